import { compile, type Instance } from '#core/planner/instance';
import { placementsOf, valueOf, type Assignment } from '#core/planner/measurement';
import type { Plan, Problem } from '#core/planner/problem';
import { Search } from '#core/planner/search';
import { mended } from '#core/planner/mending';

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

/** How long to search, and who listens. */
export interface PlanBudget {
  /** Either of both; `steps` give the same plan on every machine. */
  readonly steps?: number;
  readonly milliseconds?: number;
  /** Milliseconds from any beginning; needed for `milliseconds`. */
  readonly now?: () => number;
  /** Asked every few milliseconds; the best plan so far is answered. */
  readonly isCancelled?: () => boolean;
  /** Told of each better plan, a few milliseconds after it was found. */
  readonly onImproved?: (progress: { readonly value: number; readonly share: number; readonly best: Assignment }) => void;
}

/** Searches a plan; absent: none was found that keeps all rules, which proves nothing. */
export function plan(problem: Problem, options: PlanningOptions & PlanBudget): Plan | undefined {
  const instance = compile(problem);
  const planning = new Planning(instance, options);
  const spent = drive(planning, instance, options);
  const { best } = planning;
  if (best === undefined) return undefined;
  const value = Math.round(valueOf(instance, best) * 1e6) / 1e6;
  return { placements: placementsOf(instance, best), value, seed: options.seed, ...(options.steps === undefined ? { milliseconds: spent } : {}) };
}

const turnMilliseconds = 5;
const turnSteps = 1_000;

function drive(planning: Planning, instance: Instance, { steps, milliseconds = 0, now = () => 0, isCancelled, onImproved }: PlanBudget): number {
  const begun = now();
  let told: Assignment | undefined;
  let done = 0;
  let slice = 100;
  for (;;) {
    const before = now();
    const share = steps === undefined ? (before - begun) / milliseconds : done / steps;
    if (!(share < 1) || isCancelled?.() === true) return Math.round(before - begun);
    const count = steps === undefined ? slice : Math.min(turnSteps, steps - done);
    planning.run(count, share);
    done += count;
    const spent = now() - before;
    if (spent < turnMilliseconds / 2) slice *= 2;
    else if (spent > turnMilliseconds) slice = Math.max(20, slice >> 1);
    const { best } = planning;
    if (best === told || best === undefined) continue;
    told = best;
    onImproved?.({ value: valueOf(instance, best), share, best });
  }
}
