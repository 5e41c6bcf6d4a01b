import type { PlanningProblem } from '#planner/problem';

/** What a page asks of the worker that proves bounds. */
export interface BoundRequest {
  readonly id: number;
  readonly problem: PlanningProblem;
  readonly milliseconds: number;
}

/** What that worker tells the page. */
export type FromProver = { readonly id: number } & (
  | { readonly kind: 'proven'; readonly value: number }
  /** isClosed: the last bound is what the best plan is worth. */
  | { readonly kind: 'end'; readonly isInfeasible: boolean; readonly isClosed: boolean }
  | { readonly kind: 'failed'; readonly message: string }
);
