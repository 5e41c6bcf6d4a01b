import type { FieldMapping } from '#app/ports';
import { sizeFactor } from '#core/value/evaluation';
import type { Holding } from '#core/value/holding';
import type { AccountId, IssueId, ProjectId } from '#core/issue';
import type { FactorId, FactorValues } from '#core/value/model';
import { namesIn, planFields, retiredFields, type FieldPlan, type RetiredFields } from '#azure/fields';
import { isNumber, projectName, type IssueSource } from '#azure/issue-source';
import { momentOf, numberIn, personIn, textIn } from '#azure/issue-reader';
import type { ItemSource } from '#azure/item-source';
import type { Process, Processes } from '#azure/process';
import type { WorkItem } from '#azure/wire';

/** Answers how a project's fields are read. */
export type MappingOf = (projectId: ProjectId) => Promise<FieldMapping>;

/** An item with the fields that its project reads. */
export interface MappedItem {
  readonly item: WorkItem;
  readonly projectId: ProjectId;
  readonly process: Process;
  readonly mapping: FieldMapping;
  readonly plan: FieldPlan;
  /** Result fields of models that the project does not use. */
  readonly retired: readonly RetiredFields[];
}

/** Reads what the fields of items hold of their value. */
export class Holdings {
  constructor(
    private readonly items: ItemSource,
    private readonly issues: IssueSource,
    private readonly processes: Processes,
  ) {}

  async of(ids: readonly IssueId[], mappingOf: MappingOf): Promise<ReadonlyMap<IssueId, Holding>> {
    const mapped = await this.mapped(ids, mappingOf);
    return new Map(mapped.map((entry) => [String(entry.item.id) as IssueId, holdingOf(entry)]));
  }

  /** Items with their mapping. `isFresh`: as they are now, whatever was read a moment ago. */
  async mapped(
    ids: readonly IssueId[],
    mappingOf: MappingOf,
    { isFresh } = { isFresh: false },
  ): Promise<readonly MappedItem[]> {
    const numbers = [...new Set(ids.filter(isNumber).map(Number))];
    if (numbers.length === 0) return [];
    const fields = await this.processes.fields();
    const usual = this.issues.namesToRead(fields, {});
    if (isFresh) for (const id of numbers) this.items.forget(id);
    const found = await this.with(await this.items.remembered(numbers, usual), mappingOf, fields);
    // A project may have chosen fields that nobody would guess.
    const chosen = [...new Set(found.flatMap(({ plan }) => namesIn(plan)))].filter((name) => !usual.includes(name));
    return chosen.length === 0
      ? found
      : this.with(await this.items.remembered(numbers, [...usual, ...chosen]), mappingOf, fields);
  }

  private async with(
    items: readonly WorkItem[],
    mappingOf: MappingOf,
    fields: Parameters<typeof planFields>[0],
  ): Promise<readonly MappedItem[]> {
    const homes = await this.issues.homesOf(items);
    const read = async ([name, home]: readonly [string, Pick<MappedItem, 'projectId' | 'process'>]) => {
      const mapping = await mappingOf(home.projectId);
      const plan = planFields(fields, home.process, mapping);
      return [name, { ...home, mapping, plan, retired: retiredFields(fields, home.process, mapping) }] as const;
    };
    const plans = new Map(await Promise.all([...homes].map(read)));
    return items.flatMap((item) => {
      const how = plans.get(projectName(item));
      return how ? [{ item, ...how }] : [];
    });
  }
}

function holdingOf({ item, projectId, process, mapping: { model }, plan, retired }: MappedItem): Holding {
  const { fields } = item;
  const type = textIn(fields['System.WorkItemType']);
  const size = sizeFactor(model);
  const estimate = size && plan.points.flatMap((name) => numberIn(fields[name]) ?? [])[0];
  const factors = Object.entries(plan.factors).flatMap(([factor, name]) =>
    typeof fields[name] === 'number' ? [[factor as FactorId, fields[name]] as const] : [],
  );
  const result = (name: string | undefined): number | 'empty' | undefined => {
    if (name === undefined || !process.has(type, name)) return undefined;
    const value = fields[name];
    return typeof value === 'number' ? value : 'empty';
  };
  const score = result(plan.score);
  const costOfDelay = result(plan.costOfDelay);
  return {
    issueId: String(item.id) as IssueId,
    projectId,
    factors: Object.fromEntries([
      ...factors,
      ...(size && estimate !== undefined ? [[size, estimate] as const] : []),
    ]) as FactorValues,
    ...(score !== undefined && { score }),
    ...(costOfDelay !== undefined && { costOfDelay }),
    retired: retired.map(({ modelId, score: name, costOfDelay: other }) => ({
      modelId,
      ...numbersIn(fields, { score: name, costOfDelay: other }),
    })),
    by: personIn(fields['System.ChangedBy'])?.id ?? ('' as AccountId),
    at: momentOf(textIn(fields['System.ChangedDate'])),
  };
}

function numbersIn(
  fields: WorkItem['fields'],
  names: { readonly score?: string | undefined; readonly costOfDelay?: string | undefined },
): { readonly score?: number; readonly costOfDelay?: number } {
  return Object.fromEntries(
    Object.entries(names).flatMap(([key, name]) =>
      name !== undefined && typeof fields[name] === 'number' ? [[key, fields[name]] as const] : [],
    ),
  );
}
