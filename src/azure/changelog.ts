import { oldestFirst } from '#app/oldest-first';
import { inParallel } from '#app/parallel';
import type {
  ChangedField,
  ChangedValue,
  Changelog,
  CommonField,
  FieldChange,
  FieldChanges,
} from '#app/ports/changelog';
import { Refused, type Patience } from '#app/rest-client';
import type { IssueId, Person } from '#core/issue';
import { AzureClient } from '#azure/client';
import { revisionBatch, updatePage, type Revision, type Update } from '#azure/history-wire';
import { momentOf } from '#app/fields/reading';
import { personIn, textIn } from '#azure/issue-reader';
import { projectName } from '#azure/issue-source';
import { callsAtOnce, ItemSource, numbersIn } from '#azure/item-source';
import type { AzureRequest } from '#azure/request';
import type { WorkItem } from '#azure/wire';

/** Most updates in one page. Source: GET _apis/wit/workItems/{id}/updates (2026-11-27). */
const updatesAPage = 200;
/** Up to so many items of a project their updates are asked for one by one: that is done in a few rounds of calls. */
const fewItems = 30;

const fieldNames: Readonly<Record<CommonField, string>> = {
  status: 'System.State',
  iteration: 'System.IterationPath',
  assignee: 'System.AssignedTo',
  summary: 'System.Title',
  priority: 'Microsoft.VSTS.Common.Priority',
};

/** What a changelog of Azure DevOps is made of. */
export interface AzureChangelogParts {
  readonly request: AzureRequest;
  readonly patience?: Patience;
}

/**
 * What happened to work items. The platform tells it item by item, or as all revisions of a project, a thousand a call
 * and one call after the other. Which costs fewer calls depends on how much else the project holds, and nothing tells that
 * before: so of many items the project's revisions are read, but no longer than asking item by item would take, and items
 * whose revisions did not come whole by then are asked for themselves. At worst that takes twice the time of the better way.
 */
export function createAzureChangelog({ request, patience }: AzureChangelogParts): Changelog {
  return new AzureChangelog(new AzureClient(request, patience));
}

/** A field as it was asked for, by the platform's name of it. */
type Names = ReadonlyMap<string, ChangedField>;

class AzureChangelog implements Changelog {
  private readonly items: ItemSource;

  constructor(private readonly client: AzureClient) {
    this.items = new ItemSource(client);
  }

  async changes(
    issueIds: readonly IssueId[],
    fields: readonly ChangedField[],
    signal?: AbortSignal,
  ): Promise<FieldChanges> {
    if (issueIds.length === 0 || fields.length === 0) return { changes: [], missing: [] };
    const wanted = [...new Set(issueIds)];
    const names: Names = new Map(fields.map((field) => [fieldNames[field as CommonField] ?? field, field]));
    const placing = ['System.Id', 'System.TeamProject', 'System.CreatedDate'];
    const items = await this.items.some(numbersIn(wanted), placing, signal);
    const changes: FieldChange[] = [];
    const left: number[] = [];
    for (const [project, own] of byProject(items)) {
      const revisions = own.length > fewItems ? await this.revisions(project, own, names, signal) : new Map();
      for (const { id, rev } of own) {
        const known: readonly Revision[] = revisions.get(id) ?? [];
        if (isWhole(known, rev)) changes.push(...betweenRevisions(known, names));
        else left.push(id);
      }
    }
    const seen = new Set(items.map(({ id }) => String(id)));
    const told = await inParallel(left, callsAtOnce, async (id) => {
      const updates = await this.updates(id, signal);
      if (!updates) seen.delete(String(id));
      return ofUpdates(id, updates ?? [], names);
    });
    return {
      changes: [...changes, ...told.flat()].sort(oldestFirst),
      missing: wanted.filter((id) => !seen.has(id)),
    };
  }

  /** Revisions of these items, as far as they come within the calls' limit. */
  private async revisions(
    project: string,
    items: readonly WorkItem[],
    names: Names,
    signal: AbortSignal | undefined,
  ): Promise<ReadonlyMap<number, readonly Revision[]>> {
    const found = new Map<number, Revision[]>(items.map(({ id }) => [id, []]));
    // A second early: what happened at the start itself is not told.
    const born = Math.min(...items.map(({ fields }) => Date.parse(textIn(fields['System.CreatedDate'])))) - 1_000;
    const body = { fields: [...names.keys(), 'System.ChangedDate', 'System.ChangedBy'], includeIdentityRef: true };
    let place = `startDateTime=${new Date(born || 0).toISOString()}`;
    for (let calls = Math.ceil(items.length / callsAtOnce); calls > 0; calls -= 1) {
      const batch = await this.batch(project, place, body, signal);
      for (const revision of batch?.values ?? []) found.get(revision.id)?.push(revision);
      if (!batch?.continuationToken || batch.isLastBatch === true) break;
      place = `continuationToken=${encodeURIComponent(batch.continuationToken)}`;
    }
    return found;
  }

