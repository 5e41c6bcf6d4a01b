import type { Doubt } from '#core/doubt';
import type { AccountId, IssueId, ProjectId } from '#core/issue';
import type { FactorId, FactorValues, ModelId } from '#core/value/model';
import type { IsoDateTime } from '#core/result';

/** What one person thinks, alone. */
export interface Ballot {
  readonly by: AccountId;
  readonly at: IsoDateTime;
  readonly factors: FactorValues;
  readonly note?: string;
  /**
   * Where a host has no trusted side, answers stay with their author until the reveal, under a seal that everybody has.
   * `closed`: they still do, and `factors` is empty; `broken`: what was opened is not what was sealed, or not by that
   * person; `unsigned`: nothing says that it is that person's.
   */
  readonly seal?: 'closed' | 'broken' | 'unsigned';
}

/** What the group settled on. Factors may be incomplete (edited cell by cell): then the item is unscored. */
export interface Agreed {
  readonly by: AccountId;
  readonly at: IsoDateTime;
  readonly modelId: ModelId;
  readonly factors: FactorValues;
  /** From this moment on the score is stale; absent: never. */
  readonly expires?: IsoDateTime;
  readonly note?: string;
  /** Factors that were changed in the tracker's own fields since, or only ever set there. */
  readonly fromFields?: readonly FactorId[];
  /** Values of the tracker's fields that the model does not take. */
  readonly offScale?: readonly { readonly factor: FactorId; readonly value: number }[];
}

/** What the last act replaced: enough to take it back, and no more. Ballots are as blind in it as they were. */
export type Replaced =
  | { readonly by: 'agree'; readonly phase: 'open' | 'revealed'; readonly agreed?: Agreed }
  | { readonly by: 'restart'; readonly phase: ScoreRecord['phase']; readonly ballots: readonly Ballot[] };

/**
 * Everything Waybill knows of one item's value.
 * `open`: ballots are blind; `revealed`: they can be compared; `agreed`: the round is over.
 * A new round keeps the last agreement until it is replaced. `version` grows by 1 at every write.
 */
export interface ScoreRecord {
  readonly issueId: IssueId;
  readonly projectId: ProjectId;
  readonly version: number;
  readonly round: number;
  readonly phase: 'open' | 'revealed' | 'agreed';
  readonly ballots: readonly Ballot[];
  readonly agreed?: Agreed;
  /** Kept after an agreement or a new round until anybody does anything else; never shown and never exported. */
  readonly replaced?: Replaced;
  /** Why nothing of consequence follows from what is stored; gone with the next write. */
  readonly doubt?: Doubt;
}
