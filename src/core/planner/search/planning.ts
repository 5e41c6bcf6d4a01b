import type { Instance } from '#core/planner/instance';
import type { Assignment } from '#core/planner/measurement';
import { Search } from '#core/planner/search/search';
import { mended } from '#core/planner/search/mending';

/** What a search for a plan is given besides the problem. */
export interface PlanningOptions {
  /** The same seed, problem and steps give the same plan. */
  readonly seed: number;
  /** A plan to go on from: the answer is never worth less, unless it breaks a rule of the problem. */
  readonly start?: Assignment;
  /** Value given up for each point that lies elsewhere than in `start`, else than in the stories' `current`. */
  readonly pricePerMovedPoint?: number;
}

/** A search that goes on as long as it is asked to, and has its best plan at hand all the time. */
export class Planning {
  private readonly search: Search;

  constructor(instance: Instance, { seed, start, pricePerMovedPoint = 0 }: PlanningOptions) {
    this.search = new Search(instance, { seed, prices: { reference: start ?? instance.current, perMovedPoint: pricePerMovedPoint }, start: start && mended(instance, start) });
  }

  /** The best plan so far; absent: none yet that keeps all rules. */
  get best(): Assignment | undefined {
    return this.search.best;
  }

  /** Takes steps; `share` says how much of the budget is used, from 0 to 1: the search gets pickier towards the end. */
  run(steps: number, share: number): void {
    this.search.run(steps, share);
  }
}
