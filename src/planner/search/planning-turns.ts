import { compile, type Instance } from '#planner/instance';
import { assignmentOf, placementsOf, valueOf } from '#planner/measurement';
import { Pace } from '#planner/search/pace';
import { Planning } from '#planner/search/planning';
import type { Placements, Plan, PlanningProblem } from '#planner/problem';

/** What somebody who waits for a plan asks for. Plain data: it may cross to a worker. */
export interface PlanRequest {
  readonly problem: PlanningProblem;
  readonly seed: number;
  /** Either of both; `steps` give the same plan on every machine. */
  readonly milliseconds?: number;
  readonly steps?: number;
  /** A plan to go on from. */
  readonly start?: Placements;
  readonly pricePerMovedPoint?: number;
}

/** What is said after a turn in which the plan got better, and at the end. Without a `plan` none was found. */
export type PlanNews =
  | { readonly kind: 'progress'; readonly value: number; readonly share: number }
  | { readonly kind: 'done'; readonly plan?: Plan; readonly isCancelled: boolean };

/** So long nobody else is heard. The search cools between turns, so they are short. */
const turnMilliseconds = 2;
const stepsATurn = 1_000;

/**
 * A search in short turns, for those who have to listen in between: a worker to its messages, a page to its user. Call
 * `turn` until it answers `done`; `cancel` answers the best so far.
 */
export class PlanningTurns {
  private readonly instance: Instance;
  private readonly planning: Planning;
  private readonly begun: number;
  private told = -Infinity;
  private steps = 0;
  private readonly pace: Pace;

  constructor(
    private readonly request: PlanRequest,
    private readonly now: () => number,
  ) {
    this.begun = now();
    this.pace = new Pace(request.milliseconds ?? 0, turnMilliseconds);
    this.instance = compile(request.problem);
    const start = request.start && assignmentOf(this.instance, request.start);
    this.planning = new Planning(this.instance, {
      seed: request.seed,
      start,
      pricePerMovedPoint: request.pricePerMovedPoint,
    });
  }

  /** Undefined: nothing new. */
  turn(): PlanNews | undefined {
    const share = this.share();
    if (share >= 1) return this.done(false);
    const { steps } = this.request;
    const before = this.now();
    const count = steps === undefined ? this.pace.slice : Math.min(stepsATurn, steps - this.steps);
    this.planning.run(count, share);
    this.steps += count;
    this.pace.took(count, this.now() - before);
    const { best } = this.planning;
    const value = best && valueOf(this.instance, best);
    if (value === undefined || value === this.told) return undefined;
    this.told = value;
    return { kind: 'progress', value, share: Math.min(1, this.share()) };
  }

  cancel(): PlanNews {
    return this.done(true);
  }

  private share(): number {
    const { steps } = this.request;
    return steps === undefined ? this.pace.share(this.now() - this.begun) : steps > 0 ? this.steps / steps : 1;
  }

  private done(isCancelled: boolean): PlanNews {
    const { best } = this.planning;
    if (best === undefined) return { kind: 'done', isCancelled };
    const { seed, steps } = this.request;
    const value = Math.round(valueOf(this.instance, best) * 1e6) / 1e6;
    const plan = {
      placements: placementsOf(this.instance, best),
      value,
      seed,
      ...(steps === undefined ? { milliseconds: Math.round(this.now() - this.begun) } : {}),
    };
    return { kind: 'done', plan, isCancelled };
  }
}

/** Who listens to a search, and how long it takes. */
export interface PlanListener {
  /** Milliseconds from any beginning; needed for a budget of milliseconds. */
  readonly now?: () => number;
  /** Asked every few milliseconds; the best plan so far is answered. */
  readonly isCancelled?: () => boolean;
  /** Told of each better plan, a few milliseconds after it was found. */
  readonly onImproved?: (progress: { readonly value: number; readonly share: number }) => void;
}

/** Searches a plan in one go; absent: none was found that keeps all rules, which proves nothing. */
export function plan(
  problem: PlanningProblem,
  { now = () => 0, isCancelled, onImproved, ...request }: Omit<PlanRequest, 'problem'> & PlanListener,
): Plan | undefined {
  const turns = new PlanningTurns({ ...request, problem }, now);
  for (;;) {
    const news = isCancelled?.() === true ? turns.cancel() : turns.turn();
    if (news?.kind === 'done') return news.plan;
    if (news) onImproved?.(news);
  }
}
