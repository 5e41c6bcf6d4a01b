import type { Band, PlanningProblem } from '#planner/problem';

/**
 * A problem as numbers in dense arrays: what every algorithm here works on. Teams, features, stories and bands are
 * indices in the order of the problem; lists of lists are flat, those of `i` lie from `start[i]` up to `start[i + 1]`.
 * Points are scaled to whole numbers, so that adding and taking away leaves no rest.
 */
export interface Instance {
  readonly problem: PlanningProblem;
  readonly iterations: number;
  readonly teamCount: number;
  readonly featureCount: number;
  readonly storyCount: number;
  readonly bandCount: number;
  /** Scaled points in one point. */
  readonly scale: number;
  /** [feature × iterations + iteration] */
  readonly value: Float64Array;
  /** [team × iterations + iteration], scaled. */
  readonly capacity: Float64Array;
  readonly featureOf: Int32Array;
  readonly teamOf: Int32Array;
  /** Of a story, scaled. */
  readonly points: Float64Array;
  /** −1: not pinned. */
  readonly pin: Int32Array;
  /** −1: not in today's plan. */
  readonly current: Int32Array;
  readonly stories: Lists;
  /** Stories before a story, and the lag to each. */
  readonly before: Lists;
  readonly beforeLag: Int32Array;
  /** Stories after a story, and the lag to each. */
  readonly after: Lists;
  readonly afterLag: Int32Array;
  /** Stories, each after all before it. */
  readonly order: Int32Array;
  /** Iterations in which a story can lie as far as pins, lags, due dates and the horizon say; `latest < earliest`: in none. */
  readonly earliest: Int32Array;
  readonly latest: Int32Array;
  /** Other features without which a feature cannot be in the plan; directly. */
  readonly needs: Lists;
  /** The other way round. */
  readonly neededBy: Lists;
  /** 1: mandatory, with a pinned story, or needed by one of these. */
  readonly isRequired: Uint8Array;
  /** 1: some story has no iteration, it has no stories, or it needs such a feature. */
  readonly isImpossible: Uint8Array;
  /** The last iteration in which a feature may be done. */
  readonly due: Int32Array;
  /** Points of all stories of a feature, scaled. */
  readonly effort: Float64Array;
  /** Scaled; 0 where the band has none. */
  readonly bandMin: Float64Array;
  /** Scaled; Infinity where the band has none. */
  readonly bandMax: Float64Array;
  /** Bands of a feature. */
  readonly bandsOf: Lists;
}

/** Lists of numbers in one array: those of `i` lie from `start[i]` up to `start[i + 1]`. */
export interface Lists {
  readonly start: Int32Array;
  readonly item: Int32Array;
}

/** Points by which a sum may miss a band: what adding decimals leaves. */
const bandTolerance = 1e-6;

/** Compiles a problem that is well formed (see `problem-reading`). */
export function compile(problem: PlanningProblem): Instance {
  const { iterations, teams, features, stories, dependencies, bands = [] } = problem;
  const team = indexOf(teams);
  const feature = indexOf(features);
  const story = indexOf(stories);
  const scale = scaleOf(problem);
  const featureOf = Int32Array.from(stories, (each) => feature.get(each.feature)!);
  const waits: Waits = {
    from: dependencies.map((each) => story.get(each.from)!),
    to: dependencies.map((each) => story.get(each.to)!),
    lag: dependencies.map((each) => each.lag),
  };
  const order = orderOf(stories.length, waits);
  const needs = needsOf(features.length, featureOf, waits);
  const due = Int32Array.from(features, (each) => (each.mandatory ? (each.due ?? iterations - 1) : iterations - 1));
  const pin = Int32Array.from(stories, (each) => each.pin ?? -1);
  const isRequired = Uint8Array.from(features, (each) => (each.mandatory ? 1 : 0));
  pin.forEach((iteration, index) => {
    if (iteration >= 0) isRequired[featureOf[index]!] = 1;
  });
  spread(isRequired, needs.needs);
  const windows = windowsOf({ iterations, ...order, pin, due, featureOf, isRequired });
  const storiesOf = lists(features.length, [...featureOf], [...stories.keys()]);
  const points = Float64Array.from(stories, (each) => scaled(each.points, scale));
  const effort = new Float64Array(features.length);
  featureOf.forEach((owner, index) => (effort[owner]! += points[index]!));
  return {
    problem,
    iterations,
    teamCount: teams.length,
    featureCount: features.length,
    storyCount: stories.length,
    bandCount: bands.length,
    scale,
    value: Float64Array.from(features.flatMap((each) => each.value)),
    capacity: Float64Array.from(teams.flatMap((each) => each.capacity.map((points) => scaled(points, scale)))),
    featureOf,
    teamOf: Int32Array.from(stories, (each) => team.get(each.team)!),
    points,
    pin,
    current: Int32Array.from(stories, (each) => each.current ?? -1),
    stories: storiesOf,
    ...order,
    ...windows,
    ...needs,
    isRequired,
    isImpossible: impossibleOf(storiesOf, windows, needs.neededBy),
    due,
    effort,
    ...bandParts(bands, feature, scale),
  };
}

