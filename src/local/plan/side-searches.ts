import { Worker } from 'node:worker_threads';
import type { Assignment } from '#core/planner/measurement';
import type { BestKnown, SearchNews, SearchTask } from '#local/plan/search-thread';

/** Searches for the same plan with other random numbers, each in a thread of its own. */
export class SideSearches {
  /** Resolves when none of them has anything more to say. */
  readonly finished: Promise<unknown>;
  private readonly threads: readonly Worker[];

  /** `count` may be 0. `onPlan` hears of each better plan of each search, the last one before `finished`. */
  constructor(task: SearchTask, count: number, onPlan: (at: Assignment) => void) {
    // Beside this file, once both are built.
    const file = new URL('./search-thread.mjs', import.meta.url);
    this.threads = Array.from({ length: count }, (_, index) => new Worker(file, { workerData: { ...task, seed: derivedSeed(task.seed, index + 1) } satisfies SearchTask }));
    this.finished = Promise.all(this.threads.map((thread) => ended(thread, onPlan)));
  }

  /** Tells every search of a plan, to go on from where it is better than its own. */
  offer(at: Assignment): void {
    for (const thread of this.threads) thread.postMessage({ at } satisfies BestKnown);
  }

  async end(): Promise<void> {
    await Promise.all(this.threads.map((thread) => thread.terminate()));
  }
}

function ended(thread: Worker, onPlan: (at: Assignment) => void): Promise<void> {
  return new Promise((resolve) => {
    thread.on('message', (news: SearchNews) => (news.kind === 'plan' ? onPlan(news.at) : resolve()));
    // What it has found stays; the others go on.
    thread.on('error', () => resolve());
    thread.on('exit', () => resolve());
  });
}

/** Far from those of neighbours, which people use as well. */
function derivedSeed(seed: number, index: number): number {
  return (seed ^ Math.imul(index, 0x85ebca6b)) | 0;
}
