import type { Instance } from '#planner/instance';
import { breachesOf, type Assignment } from '#planner/measurement';
import { Search, type SearchOptions } from '#planner/search/search';
import { repaired } from '#planner/search/repair';
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

/**
 * Shares of a long budget between which short searches are put in. A long one is hot for most of its time and has little
 * to show until it cools: who stopped it early would get less than from a short one.
 */
const shortRounds = [0.015, 0.035, 0.1] as const;
const firstShort = shortRounds[0];
const afterShort = shortRounds[2];
/** With fewer steps nobody has the time to stop it: a second or two. */
const manySteps = 3_000_000;

/** A search that goes on as long as it is asked to, and has its best plan at hand all the time. */
export class Planning {
  private readonly narrow: Instance;
  private readonly prices: SearchOptions['prices'];
  private readonly seed: number;
  private readonly isGoingOn: boolean;
  private readonly search: Search;
  private steps = 0;
  /** Undefined: not known yet. */
  private isLong: boolean | undefined;
  private short: Search | undefined;
  private shortRound = -1;

  constructor(instance: Instance, { seed, start, reference = start, pricePerMovedPoint = 0 }: PlanningOptions) {
    this.narrow = narrowed(instance);
    this.seed = seed;
    this.prices = { reference: reference ?? instance.current, perMovedPoint: pricePerMovedPoint };
    this.isGoingOn = start !== undefined;
    this.search = this.searchFrom(start);
    // What was repaired may have lost what only the narrowed instance does not allow.
    if (start !== undefined && breachesOf(instance, start).length === 0) this.search.offer(start.slice());
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
    if (this.isLong === undefined && share >= firstShort) this.isLong = this.steps / share >= manySteps;
    this.steps += steps;
    if (this.isLong !== true) this.search.run(steps, share);
    else if (share < afterShort) this.runShort(steps, share);
    else {
      const lost = afterShort - firstShort;
      this.short = undefined;
      this.search.run(steps, (share - lost) / (1 - lost));
    }
  }

  private runShort(steps: number, share: number): void {
    const round = share < shortRounds[1] ? 0 : 1;
    if (round > this.shortRound) this.short = this.searchFrom(this.isGoingOn ? this.best : undefined);
    this.shortRound = round;
    const begin = shortRounds[round]!;
    const known = this.short!.best;
    this.short!.run(steps, (share - begin) / (shortRounds[round + 1]! - begin));
    const { best } = this.short!;
    if (best !== undefined && best !== known) this.search.offer(best);
  }

  private searchFrom(start: Assignment | undefined): Search {
    return new Search(this.narrow, {
      seed: this.seed,
      prices: this.prices,
      start: start && repaired(this.narrow, start),
    });
  }
}