/** Dependencies by indices of stories, side by side. */
interface Waits {
  readonly from: readonly number[];
  readonly to: readonly number[];
  readonly lag: readonly number[];
}

/** What is before and after each story, and stories in an order that keeps all of it. */
function orderOf(
  count: number,
  { from, to, lag }: Waits,
): Pick<Instance, 'before' | 'beforeLag' | 'after' | 'afterLag' | 'order'> {
  const before = lists(count, to, from);
  const after = lists(count, from, to);
  return {
    before,
    beforeLag: before.place(lag),
    after,
    afterLag: after.place(lag),
    order: inOrder(count, before, after),
  };
}

function impossibleOf(
  stories: Lists,
  { earliest, latest }: Pick<Instance, 'earliest' | 'latest'>,
  neededBy: Lists,
): Uint8Array {
  const isImpossible = new Uint8Array(stories.start.length - 1);
  for (let feature = 0; feature < isImpossible.length; feature += 1) {
    const members = stories.item.subarray(stories.start[feature], stories.start[feature + 1]);
    const isOut = members.length === 0 || members.some((story) => latest[story]! < earliest[story]!);
    isImpossible[feature] = isOut ? 1 : 0;
  }
  spread(isImpossible, neededBy);
  return isImpossible;
}

function bandParts(
  bands: readonly Band[],
  feature: ReadonlyMap<string, number>,
  scale: number,
): Pick<Instance, 'bandMin' | 'bandMax' | 'bandsOf'> {
  const memberships = bands.flatMap((band, index) =>
    [...new Set(band.features)].map((id) => [feature.get(id)!, index] as const),
  );
  return {
    bandMin: Float64Array.from(bands, ({ min }) => (min === undefined ? 0 : Math.ceil((min - bandTolerance) * scale))),
    bandMax: Float64Array.from(bands, ({ max }) =>
      max === undefined ? Infinity : Math.floor((max + bandTolerance) * scale),
    ),
    bandsOf: lists(
      feature.size,
      memberships.map(([owner]) => owner),
      memberships.map(([, band]) => band),
    ),
  };
}

function indexOf(things: readonly { readonly id: string }[]): ReadonlyMap<string, number> {
  return new Map(things.map(({ id }, index) => [id, index]));
}

/** The smallest power of ten that makes all points and capacities whole; beyond six decimals they are rounded to nine. */
function scaleOf({ stories, teams }: PlanningProblem): number {
  const numbers = [...stories.map(({ points }) => points), ...teams.flatMap(({ capacity }) => capacity)];
  for (let scale = 1; scale <= 1e6; scale *= 10) if (numbers.every((number) => isWhole(number * scale))) return scale;
  return 1e9;
}

function isWhole(number: number): boolean {
  return Math.abs(number - Math.round(number)) < 1e-9 * Math.max(1, Math.abs(number));
}

function scaled(number: number, scale: number): number {
  return Math.round(number * scale);
}

interface PlacedLists extends Lists {
  /** Orders what belongs to each pair as the lists have them. */
  place(values: readonly number[]): Int32Array;
}

