import type { Dependency, Feature, PlanningProblem, Story } from '#planner/problem';
import type { IssueId } from '#core/issue';
import type { IsoDateTime } from '#core/result';
import type { Board } from '#core/train/board';
import type { TeamId } from '#core/train/ids';
import { bandsOf } from '#core/train/bands';
import { median } from '#core/median';
import type { Placement } from '#core/train/placement';
import { ageOf, spanOf, type PlaceRules } from '#core/train/placing';
import type { ItemDependency, PlanItem } from '#core/train/plan-item';
import { mayShare, storiesByFeature } from '#core/train/precedence';
import type { Pi, Train } from '#core/train/train';

/** What a problem for the planner is made from. */
export interface ProblemInput {
  readonly board: Board;
  readonly train: Train;
  readonly pi: Pi;
  readonly items: readonly PlanItem[];
  readonly placements: ReadonlyMap<IssueId, Placement>;
  readonly dependencies: readonly ItemDependency[];
  readonly now: IsoDateTime;
  /** See {@link placeRules}: carried-over work is told from that of a later PI by it. */
  readonly rules: PlaceRules;
}

/** A problem for the planner, and what it rests on. */
export interface BoardProblem {
  readonly problem: PlanningProblem;
  /** The items behind its stories and features, by the ids that the planner knows them by. */
  readonly itemOf: ReadonlyMap<string, PlanItem>;
  /** Parts that stay where they are: done, begun or pinned. Their points are taken from the capacity. */
  readonly fixed: readonly PlanItem[];
  /** Parts that lie in the PI and are to be left out of it. */
  readonly excluded: readonly { readonly item: PlanItem; readonly from: number }[];
  readonly assumptions: {
    /** Features that are worth something to the planner, and those of them that nobody has scored: these get the median. */
    readonly features: number;
    readonly unscored: number;
    readonly medianCostOfDelay: number;
    /** Parts that the planner places, and those of them without an estimate: these get their team's median. */
    readonly parts: number;
    readonly unestimated: number;
    /** Dependencies in circles, which nothing can keep, and those with an end that is not planned here. */
    readonly inCircles: number;
    readonly outside: number;
  };
}

/** A part with what the planner is told of it. */
interface Part {
  readonly item: PlanItem;
  readonly teamId: TeamId;
  /** The feature that it counts for; a story without one stands for itself. */
  readonly owner: PlanItem;
  readonly points: number;
  readonly slot: number | undefined;
}

/** Ids of features are told from those of their stories. */
const featureName = (id: IssueId): string => `feature-${id}`;
/** Holds what cannot move and is waited for. */
const anchors = 'fixed';

/**
 * Turns a board into a problem for the planner. What is done, begun or pinned stays; what is excluded is left out. One
 * without stories leaves the planner nothing to do: it would refuse it.
 */
export function planningProblem(input: ProblemInput): BoardProblem {
  const { train, pi } = input;
  const { movable, fixed, excluded, unestimated } = partsFor(input);
  const worth = worthOf(input, movable);
  const waits = dependenciesFor(input, movable, fixed);
  const held = fixed.filter(({ item }) => waits.anchored.has(item.id));
  const stories: Story[] = movable.map(({ item, teamId, owner, points, slot }) => ({
    id: item.id,
    feature: featureName(owner.id),
    team: teamId,
    points,
    ...(slot !== undefined && { current: slot }),
  }));
  for (const { item, teamId, slot } of held)
    stories.push({ id: item.id, feature: anchors, team: teamId, points: 0, pin: slot!, current: slot! });
  const features: Feature[] = worth.features;
  if (held.length > 0) features.push({ id: anchors, value: pi.slots.map(() => 0), mandatory: true });
  return {
    problem: {
      name: `${train.name} ${pi.name}`,
      iterations: pi.slots.length,
      teams: train.teams.map(({ id }) => ({ id, capacity: capacityLeft(input, id, fixed) })),
      features,
      stories,
      dependencies: waits.dependencies,
      ...bandsOf(input, movable, fixed, ({ id }) => featureName(id)),
    },
    itemOf: new Map(
      movable.flatMap(
        ({ item, owner }) =>
          [
            [item.id, item],
            [featureName(owner.id), owner],
          ] as const,
      ),
    ),
    fixed: fixed.map(({ item }) => item),
    excluded,
    assumptions: {
      features: worth.features.length - (held.length > 0 ? 1 : 0),
      unscored: worth.unscored,
      medianCostOfDelay: worth.median,
      parts: movable.length,
      unestimated,
      inCircles: waits.inCircles,
      outside: waits.outside,
    },
  };
}

