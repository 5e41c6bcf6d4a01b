import type { FromInsight, Insight, InsightRequest } from './insight-messages';

interface OpenQuestion {
  readonly resolve: (insight: Insight) => void;
  readonly reject: (error: Error) => void;
}

/** Explains and forecasts plans in a worker of its own, which is started with the first question. */
export class Insights {
  private worker: Worker | undefined;
  private last = 0;
  private readonly open = new Map<number, OpenQuestion>();

  /** Rejects when the worker failed, or was closed meanwhile. */
  look(question: Omit<InsightRequest, 'id'>): Promise<Insight> {
    const id = (this.last += 1);
    return new Promise((resolve, reject) => {
      this.open.set(id, { resolve, reject });
      this.worker ??= this.start();
      this.worker.postMessage({ ...question, id } satisfies InsightRequest);
    });
  }

  close(): void {
    this.fail('The page was closed.');
  }

  private start(): Worker {
    const worker = new Worker(new URL('./insight-worker.ts', import.meta.url), { type: 'module' });
    worker.onmessage = ({ data }: MessageEvent<FromInsight>) => {
      const question = this.open.get(data.id);
      this.open.delete(data.id);
      if (data.kind === 'insight') question?.resolve(data.insight);
      else question?.reject(new Error(data.message));
    };
    worker.onerror = (event) => this.fail(event.message || 'The planner could not be loaded.');
    return worker;
  }

  private fail(message: string): void {
    const questions = [...this.open.values()];
    this.worker?.terminate();
    this.worker = undefined;
    this.open.clear();
    for (const { reject } of questions) reject(new Error(message));
  }
}
