import type {
  WorkItem,
  WorkItemClassificationNode,
  WorkItemField,
} from 'azure-devops-node-api/interfaces/WorkItemTrackingInterfaces';
import { azurePeople } from '#host/azure/fill/people';
import { makeField, platformFields } from '#host/azure/field/platform-fields';
import type { Field, FieldType, FieldValue, Project, WorkItemType } from '#host/azure/seams';
import type { Contents, LoadedItem, LoadedIteration, LoadedLink, LoadedTeam } from '#host/azure/world/contents';
import { linkEnd } from '#host/azure/world/link-types';
import type { BacklogPerson } from '#host/jira/backlog';
import type { RemoteProject, RemoteType } from '#world/remote/azure-site';

/** Field types by their number in the service's enumeration. */
const FIELD_TYPES: readonly FieldType[] = [
  'string',
  'integer',
  'dateTime',
  'plainText',
  'html',
  'treePath',
  'history',
  'double',
  'guid',
  'boolean',
  'identity',
  'picklistString',
  'integer',
  'double',
];
const CATEGORIES: ReadonlySet<string> = new Set([
  'Microsoft.EpicCategory',
  'Microsoft.FeatureCategory',
  'Microsoft.RequirementCategory',
  'Microsoft.BugCategory',
  'Microsoft.TaskCategory',
]);
const STATE_CATEGORIES: ReadonlySet<string> = new Set(['Proposed', 'InProgress', 'Resolved', 'Completed', 'Removed']);
/** What the local organization makes itself of ids, paths and relations. */
const DERIVED =
  /^System\.(Id|Rev|Watermark|AreaId|IterationId|NodeName|AreaLevel\d|IterationLevel\d|TeamProject|AuthorizedDate|AuthorizedAs|RevisedDate|PersonId|CommentCount|Parent|BoardColumn|BoardColumnDone|BoardLane|ChangedDate|ChangedBy|CreatedDate|CreatedBy|\w*Count)$/;

type IdentityValue = { readonly displayName?: string; readonly uniqueName?: string; readonly id?: string };

/** Collects the work items of a site as the local organization takes them, one at a time: nothing else of them is kept. */
export class RemoteItems {
  readonly #project: string;
  readonly #items: LoadedItem[] = [];
  readonly #links: LoadedLink[] = [];
  readonly #people = new Map<string, string>();
  readonly #revisions = new Map<number, number>();

  constructor(project: string) {
    this.#project = project;
  }

  add(item: WorkItem): void {
    const source = (item.fields ?? {}) as Readonly<Record<string, unknown>>;
    const fields: Record<string, FieldValue> = {};
    for (const [name, value] of Object.entries(source)) {
      const held = DERIVED.test(name) ? undefined : this.#valueOf(value);
      if (held !== undefined) fields[name] = held;
    }
    const creator = this.#personIn(source['System.CreatedBy']) ?? '';
    const created =
      momentIn(source['System.CreatedDate']) ?? momentIn(source['System.ChangedDate']) ?? '1970-01-01T00:00:00Z';
    const changed = momentIn(source['System.ChangedDate']) ?? created;
    const id = item.id!;
    this.#revisions.set(id, item.rev ?? 1);
    this.#items.push({
      id,
      project: this.#project,
      revisions: [
        { at: created, by: creator, fields },
        ...(changed > created
          ? [{ at: changed, by: this.#personIn(source['System.ChangedBy']) ?? creator, fields: {} }]
          : []),
      ],
      hyperlinks: (item.relations ?? []).filter(({ rel }) => rel === 'Hyperlink').map(({ url }) => ({ url: url! })),
    });
    for (const { rel, url, attributes } of item.relations ?? []) {
      const end = linkEnd(rel ?? '');
      const to = Number(/\/workItems\/(\d+)\/?$/i.exec(url ?? '')?.[1]);
      if (
        end?.usage !== 'workItemLink' ||
        !end.isForward ||
        end.isRemote === true ||
        !(to > 0) ||
        (end.opposite === end.referenceName && to < id)
      )
        continue;
      const comment: unknown = attributes?.['comment'];
      this.#links.push({ rel: end.referenceName, from: id, to, ...(typeof comment === 'string' && { comment }) });
    }
  }

  /** Everybody whom an item names, with the name to show. */
  get people(): ReadonlyMap<string, string> {
    return this.#people;
  }

  /** The site's own revisions by id. */
  get revisions(): ReadonlyMap<number, number> {
    return this.#revisions;
  }