/** The parts that the planner places, and those that stay where they are. */
function partsFor({ board, train, items, placements, rules }: ProblemInput): {
  readonly movable: readonly Part[];
  readonly fixed: readonly Part[];
  readonly excluded: BoardProblem['excluded'];
  readonly unestimated: number;
} {
  const itemOf = new Map(items.map((item) => [item.id, item]));
  const onTrain = new Set(train.teams.map(({ id }) => id));
  const guess = typicalPoints(board);
  const movable: Part[] = [];
  const fixed: Part[] = [];
  const excluded: BoardProblem['excluded'][number][] = [];
  let unestimated = 0;
  const take = (item: PlanItem, slot: number | undefined): void => {
    const { teamId } = item;
    if (teamId === undefined || !onTrain.has(teamId)) return;
    const owner = (item.featureId === undefined ? undefined : itemOf.get(item.featureId)) ?? item;
    const placement = placements.get(item.id);
    const isFixed = slot !== undefined && (item.status !== 'new' || placement?.isPinned === true);
    if (!isFixed && placement?.isExcluded) {
      if (slot !== undefined) excluded.push({ item, from: slot });
      return;
    }
    if (!isFixed && item.status === 'done') return;
    if (!isFixed && item.points === undefined) unestimated += 1;
    const points = item.points ?? (isFixed ? 0 : guess(teamId));
    (isFixed ? fixed : movable).push({ item, teamId, owner, points, slot });
  };
  for (const { cells } of board.rows)
    for (const { cards } of cells) for (const { parts, slot } of cards) for (const part of parts) take(part, slot);
  for (const { item, reason } of board.tray) {
    const last = item.iterations.at(-1);
    const isCarriedOver = reason === 'other-pi' && last !== undefined && ageOf(rules, last) === 'earlier';
    if (reason === 'unplanned' || reason === 'taken-out' || isCarriedOver) take(item, undefined);
  }
  return { movable, fixed, excluded, unestimated };
}

/** What a team's part has in the middle; of a team without any estimate what the train's have. */
function typicalPoints(board: Board): (teamId: TeamId) => number {
  const all: number[] = [];
  const byTeam = new Map<TeamId, number[]>();
  const add = ({ teamId, points }: PlanItem): void => {
    if (points === undefined) return;
    all.push(points);
    if (teamId !== undefined) byTeam.set(teamId, [...(byTeam.get(teamId) ?? []), points]);
  };
  for (const { cells } of board.rows) for (const { cards } of cells) for (const { parts } of cards) parts.forEach(add);
  for (const { item } of board.tray) add(item);
  const ofTrain = median(all) ?? 1;
  const medians = new Map([...byTeam].map(([teamId, points]) => [teamId, median(points)]));
  return (teamId) => medians.get(teamId) ?? ofTrain;
}

/**
 * What each feature is worth by the slot in which its last part is done: cost of delay × the slots that are left from
 * then on. Parts that stay where they are may be done later than those that the planner places. A feature that nobody
 * scored is worth the median of those that are; a story without a feature its points' share of it.
 */
function worthOf(
  { items, pi, board }: ProblemInput,
  movable: readonly Part[],
): { readonly features: Feature[]; readonly unscored: number; readonly median: number } {
  const partsOf = byOwner(movable);
  const stories = storiesByFeature(items);
  const scored = [...partsOf].filter(([{ costOfDelay }]) => costOfDelay !== undefined);
  const middle = median(scored.map(([{ costOfDelay }]) => costOfDelay!)) ?? 1;
  const size = (parts: readonly Part[]): number => parts.reduce((sum, { points }) => sum + points, 0);
  const wholes = [...partsOf].filter(([{ kind }]) => kind === 'feature').map(([, parts]) => size(parts));
  const typicalSize = median(wholes) ?? 0;
  const features = [...partsOf].map(([owner, parts]): Feature => {
    const share = owner.kind === 'story' && typicalSize > 0 ? Math.min(1, size(parts) / typicalSize) : 1;
    const cost = owner.costOfDelay ?? middle * share;
    const own = stories.get(owner.id) ?? [];
    const placed = parts.map(({ item }) => item.id);
    const others = own.filter(({ id }) => !placed.includes(id)).map(({ id }) => board.slotOf.get(id) ?? 0);
    const earliest = Math.max(0, ...others);
    const clients = [...new Set([owner, ...own].flatMap(({ clients: names }) => names))];
    return {
      id: featureName(owner.id),
      value: pi.slots.map((_, slot) => cost * (pi.slots.length - Math.max(slot, earliest))),
      ...(clients.length === 1 && { client: clients[0]! }),
    };
  });
  return { features, unscored: partsOf.size - scored.length, median: middle };
}

