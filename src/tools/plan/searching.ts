import { BestPlan } from '#tools/plan/best-plan';
import { BoundWatch } from '#tools/plan/bound-watch';
import { conflictLines } from '#tools/plan/conflict-words';
import type { PlanOptions } from '#tools/plan/options';
import { Progress } from '#tools/plan/progress';
import { isTimeForSides, sideCountOf, SideSearches } from '#tools/plan/side-searches';
import { conflictOf } from '#planner/conflict/conflict';
import type { Instance } from '#planner/instance';
import { assignmentOf, type Assignment } from '#planner/measurement';
import { Pace } from '#planner/search/pace';
import { Planning } from '#planner/search/planning';

/** How a search ended. `lines` say why there is no plan. */
export type SearchEnd =
  | { readonly kind: 'plan'; readonly best: Assignment; readonly bound: number; readonly milliseconds: number }
  | { readonly kind: 'infeasible' | 'none'; readonly lines: readonly string[] };

/** A turn of the event loop comes after so much work; the search cools between turns, so they are short. */
const sliceMilliseconds = 2;
/** The same on every machine, so that a budget of steps gives the same plan. */
const stepsAtOnce = 1_000;
/** So long the solver has to stop when time is up; what it has told stays. */
const graceMilliseconds = 500;
/** Without a plan after this share of the budget it is time to ask whether there can be one. */
const patience = 0.25;
/** So often all searches hear of the best plan. */
const exchangeMilliseconds = 50;

/** Looks for plans until the budget is used, somebody presses Ctrl+C, or there is nothing better. */
export async function search(
  instance: Instance,
  start: Assignment | undefined,
  options: PlanOptions,
  say: (line: string) => void,
): Promise<SearchEnd> {
  const searching = new Searching(instance, start, options, say);
  const stop = (): void => searching.stop();
  // It may come twice, from the terminal and from npm.
  process.on('SIGINT', stop);
  while (searching.goOn()) {
    // Signals and news of other threads are heard between slices.
    await new Promise((resolve) => setImmediate(resolve));
  }
  return searching.end();
}

/** A search of this thread with what helps it: a bound, other searches, and the question whether there can be a plan. */
class Searching {
  private readonly begun = performance.now();
  private readonly processor = process.cpuUsage();
  private readonly progress: Progress;
  private readonly pace: Pace;
  private readonly best: BestPlan;
  private readonly watch: BoundWatch | undefined;
  private readonly sideCount: number;
  private sides: SideSearches | undefined;
  private planning: Planning;
  /** What was answered when it was asked whether there can be a plan. */
  private conflict: ReturnType<typeof conflictOf> | undefined;
  private isStopped = false;
  private steps = 0;
  private exchanged: Assignment | undefined;
  private exchangedAt = 0;

  constructor(
    private readonly instance: Instance,
    private readonly start: Assignment | undefined,
    private readonly options: PlanOptions,
    private readonly say: (line: string) => void,
  ) {
    this.progress = new Progress(say, () => this.now());
    this.pace = new Pace(options.milliseconds, sliceMilliseconds);
    this.best = new BestPlan(instance, start ?? instance.current, options.pricePerMovedPoint);
    this.sideCount = sideCountOf(options);
    this.watch = options.wantsBound ? new BoundWatch(instance, options.milliseconds, () => this.best.at) : undefined;
    this.planning = this.planningFrom(start);
    // A start that keeps all rules is an answer before anything else is looked for.
    this.hear();
  }

  stop(): void {
    this.isStopped = true;
  }

  /** Searches for one slice; false: it is over. */
  goOn(): boolean {
    const share = this.share();
    if (this.isStopped || this.watch?.isInfeasible === true || share >= 1) return false;
    if (this.conflict === undefined && share >= patience && this.best.at === undefined && !this.askForConflict())
      return false;
    if (this.sideCount > 0 && this.sides === undefined) this.beginSides();
    const { steps } = this.options;
    const count = steps === undefined ? this.pace.slice : Math.min(stepsAtOnce, steps - this.steps);
    const before = this.now();
    this.planning.run(count, share);
    this.steps += count;
    this.pace.took(count, this.now() - before);
    this.hear();
    if (steps === undefined) this.exchange();
    this.progress.report(this.best.value, this.bound);
    return !this.isProven;
  }