function lists(count: number, owners: readonly number[], items: readonly number[]): PlacedLists {
  const start = new Int32Array(count + 1);
  for (const owner of owners) start[owner + 1]! += 1;
  for (let index = 0; index < count; index += 1) start[index + 1]! += start[index]!;
  const next = start.slice();
  const position = owners.map((owner) => next[owner]!++);
  const place = (values: readonly number[]): Int32Array => {
    const placed = new Int32Array(values.length);
    values.forEach((value, index) => (placed[position[index]!] = value));
    return placed;
  };
  return { start, item: place(items), place };
}

/** Without cycles, every story comes after all that are before it. */
function inOrder(count: number, before: Lists, after: Lists): Int32Array {
  const open = new Int32Array(count);
  const order = new Int32Array(count);
  let length = 0;
  for (let story = 0; story < count; story += 1) {
    open[story] = before.start[story + 1]! - before.start[story]!;
    if (open[story] === 0) order[length++] = story;
  }
  for (let read = 0; read < length; read += 1) {
    const story = order[read]!;
    for (let at = after.start[story]!; at < after.start[story + 1]!; at += 1) {
      const later = after.item[at]!;
      open[later]! -= 1;
      if (open[later] === 0) order[length++] = later;
    }
  }
  if (length < count)
    throw new Error('The dependencies of a problem go in a circle: it was not read by problem-reading.');
  return order;
}

/** What each feature needs of other features, both ways. */
function needsOf(count: number, featureOf: Int32Array, { from, to }: Waits): Pick<Instance, 'needs' | 'neededBy'> {
  const pairs = new Set<number>();
  from.forEach((first, index) => {
    const giver = featureOf[first]!;
    const taker = featureOf[to[index]!]!;
    if (giver !== taker) pairs.add(taker * count + giver);
  });
  const takers = [...pairs].map((pair) => Math.floor(pair / count));
  const givers = [...pairs].map((pair) => pair % count);
  return { needs: lists(count, takers, givers), neededBy: lists(count, givers, takers) };
}

/** Gives a mark to everything that can be reached from what has it. */
export function spread(marks: Uint8Array, next: Lists): void {
  const open = [...marks.keys()].filter((index) => marks[index] === 1);
  while (open.length > 0) {
    const index = open.pop()!;
    for (let at = next.start[index]!; at < next.start[index + 1]!; at += 1) {
      const reached = next.item[at]!;
      if (marks[reached] === 1) continue;
      marks[reached] = 1;
      open.push(reached);
    }
  }
}

type WindowParts = Pick<
  Instance,
  'iterations' | 'order' | 'before' | 'beforeLag' | 'after' | 'afterLag' | 'pin' | 'due' | 'featureOf' | 'isRequired'
>;

function windowsOf(parts: WindowParts): Pick<Instance, 'earliest' | 'latest'> {
  const { iterations, order, before, beforeLag, after, afterLag, pin, due, featureOf, isRequired } = parts;
  const earliest = new Int32Array(order.length);
  const latest = new Int32Array(order.length);
  for (const story of order) {
    let first = Math.max(0, pin[story]!);
    for (let at = before.start[story]!; at < before.start[story + 1]!; at += 1)
      first = Math.max(first, earliest[before.item[at]!]! + beforeLag[at]!);
    earliest[story] = first;
  }
  for (let index = order.length - 1; index >= 0; index -= 1) {
    const story = order[index]!;
    let last = Math.min(iterations - 1, due[featureOf[story]!]!);
    if (pin[story]! >= 0) last = Math.min(last, pin[story]!);
    for (let at = after.start[story]!; at < after.start[story + 1]!; at += 1) {
      const later = after.item[at]!;
      // What may be left out does not hold anything back.
      if (isRequired[featureOf[later]!] === 1) last = Math.min(last, latest[later]! - afterLag[at]!);
    }
    latest[story] = last;
  }
  return { earliest, latest };
}

/** Iterations that lie at least between each story and the end of its feature. */
export function tailsOf({ storyCount, order, after, afterLag, featureOf }: Instance): Int32Array {
  const tail = new Int32Array(storyCount);
  for (let index = storyCount - 1; index >= 0; index -= 1) {
    const story = order[index]!;
    for (let at = after.start[story]!; at < after.start[story + 1]!; at += 1) {
      const later = after.item[at]!;
      if (featureOf[later] === featureOf[story]) tail[story] = Math.max(tail[story]!, tail[later]! + afterLag[at]!);
    }
  }
  return tail;
}