  /** somebody: stands in for people whom an item does not name. */
  contents(remote: RemoteProject, people: readonly BacklogPerson[], somebody: string): Contents {
    const ids = new Set(this.#items.map(({ id }) => id));
    const name = remote.project.name!;
    return {
      name: `${name} (copy)`,
      people: azurePeople(people),
      fields: fieldsOf(remote.fields),
      projects: [
        {
          id: remote.project.id!,
          name,
          ...(remote.project.description !== undefined && { description: remote.project.description }),
          processName: remote.project.capabilities?.['processTemplate']?.['templateName'] ?? 'Agile',
          types: remote.types.filter(({ type }) => !type.isDisabled).map((type) => typeOf(type, remote)),
          areas: pathsOf(remote, 'area').map(({ path }) => path),
          iterations: pathsOf(remote, 'iteration'),
          teams: teamsOf(remote),
        },
      ],
      items: this.#items.map((item) => ({
        ...item,
        revisions: item.revisions.map((revision) => (revision.by === '' ? { ...revision, by: somebody } : revision)),
      })),
      links: this.#links.filter(({ from, to }) => ids.has(from) && ids.has(to)),
    };
  }

  #valueOf(value: unknown): FieldValue | undefined {
    if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
    if (value instanceof Date) return value.toISOString();
    return this.#personIn(value);
  }

  #personIn(value: unknown): string | undefined {
    if (typeof value !== 'object' || value === null)
      return typeof value === 'string' && value !== '' ? value : undefined;
    const id = personId(value as IdentityValue);
    if (id !== undefined && !this.#people.has(id)) this.#people.set(id, (value as IdentityValue).displayName ?? id);
    return id;
  }
}

/** The id by which somebody is known here, in both trackers: the address that the site shows beside the name. */
export function personId({ uniqueName, id }: IdentityValue): string | undefined {
  return uniqueName === undefined || uniqueName === '' ? id : uniqueName;
}

function momentIn(value: unknown): string | undefined {
  return value instanceof Date ? value.toISOString() : typeof value === 'string' ? value : undefined;
}

function fieldsOf(fields: readonly WorkItemField[]): readonly Field[] {
  const known = new Set(platformFields.map(({ referenceName }) => referenceName.toLowerCase()));
  return fields
    .filter(({ referenceName }) => !known.has(referenceName!.toLowerCase()))
    .map((field) =>
      makeField({
        referenceName: field.referenceName!,
        name: field.name!,
        type: field.isIdentity ? 'identity' : (FIELD_TYPES[field.type ?? 0] ?? 'string'),
        isReadOnly: field.readOnly ?? false,
      }),
    );
}

function typeOf({ type, states, fields }: RemoteType, { categories, fields: all }: RemoteProject): WorkItemType {
  const readOnly = new Set(all.filter((field) => field.readOnly === true).map(({ referenceName }) => referenceName));
  const category = categories.find(
    ({ referenceName, workItemTypes }) =>
      CATEGORIES.has(referenceName!) && (workItemTypes ?? []).some(({ name }) => name === type.name),
  )?.referenceName;
  return {
    name: type.name!,
    referenceName: type.referenceName!,
    color: type.color ?? '009CCC',
    states: states.map(({ name, color, category: told }) => ({
      name: name!,
      color: color ?? 'b2b2b2',
      category: (STATE_CATEGORIES.has(told ?? '') ? told : 'InProgress') as WorkItemType['states'][number]['category'],
    })),
    fields: fields.map(
      ({ referenceName, alwaysRequired, defaultValue, allowedValues }): Project['types'][number]['fields'][number] => ({
        referenceName: referenceName!,
        isRequired: alwaysRequired ?? false,
        isReadOnly: readOnly.has(referenceName!),
        ...(isPlain(defaultValue) && { default: defaultValue }),
        ...(Array.isArray(allowedValues) &&
          allowedValues.length > 0 &&
          allowedValues.every(isPlain) && { allowed: allowedValues as FieldValue[] }),
      }),
    ),
    ...(category !== undefined && { category }),
  };
}

function isPlain(value: unknown): value is FieldValue {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}

function pathsOf({ nodes, project }: RemoteProject, kind: 'area' | 'iteration'): readonly LoadedIteration[] {
  const found: LoadedIteration[] = [];
  const walk = (node: WorkItemClassificationNode, path: string) => {
    const start = momentIn(node.attributes?.['startDate']),
      finish = momentIn(node.attributes?.['finishDate']);
    found.push({ path, ...(start !== undefined && { start }), ...(finish !== undefined && { finish }) });
    for (const child of node.children ?? []) walk(child, `${path}\\${child.name}`);
  };
  // The enumeration counts areas as 0; some answers write the name.
  const roots = nodes.filter(
    ({ structureType }) => String(structureType) === (kind === 'area' ? '0' : '1') || String(structureType) === kind,
  );
  for (const root of roots) walk(root, project.name!);
  return found;
}

function teamsOf({ teams, project }: RemoteProject): readonly LoadedTeam[] {
  const first = teams.filter(({ team }) => team.id === project.defaultTeam?.id);
  const rest = teams.filter(({ team }) => team.id !== project.defaultTeam?.id);
  return [...first, ...rest].map(({ team, members, iterations, areas }) => ({
    name: team.name!,
    memberIds: members.flatMap(({ identity }) => personId(identity ?? {}) ?? []),
    areaPaths: (areas?.values ?? []).flatMap(({ value }) => value ?? []),
    iterationPaths: iterations.flatMap(({ path }) => path?.replace(/^\\/, '') ?? []),
  }));
}
