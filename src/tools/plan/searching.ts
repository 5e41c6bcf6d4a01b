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
  const begun = performance.now();
  const now = (): number => performance.now() - begun;
  const progress = new Progress(say, now);
  let isStopped = false;
  const stop = (): void => void (isStopped = true);
  // It may come twice, from the terminal and from npm.
  process.on('SIGINT', stop);
  const { seed, pricePerMovedPoint } = options;
  const planningFrom = (from: Assignment | undefined): Planning =>
    new Planning(instance, { seed, start: from, reference: start, pricePerMovedPoint });
  const best = new BestPlan(instance, start ?? instance.current, pricePerMovedPoint);
  const until = performance.timeOrigin + begun + options.milliseconds;
  const processor = process.cpuUsage();
  const sideCount = sideCountOf(options);
  let sides: SideSearches | undefined;
  let planning = planningFrom(start);
  const watch = options.wantsBound ? new BoundWatch(instance, options.milliseconds, () => best.at) : undefined;
  const bound = (): number => watch?.value ?? Infinity;
  const isProven = (): boolean =>
    best.value !== undefined && pricePerMovedPoint === 0 && watch?.isReached(best.value) === true;
  let found: ReturnType<typeof conflictOf> | undefined;
  let steps = 0;
  let toldSides = 0;
  let known: Assignment | undefined;
  const pace = new Pace(options.milliseconds, sliceMilliseconds);
  for (;;) {
    const share = options.steps === undefined ? pace.share(now()) : options.steps > 0 ? steps / options.steps : 1;
    if (isStopped || watch?.isInfeasible === true || share >= 1) break;
    if (found === undefined && share >= patience && best.at === undefined) {
      found = conflictOf(instance);
      if (found.kind === 'conflict') break;
      if (found.kind === 'none') planning = planningFrom(assignmentOf(instance, found.placements));
    }
    if (sideCount > 0 && sides === undefined && isTimeForSides(options, processor, now())) {
      say(`             ${sideCount + 1} searches side by side`);
      sides = new SideSearches({ problem: instance.problem, seed, start, pricePerMovedPoint, until }, sideCount, (at) =>
        best.offer(at),
      );
    }
    const count = options.steps === undefined ? pace.slice : Math.min(stepsAtOnce, options.steps - steps);
    const before = now();
    planning.run(count, share);
    steps += count;
    pace.took(count, now() - before);
    if (planning.best) best.offer(planning.best);
    if (watch?.plan) best.offer(watch.plan.at);
    if (
      options.steps === undefined &&
      best.at !== undefined &&
      best.at !== known &&
      now() - toldSides > exchangeMilliseconds
    ) {
      known = best.at;
      toldSides = now();
      planning.offer(known);
      sides?.offer(known);
    }
    progress.report(best.value, bound());
    if (isProven()) break;
    // Signals and news of other threads are heard between slices.
    await new Promise((resolve) => setImmediate(resolve));
  }
  const milliseconds = Math.round(now());
  if (!isStopped && !isProven())
    await Promise.race([
      Promise.all([watch?.finished, sides?.finished]),
      wait(Math.max(0, options.milliseconds - now()) + graceMilliseconds),
    ]);
  await Promise.all([watch?.end(), sides?.end()]);
  if (watch?.plan) best.offer(watch.plan.at);
  if (watch?.fault !== undefined) say(`There is no bound: ${watch.fault}`);
  progress.report(best.value, bound(), true);
  if (best.at !== undefined) return { kind: 'plan', best: best.at, bound: bound(), milliseconds };
  if (!isStopped) found ??= conflictOf(instance);
  if (found?.kind === 'none')
    return { kind: 'plan', best: assignmentOf(instance, found.placements), bound: bound(), milliseconds };
  if (found?.kind === 'conflict') return { kind: 'infeasible', lines: conflictLines(found) };
  if (watch?.isInfeasible === true)
    return {
      kind: 'infeasible',
      lines: ['There is no plan: what is pinned, due, mandatory and in bands does not fit into the capacity.'],
    };
  return { kind: 'none', lines: ['No plan was found in that time; it is not proven that there is none.'] };
}

function wait(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds).unref());
}