  /** Waits for the others as long as there is time, and says how it all ended. */
  async end(): Promise<SearchEnd> {
    const { watch, sides, options, best, say } = this;
    const milliseconds = Math.round(this.now());
    if (!this.isStopped && !this.isProven)
      await Promise.race([
        Promise.all([watch?.finished, sides?.finished]),
        wait(Math.max(0, options.milliseconds - this.now()) + graceMilliseconds),
      ]);
    await Promise.all([watch?.end(), sides?.end()]);
    if (watch?.plan) best.offer(watch.plan.at);
    if (watch?.fault !== undefined) say(`There is no bound: ${watch.fault}`);
    this.progress.report(best.value, this.bound, true);
    if (best.at !== undefined) return { kind: 'plan', best: best.at, bound: this.bound, milliseconds };
    return this.endWithout(milliseconds);
  }

  /** How it ended where no search came to a plan. */
  private endWithout(milliseconds: number): SearchEnd {
    if (!this.isStopped) this.conflict ??= conflictOf(this.instance);
    if (this.conflict?.kind === 'none') {
      const best = assignmentOf(this.instance, this.conflict.placements);
      return { kind: 'plan', best, bound: this.bound, milliseconds };
    }
    if (this.conflict?.kind === 'conflict') return { kind: 'infeasible', lines: conflictLines(this.conflict) };
    if (this.watch?.isInfeasible === true)
      return {
        kind: 'infeasible',
        lines: ['There is no plan: what is pinned, due, mandatory and in bands does not fit into the capacity.'],
      };
    return { kind: 'none', lines: ['No plan was found in that time; it is not proven that there is none.'] };
  }

  private now(): number {
    return performance.now() - this.begun;
  }

  private get bound(): number {
    return this.watch?.value ?? Infinity;
  }

  private get isProven(): boolean {
    const { best, options, watch } = this;
    return best.value !== undefined && options.pricePerMovedPoint === 0 && watch?.isReached(best.value) === true;
  }

  private share(): number {
    const { steps } = this.options;
    if (steps === undefined) return this.pace.share(this.now());
    return steps > 0 ? this.steps / steps : 1;
  }

  private planningFrom(from: Assignment | undefined): Planning {
    const { seed, pricePerMovedPoint } = this.options;
    return new Planning(this.instance, { seed, start: from, reference: this.start, pricePerMovedPoint });
  }

  /** Asks whether there can be a plan, and goes on from one that answers it; false: there is none. */
  private askForConflict(): boolean {
    this.conflict = conflictOf(this.instance);
    if (this.conflict.kind === 'none')
      this.planning = this.planningFrom(assignmentOf(this.instance, this.conflict.placements));
    return this.conflict.kind !== 'conflict';
  }

  private beginSides(): void {
    const { instance, options, start, sideCount } = this;
    if (!isTimeForSides(options, this.processor, this.now())) return;
    this.say(`             ${sideCount + 1} searches side by side`);
    const { seed, pricePerMovedPoint } = options;
    const until = performance.timeOrigin + this.begun + options.milliseconds;
    const task = { problem: instance.problem, seed, start, pricePerMovedPoint, until };
    this.sides = new SideSearches(task, sideCount, (at) => this.best.offer(at));
  }

  /** Takes the best of what this thread's search and the bound have come to. */
  private hear(): void {
    if (this.planning.best) this.best.offer(this.planning.best);
    if (this.watch?.plan) this.best.offer(this.watch.plan.at);
  }

  /** Tells all searches of the best plan, now and then. */
  private exchange(): void {
    const { at } = this.best;
    if (at === undefined || at === this.exchanged || this.now() - this.exchangedAt <= exchangeMilliseconds) return;
    this.exchanged = at;
    this.exchangedAt = this.now();
    this.planning.offer(at);
    this.sides?.offer(at);
  }
}

function wait(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds).unref());
}
