import { fittingFields, findFields, type FieldFacts, type FoundFields } from '#app/fields/find-fields';
import { issueUses } from '#app/fields/issue-uses';
import { contentIn, momentOf } from '#app/fields/reading';
import type { ChosenFields, FieldKind, FieldMapping, Fields, FieldUse, TrackerField } from '#app/ports/fields';
import type { IssueId, ProjectId } from '#core/issue';
import { ownFields, type Extension } from '#jira/extension';
import { textsIn } from '#jira/issue-reader';
import type { IssueSource } from '#jira/issue-source';
import { sprintField } from '#jira/sprints';
import type { IssueBean, JiraField } from '#jira/wire';

/** What lies in fields of issues. What Waybill writes lies in fields of the app's own, which nobody else can write. */
export class JiraFields implements Fields {
  readonly areShared = false;

  constructor(
    private readonly source: IssueSource,
    private readonly extension: Extension,
  ) {}

  async list(uses: readonly FieldUse[]): Promise<readonly TrackerField[]> {
    const readOnly = uses.filter(({ isWritten }) => !isWritten);
    return fittingFields((await this.source.fields()).map(factsOf), readOnly);
  }

  async valuesOf(
    ids: readonly IssueId[],
    mappingOf: (projectId: ProjectId) => Promise<FieldMapping>,
  ): ReturnType<Fields['valuesOf']> {
    const fields = await this.source.fields();
    const projects = await this.source.projectsOf(ids);
    const plans = new Map<string, { readonly uses: readonly FieldUse[]; readonly found: FoundFields }>();
    for (const projectId of new Set(projects.values())) {
      const mapping = await mappingOf(projectId as ProjectId);
      plans.set(projectId, { uses: mapping.uses, found: this.fieldsFor(fields, mapping) });
    }
    const names = [...new Set([...plans.values()].flatMap(({ found }) => Object.values(found).flat()))];
    const beans = await this.source.beans([...projects.keys()], names);
    return new Map(
      beans.flatMap((bean) => {
        const plan = plans.get(bean.fields.project.id);
        return plan ? [[bean.id as IssueId, valuesIn(bean, plan.uses, plan.found)] as const] : [];
      }),
    );
  }

  /** What is written lies in the app's own field of that name. */
  private fieldsFor(fields: readonly JiraField[], { uses, chosen }: FieldMapping): FoundFields {
    const own = ownFields(this.extension, fields);
    const written = uses.filter(({ isWritten }) => isWritten).map(({ use }) => [use, own.get(use)] as const);
    return {
      ...findFields(fields.map(factsOf), { uses: uses.filter(({ isWritten }) => !isWritten), chosen }),
      ...Object.fromEntries(written.map(([use, field]) => [use, field === undefined ? [] : [field]] as const)),
    };
  }
}

/** The fields that every issue is read with: those that people may choose, and that of sprints as `iteration`. */
export function fieldsOfIssues(
  fields: readonly JiraField[],
  chosen: ChosenFields,
): FoundFields & { readonly iteration: readonly string[] } {
  const sprints = sprintField(fields);
  return { ...findFields(fields.map(factsOf), { uses: issueUses, chosen }), iteration: sprints ? [sprints.id] : [] };
}

function factsOf({ id, name, schema }: JiraField): FieldFacts {
  const custom = schema?.custom;
  return {
    id,
    name,
    type: custom?.slice(custom.lastIndexOf(':') + 1) ?? id,
    calledBy: custom === undefined ? [] : [name],
    kinds: kindsOf(schema),
    isHere: true,
  };
}

/** Fields that apps declare, ours among them, are no answers of people. */
function kindsOf(schema: JiraField['schema']): readonly FieldKind[] {
  if (schema?.custom?.startsWith('ari:cloud:ecosystem::')) return [];
  if (schema?.type === 'date') return ['day'];
  if (schema?.custom === undefined) return [];
  if (schema.type === 'number') return ['number'];
  if (schema.type === 'team') return ['team'];
  const item = schema.type === 'array' ? schema.items : schema.type;
  return item !== undefined && ['string', 'option', 'option-with-child'].includes(item)
    ? ['choice', 'team', 'text']
    : [];
}

/** An issue that has no value for a field and one that has no such field look the same: Jira leaves out the field that is not there. */
function valuesIn({ fields }: IssueBean, uses: readonly FieldUse[], found: FoundFields) {
  const values = uses.flatMap((use) => {
    const here = (found[use.use] ?? []).filter((name) => name in fields);
    return here.length === 0 ? [] : [[use.use, contentIn(use, here, fields, (value) => textsIn(value)[0])] as const];
  });
  return {
    projectId: fields.project.id as ProjectId,
    values: Object.fromEntries(values),
    at: momentOf(fields.updated),
  };
}
