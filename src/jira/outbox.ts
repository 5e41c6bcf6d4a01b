import { Filter, FilterConditions, kvs, Sort } from '@forge/kvs';
import { chunks } from '#app/transfer/export-file';
import { HostUnreachable } from '#app/ports';
import type { Waiting } from '#app/records/records';
import type { IssueId } from '#core/issue';
import type { IsoDateTime } from '#core/result';
import { outboxKey, type OutboxDocument } from '#jira/documents';
import { inParallel } from '#app/parallel';
import { keysABatch, resultsAPage, stored, storedIf } from '#jira/storage';

const entityName = 'outbox';

/** Items whose search fields wait, oldest first. */
export async function readOutbox(atMost: number): Promise<readonly Waiting[]> {
  const waiting: Waiting[] = [];
  let cursor: string | undefined;
  do {
    const query = kvs
      .entity<OutboxDocument>(entityName)
      .query()
      .index('since')
      .sort(Sort.ASC)
      .limit(Math.min(resultsAPage, atMost - waiting.length));
    const { results, nextCursor } = await stored(() => (cursor === undefined ? query : query.cursor(cursor)).getMany());
    waiting.push(...results.map(({ value: { issue, version, since } }) => ({ issueId: issue, version, since })));
    cursor = nextCursor;
  } while (cursor !== undefined && waiting.length < atMost);
  return waiting;
}

/** Puts items in, a batch at a time; one that is in it already waits from now on. */
export async function fillOutbox(
  items: readonly { readonly issueId: IssueId; readonly version: number }[],
  since: IsoDateTime,
): Promise<void> {
  await inParallel(chunks(items, keysABatch), 8, async (part) => {
    const documents = part.map(({ issueId, version }) => ({
      key: outboxKey(issueId),
      value: { issue: issueId, version, since } satisfies OutboxDocument,
      entityName,
    }));
    const { failedKeys } = await stored(() => kvs.batchSet(documents));
    if (failedKeys.length > 0)
      throw new HostUnreachable(`Waybill’s storage did not take ${failedKeys.length} places in the outbox.`);
  });
}

/** Takes items out, each only while it waits for the version that was delivered. */
export async function emptyOutbox(
  items: readonly { readonly issueId: IssueId; readonly version: number }[],
): Promise<void> {
  await inParallel(items, 8, ({ issueId, version }) => {
    const conditions = new Filter<OutboxDocument>().and('version', FilterConditions.lessThanEqualTo(version));
    return storedIf(() => kvs.transact().delete(outboxKey(issueId), { entityName, conditions }).execute());
  });
}
