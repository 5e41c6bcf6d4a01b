import { findFields, fittingFields, type FoundFields } from '#app/fields/find-fields';
import { contentIn, momentOf } from '#app/fields/reading';
import type { FieldMapping, Fields, FieldUse, FieldValues, TrackerField } from '#app/ports/fields';
import type { IssueId, ProjectId } from '#core/issue';
import { factsOf } from '#azure/fields';
import { projectName, type IssueSource } from '#azure/issue-source';
import { choiceIn, personIn, textIn } from '#azure/issue-reader';
import { numbersIn, type ItemSource } from '#azure/item-source';
import type { Process, Processes } from '#azure/process';
import type { AzureField, WorkItem } from '#azure/wire';

/** Answers what is looked for in a project's fields. */
export type MappingOf = (projectId: ProjectId) => Promise<FieldMapping>;

/** An item with the fields that its project has for each use. */
export interface MappedItem {
  readonly item: WorkItem;
  readonly projectId: ProjectId;
  readonly process: Process;
  readonly uses: readonly FieldUse[];
  readonly found: FoundFields;
}

/** What lies in fields of work items, where people write, too. */
export class MappedItems implements Fields {
  readonly areShared = true;

  constructor(
    private readonly items: ItemSource,
    private readonly issues: IssueSource,
    private readonly processes: Processes,
    private readonly pageProject: ProjectId | undefined,
  ) {}

  async list(uses: readonly FieldUse[], projectId = this.pageProject): Promise<readonly TrackerField[]> {
    const [fields, process] = await Promise.all([
      this.processes.fields(),
      projectId === undefined ? undefined : this.processes.of(projectId),
    ]);
    return fittingFields(factsOf(fields, process), uses);
  }

  async valuesOf(
    ids: readonly IssueId[],
    mappingOf: MappingOf,
    how?: { readonly isFresh: boolean },
  ): Promise<ReadonlyMap<IssueId, FieldValues>> {
    const mapped = await this.mapped(ids, mappingOf, how);
    return new Map(mapped.map((entry) => [String(entry.item.id) as IssueId, valuesIn(entry)]));
  }

  /** Items with their mapping. `isFresh`: as they are now, whatever was read a moment ago. */
  async mapped(
    ids: readonly IssueId[],
    mappingOf: MappingOf,
    { isFresh } = { isFresh: false },
  ): Promise<readonly MappedItem[]> {
    const numbers = numbersIn(ids);
    if (numbers.length === 0) return [];
    const fields = await this.processes.fields();
    const usual = this.issues.namesToRead(fields, { usual: {} });
    if (isFresh) for (const id of numbers) this.items.forget(id);
    const found = await this.with(await this.items.remembered(numbers, usual), mappingOf, fields);
    // A project may have chosen fields that nobody would guess.
    const chosen = [...new Set(found.flatMap((entry) => Object.values(entry.found).flat()))].filter(
      (name) => !usual.includes(name),
    );
    return chosen.length === 0
      ? found
      : this.with(await this.items.remembered(numbers, [...usual, ...chosen]), mappingOf, fields);
  }

  private async with(
    items: readonly WorkItem[],
    mappingOf: MappingOf,
    fields: readonly AzureField[],
  ): Promise<readonly MappedItem[]> {
    const homes = await this.issues.homesOf(items);
    const read = async ([name, home]: readonly [string, Pick<MappedItem, 'projectId' | 'process'>]) => {
      const mapping = await mappingOf(home.projectId);
      const found = findFields(factsOf(fields, home.process), mapping);
      return [name, { ...home, uses: mapping.uses, found }] as const;
    };
    const plans = new Map(await Promise.all([...homes].map(read)));
    return items.flatMap((item) => {
      const how = plans.get(projectName(item));
      return how ? [{ item, ...how }] : [];
    });
  }
}

function valuesIn({ item, projectId, process, uses, found }: MappedItem): FieldValues {
  const { fields } = item;
  const type = textIn(fields['System.WorkItemType']);
  const by = personIn(fields['System.ChangedBy'])?.id;
  const values = uses.flatMap((use) => {
    const here = (found[use.use] ?? []).filter((name) => process.has(type, name));
    return here.length === 0 ? [] : [[use.use, contentIn(use, here, fields, choiceIn)] as const];
  });
  return {
    projectId,
    values: Object.fromEntries(values),
    ...(by !== undefined && { by }),
    at: momentOf(textIn(fields['System.ChangedDate'])),
  };
}
