import { Worker } from 'node:worker_threads';
import type { BoundNews, KnownPlan } from '#tools/plan/bound-thread';
import type { Instance } from '#planner/instance';
import { breachesOf, valueOf, type Assignment } from '#planner/measurement';

/** Whether a plan worth this much is the best by a proven bound, but for the solver's tolerance. */
export function isReached(value: number, bound: number): boolean {
  return value >= bound - 2e-6 * (1 + Math.abs(bound));
}

/** A bound that is proven in a thread of its own while somebody else looks for plans. */
export class BoundWatch {
  /** The best so far; Infinity: none yet. */
  value = Infinity;
  /** Proven: there is no plan. */
  isInfeasible = false;
  /** The best plan that the solver came across. */
  plan: { readonly at: Assignment; readonly value: number } | undefined;
  /** Why there is no bound, when the thread failed. */
  fault: string | undefined;
  /** Resolves when nothing more will come. */
  readonly finished: Promise<void>;
  private readonly thread: Worker;

  /** `bestPlan`: asked once, when the thread can use it. */
  constructor(
    private readonly instance: Instance,
    milliseconds: number,
    private readonly bestPlan: () => Assignment | undefined,
  ) {
    const until = performance.timeOrigin + performance.now() + milliseconds;
    // Beside this file, once both are built.
    this.thread = new Worker(new URL('./bound-thread.mjs', import.meta.url), {
      workerData: { problem: instance.problem, until },
    });
    this.finished = new Promise((resolve) => {
      this.thread.on('message', (news: BoundNews) => this.hear(news, resolve));
      this.thread.on('error', (error: Error) => (this.fault = error.message));
      this.thread.on('exit', () => resolve());
    });
  }

  /** Whether a plan worth this much is proven to be the best, but for the solver's tolerance. */
  isReached(value: number): boolean {
    return isReached(value, this.value);
  }

  async end(): Promise<void> {
    await this.thread.terminate();
  }

  private hear(news: BoundNews, finish: () => void): void {
    switch (news.kind) {
      case 'proven':
        this.value = Math.min(this.value, news.value);
        return;
      case 'infeasible':
        this.isInfeasible = true;
        finish();
        return;
      case 'plan':
        this.take(news.at);
        return;
      case 'ready': {
        const at = this.bestPlan();
        this.thread.postMessage((at ? { at } : {}) satisfies KnownPlan);
        return;
      }
      case 'end':
        finish();
    }
  }

  private take(at: Assignment): void {
    const value = valueOf(this.instance, at);
    // The solver keeps the rules but for its tolerance.
    if (value > (this.plan?.value ?? -Infinity) && breachesOf(this.instance, at).length === 0)
      this.plan = { at, value };
  }
}
