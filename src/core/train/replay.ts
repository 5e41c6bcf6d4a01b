import type { IssueId } from '#core/issue';
import type { Board } from '#core/train/board';
import type { TeamId } from '#core/train/ids';
import type { PlanItem } from '#core/train/plan-item';

/**
 * What became of an item since the plan was committed. `kept`: it is where it was promised; `left`: it was promised and
 * lies in no iteration of the PI any more; `added`: it lies in one and was not promised. What is done is `done`,
 * wherever it was done.
 */
export type Fate = 'left' | 'later' | 'earlier' | 'added' | 'kept' | 'done';

/** An item that was promised, or lies in the PI today. Slots count from 0. */
export interface ReplayedItem {
  readonly item: PlanItem;
  readonly fate: Fate;
  readonly promised?: number;
  readonly now?: number;
}

/** A plan as it was committed, held against today. */
export interface Replay {
  /** In the order of the items. */
  readonly rows: readonly ReplayedItem[];
  /** Items that were promised and are not among the train's any more, or not for this viewer. */
  readonly gone: number;
}

/** Holds the slots that items were promised in against where they lie on the board today. */
export function replayOf(
  promised: ReadonlyMap<IssueId, number>,
  items: readonly PlanItem[],
  { slotOf }: Pick<Board, 'slotOf'>,
): Replay {
  const rows = items.flatMap((item): readonly ReplayedItem[] => {
    const [before, now] = [promised.get(item.id), slotOf.get(item.id)];
    const fate = fateOf(item, before, now);
    if (!fate) return [];
    return [{ item, fate, ...(before !== undefined && { promised: before }), ...(now !== undefined && { now }) }];
  });
  const known = new Set(items.map(({ id }) => id));
  return { rows, gone: [...promised.keys()].filter((id) => !known.has(id)).length };
}

function fateOf({ status }: PlanItem, promised: number | undefined, now: number | undefined): Fate | undefined {
  if (promised === undefined) return now === undefined ? undefined : 'added';
  if (status === 'done') return 'done';
  if (now === undefined) return 'left';
  if (now === promised) return 'kept';
  return now > promised ? 'later' : 'earlier';
}

/** How many items, and what they are estimated at today. */
export interface ReplayTally {
  readonly items: number;
  readonly points: number;
}

/** Items and points of one fate, or of several. */
export function tallyOf(rows: readonly ReplayedItem[], fates: readonly Fate[]): ReplayTally {
  const chosen = rows.filter(({ fate }) => fates.includes(fate));
  return { items: chosen.length, points: chosen.reduce((sum, { item: { points = 0 } }) => sum + points, 0) };
}

/** What became of what one team promised. `promised`: what is still among the train's items of it. */
export interface TeamReplay {
  /** Absent: items of no team that can be told. */
  readonly teamId?: TeamId;
  readonly promised: ReplayTally;
  readonly of: Readonly<Record<Fate, ReplayTally>>;
}

/** Everything that can become of an item. */
export const fates: readonly Fate[] = ['left', 'later', 'added', 'earlier', 'kept', 'done'];
/** What can become of what was promised. */
export const promisedFates: readonly Fate[] = fates.filter((fate) => fate !== 'added');

/** The replay by team, in the order of the teams; those that neither promised nor added anything are left out. */
export function replayByTeam(rows: readonly ReplayedItem[], teamIds: readonly TeamId[]): readonly TeamReplay[] {
  const known = new Set(teamIds);
  return [...teamIds, undefined].flatMap((teamId): readonly TeamReplay[] => {
    const own = rows.filter(({ item }) =>
      teamId === undefined ? item.teamId === undefined || !known.has(item.teamId) : item.teamId === teamId,
    );
    if (own.length === 0) return [];
    const of = Object.fromEntries(fates.map((fate) => [fate, tallyOf(own, [fate])])) as Record<Fate, ReplayTally>;
    return [{ ...(teamId !== undefined && { teamId }), promised: tallyOf(own, promisedFates), of }];
  });
}
