import type { Bundle } from '#core/planner/explanation/bundle';
import { gainOf } from '#core/planner/explanation/check';
import type { Displacement } from '#core/planner/explanation/claim';
import { hasNeeds, leavingWith, pointsIn, staysAboveMinima, worthOf } from '#core/planner/explanation/leaving';
import { addBands, type Occupancy } from '#core/planner/explanation/occupancy';

const nothing = { cells: new Map<number, number>(), bands: new Map<number, number>() };

/** Something that makes way: a feature leaves with all that needs it, or one of its stories lands later. */
interface Way {
  readonly leaving: readonly number[];
  readonly story: number;
  readonly to: number;
  /** Value lost per point won. */
  readonly price: number;
}

/**
 * Makes room for a bundle that was laid over capacity by what costs least value per point, cell by cell, without any
 * change to the problem. `undefined`: no way was found that keeps all that is required. The plan is as it was afterwards.
 */
export function displaced(occupancy: Occupancy, bundle: Bundle, feature: number, cells: readonly number[], bands: ReadonlyMap<number, number>): Displacement | undefined {
  const { instance } = occupancy;
  const mark = occupancy.mark;
  const kept = keptBy(occupancy, bundle, feature);
  const over = new Map(bands);
  const used = occupancy.used.slice();
  for (const entering of bundle.entering) addBands(instance, used, entering, 1);
  const leave = (leaving: readonly number[]): void => {
    for (const each of leaving) {
      for (let index = instance.stories.start[each]!; index < instance.stories.start[each + 1]!; index += 1) occupancy.move(instance.stories.item[index]!, -1);
      addBands(instance, used, each, -1);
    }
    left.push(leaving);
  };
  const left: (readonly number[])[] = [];
  let isMade = true;
  for (const cell of cells) {
    while (isMade && occupancy.free[cell]! < 0) {
      const way = cheapest(occupancy, bundle, kept, used, cell);
      if (way === undefined) isMade = false;
      else if (way.to >= 0) occupancy.move(way.story, way.to);
      else leave(way.leaving);
    }
  }
  for (const band of over.keys()) {
    while (isMade && used[band]! > instance.bandMax[band]!) {
      const leaving = cheapestOfBand(occupancy, kept, used, band);
      if (leaving === undefined) isMade = false;
      else leave(leaving);
    }
  }
  if (isMade && left.length > 1) for (const leaving of left) comeBack(occupancy, leaving, used);
  const moved = occupancy.moved();
  const net = isMade ? gainOf(occupancy, moved, nothing) : undefined;
  const displacement = net === undefined ? undefined : stated(occupancy, bundle, moved, net);
  occupancy.undo(mark);
  return displacement;
}

/** Lets features that left stay after all where others that left later made enough room. */
function comeBack(occupancy: Occupancy, leaving: readonly number[], used: Float64Array): void {
  const { instance, given, free } = occupancy;
  const { mark } = occupancy;
  let fits = true;
  for (const feature of leaving) {
    addBands(instance, used, feature, 1);
    for (let index = instance.stories.start[feature]!; index < instance.stories.start[feature + 1]!; index += 1) {
      const story = instance.stories.item[index]!;
      occupancy.move(story, given[story]!);
      fits &&= free[occupancy.cellOf(story, given[story]!)]! >= 0 && occupancy.first(story) <= given[story]! && occupancy.last(story) >= given[story]!;
    }
  }
  fits &&= leaving.every((feature) => hasNeeds(occupancy, feature)) && used.every((points, band) => points <= instance.bandMax[band]!);
  if (fits) return;
  occupancy.undo(mark);
  for (const feature of leaving) addBands(instance, used, feature, -1);
}