  /** Nothing where the platform does not report, to this person or of one of the fields. */
  private async batch(
    project: string,
    place: string,
    body: unknown,
    signal: AbortSignal | undefined,
  ): Promise<{ values: Revision[]; continuationToken?: string | null; isLastBatch?: boolean } | undefined> {
    try {
      return await this.client.send({
        area: 'wit',
        path: `${encodeURIComponent(project)}/_apis/wit/reporting/workitemrevisions?${place}`,
        body,
        isRepeatable: true,
        answer: revisionBatch,
        signal,
        expects: [400, 403, 404],
      });
    } catch (error) {
      if (error instanceof Refused) return undefined;
      throw error;
    }
  }

  /** Nothing for an item that was taken away meanwhile. */
  private async updates(id: number, signal: AbortSignal | undefined): Promise<readonly Update[] | undefined> {
    const updates: Update[] = [];
    try {
      for (;;) {
        const { value } = await this.client.send({
          area: 'wit',
          path: `_apis/wit/workItems/${id}/updates?$top=${updatesAPage}&$skip=${updates.length}`,
          answer: updatePage,
          signal,
          expects: [404],
        });
        updates.push(...value);
        if (value.length < updatesAPage) return updates;
      }
    } catch (error) {
      if (error instanceof Refused) return undefined;
      throw error;
    }
  }
}

function byProject(items: readonly WorkItem[]): ReadonlyMap<string, readonly WorkItem[]> {
  const found = new Map<string, WorkItem[]>();
  for (const item of items) {
    const known = found.get(projectName(item));
    if (known) known.push(item);
    else found.set(projectName(item), [item]);
  }
  return found;
}

/** Revisions are numbered from 1. A later one than was known when the item was read may be among them. */
function isWhole(revisions: readonly Revision[], last: number | undefined): boolean {
  const numbers = new Set(revisions.map(({ rev }) => rev));
  return last !== undefined && numbers.size === Math.max(0, ...numbers) && numbers.size >= last;
}

function betweenRevisions(revisions: readonly Revision[], names: Names): readonly FieldChange[] {
  const inOrder = [...revisions].sort((one, other) => one.rev - other.rev);
  return inOrder.slice(1).flatMap((after, index) => {
    const before = lowered(inOrder[index]!.fields);
    const now = lowered(after.fields);
    return [...names].flatMap(([name, field]) =>
      change({
        id: after.id,
        at: textIn(after.fields['System.ChangedDate']),
        by: personIn(after.fields['System.ChangedBy']),
        field,
        from: valueOf(before.get(name.toLowerCase())),
        to: valueOf(now.get(name.toLowerCase())),
      }),
    );
  });
}

/** The first update is the item's creation. */
function ofUpdates(id: number, updates: readonly Update[], names: Names): readonly FieldChange[] {
  return updates.flatMap(({ rev, revisedBy, fields }) => {
    const touched = lowered(fields ?? {});
    const at = textIn(touched.get('system.changeddate')?.newValue);
    if (rev === 1 || at === '') return [];
    return [...names].flatMap(([name, field]) => {
      const ends = touched.get(name.toLowerCase());
      if (!ends) return [];
      const by = personIn(revisedBy);
      return change({ id, at, by, field, from: valueOf(ends.oldValue), to: valueOf(ends.newValue) });
    });
  });
}

/** Names of fields have no case. */
function lowered<Value>(fields: Readonly<Record<string, Value>>): ReadonlyMap<string, Value> {
  return new Map(Object.entries(fields).map(([name, value]) => [name.toLowerCase(), value]));
}

function change({
  id,
  at,
  by,
  field,
  from,
  to,
}: {
  readonly id: number;
  readonly at: string;
  readonly by: Person | undefined;
  readonly field: ChangedField;
  readonly from: ChangedValue | undefined;
  readonly to: ChangedValue | undefined;
}): readonly FieldChange[] {
  if (from?.id === to?.id && from?.text === to?.text) return [];
  return [
    {
      issueId: String(id) as IssueId,
      at: momentOf(at),
      ...(by && { by }),
      field,
      ...(from && { from }),
      ...(to && { to }),
    },
  ];
}

function valueOf(value: unknown): ChangedValue | undefined {
  const person = personIn(value);
  if (person) return { text: person.name, id: person.id };
  return value === undefined || value === null || value === '' ? undefined : { text: String(value) };
}
