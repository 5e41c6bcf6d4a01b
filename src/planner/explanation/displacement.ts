import type { Bundle } from '#planner/explanation/bundle';
import { gainOf } from '#planner/explanation/check';
import type { Displacement } from '#planner/explanation/claim';
import { hasNeeds, leavingWith, pointsIn, staysAboveMinima, worthOf, type Kept } from '#planner/explanation/leaving';
import { addBands, type Occupancy } from '#planner/explanation/occupancy';

const noAllowance = { cells: new Map<number, number>(), bands: new Map<number, number>() };

/** Something that makes way: a feature leaves with all that needs it, or one of its stories lands later. */
interface Way {
  readonly leaving: readonly number[];
  readonly story: number;
  readonly to: number;
  /** Value lost per point won. */
  readonly price: number;
}

/** Makes room for bundles in one plan, one after the other, without any change to the problem; the plan is as it was afterwards. */
export class Displacing {
  /** By cell: scaled points of stories whose features may leave. */
  readonly room: Float64Array;
  private readonly keptIn: Int32Array;
  private readonly kept: number[] = [];
  private readonly used: Float64Array;
  private number = 0;

  constructor(private readonly occupancy: Occupancy) {
    const { instance, given, free } = occupancy;
    this.keptIn = new Int32Array(instance.featureCount);
    this.used = new Float64Array(instance.bandCount);
    this.room = new Float64Array(free.length);
    for (let story = 0; story < instance.storyCount; story += 1) {
      if (given[story]! < 0 || instance.pin[story]! >= 0) continue;
      if (instance.isRequired[instance.featureOf[story]!] === 0)
        this.room[occupancy.cellOf(story, given[story]!)]! += instance.points[story]!;
    }
  }

  /** Whether a feature must stay for the bundle of the last {@link keep}. */
  has(feature: number): boolean {
    return this.keptIn[feature] === this.number;
  }

  /** Keeps a feature, all that enters with it and all that they need: these must not make way for it. {@link release} comes after. */
  keep({ entering }: Bundle, feature: number): void {
    const { needs } = this.occupancy.instance;
    const { kept, keptIn } = this;
    this.number += 1;
    kept.length = 0;
    kept.push(feature);
    keptIn[feature] = this.number;
    for (const each of entering) {
      if (keptIn[each] === this.number) continue;
      keptIn[each] = this.number;
      kept.push(each);
    }
    for (let read = 0; read < kept.length; read += 1) {
      for (let index = needs.start[kept[read]!]!; index < needs.start[kept[read]! + 1]!; index += 1) {
        const needed = needs.item[index]!;
        if (keptIn[needed] === this.number) continue;
        keptIn[needed] = this.number;
        kept.push(needed);
      }
    }
    this.countKept(-1);
  }

  /** Ends what {@link keep} began. */
  release(): void {
    this.countKept(1);
  }

  private countKept(sign: number): void {
    const { instance, given } = this.occupancy;
    const { stories, isRequired, points } = instance;
    for (const feature of this.kept) {
      if (isRequired[feature] === 1) continue;
      for (let index = stories.start[feature]!; index < stories.start[feature + 1]!; index += 1) {
        const story = stories.item[index]!;
        if (given[story]! >= 0) this.room[this.occupancy.cellOf(story, given[story]!)]! += sign * points[story]!;
      }
    }
  }

  /** Whether the features that may leave these cells have enough there. */
  hasWay(cells: readonly number[]): boolean {
    return cells.every((cell) => this.occupancy.free[cell]! + this.room[cell]! >= 0);
  }

  /**
   * Clears these cells and bands of a bundle that was laid over capacity by what costs least value per point, one after
   * the other. `undefined`: no way was found that keeps all that is required. {@link keep} comes first.
   */
  displaced(
    bundle: Bundle,
    feature: number,
    cells: readonly number[],
    bands: ReadonlyMap<number, number>,
  ): Displacement | undefined {
    const { occupancy, used } = this;
    const { mark } = occupancy;
    used.set(occupancy.used);
    for (const entering of bundle.entering) addBands(occupancy.instance, used, entering, 1);
    const left: (readonly number[])[] = [];
    const isMade = this.clearCells(bundle, feature, cells, left) && this.clearBands(bands, left);
    if (isMade && left.length > 1) for (const leaving of left) comeBack(occupancy, leaving, used);
    const moved = isMade ? occupancy.moved() : [];
    const net = isMade ? gainOf(occupancy, moved, noAllowance) : undefined;
    const displacement = net === undefined ? undefined : stated(occupancy, bundle, feature, moved, net);
    occupancy.undo(mark);
    return displacement;
  }

