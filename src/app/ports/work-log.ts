import type { IssueId, Person } from '#core/issue';
import type { IsoDateTime } from '#core/result';

/** Time that somebody logged on an item. */
export interface WorkEntry {
  readonly id: string;
  readonly issueId: IssueId;
  /** Absent where the host no longer says who it was. */
  readonly by?: Person;
  readonly startedAt: IsoDateTime;
  readonly seconds: number;
  readonly updated: IsoDateTime;
}

/** Entries of chosen items, oldest first. */
export interface EntriesOfIssues {
  readonly entries: readonly WorkEntry[];
  /** Items that are not there, or that the viewer does not see. */
  readonly missing: readonly IssueId[];
}

/** What happened to entries of all items since a moment. */
export interface EntriesSince {
  /** New and changed ones as they are now, oldest change first. */
  readonly entries: readonly WorkEntry[];
  /** Entries that are gone: the host no longer says of which item. */
  readonly deleted: readonly { readonly id: string; readonly at: IsoDateTime }[];
  /** How many changed that the viewer may not read. */
  readonly hidden: number;
  /** Ask from here on the next time. Hosts leave out the last minute, so it lies before now. */
  readonly until: IsoDateTime;
}

/**
 * Work that was done, as the viewer sees it. All methods throw HostUnreachable, NotSignedIn, and the signal's reason
 * when it was aborted. Every host proves it in test/contract/work-log-suite.
 */
export interface WorkLog {
  /** `entries`: knows who worked when; else only how much was done in all. */
  readonly can: { readonly entries: boolean; readonly completed: boolean };
  /** Nothing where `can.entries` is false. */
  entriesOf(issueIds: readonly IssueId[], signal?: AbortSignal): Promise<EntriesOfIssues>;
  /** Nothing, and the same moment, where `can.entries` is false. */
  entriesSince(since: IsoDateTime, signal?: AbortSignal): Promise<EntriesSince>;
  /** Hours done by item; items that nobody worked on are not in it. */
  completed(
    issueIds: readonly IssueId[],
    signal?: AbortSignal,
  ): Promise<{ readonly hours: ReadonlyMap<IssueId, number>; readonly missing: readonly IssueId[] }>;
}
