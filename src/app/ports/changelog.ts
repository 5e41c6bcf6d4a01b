import type { IssueId, Person } from '#core/issue';
import type { IsoDateTime } from '#core/result';

/** Fields that every tracker has; each host knows its own name for them. */
export const commonFields = ['status', 'iteration', 'assignee', 'summary', 'priority'] as const;

/** One of {@link commonFields}. */
export type CommonField = (typeof commonFields)[number];

/** A common field, or one of the tracker's own by its id, as TrackerField has it. */
export type ChangedField = CommonField | (string & {});

/**
 * One end of a change. `text` is what people read; `id` is the tracker's own for it, where it has one. Several values
 * stand in one text, with commas, as the tracker writes them.
 */
export interface ChangedValue {
  readonly text: string;
  readonly id?: string;
}

/** What one edit did to one field. An end is absent where the field was empty. */
export interface FieldChange {
  readonly issueId: IssueId;
  readonly at: IsoDateTime;
  /** Absent where the tracker no longer says who it was. */
  readonly by?: Person;
  /** As it was asked for. */
  readonly field: ChangedField;
  readonly from?: ChangedValue;
  readonly to?: ChangedValue;
}

/** Changes, oldest first. What an item was created with is no change. */
export interface FieldChanges {
  readonly changes: readonly FieldChange[];
  /** Items that are not there, or that the viewer does not see; absent where the tracker does not tell. */
  readonly missing?: readonly IssueId[];
}

/** What happened to many items. Every host proves it in test/contract/changelog-suite. */
export interface Changelog {
  /** Throws HostUnreachable, NotSignedIn, and the signal's reason when it was aborted. */
  changes(issueIds: readonly IssueId[], fields: readonly ChangedField[], signal?: AbortSignal): Promise<FieldChanges>;
}
