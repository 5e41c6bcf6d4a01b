import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { Assignment } from '#planner/measurement';
import type { PlanOptions } from '#tools/plan/options';
import type { BestKnown, SearchNews, SearchTask } from '#tools/plan/search-thread';

/** Searches side by side, the one of this thread among them. */
const mostSearches = 4;
/** A thread takes a tenth of a second to begin, and some more until its code is compiled: too much of a short time. */
const shortMilliseconds = 500;
/** Of a long time it is little, even where others work on the same processors. */
const longMilliseconds = 4_000;
/** So long it is watched how many processors this process gets: its search takes one, compiling that search half of another at first. */
const settlingMilliseconds = 60;
const processorsAtLeast = 1.25;
/** Later than after this share of the time no thread begins. */
const latestBegin = 0.2;

/** Searches for the same plan with other random numbers, each in a thread of its own. */
export class SideSearches {
  /** Resolves when none of them has anything more to say. */
  readonly finished: Promise<unknown>;
  private readonly threads: readonly Worker[];

  /** `count` may be 0. `onPlan` hears of each better plan of each search, the last one before `finished`. */
  constructor(task: SearchTask, count: number, onPlan: (at: Assignment) => void) {
    // Beside this file, once both are built.
    const file = new URL('./search-thread.mjs', import.meta.url);
    this.threads = Array.from(
      { length: count },
      (_, index) =>
        new Worker(file, { workerData: { ...task, seed: derivedSeed(task.seed, index + 1) } satisfies SearchTask }),
    );
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

/** How many there should be. With a budget of steps none: the plan must not depend on the machine. */
export function sideCountOf({ steps, milliseconds, wantsBound, threads }: PlanOptions): number {
  if (threads !== undefined) return threads - 1;
  if (steps !== undefined || milliseconds < shortMilliseconds) return 0;
  return Math.max(1, Math.min(mostSearches, availableParallelism() - (wantsBound ? 1 : 0))) - 1;
}

/** Whether they should begin, `now` milliseconds after the search: where others work on the same processors they can be a loss. */
export function isTimeForSides({ threads, milliseconds }: PlanOptions, since: NodeJS.CpuUsage, now: number): boolean {
  if (threads !== undefined || milliseconds >= longMilliseconds) return true;
  if (now < settlingMilliseconds || now > milliseconds * latestBegin) return false;
  const { user, system } = process.cpuUsage(since);
  return (user + system) / 1_000 >= processorsAtLeast * now;
}
