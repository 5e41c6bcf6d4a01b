import { kvs, Sort } from '@forge/kvs';
import type { HistoryEntry } from '#app/contract';
import type { Page } from '#app/records/records';
import type { IssueId } from '#core/issue';
import { historyDocument, historyEntry, historyKey, type HistoryDocument } from '#jira/documents';
import { inParallel } from '#app/parallel';
import { byKey, deleteKeys, resultsAPage, stored, storedIf } from '#jira/storage';

const entityName = 'history';

/** An item's lines, newest first. */
export async function readHistory(id: IssueId, atMost: number): Promise<readonly HistoryEntry[]> {
  const lines: HistoryEntry[] = [];
  for await (const { value } of linesOf(id)) {
    lines.push(historyEntry(value));
    if (lines.length >= atMost) break;
  }
  return lines;
}

/** Any lines, for an export. */
export async function readAllHistory(after: string | undefined): Promise<Page<HistoryEntry>> {
  const query = kvs.entity<HistoryDocument>(entityName).query().index(byKey).limit(resultsAPage);
  const { results, nextCursor } = await stored(() => (after === undefined ? query : query.cursor(after)).getMany());
  return {
    items: results.map(({ value }) => historyEntry(value)),
    ...(nextCursor !== undefined && { next: nextCursor }),
  };
}

/** Adds lines that are missing; a line of the same item and version stays as it is. */
export async function addHistory(entries: readonly HistoryEntry[]): Promise<readonly HistoryEntry[]> {
  const outcomes = await inParallel(entries, 8, async (entry) => {
    const key = historyKey(entry.issueId, entry.version);
    return storedIf(() =>
      kvs.entity<HistoryDocument>(entityName).set(key, historyDocument(entry), { keyPolicy: 'FAIL_IF_EXISTS' }),
    );
  });
  return entries.filter((_, index) => outcomes[index] === 'written');
}

/** Forgets an item's lines. */
export async function removeHistory(id: IssueId): Promise<void> {
  const keys: { key: string; entityName: string }[] = [];
  for await (const { key } of linesOf(id)) keys.push({ key, entityName });
  await deleteKeys(keys);
}

async function* linesOf(id: IssueId): AsyncGenerator<{ readonly key: string; readonly value: HistoryDocument }> {
  let cursor: string | undefined;
  do {
    const query = kvs
      .entity<HistoryDocument>(entityName)
      .query()
      .index('by-issue', { partition: [id] })
      .sort(Sort.DESC)
      .limit(resultsAPage);
    const { results, nextCursor } = await stored(() => (cursor === undefined ? query : query.cursor(cursor)).getMany());
    yield* results;
    cursor = nextCursor;
  } while (cursor !== undefined);
}
