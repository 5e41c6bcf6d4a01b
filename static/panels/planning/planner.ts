import type { PlanRequest } from '#planner/search/planning-turns';
import type { Plan } from '#planner/problem';
import type { FromPlanner, ToPlanner } from './planner-messages';

/** How a search ended. Without a `plan` none was found; cancelled, it has the best until then. */
export interface PlanOutcome {
  readonly plan?: Plan;
  readonly isCancelled: boolean;
}

/** A plan that is being looked for. */
export interface PlanJob {
  /** Rejects when the planner itself failed. */
  readonly outcome: Promise<PlanOutcome>;
  cancel(): void;
}

interface OpenJob {
  readonly onProgress: (value: number, share: number) => void;
  readonly resolve: (outcome: PlanOutcome) => void;
  readonly reject: (error: Error) => void;
}

/**
 * The planner in a worker of its own, which is started with the first plan and kept for those that follow. It looks for
 * one plan at a time: a new one cancels the one before.
 */
export class Planner {
  private worker: Worker | undefined;
  private last = 0;
  private readonly open = new Map<number, OpenJob>();

  /** `onProgress` is told of each better plan's value and of the share of the time that is used, 0–1. */
  plan(request: PlanRequest, onProgress: (value: number, share: number) => void = () => {}): PlanJob {
    const id = (this.last += 1);
    const outcome = new Promise<PlanOutcome>((resolve, reject) => this.open.set(id, { onProgress, resolve, reject }));
    this.send({ kind: 'plan', id, request });
    return { outcome, cancel: () => this.open.has(id) && this.send({ kind: 'cancel', id }) };
  }

  /** Ends the worker; jobs that are open end without a plan. */
  close(): void {
    this.worker?.terminate();
    this.worker = undefined;
    for (const { resolve } of this.open.values()) resolve({ isCancelled: true });
    this.open.clear();
  }

  private send(message: ToPlanner): void {
    this.worker ??= this.start();
    this.worker.postMessage(message);
  }

  private start(): Worker {
    // Written as bundlers look for it: a file of its own, fetched from where this one lies.
    const worker = new Worker(new URL('./planner-worker.ts', import.meta.url), { type: 'module' });
    worker.onmessage = ({ data }: MessageEvent<FromPlanner>) => this.hear(data);
    worker.onerror = (event) => this.fail(event.message || 'The planner could not be loaded.');
    return worker;
  }

  private hear(news: FromPlanner): void {
    const job = this.open.get(news.id);
    if (!job) return;
    if (news.kind === 'progress') {
      job.onProgress(news.value, news.share);
      return;
    }
    this.open.delete(news.id);
    if (news.kind === 'failed') job.reject(new Error(news.message));
    else job.resolve({ isCancelled: news.isCancelled, ...(news.plan ? { plan: news.plan } : {}) });
  }

  private fail(message: string): void {
    const jobs = [...this.open.values()];
    this.worker?.terminate();
    this.worker = undefined;
    this.open.clear();
    for (const { reject } of jobs) reject(new Error(message));
  }
}