  private clearCells(bundle: Bundle, feature: number, cells: readonly number[], left: (readonly number[])[]): boolean {
    const { occupancy, used } = this;
    const overfilling: Overfilling = { occupancy, bundle, feature, kept: this, used };
    for (const cell of cells) {
      while (occupancy.free[cell]! < 0) {
        const way = cheapest(overfilling, cell);
        if (way === undefined) return false;
        if (way.to >= 0) occupancy.move(way.story, way.to);
        else this.leave(way.leaving, left);
      }
    }
    return true;
  }

  private clearBands(bands: ReadonlyMap<number, number>, left: (readonly number[])[]): boolean {
    const { occupancy, used } = this;
    for (const band of bands.keys()) {
      while (used[band]! > occupancy.instance.bandMax[band]!) {
        const leaving = cheapestOfBand(occupancy, this, used, band);
        if (leaving === undefined) return false;
        this.leave(leaving, left);
      }
    }
    return true;
  }

  private leave(leaving: readonly number[], left: (readonly number[])[]): void {
    const { stories } = this.occupancy.instance;
    for (const each of leaving) {
      for (let index = stories.start[each]!; index < stories.start[each + 1]!; index += 1)
        this.occupancy.move(stories.item[index]!, -1);
      addBands(this.occupancy.instance, this.used, each, -1);
    }
    left.push(leaving);
  }
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
      fits &&=
        free[occupancy.cellOf(story, given[story]!)]! >= 0 &&
        occupancy.first(story) <= given[story]! &&
        occupancy.last(story) >= given[story]!;
    }
  }
  fits &&=
    leaving.every((feature) => hasNeeds(occupancy, feature)) &&
    used.every((points, band) => points <= instance.bandMax[band]!);
  if (fits) return;
  occupancy.undo(mark);
  for (const feature of leaving) addBands(instance, used, feature, -1);
}

function stated(
  occupancy: Occupancy,
  bundle: Bundle,
  feature: number,
  moved: readonly number[],
  net: number,
): Displacement {
  const { instance, finish, at, given } = occupancy;
  const { features, stories } = instance.problem;
  const touched: number[] = [];
  for (const story of moved) {
    const owner = instance.featureOf[story]!;
    if (finish[owner]! >= 0 && !touched.includes(owner) && !bundle.entering.includes(owner)) touched.push(owner);
  }
  const leaves: string[] = [];
  const later: { feature: string; from: number; to: number }[] = [];
  for (const each of touched) {
    const now = occupancy.finishNow(each);
    if (now < 0) leaves.push(features[each]!.id);
    else if (now > finish[each]!) later.push({ feature: features[each]!.id, from: finish[each]!, to: now });
  }
  return {
    leaves,
    later,
    moves: moved.map((story) => ({ story: stories[story]!.id, from: given[story]!, to: at[story]! })),
    finish: occupancy.finishNow(feature),
    net,
  };
}

/** A bundle that was laid over capacity for a feature, and what is in the plan then. */
interface Overfilling {
  readonly occupancy: Occupancy;
  readonly bundle: Bundle;
  readonly feature: number;
  readonly kept: Kept;
  /** By band, scaled points. */
  readonly used: Float64Array;
}

function cheapest({ occupancy, bundle, feature, kept, used }: Overfilling, cell: number): Way | undefined {
  const { instance, cells, at, free } = occupancy;
  const { points, pin, iterations, featureOf, value, due } = instance;
  const over = -free[cell]!;
  const here = cell % iterations;
  const row = cell - here;
  let best: Way | undefined;
  let last = -1;
  for (let index = cells.start[cell]!; index < cells.start[cell + 1]!; index += 1) {
    const story = cells.item[index]!;
    const owner = featureOf[story]!;
    // With a pinned story a feature has to stay.
    if (at[story] !== here || bundle.has(story) || points[story] === 0 || pin[story]! >= 0) continue;
    const done = occupancy.finishNow(owner);
    const latest = Math.min(occupancy.last(story), owner === feature ? done : due[owner]!);
    for (let to = here + 1; to <= latest; to += 1) {
      if (free[row + to]! < points[story]!) continue;
      const price =
        (value[owner * iterations + done]! - value[owner * iterations + Math.max(done, to)]!) /
        Math.min(over, points[story]!);
      if (best === undefined || price < best.price) best = { leaving: [], story, to, price };
      break;
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

function cheapestOfBand(
  occupancy: Occupancy,
  kept: Kept,
  used: Float64Array,
  band: number,
): readonly number[] | undefined {
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
