import { Filter, FilterConditions, kvs, Sort } from '@forge/kvs';
import type { Waiting } from '#app/records';
import type { IssueId } from '#core/issue';
import { outboxKey, type OutboxDocument } from '#jira/documents';
import { inParallel } from '#app/parallel';
import { resultsAPage, stored, storedIf } from '#jira/storage';

const entityName = 'outbox';

/** Items whose search fields wait, oldest first. */
export async function readOutbox(atMost: number): Promise<readonly Waiting[]> {
  const waiting: Waiting[] = [];
  let cursor: string | undefined;
  do {
    const query = kvs.entity<OutboxDocument>(entityName).query().index('since').sort(Sort.ASC).limit(Math.min(resultsAPage, atMost - waiting.length));
    const { results, nextCursor } = await stored(() => (cursor === undefined ? query : query.cursor(cursor)).getMany());
    waiting.push(...results.map(({ value: { issue, version, since } }) => ({ issueId: issue, version, since })));
    cursor = nextCursor;
  } while (cursor !== undefined && waiting.length < atMost);
  return waiting;
}

/** Takes items out, each only while it waits for the version that was delivered. */
export async function emptyOutbox(items: readonly { readonly issueId: IssueId; readonly version: number }[]): Promise<void> {
  await inParallel(items, 8, ({ issueId, version }) => {
    const conditions = new Filter<OutboxDocument>().and('version', FilterConditions.lessThanEqualTo(version));
    return storedIf(() => kvs.transact().delete(outboxKey(issueId), { entityName, conditions }).execute());
  });
}
