import { HostUnreachable } from '#app/ports/failures';
import type { Later } from '#app/ports/later';
import type { IssueId } from '#core/issue';

/**
 * Queues the search fields of items that were just written. The records are stored and the outbox remembers them:
 * a queue that does not answer only makes the fields late, until the next repair.
 */
export async function mirrorSoon(later: Later, issueIds: readonly IssueId[], patience?: number): Promise<void> {
  try {
    await later.mirror(issueIds, patience);
  } catch (error) {
    if (!(error instanceof HostUnreachable)) throw error;
  }
}
