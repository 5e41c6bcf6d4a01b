import type { Placements } from '#planner/problem';
import type { IssueId } from '#core/issue';
import type { IsoDateTime } from '#core/result';
import type { Board } from '#core/train/board';
import { boardOf, type BoardInput } from '#core/train/board-of';
import { capacityOf } from '#core/train/capacity-points';
import type { CapacityEntry } from '#core/train/capacity';
import type { TeamId } from '#core/train/ids';
import type { Placement } from '#core/train/placement';
import type { PlanItem } from '#core/train/plan-item';
import type { BoardProblem } from '#core/train/problem-of';
import type { Pi } from '#core/train/train';
import { capacityUnder, firstOpen, type Condition } from '#core/train/what-if';

/**
 * What a scenario says of an item: the slot that it lay in when the scenario was planned, the slot that it is planned
 * in, and its points then; null: none.
 */
export type ScenarioItem = readonly [from: number | null, to: number | null, points: number | null];

/** A plan that was found under a what-if and kept by a name, with what it was made from. */
export interface Scenario {
  readonly name: string;
  /** What is otherwise; nothing: the train as it is. */
  readonly conditions: readonly Condition[];
  /** Everything that the planner could place. */
  readonly items: Readonly<Record<IssueId, ScenarioItem>>;
  /** As the planner counted it on the day when the scenario was planned; `before`: what the board was worth then. */
  readonly value: number;
  readonly before: number;
  /** Under these conditions no plan was worth more; absent: nothing was proven. */
  readonly bound?: number;
  readonly slots: readonly { readonly name: string; readonly start: IsoDateTime }[];
  /** Points that teams could take in each slot, before anything was otherwise. */
  readonly capacity: Readonly<Record<TeamId, readonly number[]>>;
}

/** What a scenario is made of. */
export interface ScenarioInput extends Pick<Scenario, 'name' | 'conditions' | 'value' | 'before'> {
  readonly bound: number | undefined;
  /** Of the train as it is, without the conditions. */
  readonly asked: Pick<BoardProblem, 'problem' | 'itemOf'>;
  readonly planned: Placements;
  readonly board: Pick<Board, 'rows'>;
  readonly pi: Pick<Pi, 'slots'>;
}

/** Puts what was planned into the form in which it is kept. */
export function scenarioOf({ asked, planned, board, pi, bound, ...stated }: ScenarioInput): Scenario {
  const items: Record<IssueId, ScenarioItem> = {};
  for (const { id, current } of asked.problem.stories) {
    const item = asked.itemOf.get(id);
    if (item) items[item.id] = [current ?? null, planned[id] ?? null, item.points ?? null];
  }
  return {
    ...stated,
    ...(bound !== undefined && { bound }),
    items,
    slots: pi.slots.map(({ name, start }) => ({ name, start })),
    capacity: pointsByTeam(board),
  };
}

/** Where a scenario has what the planner could place today; what it does not know stays where it is. */
export function placementsToday({ problem }: Pick<BoardProblem, 'problem'>, { items }: Scenario): Placements {
  return Object.fromEntries(
    problem.stories.flatMap(({ id, current, pin }) => {
      // What is pinned by now stays, whatever was planned for it before.
      const known = pin === undefined ? items[id as IssueId] : undefined;
      const slot = known ? known[1] : current;
      return slot === null || slot === undefined || slot >= problem.iterations ? [] : [[id, slot] as const];
    }),
  );
}

/** The board as it would be with a scenario as the plan, under what is otherwise in it. */
export function boardUnder(input: BoardInput, today: BoardProblem, scenario: Scenario): Board {
  const planned = placementsToday(today, scenario);
  const placements = new Map<IssueId, Placement>(input.placements);
  for (const { id } of today.problem.stories) {
    const item = today.itemOf.get(id);
    if (item) placements.set(item.id, { slot: planned[id] ?? 'out' });
  }
  for (const { item } of today.excluded) placements.set(item.id, { slot: 'out' });
  return boardOf({ ...input, placements, capacity: capacityLeft(input, today, scenario.conditions) });
}

