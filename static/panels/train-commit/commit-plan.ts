import type { FieldChange } from '#app/plan/calls';
import type { PlannedFields } from '#app/ports/writes';
import type { IssueId } from '#core/issue';
import { commitDifference } from '#core/train/placing';
import type { BoardState } from '../train/board-session';
import { isMoved, type CommitRow, type CommitState, type UnwritableItem } from './commit-state';

/** What a commitment would write: items that change their iteration, then those of which fields alone change. */
export function plannedRows(
  { pi, items, placements }: Pick<BoardState, 'pi' | 'items' | 'placements'>,
  changes: ReadonlyMap<IssueId, readonly FieldChange[]>,
): Pick<CommitState, 'rows' | 'unwritable'> {
  const known = new Map(items.map((item) => [item.id, item]));
  const rows: CommitRow[] = [];
  const unwritable: UnwritableItem[] = [];
  const rest = new Map(changes);
  for (const { issueId, from, to, obstacle } of commitDifference(pi, items, placements).steps) {
    const item = known.get(issueId);
    const fields = rest.get(issueId);
    // What stays a draft keeps its days, too.
    rest.delete(issueId);
    if (obstacle === undefined)
      rows.push({ issueId, from, to, ...(fields && { fields }), outcome: 'waiting', ...(item && { item }) });
    else if (item) unwritable.push({ item, obstacle });
  }
  for (const [issueId, fields] of rest) {
    const item = known.get(issueId);
    const here = item?.iterations.at(-1) ?? null;
    rows.push({ issueId, from: here, to: here, fields, outcome: 'waiting', ...(item && { item }) });
  }
  return { rows, unwritable };
}

/** What a row says of its item at one of its ends, as a write takes it. */
export function saidOf(row: CommitRow, end: 'from' | 'to'): Partial<Pick<PlannedFields, 'iteration' | 'fields'>> {
  const { fields } = row;
  return {
    ...(isMoved(row) && { iteration: row[end] }),
    ...(fields && { fields: Object.fromEntries(fields.map((field) => [field.id, field[end]])) }),
  };
}
