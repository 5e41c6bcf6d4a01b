import type { Instance } from '#core/planner/instance';

/**
 * When features could be done on an empty train: each story and all that it waits for as early as dependencies, pins
 * and capacity let it, one after the other. Other features take no room.
 */
export class EmptyTrain {
  private readonly mark: Int32Array;
  private readonly load: Float64Array;
  private readonly loadMark: Int32Array;
  private readonly at: Int16Array;
  private readonly ranks: Int32Array;
  private round = 0;

  constructor(
    private readonly instance: Instance,
    private readonly rank: Int32Array,
  ) {
    this.mark = new Int32Array(instance.storyCount);
    this.at = new Int16Array(instance.storyCount);
    this.ranks = new Int32Array(instance.storyCount);
    this.load = new Float64Array(instance.capacity.length);
    this.loadMark = new Int32Array(instance.capacity.length);
  }

  /** Earliest iteration in which a feature can be done by its dependencies and pins, whatever the capacity. */
  bound(feature: number): number {
    const { stories, earliest } = this.instance;
    let bound = 0;
    for (let index = stories.start[feature]!; index < stories.start[feature + 1]!; index += 1) bound = Math.max(bound, earliest[stories.item[index]!]!);
    return bound;
  }

  /** Iteration in which the feature is done so; the number of iterations or more: it does not fit this way. */
  finishOf(feature: number): number {
    const { instance } = this;
    const { stories, before, beforeLag, order, pin, points, capacity, teamOf, iterations, featureOf } = instance;
    this.round += 1;
    let count = 0;
    const add = (story: number): void => {
      if (this.mark[story] === this.round) return;
      this.mark[story] = this.round;
      this.ranks[count++] = this.rank[story]!;
    };
    for (let index = stories.start[feature]!; index < stories.start[feature + 1]!; index += 1) add(stories.item[index]!);
    for (let read = 0; read < count; read += 1) {
      const story = order[this.ranks[read]!]!;
      for (let index = before.start[story]!; index < before.start[story + 1]!; index += 1) add(before.item[index]!);
    }
    const ranks = this.ranks.subarray(0, count).sort();
    let finish = 0;
    for (const place of ranks) {
      const story = order[place]!;
      let iteration = Math.max(0, pin[story]!);
      for (let index = before.start[story]!; index < before.start[story + 1]!; index += 1) iteration = Math.max(iteration, this.at[before.item[index]!]! + beforeLag[index]!);
      const row = teamOf[story]! * iterations;
      while (iteration < iterations && this.loadOf(row + iteration) + points[story]! > capacity[row + iteration]!) iteration += 1;
      if (iteration >= iterations) return iterations;
      this.load[row + iteration] = this.loadOf(row + iteration) + points[story]!;
      this.at[story] = iteration;
      if (featureOf[story] === feature && iteration > finish) finish = iteration;
    }
    return finish;
  }

  private loadOf(cell: number): number {
    if (this.loadMark[cell] !== this.round) {
      this.loadMark[cell] = this.round;
      this.load[cell] = 0;
    }
    return this.load[cell]!;
  }
}
