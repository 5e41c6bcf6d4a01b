import { parentPort, workerData } from 'node:worker_threads';
import { compile } from '#planner/instance';
import type { Assignment } from '#planner/measurement';
import { Pace } from '#planner/search/pace';
import { Planning } from '#planner/search/planning';
import type { PlanningProblem } from '#planner/problem';

/** What the thread is given. */
export interface SearchTask {
  readonly problem: PlanningProblem;
  readonly seed: number;
  readonly start?: Assignment;
  readonly pricePerMovedPoint: number;
  /** In milliseconds since 1970, as all threads count. */
  readonly until: number;
}

/** What the thread says: each better plan, not long after it was found, and at last that nothing more will come. */
export type SearchNews = { readonly kind: 'plan'; readonly at: Assignment } | { readonly kind: 'end' };

/** What the thread is told: the best plan that anybody has. */
export interface BestKnown {
  readonly at: Assignment;
}

const sliceMilliseconds = 2;
/** Most plans are soon followed by a better one. */
const silenceMilliseconds = 30;

async function searchOn(task: SearchTask): Promise<void> {
  const planning = new Planning(compile(task.problem), task);
  parentPort!.on('message', ({ at }: BestKnown) => planning.offer(at));
  const begun = now();
  const pace = new Pace(task.until - begun, sliceMilliseconds);
  let told: Assignment | undefined;
  let toldAt = -Infinity;
  const tell = (): void => {
    if (planning.best === undefined || planning.best === told) return;
    told = planning.best;
    toldAt = now();
    say({ kind: 'plan', at: told });
  };
  for (let share = 0; share < 1; share = pace.share(now() - begun)) {
    const count = pace.slice;
    const before = now();
    planning.run(count, share);
    const after = now();
    pace.took(count, after - before);
    if (after - toldAt > silenceMilliseconds) tell();
    await new Promise((resolve) => setImmediate(resolve));
  }
  tell();
  say({ kind: 'end' });
  parentPort!.close();
}

function now(): number {
  return performance.timeOrigin + performance.now();
}

function say(news: SearchNews): void {
  parentPort!.postMessage(news);
}

if (parentPort) void searchOn(workerData as SearchTask);
