import type { AccountId, IssueId } from '#core/issue';
import { newestFirst, placeChanges, type PlaceChange, type PlaceEdit } from '#core/train/place-changes';
import { placeRules } from '#core/train/placing';
import { fates, type Fate, type ReplayedItem } from '#core/train/replay';
import type { TeamId } from '#core/train/ids';
import type { PlanItem } from '#core/train/plan-item';
import type { BoardState } from '../train/board-session';

/** A line of the table: an item that was promised, or lies in the PI today. */
export interface ReplayRow extends ReplayedItem {
  readonly kind: 'row';
  readonly key: string;
  /** What moved it, newest first. */
  readonly changes: readonly PlaceChange[];
}

/** A line of the other table: one move of one item. */
export interface ChangeRow {
  readonly kind: 'row';
  readonly key: string;
  readonly change: PlaceChange;
}

/** Which rows are shown. */
export interface ReplayFilter {
  /** Empty: all. */
  readonly fates: readonly Fate[];
  /** `none`: items of no team that can be told. */
  readonly team?: TeamId | 'none';
}

/** What moved each item on the board since its plan was committed, newest first. */
export function changesByItem(
  edits: readonly PlaceEdit[],
  { row, pi, items, placements }: Pick<BoardState, 'row' | 'pi' | 'items' | 'placements'>,
): ReadonlyMap<IssueId, readonly PlaceChange[]> {
  const own = new Map<IssueId, PlaceEdit[]>();
  for (const edit of edits) {
    const known = own.get(edit.issueId);
    if (known) known.push(edit);
    else own.set(edit.issueId, [edit]);
  }
  const rules = placeRules(row.train, pi);
  return new Map(
    items.flatMap((item) => {
      const found = own.get(item.id);
      return found ? [[item.id, placeChanges(item, placements.get(item.id), found, rules)] as const] : [];
    }),
  );
}

/** The rows of the table, what somebody has to look at first. */
export function replayRows(
  rows: readonly ReplayedItem[],
  changes: ReadonlyMap<IssueId, readonly PlaceChange[]>,
): readonly ReplayRow[] {
  return fates.flatMap((fate) =>
    rows
      .filter((row) => row.fate === fate)
      .map((row) => ({ ...row, kind: 'row' as const, key: row.item.id, changes: changes.get(row.item.id) ?? [] })),
  );
}

/** All moves, newest first: also of items that are in the PI no more and never were promised. */
export function changeRows(
  changes: ReadonlyMap<IssueId, readonly PlaceChange[]>,
  isShown: (item: PlanItem) => boolean,
): readonly ChangeRow[] {
  return [...changes.values()]
    .flat()
    .filter(({ item }) => isShown(item))
    .sort(newestFirst)
    .map((change, index) => ({ kind: 'row', key: `${index} ${change.item.id}`, change }));
}

/** Whether an item belongs to the team that is looked at. */
export function isOfTeam({ teamId }: PlanItem, { team }: ReplayFilter, known: ReadonlySet<TeamId>): boolean {
  if (team === undefined) return true;
  return team === 'none' ? teamId === undefined || !known.has(teamId) : teamId === team;
}

/** Whom names are wanted of. */
export function authorsOf(edits: readonly PlaceEdit[], known: ReadonlyMap<AccountId, string>): readonly AccountId[] {
  return [...new Set(edits.flatMap(({ by }) => (by === undefined || known.has(by) ? [] : [by])))];
}
