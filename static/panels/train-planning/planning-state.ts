import type { Placements } from '#planner/problem';
import type { IssueId } from '#core/issue';
import type { Placement } from '#core/train/placement';
import type { BoardProblem } from '#core/train/problem-of';
import type { Proposal } from '#core/train/proposal';
import type { Insight } from '../planning/insight-messages';
import type { WhatIf } from '#core/train/what-if';

/** How long and how freely the planner looks. */
export interface PlanningWish {
  readonly seconds: number;
  /** Each point that is moved has a price, so that little moves. */
  readonly isCalm: boolean;
}

/** What was found for one scenario. */
export interface Found {
  readonly id: number;
  readonly whatIf: WhatIf;
  /** The train as it was when this was asked, and the same under the scenario. */
  readonly base: BoardProblem;
  readonly problem: BoardProblem;
  /** What the plan said when it was asked for. */
  readonly seen: ReadonlyMap<IssueId, Placement>;
  readonly placements: Placements;
  readonly proposal: Proposal;
  readonly insight: Insight;
  readonly value: number;
  /** Points that are planned, of the points that there is room for. */
  readonly load: number;
  readonly room: number;
  /** The kept scenario that this was opened from. */
  readonly kept?: { readonly id: string; readonly name: string };
}

/** A search that is under way. */
export interface Search {
  readonly whatIf: WhatIf;
  /** Of the time, 0–1. */
  readonly share: number;
  /** The best value so far; absent until there is a plan. */
  readonly value?: number;
}

/** Where planning is. `found` holds every scenario that was planned, in order; `shown` is the one in sight. */
export interface PlanningState {
  readonly search: Search | undefined;
  readonly found: readonly Found[];
  readonly shown: number | undefined;
  /** Under the conditions of what is in sight no plan is worth more; absent until something is proven. */
  readonly bound: number | undefined;
  readonly isProving: boolean;
  readonly trouble: 'none-found' | 'failed' | undefined;
}

/** Nothing was asked yet. */
export const idle: PlanningState = {
  search: undefined,
  found: [],
  shown: undefined,
  bound: undefined,
  isProving: false,
  trouble: undefined,
};

/** How far a plan is at most below the best one, as a share of that; nothing where that is not proven, or all of it. */
export function gapOf(value: number, bound: number | undefined): number | undefined {
  if (bound === undefined) return undefined;
  // Both were rounded on the way: no plan is worth more than is possible.
  if (value >= bound) return 0;
  return value > 0 ? 1 - value / bound : undefined;
}
