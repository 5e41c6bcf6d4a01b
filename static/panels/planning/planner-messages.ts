import type { PlanNews, PlanRequest } from '#planner/search/planning-turns';

/** What a page tells the planner's worker. A new plan takes the place of the one that is still being looked for. */
export type ToPlanner =
  | { readonly kind: 'plan'; readonly id: number; readonly request: PlanRequest }
  | { readonly kind: 'cancel'; readonly id: number };

/** What the worker tells the page; `id` is that of the plan. */
export type FromPlanner = { readonly id: number } & (PlanNews | { readonly kind: 'failed'; readonly message: string });