function stated(occupancy: Occupancy, bundle: Bundle, moved: readonly number[], net: number): Displacement {
  const { instance, finish, at, given } = occupancy;
  const { features, stories } = instance.problem;
  const touched = [...new Set(moved.map((story) => instance.featureOf[story]!))].filter((each) => finish[each]! >= 0 && !bundle.entering.includes(each));
  const leaves = touched.filter((each) => occupancy.finishNow(each) < 0);
  const later = touched.filter((each) => occupancy.finishNow(each) > finish[each]!);
  return {
    leaves: leaves.map((each) => features[each]!.id),
    later: later.map((each) => ({ feature: features[each]!.id, from: finish[each]!, to: occupancy.finishNow(each) })),
    moves: moved.map((story) => ({ story: stories[story]!.id, from: given[story]!, to: at[story]! })),
    net,
  };
}

/** The asked feature and all that it needs, directly or not: these must not make way for it. */
function keptBy({ instance }: Occupancy, { entering }: Bundle, feature: number): ReadonlySet<number> {
  const kept = new Set<number>([feature, ...entering]);
  for (const each of kept) {
    for (let index = instance.needs.start[each]!; index < instance.needs.start[each + 1]!; index += 1) kept.add(instance.needs.item[index]!);
  }
  return kept;
}

function cheapest(occupancy: Occupancy, bundle: Bundle, kept: ReadonlySet<number>, used: Float64Array, cell: number): Way | undefined {
  const { instance, cells, at, free } = occupancy;
  const { points, pin, iterations, featureOf, value, due } = instance;
  const over = -free[cell]!;
  let best: Way | undefined;
  let last = -1;
  for (let index = cells.start[cell]!; index < cells.start[cell + 1]!; index += 1) {
    const story = cells.item[index]!;
    const owner = featureOf[story]!;
    if (at[story] !== cell % iterations || bundle.has(story) || points[story] === 0) continue;
    const done = occupancy.finishNow(owner);
    const row = cell - (cell % iterations);
    if (pin[story]! < 0) {
      const latest = Math.min(occupancy.last(story), due[owner]!);
      for (let to = at[story]! + 1; to <= latest; to += 1) {
        if (free[row + to]! < points[story]!) continue;
        const price = (value[owner * iterations + done]! - value[owner * iterations + Math.max(done, to)]!) / Math.min(over, points[story]!);
        if (best === undefined || price < best.price) best = { leaving: [], story, to, price };
        break;
      }
    }
    if (owner === last) continue;
    last = owner;
    // Others that leave with it only make it dearer.
    if (best !== undefined && value[owner * iterations + done]! >= best.price * over) continue;
    const leaving = leavingWith(occupancy, kept, owner);
    if (leaving === undefined || !staysAboveMinima(occupancy, used, leaving)) continue;
    const worth = worthOf(occupancy, leaving);
    if (best !== undefined && worth >= best.price * over) continue;
    const price = worth / Math.min(over, pointsIn(occupancy, leaving, cell));
    if (best === undefined || price < best.price) best = { leaving, story, to: -1, price };
  }
  return best;
}

function cheapestOfBand(occupancy: Occupancy, kept: ReadonlySet<number>, used: Float64Array, band: number): readonly number[] | undefined {
  const { instance } = occupancy;
  const over = used[band]! - instance.bandMax[band]!;
  let best: readonly number[] | undefined;
  let least = Infinity;
  for (let feature = 0; feature < instance.featureCount; feature += 1) {
    if (!belongs(occupancy, feature, band) || occupancy.finishNow(feature) < 0) continue;
    const leaving = leavingWith(occupancy, kept, feature);
    if (leaving === undefined || !staysAboveMinima(occupancy, used, leaving)) continue;
    const price = worthOf(occupancy, leaving) / Math.min(over, instance.effort[feature]!);
    if (price >= least) continue;
    best = leaving;
    least = price;
  }
  return best;
}

function belongs({ instance }: Occupancy, feature: number, band: number): boolean {
  const { start, item } = instance.bandsOf;
  for (let index = start[feature]!; index < start[feature + 1]!; index += 1) if (item[index] === band) return true;
  return false;
}
