import type { IssueId } from '#core/issue';
import type { CalendarDate } from '#core/result';
import type { Board } from '#core/train/board';
import { pointsOver } from '#core/train/capacity-points';
import type { TeamId } from '#core/train/ids';
import type { PlanItem } from '#core/train/plan-item';
import { storiesByFeature } from '#core/train/precedence';
import type { BoardProblem } from '#core/train/problem-of';
import type { Pi } from '#core/train/train';
import { firstOpen } from '#core/train/what-if';

/** What a team is to do in a PI. */
export interface TeamLoad {
  readonly teamId: TeamId;
  readonly load: number;
  readonly capacity: number;
  /** Slots in which it has more to do than it can. */
  readonly over: number;
}

/** A plan in figures, to be held against another one. */
export interface PlanFigures {
  readonly load: number;
  readonly capacity: number;
  readonly teams: readonly TeamLoad[];
  /** How full teams are, 1: full; of those that can take anything. Absent: none can. */
  readonly meanRatio?: number;
  readonly fullest?: { readonly teamId: TeamId; readonly ratio: number };
  /** The last slot in which something lies. */
  readonly lastSlot?: number;
  /** Features that are done in each slot. */
  readonly doneIn: readonly number[];
  /** Features that are done before the end of each milestone's day. */
  readonly doneBy: readonly { readonly name: string; readonly day: CalendarDate; readonly features: number }[];
  readonly conflicts: number;
  readonly atRisk: number;
  /** Dependencies of something in the plan on something that is not. */
  readonly unmet: number;
  /** Features that are not (wholly) in the plan; `worth`: what they could be worth at most, as the planner counts. */
  readonly aside: { readonly features: number; readonly worth: number };
  /** The slot in which each feature is done that is in the plan; a story without a feature stands for itself. */
  readonly doneAt: ReadonlyMap<IssueId, number>;
}

const millisecondsADay = 86_400_000;

/** Counts a plan. `today`: of the train as it is, which says what features are worth. */
export function figuresOf(
  board: Board,
  items: readonly PlanItem[],
  { pi, today }: { readonly pi: Pi; readonly today: Pick<BoardProblem, 'problem' | 'itemOf'> },
): PlanFigures {
  const teams = board.rows.map(({ teamId, cells }): TeamLoad => ({
    teamId,
    load: sum(cells.map(({ load }) => load)),
    capacity: sum(cells.map(({ capacity }) => capacity)),
    over: cells.filter((cell) => pointsOver(cell) > 0).length,
  }));
  const ratios = teams
    .filter(({ capacity }) => capacity > 0)
    .map(({ teamId, load, capacity }) => ({ teamId, ratio: load / capacity }));
  const fullest = ratios.toSorted((one, other) => other.ratio - one.ratio)[0];
  const used = [...board.slotOf.values()];
  const storiesOf = storiesByFeature(items);
  const partsOf = (item: PlanItem): readonly PlanItem[] => storiesOf.get(item.id) ?? [item];
  const outside = new Set(board.tray.filter(({ item }) => item.status !== 'done').map(({ item }) => item.id));
  const { doneAt, aside } = finishes(board, items, outside, partsOf);
  const worth = worthOf(today);
  return {
    load: sum(teams.map(({ load }) => load)),
    capacity: sum(teams.map(({ capacity }) => capacity)),
    teams,
    ...(fullest && { fullest, meanRatio: sum(ratios.map(({ ratio }) => ratio)) / ratios.length }),
    ...(used.length > 0 && { lastSlot: used.reduce((last, slot) => Math.max(last, slot), 0) }),
    doneIn: pi.slots.map((_, slot) => [...doneAt.values()].filter((at) => at === slot).length),
    doneBy: pi.milestones.map(({ name, day }) => {
      const end = Date.parse(day) + millisecondsADay;
      const isBy = (slot: number): boolean => Date.parse(pi.slots[slot]!.end) <= end;
      return { name, day, features: [...doneAt.values()].filter(isBy).length };
    }),
    ...tiesIn(board, outside, partsOf),
    aside: { features: aside.length, worth: sum(aside.map((id) => worth.get(id) ?? 0)) },
    doneAt,
  };
}

function tiesIn(
  { ties }: Board,
  outside: ReadonlySet<IssueId>,
  partsOf: (item: PlanItem) => readonly PlanItem[],
): Pick<PlanFigures, 'conflicts' | 'atRisk' | 'unmet'> {
  const isOut = (item: PlanItem): boolean => partsOf(item).some(({ id }) => outside.has(id));
  return {
    conflicts: ties.filter(({ state }) => state === 'conflict').length,
    atRisk: ties.filter(({ state }) => state === 'at-risk').length,
    unmet: ties.filter(({ state, from, toCard }) => state === 'open' && toCard !== undefined && isOut(from)).length,
  };
}

/** Where features are done whose every part is drawn or done, and those that stay out; one that is over is neither. */
function finishes(
  { slotOf }: Board,
  items: readonly PlanItem[],
  outside: ReadonlySet<IssueId>,
  partsOf: (item: PlanItem) => readonly PlanItem[],
): { readonly doneAt: ReadonlyMap<IssueId, number>; readonly aside: readonly IssueId[] } {
  const itemOf = new Map(items.map((item) => [item.id, item]));
  const doneAt = new Map<IssueId, number>();
  const aside: IssueId[] = [];
  for (const item of items) {
    if (item.featureId !== undefined && itemOf.has(item.featureId)) continue;
    const parts = partsOf(item);
    const slots = parts.flatMap(({ id }) => slotOf.get(id) ?? []);
    if (parts.some(({ id }) => outside.has(id))) aside.push(item.id);
    else if (slots.length > 0) doneAt.set(item.id, Math.max(...slots));
  }
  return { doneAt, aside };
}

/** What features are worth that are done as soon as anything can be. */
function worthOf({ problem, itemOf }: Pick<BoardProblem, 'problem' | 'itemOf'>): ReadonlyMap<IssueId, number> {
  const first = firstOpen(problem);
  return new Map(
    problem.features.flatMap(({ id, value }) => {
      const item = itemOf.get(id);
      return item ? [[item.id, value[first] ?? 0] as const] : [];
    }),
  );
}

/** What becomes of features from one plan to another; slots in which they are done. */
export interface PlanDifference {
  readonly enters: readonly { readonly id: IssueId; readonly to: number }[];
  readonly leaves: readonly { readonly id: IssueId; readonly from: number }[];
  readonly moves: readonly { readonly id: IssueId; readonly from: number; readonly to: number }[];
}

/** Compares two plans of one train, feature by feature, by the slot in which they are done. */
export function differenceBetween(
  one: Pick<PlanFigures, 'doneAt'>,
  other: Pick<PlanFigures, 'doneAt'>,
): PlanDifference {
  return {
    enters: [...other.doneAt].filter(([id]) => !one.doneAt.has(id)).map(([id, to]) => ({ id, to })),
    leaves: [...one.doneAt].filter(([id]) => !other.doneAt.has(id)).map(([id, from]) => ({ id, from })),
    moves: [...one.doneAt].flatMap(([id, from]) => {
      const to = other.doneAt.get(id);
      return to === undefined || to === from ? [] : [{ id, from, to }];
    }),
  };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