function capacityLeft(
  { capacity, pi, train }: BoardInput,
  { problem }: Pick<BoardProblem, 'problem'>,
  conditions: readonly Condition[],
): ReadonlyMap<TeamId, readonly CapacityEntry[]> {
  const left = capacityUnder(conditions, firstOpen(problem));
  const entryUnder = (teamId: TeamId) => (entry: CapacityEntry, index: number) => {
    const slot = pi.slots[index];
    if (!slot) return entry;
    return { ...entry, points: left(teamId, index, capacityOf(entry, slot, train.capacityRule)) };
  };
  return new Map([...capacity].map(([teamId, entries]) => [teamId, entries.map(entryUnder(teamId))]));
}

/** What has changed since a scenario was planned, so that it may no longer hold. */
export interface ScenarioChanges {
  /** The iterations of the PI are others, so that what was planned for one may lie in another. */
  readonly slots: boolean;
  /** Teams that came, went, or can take more or less. */
  readonly teams: readonly TeamId[];
  /** Can be placed now, and the scenario says nothing of them. */
  readonly added: readonly PlanItem[];
  /** Begun, done, pinned, left out, or handed to a team that is not on the train. */
  readonly settled: readonly PlanItem[];
  readonly resized: readonly PlanItem[];
  /** Lie neither where they lay then nor where the scenario has them. */
  readonly moved: readonly PlanItem[];
  /** Are no longer among the items of the train. */
  readonly gone: number;
}

/** Holds a kept scenario against the train of today. */
export function changesSince(
  { items, slots, capacity }: Scenario,
  today: Pick<BoardProblem, 'problem' | 'itemOf'>,
  board: Pick<Board, 'rows'>,
  pi: Pick<Pi, 'slots'>,
  all: readonly PlanItem[],
): ScenarioChanges {
  const movable = today.problem.stories.flatMap(({ id, current }) => {
    const item = today.itemOf.get(id);
    return item ? [{ item, current: current ?? null, known: items[item.id] }] : [];
  });
  const open = new Set(movable.map(({ item }) => item.id));
  const there = new Map(all.map((item) => [item.id, item]));
  const closed = (Object.keys(items) as IssueId[]).filter((id) => !open.has(id));
  const known = movable.filter((one) => one.known !== undefined);
  const now = pointsByTeam(board);
  const teams = new Set([...Object.keys(now), ...Object.keys(capacity)] as TeamId[]);
  return {
    slots: slots.length !== pi.slots.length || slots.some(({ start }, index) => start !== pi.slots[index]?.start),
    teams: [...teams].filter((id) => String(now[id]) !== String(capacity[id])),
    added: movable.filter((one) => one.known === undefined).map(({ item }) => item),
    settled: closed.flatMap((id) => there.get(id) ?? []),
    resized: known.filter((one) => one.known![2] !== (one.item.points ?? null)).map(({ item }) => item),
    moved: known
      .filter(({ current, known: then }) => current !== then![0] && current !== then![1])
      .map(({ item }) => item),
    gone: closed.filter((id) => !there.has(id)).length,
  };
}

/** Something has changed. */
export function isStale({ slots, gone, teams, added, settled, resized, moved }: ScenarioChanges): boolean {
  return slots || gone > 0 || [teams, added, settled, resized, moved].some(({ length }) => length > 0);
}

/** In hundredths: a sum of fractions is no change. */
function pointsByTeam({ rows }: Pick<Board, 'rows'>): Readonly<Record<TeamId, readonly number[]>> {
  return Object.fromEntries(
    rows.map(({ teamId, cells }) => [teamId, cells.map(({ capacity }) => Math.round(capacity * 100) / 100)]),
  );
}
