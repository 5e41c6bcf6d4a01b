import type { Difference } from '#planner/difference';
import type { Explanation } from '#planner/explanation/claim';
import type { Forecast } from '#planner/forecast/forecast';
import type { History } from '#planner/forecast/history';
import type { Placements, PlanningProblem } from '#planner/problem';

/** What a page asks about a plan. */
export interface InsightRequest {
  readonly id: number;
  readonly problem: PlanningProblem;
  /** The plan that it is held against. */
  readonly before: Placements;
  readonly after: Placements;
}

/** What a page asks about how likely a plan is. */
export interface ForecastRequest {
  readonly id: number;
  readonly kind: 'forecast';
  readonly problem: PlanningProblem;
  readonly plan: Placements;
  /** Past iterations by team, oldest first. */
  readonly history: History;
}

/** What is to be said of a plan. */
export interface Insight {
  readonly difference: Difference;
  /** Every feature that is left out, or late. */
  readonly explanations: readonly Explanation[];
}

/** What the worker tells the page. */
export type FromInsight = { readonly id: number } & (
  | { readonly kind: 'insight'; readonly insight: Insight }
  | { readonly kind: 'forecast'; readonly forecast: Forecast }
  | { readonly kind: 'failed'; readonly message: string }
);
