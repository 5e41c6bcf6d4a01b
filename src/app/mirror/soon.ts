import { HostUnreachable } from '#app/ports/failures';
import type { Later, MirroredRecord } from '#app/ports/later';
import type { IssueId } from '#core/issue';

/**
 * Queues the search fields of items that were just written. The records are stored and the outbox remembers them:
 * a queue that does not answer only makes the fields late, until the next repair.
 */
export async function mirrorSoon(later: Later, issueIds: readonly IssueId[], patience?: number): Promise<void> {
  await unlessUnreachable(() => later.mirror(issueIds, patience));
}

/** The same for fields that records of many items fill. */
export async function mirrorRecordsSoon(
  later: Later,
  records: readonly MirroredRecord[],
  patience?: number,
): Promise<void> {
  if (records.length > 0) await unlessUnreachable(() => later.mirrorRecords(records, patience));
}

async function unlessUnreachable(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof HostUnreachable)) throw error;
  }
}
