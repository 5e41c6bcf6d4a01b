import { FunctionProcess, InvocationFailure, type ProcessPlan } from './function-process';
import type { Invocation } from './function-process/wire';

const mostProcesses = 3;
const idleMilliseconds = 60_000;

/** A few function processes, started when they are needed; one stays warm, the others go when nothing needs them. */
export class FunctionPool {
  readonly #plan: Omit<ProcessPlan, 'memoryMb'>;
  readonly #processes = new Set<FunctionProcess>();
  readonly #taken = new Set<FunctionProcess>();
  readonly #waiting: (() => void)[] = [];
  readonly #reaper: NodeJS.Timeout;
  #isClosed = false;

  constructor(plan: Omit<ProcessPlan, 'memoryMb'>) {
    this.#plan = plan;
    this.#reaper = setInterval(() => this.#reap(), 5000);
    this.#reaper.unref();
  }

  /** Starts a process ahead of the first call. */
  warm(memoryMb: number): void {
    this.#start(memoryMb);
  }

  /** Runs an invocation on a free process; waits for one when all are busy. The time limit starts when it runs. */
  async invoke(
    memoryMb: number,
    invocation: Omit<Invocation, 'deadline'>,
    limitMilliseconds: number,
    retries = 3,
  ): Promise<unknown> {
    const worker = await this.#acquire(memoryMb);
    try {
      return await worker.invoke({ ...invocation, deadline: Date.now() + limitMilliseconds });
    } catch (error) {
      const isLost =
        error instanceof InvocationFailure &&
        error.code === 'FUNCTION_PLATFORM_UNKNOWN_ERROR' &&
        !worker.hasBegun &&
        !this.#isClosed;
      if (!isLost || retries === 0) throw error;
      // The process was dying of an earlier invocation: this one has not begun, so it is safe to begin it elsewhere.
      this.#processes.delete(worker);
      return this.invoke(memoryMb, invocation, limitMilliseconds, retries - 1);
    } finally {
      this.#taken.delete(worker);
      if (!worker.isAlive) this.#processes.delete(worker);
      this.#waiting.shift()?.();
    }
  }

  close(): void {
    this.#isClosed = true;
    clearInterval(this.#reaper);
    for (const worker of this.#processes) worker.kill();
  }

  async #acquire(memoryMb: number): Promise<FunctionProcess> {
    for (;;) {
      for (const worker of this.#processes) if (!worker.isAlive) this.#processes.delete(worker);
      const free = [...this.#processes].filter((worker) => !this.#taken.has(worker));
      const fitting =
        free.find((worker) => worker.memoryMb === memoryMb) ??
        (this.#processes.size < mostProcesses ? this.#start(memoryMb) : undefined);
      if (fitting) {
        this.#taken.add(fitting);
        return fitting;
      }
      const other = free[0];
      if (other) {
        other.kill();
        this.#processes.delete(other);
        continue;
      }
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    }
  }

  #start(memoryMb: number): FunctionProcess {
    if (this.#isClosed) throw new Error('The host is stopping.');
    const worker = new FunctionProcess({ ...this.#plan, memoryMb });
    this.#processes.add(worker);
    return worker;
  }

  #reap(): void {
    const stale = [...this.#processes].filter(
      (worker) => !this.#taken.has(worker) && Date.now() - worker.idleSince > idleMilliseconds,
    );
    for (const worker of stale.slice(this.#processes.size === stale.length ? 1 : 0)) {
      worker.kill();
      this.#processes.delete(worker);
    }
  }
}
