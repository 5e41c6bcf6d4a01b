import type { Home } from '#app/records/records';
import type { IssueId } from '#core/issue';

/** A record that fills fields of many items. */
export interface MirroredRecord {
  readonly kind: string;
  readonly id: string;
  readonly home: Home;
  /** Items beside its own whose fields it has filled: all of them once it is gone. */
  readonly issueIds?: readonly IssueId[] | undefined;
}

/** Work that goes on after the answer was given; retried by the host. */
export interface Later {
  /**
   * At least once, out of order. A host that writes the fields itself, in the page, waits for them so many milliseconds
   * at most: people leave a page as soon as it says that all is done.
   */
  mirror(issueIds: readonly IssueId[], patience?: number): Promise<void>;
  /** The same for fields that records of many items fill. */
  mirrorRecords(records: readonly MirroredRecord[], patience?: number): Promise<void>;
}
