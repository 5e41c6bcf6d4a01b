import type { Instance } from '#planner/instance';
import type { Assignment } from '#planner/measurement';
import { Search } from '#planner/search/search';
import { mended } from '#planner/search/mending';
import { narrowed } from '#planner/search/narrowing';

/** What a search for a plan is given besides the problem. */
export interface PlanningOptions {
  /** The same seed, problem and steps give the same plan. */
  readonly seed: number;
  /** A plan to go on from: the answer is never worth less, unless it breaks a rule of the problem. */
  readonly start?: Assignment;
  /** Where people know the stories; else that is `start`, else the stories' `current`. */
  readonly reference?: Assignment;
  /** Value given up for each point that lies elsewhere than there. */
  readonly pricePerMovedPoint?: number;
}

/** A search that goes on as long as it is asked to, and has its best plan at hand all the time. */
export class Planning {
  private readonly search: Search;

  constructor(instance: Instance, { seed, start, reference = start, pricePerMovedPoint = 0 }: PlanningOptions) {
    const narrow = narrowed(instance);
    this.search = new Search(narrow, {
      seed,
      prices: { reference: reference ?? instance.current, perMovedPoint: pricePerMovedPoint },
      start: start && mended(narrow, start),
    });
  }

  /** The best plan so far; absent: none yet that keeps all rules. */
  get best(): Assignment | undefined {
    return this.search.best;
  }

  /** Tells of a plan that keeps all rules: where it is better than `best` it takes its place, and the search goes on from there when its time has come. */
  offer(plan: Assignment): void {
    this.search.offer(plan);
  }

  /** Takes steps; `share` says how much of the budget is used, from 0 to 1: the search gets pickier towards the end. */
  run(steps: number, share: number): void {
    this.search.run(steps, share);
  }
}