function byOwner(movable: readonly Part[]): ReadonlyMap<PlanItem, readonly Part[]> {
  const found = new Map<PlanItem, Part[]>();
  for (const part of movable) {
    const known = found.get(part.owner);
    if (known) known.push(part);
    else found.set(part.owner, [part]);
  }
  return found;
}

/**
 * What a team can still take: slots that are over take nothing, and what stays has its points already. Where a team's
 * iteration spans several slots, what stays in it may be done in any of them: the last ones are left free first.
 */
function capacityLeft({ board, pi, now }: ProblemInput, teamId: TeamId, fixed: readonly Part[]): readonly number[] {
  const row = board.rows.find((candidate) => candidate.teamId === teamId);
  const taken = pi.slots.map(() => 0);
  for (const part of fixed) if (part.teamId === teamId) taken[part.slot!]! += part.points;
  const left = pi.slots.map(() => 0);
  for (let slot = 0; slot < pi.slots.length; slot += 1) {
    const { first, last } = spanOf(pi, teamId, slot);
    if (slot !== first) continue;
    const capacity = pi.slots.map((_, index) => row?.cells[index]?.capacity ?? 0);
    let free = sum(capacity.slice(first, last + 1)) - sum(taken.slice(first, last + 1));
    for (let index = last; index >= first; index -= 1) {
      const isOver = Date.parse(pi.slots[index]!.end) <= Date.parse(now);
      left[index] = isOver ? 0 : Math.max(0, Math.min(free, capacity[index]!));
      free -= left[index]!;
    }
  }
  return left;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

/** Dependencies between parts; a feature stands for all of its own. Those that nothing can keep, or needs to, are left out. */
function dependenciesFor(
  { train, items, dependencies, board }: ProblemInput,
  movable: readonly Part[],
  fixed: readonly Part[],
): {
  readonly dependencies: readonly Dependency[];
  readonly anchored: ReadonlySet<IssueId>;
  readonly inCircles: number;
  readonly outside: number;
} {
  const storiesOf = storiesByFeature(items);
  const places = new Map([...movable, ...fixed].map((part) => [part.item.id, part]));
  const isFixed = new Set(fixed.map(({ item }) => item.id));
  const circleOf = new Map(board.cycles.flatMap((cycle, index) => cycle.map(({ id }) => [id, index] as const)));
  const statusOf = new Map(items.map(({ id, status }) => [id, status]));
  const anchored = new Set<IssueId>();
  const found = new Map<string, Dependency>();
  let inCircles = 0;
  let outside = 0;
  const partsIn = (id: IssueId): readonly Part[] =>
    (storiesOf.get(id) ?? [{ id }]).flatMap((part) => places.get(part.id) ?? []);
  for (const { from, to } of dependencies) {
    if (statusOf.get(from) === 'done' || statusOf.get(to) === 'done') continue;
    if (circleOf.has(from) && circleOf.get(from) === circleOf.get(to)) {
      inCircles += 1;
      continue;
    }
    const givers = partsIn(from).filter(({ item }) => item.status !== 'done');
    const needers = partsIn(to).filter(({ item }) => !isFixed.has(item.id));
    if (givers.length === 0 || needers.length === 0) outside += 1;
    for (const giver of givers)
      for (const needer of needers) {
        if (isFixed.has(giver.item.id)) anchored.add(giver.item.id);
        const lag = mayShare(train.sameIteration, giver.teamId, needer.teamId) ? 0 : 1;
        found.set(`${giver.item.id}|${needer.item.id}`, { from: giver.item.id, to: needer.item.id, lag });
      }
  }
  return { dependencies: [...found.values()], anchored, inCircles, outside };
}
