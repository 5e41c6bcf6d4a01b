import type { Forecast } from '#planner/forecast/forecast';
import type { ForecastRequest, FromInsight, Insight, InsightRequest } from './insight-messages';

interface OpenQuestion {
  readonly hear: (answer: FromInsight) => void;
  readonly reject: (error: Error) => void;
}

/** Explains and forecasts plans in a worker of its own, which is started with the first question. */
export class Insights {
  private worker: Worker | undefined;
  private last = 0;
  private readonly open = new Map<number, OpenQuestion>();

  /** Rejects when the worker failed, or was closed meanwhile. */
  look(question: Omit<InsightRequest, 'id'>): Promise<Insight> {
    return this.ask(question, (answer) => (answer.kind === 'insight' ? answer.insight : undefined));
  }

  /** Says how likely a plan is. Rejects as {@link look} does. */
  forecast(question: Omit<ForecastRequest, 'id' | 'kind'>): Promise<Forecast> {
    return this.ask({ kind: 'forecast', ...question }, (answer) =>
      answer.kind === 'forecast' ? answer.forecast : undefined,
    );
  }

  close(): void {
    this.fail('The page was closed.');
  }

  private ask<Answer>(
    question: Omit<InsightRequest, 'id'> | Omit<ForecastRequest, 'id'>,
    read: (answer: FromInsight) => Answer | undefined,
  ): Promise<Answer> {
    const id = (this.last += 1);
    return new Promise((resolve, reject) => {
      const hear = (answer: FromInsight): void => {
        const value = read(answer);
        if (value !== undefined) resolve(value);
        else reject(new Error(answer.kind === 'failed' ? answer.message : 'The worker answered another question.'));
      };
      this.open.set(id, { hear, reject });
      this.worker ??= this.start();
      this.worker.postMessage({ ...question, id });
    });
  }

  private start(): Worker {
    const worker = new Worker(new URL('./insight-worker.ts', import.meta.url), { type: 'module' });
    worker.onmessage = ({ data }: MessageEvent<FromInsight>) => {
      const question = this.open.get(data.id);
      this.open.delete(data.id);
      question?.hear(data);
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
