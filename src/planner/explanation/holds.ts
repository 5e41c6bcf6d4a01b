import type { Bundle } from '#planner/explanation/bundle';
import type { Occupancy } from '#planner/explanation/occupancy';
import type { WorkingInstance } from '#planner/explanation/working-instance';

/** Pins and due dates set otherwise: by story and by feature, the new iteration. */
export interface Loosened {
  readonly pins: Map<number, number>;
  readonly dues: Map<number, number>;
}

/**
 * Makes room in overfilled cells by stories that only a pin or a due date holds there: for each cell one that is large
 * enough. `undefined`: some cell has none; moves that were made are for the caller to undo.
 */
export function withoutPins(occupancy: Occupancy, bundle: Bundle, cells: readonly number[]): Loosened | undefined {
  const loosened: Loosened = { pins: new Map(), dues: new Map() };
  for (const cell of cells) {
    if (occupancy.free[cell]! >= 0) continue;
    if (!freeCell(occupancy, bundle, cell, loosened)) return undefined;
  }
  return loosened;
}

function freeCell(occupancy: Occupancy, bundle: Bundle, cell: number, { pins, dues }: Loosened): boolean {
  const { cells, at, free, instance } = occupancy;
  const { points, pin, due, featureOf, iterations, problem } = instance;
  const row = cell - (cell % iterations);
  for (let index = cells.start[cell]!; index < cells.start[cell + 1]!; index += 1) {
    const story = cells.item[index]!;
    const owner = featureOf[story]!;
    const isDue = problem.features[owner]!.mandatory === true && due[owner]! < iterations - 1;
    if (
      !(pin[story]! >= 0 || isDue) ||
      points[story]! < -free[cell]! ||
      bundle.has(story) ||
      at[story] !== cell % iterations
    )
      continue;
    const first = occupancy.first(story);
    const last = occupancy.last(story);
    for (let distance = 1; distance < iterations; distance += 1) {
      for (const to of [at[story]! + distance, at[story]! - distance]) {
        if (to < first || to > last || free[row + to]! < points[story]!) continue;
        const isLate = to > (dues.get(owner) ?? due[owner]!);
        // What nothing holds is no matter of pins and dates.
        if (pin[story]! < 0 && !isLate) continue;
        occupancy.move(story, to);
        if (pin[story]! >= 0) pins.set(story, to);
        if (isLate) dues.set(owner, to);
        return true;
      }
    }
  }
  return false;
}

/** A pin that is taken away in a working copy for a while: the story, and what waits for it, may then be earlier. */
export class LoosePin {
  private readonly reached: readonly number[];
  private readonly earliest: readonly number[];

  constructor(
    private readonly instance: WorkingInstance,
    rank: Int32Array,
    private readonly story: number,
  ) {
    const { pin, earliest, before, beforeLag, after } = instance;
    const reached = new Set([story]);
    for (const each of reached) {
      for (let index = after.start[each]!; index < after.start[each + 1]!; index += 1) reached.add(after.item[index]!);
    }
    this.reached = [...reached].sort((one, other) => rank[one]! - rank[other]!);
    const sooner = new Map<number, number>();
    for (const each of this.reached) {
      let first = each === story ? 0 : Math.max(0, pin[each]!);
      for (let index = before.start[each]!; index < before.start[each + 1]!; index += 1)
        first = Math.max(
          first,
          (sooner.get(before.item[index]!) ?? earliest[before.item[index]!]!) + beforeLag[index]!,
        );
      sooner.set(each, first);
    }
    this.earliest = [...sooner.values()];
  }

  /** Runs something as if the story had no pin. */
  without<Result>(run: () => Result): Result {
    const { pin, earliest } = this.instance;
    const pinned = pin[this.story]!;
    const kept = this.reached.map((each) => earliest[each]!);
    pin[this.story] = -1;
    this.set(this.earliest);
    try {
      return run();
    } finally {
      pin[this.story] = pinned;
      this.set(kept);
    }
  }

  private set(iterations: readonly number[]): void {
    for (let index = 0; index < iterations.length; index += 1)
      this.instance.earliest[this.reached[index]!] = iterations[index]!;
  }
}
