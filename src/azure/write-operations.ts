import type { FieldWrite, PlannedValue } from '#app/ports/writes';
import { onRevision, type Operation } from '#azure/batch';
import { targetOf } from '#azure/links';
import type { WorkItem } from '#azure/wire';

const parentRel = 'System.LinkTypes.Hierarchy-Reverse';
const tags = 'System.Tags';
const iterationPath = 'System.IterationPath';

/** The operation that sets a field; null and an empty list empty it. Tags are one text, to which `add` would add. */
export function setField(name: string, value: PlannedValue): Operation {
  const text = Array.isArray(value) ? value.join('; ') : value;
  if (text === null || text === '') return { op: 'remove', path: `/fields/${name}` };
  return { op: name === tags ? 'replace' : 'add', path: `/fields/${name}`, value: text };
}

/** The operation that puts an item into an iteration, by its path. */
export function setIteration(path: string): Operation {
  return { op: 'add', path: `/fields/${iterationPath}`, value: path };
}

/** The operation that puts an item below another one. */
export function addParent(base: string, id: string | number): Operation {
  return addRelation(parentRel, itemAddress(base, id));
}

/** The operation that adds a relation. */
export function addRelation(rel: string, url: string, attributes?: object): Operation {
  return { op: 'add', path: '/relations/-', value: { rel, url, ...(attributes && { attributes }) } };
}

/** The address of an item, as relations name it; a negative number is that of an item of the same batch. */
export function itemAddress(base: string, id: string | number): string {
  return `${base}/_apis/wit/workItems/${id}`;
}

/**
 * What has to change for an item to hold what a plan says: nothing when it does. A change that was planned on a revision, or on
 * where the item lies, is tied to this revision, and so is one of the parent, whose place in the list of relations is that of this revision.
 */
export function operationsFor({ seen, only, set }: FieldWrite, item: WorkItem, base: string): readonly Operation[] {
  const { iteration, parent, fields = {} } = set;
  const root = String(item.fields['System.TeamProject'] ?? '');
  const place = (item.relations ?? []).findIndex(({ rel }) => rel === parentRel);
  const above = item.relations?.[place];
  const isMoved = parent !== undefined && (above ? targetOf(above.url) : null) !== parent;
  const changes: readonly Operation[] = [
    ...(iteration === undefined || isIn(item, iteration ?? root) ? [] : [setIteration(iteration ?? root)]),
    ...Object.entries(fields).flatMap(([name, value]) =>
      holdsValue(name, item.fields[name], value) ? [] : [setField(name, value)],
    ),
    ...(isMoved && above ? [{ op: 'remove' as const, path: `/relations/${place}` }] : []),
    ...(isMoved && parent !== null ? [addParent(base, parent)] : []),
  ];
  const isTied = seen !== undefined || only !== undefined || isMoved;
  return changes.length > 0 && isTied ? [...onRevision(item.rev), ...changes] : changes;
}

/** The item lies where a change was planned from, an iteration by its path or, null, the root, and holds what it held. */
export function isAsPlanned(item: WorkItem, { iteration, fields = {} }: NonNullable<FieldWrite['only']>): boolean {
  const root = String(item.fields['System.TeamProject'] ?? '');
  if (iteration !== undefined && !isIn(item, iteration ?? root)) return false;
  return Object.entries(fields).every(([name, value]) => holdsValue(name, item.fields[name], value));
}

function isIn({ fields }: WorkItem, path: string): boolean {
  return String(fields[iterationPath]).toLowerCase() === path.toLowerCase();
}

function holdsValue(name: string, stored: unknown, value: PlannedValue): boolean {
  if (name === tags) return sameTags(tagsIn(stored), Array.isArray(value) ? value : tagsIn(value));
  if (value === null || value === '') return stored === undefined || stored === null || stored === '';
  if (typeof stored === 'object' && stored !== null) {
    const { id, uniqueName } = stored as { readonly id?: unknown; readonly uniqueName?: unknown };
    return id === value || uniqueName === value;
  }
  // A day is stored as its midnight.
  if (typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value))
    return typeof stored === 'string' && stored.replace(/T00:00:00(\.0+)?Z$/, '') === value;
  return stored === value;
}

function tagsIn(stored: unknown): readonly string[] {
  return typeof stored === 'string' ? stored.split(';').flatMap((tag) => tag.trim() || []) : [];
}

function sameTags(one: readonly string[], other: readonly string[]): boolean {
  const sorted = (list: readonly string[]): string => JSON.stringify(list.map((tag) => tag.toLowerCase()).sort());
  return sorted(one) === sorted(other);
}
