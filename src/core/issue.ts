import type { Brand, IsoDateTime } from '#core/result';
import type { IterationId } from '#core/train/ids';

/** The tracker's own, never reused number of an item, as text: it survives a move to another project. */
export type IssueId = Brand<string, 'IssueId'>;

/** What people call an item, `TRAIN-12`: changes when it moves. */
export type IssueKey = Brand<string, 'IssueKey'>;

/** The tracker's number of a project, as text. */
export type ProjectId = Brand<string, 'ProjectId'>;

/** A person in the tracker; a pseudonym, never a name or an address. */
export type AccountId = Brand<string, 'AccountId'>;

/** Somebody as the tracker shows them to the viewer. */
export interface Person {
  readonly id: AccountId;
  readonly name: string;
  readonly avatarUrl?: string;
}

/** The three columns every workflow folds into. */
export type StatusCategory = 'new' | 'indeterminate' | 'done';

/**
 * One end of a native link, seen from the issue that holds it:
 * `gives`: the other item waits for this one; `needs`: this one waits for the other.
 */
export interface IssueLink {
  readonly relation: 'gives' | 'needs' | 'other';
  /** The tracker's own words, `is blocked by`. */
  readonly phrase: string;
  /** Which link it is, where the tracker says so of every item; `isGiver`: this end is `from` of the link. */
  readonly native?: { readonly id: string; readonly typeId: string; readonly isGiver: boolean };
  readonly issue: {
    readonly id: IssueId;
    readonly key: IssueKey;
    readonly summary: string;
    readonly status: StatusCategory;
  };
}

/** An item of either tracker, with what Waybill reads of it. Strings are the viewer's to see, unescaped. */
export interface Issue {
  readonly id: IssueId;
  readonly key: IssueKey;
  readonly projectId: ProjectId;
  readonly projectKey: string;
  readonly summary: string;
  readonly type: { readonly name: string; readonly iconUrl?: string; readonly isSubtask: boolean };
  readonly status: { readonly name: string; readonly category: StatusCategory };
  readonly priority?: string;
  readonly assignee?: Person;
  /** The item one level up that it belongs to. */
  readonly epic?: { readonly id: IssueId; readonly key: IssueKey; readonly summary: string };
  readonly team?: string;
  readonly clients: readonly string[];
  readonly labels: readonly string[];
  /** The tracker's estimate in points; absent when there is none, never 0. */
  readonly points?: number;
  readonly links: readonly IssueLink[];
  /** Iterations that it is or was planned in, oldest first; the last one counts. Absent where the tracker has none. */
  readonly iterations?: readonly IterationId[];
  readonly updated: IsoDateTime;
}
