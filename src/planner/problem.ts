/**
 * What a planner is asked: which features enter the increment, and in which iteration each of their stories lands.
 * Iterations are 0 … iterations − 1; points may be fractions, none is negative.
 */
export interface PlanningProblem {
  readonly name?: string;
  readonly iterations: number;
  readonly teams: readonly Team[];
  readonly features: readonly Feature[];
  readonly stories: readonly Story[];
  readonly dependencies: readonly Dependency[];
  readonly bands?: readonly Band[];
}

/** A team with the points that it can take in each iteration. */
export interface Team {
  readonly id: string;
  readonly capacity: readonly number[];
}

/** A feature: in the plan with all its stories, or out. */
export interface Feature {
  readonly id: string;
  /** By iteration: what it is worth when its last story is done then; never rises. */
  readonly value: readonly number[];
  readonly client?: string;
  readonly kind?: 'feature' | 'enabler';
  /** 0–1; already part of `value`. */
  readonly risk?: number;
  readonly mandatory?: boolean;
  /** The last iteration in which a mandatory feature may be done. */
  readonly due?: number;
}

/** One team's part of a feature; it is done within one iteration. */
export interface Story {
  readonly id: string;
  readonly feature: string;
  readonly team: string;
  readonly points: number;
  /** It must be done in this iteration. */
  readonly pin?: number;
  /** Where today's plan has it. */
  readonly current?: number;
}

/** `to` lies at least `lag` iterations after `from`, and is never in a plan without it. */
export interface Dependency {
  readonly from: string;
  readonly to: string;
  readonly lag: number;
}

/** Bounds on the points of those of its features that are in the plan. */
export interface Band {
  readonly name: string;
  readonly features: readonly string[];
  readonly min?: number;
  readonly max?: number;
}

/** Iteration of each planned story, by its id. */
export type Placements = Readonly<Record<string, number>>;

/** An answer to a {@link PlanningProblem}, with what is known about how good it is. */
export interface Plan {
  readonly placements: Placements;
  /** Sum over the planned features of their value in the iteration of their last story. */
  readonly value: number;
  /** No plan is worth more; there only when that is proven. */
  readonly bound?: number;
  readonly seed?: number;
  readonly milliseconds?: number;
}
