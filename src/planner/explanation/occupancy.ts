import { workingCopyOf, type WorkingInstance } from '#planner/explanation/working-instance';
import type { Instance, Lists } from '#planner/instance';
import { finishOf, type Assignment } from '#planner/measurement';

/** A plan as it stands, with the room that it leaves; stories are moved in it on trial and put back. */
export class Occupancy {
  readonly instance: WorkingInstance;
  /** Iteration of each story; −1: out. */
  readonly at: Assignment;
  /** [team × iterations + iteration] scaled points left; below zero: too many are there. */
  readonly free: Float64Array;
  /** In which iteration each feature is done in the plan as given; −1: it is left out. */
  readonly finish: Int8Array;
  /** Scaled points of each band in the plan as given. */
  readonly used: Float64Array;
  /** Place of each story in the order of the instance. */
  readonly rank: Int32Array;
  /** Stories in each cell of the plan as given. */
  readonly cells: Lists;
  /** By cell, for sums that are made on the way; −1 between them. */
  readonly sums: Float64Array;
  private readonly seen: Uint8Array;
  private readonly trail: number[] = [];
  private readonly origins: number[] = [];

  constructor(
    instance: Instance,
    readonly given: Assignment,
  ) {
    this.instance = workingCopyOf(instance);
    const { iterations, teamOf, storyCount, featureCount, order, points, capacity } = instance;
    this.at = given.slice();
    this.free = capacity.slice();
    this.sums = new Float64Array(capacity.length).fill(-1);
    this.seen = new Uint8Array(storyCount);
    this.rank = new Int32Array(storyCount);
    for (let index = 0; index < storyCount; index += 1) this.rank[order[index]!] = index;
    const start = new Int32Array(capacity.length + 1);
    for (let story = 0; story < storyCount; story += 1) {
      if (given[story]! < 0) continue;
      const cell = teamOf[story]! * iterations + given[story]!;
      this.free[cell]! -= points[story]!;
      start[cell + 1]! += 1;
    }
    for (let cell = 0; cell < capacity.length; cell += 1) start[cell + 1]! += start[cell]!;
    const item = new Int32Array(start[capacity.length]!);
    const next = start.slice();
    for (let story = 0; story < storyCount; story += 1) {
      if (given[story]! >= 0) item[next[teamOf[story]! * iterations + given[story]!]!++] = story;
    }
    this.cells = { start, item };
    this.finish = new Int8Array(featureCount);
    this.used = new Float64Array(instance.bandCount);
    for (let feature = 0; feature < featureCount; feature += 1) {
      this.finish[feature] = finishOf(instance, given, feature);
      if (this.finish[feature]! >= 0) addBands(instance, this.used, feature, 1);
    }
  }

  cellOf(story: number, iteration: number): number {
    return this.instance.teamOf[story]! * this.instance.iterations + iteration;
  }

  /** Lays a story into an iteration (−1: takes it out) until {@link undo}. */
  move(story: number, iteration: number): void {
    const from = this.at[story]!;
    this.trail.push(story);
    this.origins.push(from);
    if (from >= 0) this.free[this.cellOf(story, from)]! += this.instance.points[story]!;
    if (iteration >= 0) this.free[this.cellOf(story, iteration)]! -= this.instance.points[story]!;
    this.at[story] = iteration;
  }

  /** How many moves were made; given to {@link undo}, later ones are taken back. */
  get mark(): number {
    return this.trail.length;
  }

  undo(mark: number): void {
    while (this.trail.length > mark) {
      const story = this.trail.pop()!;
      const back = this.origins.pop()!;
      const from = this.at[story]!;
      if (from >= 0) this.free[this.cellOf(story, from)]! += this.instance.points[story]!;
      if (back >= 0) this.free[this.cellOf(story, back)]! -= this.instance.points[story]!;
      this.at[story] = back;
    }
  }

  /** Like {@link undo}, with what was done, to do it again. */
  takeBack(mark: number): readonly { readonly story: number; readonly to: number }[] {
    const done: { story: number; to: number }[] = [];
    for (let index = mark; index < this.trail.length; index += 1)
      done.push({ story: this.trail[index]!, to: this.at[this.trail[index]!]! });
    this.undo(mark);
    return done;
  }

  /** Stories that lie elsewhere than in the plan as given, in the order in which they were first moved. */
  moved(): readonly number[] {
    const { trail, seen } = this;
    const moved: number[] = [];
    for (const story of trail) {
      if (seen[story] === 1 || this.at[story] === this.given[story]) continue;
      seen[story] = 1;
      moved.push(story);
    }
    for (const story of moved) seen[story] = 0;
    return moved;
  }

  /** Iteration in which a feature is done as the stories lie now. */
  finishNow(feature: number): number {
    return finishOf(this.instance, this.at, feature);
  }

  /** First iteration for a story as those before it lie now. */
  first(story: number): number {
    const { before, beforeLag } = this.instance;
    let first = 0;
    for (let index = before.start[story]!; index < before.start[story + 1]!; index += 1) {
      const bound = this.at[before.item[index]!]! + beforeLag[index]!;
      if (bound > first) first = bound;
    }
    return first;
  }

  /** Last iteration for a story as those after it lie now, without its feature's finish. */
  last(story: number): number {
    const { after, afterLag, iterations } = this.instance;
    let last = iterations - 1;
    for (let index = after.start[story]!; index < after.start[story + 1]!; index += 1) {
      const later = this.at[after.item[index]!]!;
      if (later >= 0 && later - afterLag[index]! < last) last = later - afterLag[index]!;
    }
    return last;
  }
}

/** Adds the points of a feature, times `sign`, to all its bands. */
export function addBands(instance: Instance, used: Float64Array, feature: number, sign: number): void {
  const { bandsOf, effort } = instance;
  for (let index = bandsOf.start[feature]!; index < bandsOf.start[feature + 1]!; index += 1)
    used[bandsOf.item[index]!]! += sign * effort[feature]!;
}
