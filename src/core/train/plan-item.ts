import type { IssueId, IssueKey, ProjectId, StatusCategory } from '#core/issue';
import type { IterationId, TeamId } from '#core/train/ids';

/** A feature or a story as the board reads it from the tracker. */
export interface PlanItem {
  readonly id: IssueId;
  readonly key: IssueKey;
  readonly summary: string;
  readonly kind: 'feature' | 'story';
  /** The feature above a story; a story without one stands for itself. */
  readonly featureId?: IssueId;
  /** The team of the train whose work it is; absent: none could be told. */
  readonly teamId?: TeamId;
  /** The tracker's estimate; absent where there is none. */
  readonly points?: number;
  readonly status: StatusCategory;
  readonly statusName: string;
  /** Where the tracker has it, oldest first; the last one counts. */
  readonly iterations: readonly IterationId[];
  readonly projectId: ProjectId;
  readonly clients: readonly string[];
  /** The tracker's name of its type. */
  readonly typeName?: string;
  /** Its labels or tags; absent: none. */
  readonly labels?: readonly string[];
  /** Agreed cost of delay, where it is scored. */
  readonly costOfDelay?: number;
}

/** `from` gives, `to` waits for it. */
export interface ItemDependency {
  readonly from: IssueId;
  readonly to: IssueId;
}
