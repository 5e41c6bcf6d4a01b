import type { AreaRestriction } from '#local/azure/world/entities';
import type { Contents } from '#local/azure/world/contents';

/** What a backlog becomes in Azure DevOps: what the world loads, and beside it what its teams plan by and who may not look. */
export interface Filled extends Contents {
  readonly plans: readonly IterationPlan[];
  readonly restrictions: readonly Restriction[];
}

/** Days on which nobody, or one person, works; both ends count. Moments at midnight UTC. */
export interface DaysOff {
  readonly start: string;
  readonly end: string;
}

/** What a team can take in one iteration. */
export interface IterationPlan {
  readonly project: string;
  readonly team: string;
  /** Whole path. */
  readonly iteration: string;
  readonly daysOff: readonly DaysOff[];
  readonly capacities: readonly {
    readonly personId: string;
    /** Hours a day. */
    readonly activities: readonly { readonly name: string; readonly capacityPerDay: number }[];
    readonly daysOff: readonly DaysOff[];
  }[];
}

/** Somebody who may do less than their access says, below an area. */
export interface Restriction extends Pick<AreaRestriction, 'personId' | 'may'> {
  /** Whole path; a project's name for all of it. */
  readonly areaPath: string;
}
