import { parentPort, workerData } from 'node:worker_threads';
import { Bounding } from '#core/planner/bound';
import { compile } from '#core/planner/instance';
import type { Problem } from '#core/planner/problem';
import type { LinearSolver } from '#core/planner/solver';

/** What the thread is given. */
export interface BoundTask {
  readonly problem: Problem;
  /** In milliseconds since 1970, as both threads count. */
  readonly until: number;
}

/** What the thread says, whenever it knows more; `isLast` when nothing is left to try or time is up. */
export interface BoundNews {
  readonly bound: { readonly kind: 'infeasible' } | { readonly kind: 'proven'; readonly value: number };
  readonly isLast: boolean;
}

/** So long the thread works before it says what it knows. */
const sliceMilliseconds = 400;

/** Proves bounds until there is nothing left to try or time is up. */
async function prove({ problem, until }: BoundTask): Promise<void> {
  const { default: load } = (await import('highs')) as unknown as { readonly default: () => Promise<LinearSolver> };
  const bounding = new Bounding(compile(problem), await load());
  const now = (): number => performance.timeOrigin + performance.now();
  for (let isLast = false; !isLast; ) {
    const isDone = bounding.improve({ now, until: Math.min(until, now() + sliceMilliseconds) });
    isLast = isDone || now() >= until;
    parentPort!.postMessage({ bound: bounding.bound, isLast } satisfies BoundNews);
  }
}

if (parentPort) void prove(workerData as BoundTask);
