import type { PlanningProblem } from '#planner/problem';
import type { BoundRequest, FromProver } from './bound-messages';

/** How a proof ended; the bounds themselves were told before. */
export type ProofEnd =
  { readonly kind: 'end'; readonly isInfeasible: boolean; readonly isClosed: boolean } | { readonly kind: 'stopped' };

interface OpenProof {
  readonly id: number;
  readonly onBound: (value: number) => void;
  readonly resolve: (end: ProofEnd) => void;
  readonly reject: (error: Error) => void;
}

/**
 * Proves bounds in a worker of its own, which fetches the solver with the first one. While the solver works the worker
 * hears nothing: a new proof ends one that still runs, and its worker with it; after one that has ended it starts from
 * what was proven, which takes milliseconds.
 */
export class BoundProver {
  private worker: Worker | undefined;
  private last = 0;
  private open: OpenProof | undefined;

  /** `onBound` is told of each smaller bound. Rejects when the solver cannot be loaded: then there is no bound. */
  prove(problem: PlanningProblem, milliseconds: number, onBound: (value: number) => void): Promise<ProofEnd> {
    this.stop();
    const id = (this.last += 1);
    return new Promise((resolve, reject) => {
      this.open = { id, onBound, resolve, reject };
      this.worker ??= this.start();
      this.worker.postMessage({ id, problem, milliseconds } satisfies BoundRequest);
    });
  }

  /** Ends the proof that runs, if one does. */
  stop(): void {
    if (!this.open) return;
    this.close();
  }

  close(): void {
    this.worker?.terminate();
    this.worker = undefined;
    this.open?.resolve({ kind: 'stopped' });
    this.open = undefined;
  }

  private start(): Worker {
    const worker = new Worker(new URL('./bound-worker.ts', import.meta.url), { type: 'module' });
    worker.onmessage = ({ data }: MessageEvent<FromProver>) => this.hear(data);
    worker.onerror = (event) => this.fail(event.message || 'The solver could not be loaded.');
    return worker;
  }

  private hear(news: FromProver): void {
    const { open } = this;
    if (open?.id !== news.id) return;
    if (news.kind === 'proven') {
      open.onBound(news.value);
      return;
    }
    if (news.kind === 'failed') {
      this.fail(news.message);
      return;
    }
    this.open = undefined;
    open.resolve({ kind: 'end', isInfeasible: news.isInfeasible, isClosed: news.isClosed });
  }

  private fail(message: string): void {
    const { open } = this;
    this.open = undefined;
    this.close();
    open?.reject(new Error(message));
  }
}
