import { Worker } from 'node:worker_threads';
import type { BoundNews } from '#local/plan/bound-thread';
import type { Problem } from '#core/planner/problem';

/** A bound that is proven in a thread of its own while somebody else looks for plans. */
export class BoundWatch {
  /** The best so far. */
  value = Infinity;
  /** Proven: there is no plan. */
  isInfeasible = false;
  /** Why there is no bound, when the thread failed. */
  fault: string | undefined;
  /** Resolves when nothing more will come. */
  readonly finished: Promise<void>;
  private readonly thread: Worker;

  constructor(problem: Problem, milliseconds: number) {
    const until = performance.timeOrigin + performance.now() + milliseconds;
    // Beside this file, once both are built.
    this.thread = new Worker(new URL('./bound-thread.mjs', import.meta.url), { workerData: { problem, until } });
    this.finished = new Promise((resolve) => {
      this.thread.on('message', ({ bound, isLast }: BoundNews) => {
        if (bound.kind === 'infeasible') this.isInfeasible = true;
        else this.value = Math.min(this.value, bound.value);
        if (isLast || this.isInfeasible) resolve();
      });
      this.thread.on('error', (error: Error) => {
        this.fault = error.message;
        resolve();
      });
      this.thread.on('exit', () => resolve());
    });
  }

  async end(): Promise<void> {
    await this.thread.terminate();
  }
}
