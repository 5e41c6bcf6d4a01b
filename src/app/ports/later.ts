import type { IssueId } from '#core/issue';

/** Work that goes on after the answer was given; retried by the host. */
export interface Later {
  /**
   * At least once, out of order. A host that writes the fields itself, in the page, waits for them so many milliseconds
   * at most: people leave a page as soon as it says that all is done.
   */
  mirror(issueIds: readonly IssueId[], patience?: number): Promise<void>;
}
