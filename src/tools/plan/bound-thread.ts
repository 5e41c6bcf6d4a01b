import { parentPort, workerData } from 'node:worker_threads';
import { Bounding } from '#planner/bound/bound';
import { compile } from '#planner/instance';
import type { Assignment } from '#planner/measurement';
import type { PlanningProblem } from '#planner/problem';
import type { LinearSolver, Patience } from '#planner/bound/solver';

/** What the thread is given. */
export interface BoundTask {
  readonly problem: PlanningProblem;
  /** In milliseconds since 1970, as both threads count. */
  readonly until: number;
}

/** What the thread says. */
export type BoundNews =
  | { readonly kind: 'proven'; readonly value: number }
  | { readonly kind: 'infeasible' }
  /** A plan that the solver came across. */
  | { readonly kind: 'plan'; readonly at: Assignment }
  /** It goes on once it is told the best plan that is known, or that there is none. */
  | { readonly kind: 'ready' }
  /** Nothing more will come. */
  | { readonly kind: 'end' };

/** What the thread is told when it is ready. */
export interface KnownPlan {
  readonly at?: Assignment;
}

async function prove({ problem, until }: BoundTask): Promise<void> {
  const { default: load } = (await import('highs')) as unknown as { readonly default: () => Promise<LinearSolver> };
  const bounding = new Bounding(compile(problem), await load());
  let told = Infinity;
  const tellBound = (): void => {
    const { bound } = bounding;
    if (bound.kind === 'infeasible') say({ kind: 'infeasible' });
    else if (bound.value < told) say({ kind: 'proven', value: (told = bound.value) });
  };
  const patience: Patience = {
    now: () => performance.timeOrigin + performance.now(),
    until,
    // The solver asks this all the time, and in between nobody else can speak.
    isCancelled: () => {
      tellBound();
      return false;
    },
  };
  bounding.improve(patience);
  tellBound();
  say({ kind: 'ready' });
  const { at } = await new Promise<KnownPlan>((resolve) => parentPort!.once('message', resolve));
  bounding.tighten(patience, { plan: at, onPlan: (found) => say({ kind: 'plan', at: found }) });
  tellBound();
  say({ kind: 'end' });
}

function say(news: BoundNews): void {
  parentPort!.postMessage(news);
}

if (parentPort) void prove(workerData as BoundTask);
