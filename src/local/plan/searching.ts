import { BoundWatch } from '#local/plan/bound-watch';
import { conflictLines } from '#local/plan/conflict-words';
import type { PlanOptions } from '#local/plan/options';
import { Progress } from '#local/plan/progress';
import { conflictOf } from '#core/planner/conflict/conflict';
import type { Instance } from '#core/planner/instance';
import { assignmentOf, valueOf, type Assignment } from '#core/planner/measurement';
import { Pace } from '#core/planner/search/pace';
import { Planning } from '#core/planner/search/planning';

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

/** Looks for plans until the budget is used, somebody presses Ctrl+C, or there is nothing better. */
export async function search(instance: Instance, start: Assignment | undefined, options: PlanOptions, say: (line: string) => void): Promise<SearchEnd> {
  const begun = performance.now();
  const now = (): number => performance.now() - begun;
  const progress = new Progress(say, now);
  let isStopped = false;
  const stop = (): void => void (isStopped = true);
  // It may come twice, from the terminal and from npm.
  process.on('SIGINT', stop);
  const planningFrom = (from: Assignment | undefined): Planning => new Planning(instance, { seed: options.seed, start: from, pricePerMovedPoint: options.pricePerMovedPoint });
  let planning = planningFrom(start);
  const watch = options.wantsBound ? new BoundWatch(instance, options.milliseconds, () => ownBest()) : undefined;
  const bound = (): number => watch?.value ?? Infinity;
  // What the solver comes across knows no price for moves.
  const solverPlan = (): BoundWatch['plan'] => (options.pricePerMovedPoint === 0 ? watch?.plan : undefined);
  const ownBest = (): Assignment | undefined => planning.best;
  const bestNow = (): Assignment | undefined => {
    const own = ownBest();
    const other = solverPlan();
    return other && (own === undefined || other.value > valueOf(instance, own)) ? other.at : own;
  };
  const valueNow = (): number | undefined => {
    const best = bestNow();
    return best && valueOf(instance, best);
  };
  let found: ReturnType<typeof conflictOf> | undefined;
  let steps = 0;
  const pace = new Pace(options.milliseconds, sliceMilliseconds);
  for (;;) {
    const share = options.steps === undefined ? pace.share(now()) : options.steps > 0 ? steps / options.steps : 1;
    if (isStopped || watch?.isInfeasible === true || share >= 1) break;
    if (found === undefined && share >= patience && ownBest() === undefined) {
      found = conflictOf(instance);
      if (found.kind === 'conflict') break;
      if (found.kind === 'none') planning = planningFrom(assignmentOf(instance, found.placements));
    }
    const count = options.steps === undefined ? pace.slice : Math.min(stepsAtOnce, options.steps - steps);
    const before = now();
    planning.run(count, share);
    steps += count;
    pace.took(count, now() - before);
    const value = valueNow();
    progress.report(value, bound());
    if (value !== undefined && options.pricePerMovedPoint === 0 && watch?.isReached(value) === true) break;
    // Signals and news of the bound are heard between slices.
    await new Promise((resolve) => setImmediate(resolve));
  }
  const milliseconds = Math.round(now());
  const isProven = watch?.isReached(valueNow() ?? -Infinity) === true;
  if (!isStopped && !isProven) await Promise.race([watch?.finished, wait(Math.max(0, options.milliseconds - now()) + graceMilliseconds)]);
  await watch?.end();
  if (watch?.fault !== undefined) say(`There is no bound: ${watch.fault}`);
  progress.report(valueNow(), bound(), true);
  const best = bestNow();
  if (best !== undefined) return { kind: 'plan', best, bound: bound(), milliseconds };
  if (!isStopped) found ??= conflictOf(instance);
  if (found?.kind === 'none') return { kind: 'plan', best: assignmentOf(instance, found.placements), bound: bound(), milliseconds };
  if (found?.kind === 'conflict') return { kind: 'infeasible', lines: conflictLines(found) };
  if (watch?.isInfeasible === true) return { kind: 'infeasible', lines: ['There is no plan: what is pinned, due, mandatory and in bands does not fit into the capacity.'] };
  return { kind: 'none', lines: ['No plan was found in that time; it is not proven that there is none.'] };
}

function wait(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds).unref());
}
