import { Filter, FilterConditions, kvs, Sort } from '@forge/kvs';
import { chunks } from '#app/transfer/export-file';
import type { Page, ScoreWrite, WriteOutcome } from '#app/records/records';
import { HostUnreachable } from '#app/ports';
import type { IssueId, ProjectId } from '#core/issue';
import { unscored } from '#core/value/round';
import type { ScoreRecord } from '#core/value/score';
import {
  historyDocument,
  historyKey,
  outboxKey,
  scoreDocument,
  scoreKey,
  scoreRecord,
  type HistoryDocument,
  type OutboxDocument,
  type ScoreDocument,
} from '#jira/documents';
import { inParallel } from '#app/parallel';
import { byKey, found, keysABatch, resultsAPage, stored, storedIf } from '#jira/storage';

/** Pages that one call of a list reads: five make 500 rows. */
const pagesACall = 5;

/** Attempts at a write that storage refuses for no reason that can be seen. */
const attempts = 3;

const entityName = 'score';

/** One item's record. A record of version 0 only holds the place for the first write. */
export async function readScore(id: IssueId): Promise<ScoreRecord | undefined> {
  const document = await stored(() => kvs.entity<ScoreDocument>(entityName).get(scoreKey(id)));
  return document && document.version > 0 ? scoreRecord(document) : undefined;
}

/** Records of many items, a batch at a time. */
export async function readScores(ids: readonly IssueId[]): Promise<readonly ScoreRecord[]> {
  const batches = await inParallel(chunks([...new Set(ids)], keysABatch), 8, (part) =>
    stored(() => kvs.batchGet<ScoreDocument>(part.map((id) => ({ key: scoreKey(id), entityName })))),
  );
  return recordsIn(batches.flatMap((batch) => found(batch)));
}

/** A page of a project's records, in no order that means anything. */
export async function readProjectScores(projectId: ProjectId, after: string | undefined): Promise<Page<ScoreRecord>> {
  const items: ScoreRecord[] = [];
  let next = after;
  for (let page = 0; page < pagesACall; page += 1) {
    const query = kvs
      .entity<ScoreDocument>(entityName)
      .query()
      .index('by-project', { partition: [projectId] })
      .sort(Sort.ASC)
      .limit(resultsAPage);
    const { results, nextCursor } = await stored(() => (next === undefined ? query : query.cursor(next)).getMany());
    items.push(...recordsIn(results.map(({ value }) => value)));
    next = nextCursor;
    if (next === undefined) break;
  }
  return { items, ...(next !== undefined && { next }) };
}

/** Any records, for an export. */
export async function readAllScores(after: string | undefined): Promise<Page<ScoreRecord>> {
  const query = kvs.entity<ScoreDocument>(entityName).query().index(byKey).limit(50);
  const { results, nextCursor } = await stored(() => (after === undefined ? query : query.cursor(after)).getMany());
  return { items: recordsIn(results.map(({ value }) => value)), ...(nextCursor !== undefined && { next: nextCursor }) };
}

/** Writes record, history and outbox in one transaction that stands only while the record has the expected version. */
export async function writeScore(write: ScoreWrite): Promise<WriteOutcome> {
  if (write.expected === 0) await holdPlace(write.record);
  for (let attempt = 1; ; attempt += 1) {
    const outcome = await storedIf(() => transactionOf(write).execute());
    if (outcome !== 'stopped') return outcome;
    const cause = await causeOfStop(write);
    if (cause !== 'unknown') return cause;
    if (attempt >= attempts)
      throw new HostUnreachable(`Waybill’s storage refused to write item ${write.record.issueId}.`);
  }
}

function transactionOf({ expected, record, entry, isMirrored }: ScoreWrite) {
  const conditions = new Filter<ScoreDocument>().and('version', FilterConditions.equalTo(expected));
  const waiting: OutboxDocument = {
    issue: record.issueId,
    version: record.version,
    since: entry.at as OutboxDocument['since'],
  };
  const transaction = kvs
    .transact()
    .set(scoreKey(record.issueId), scoreDocument(record), { entityName, conditions })
    .set(historyKey(record.issueId, record.version), historyDocument(entry), { entityName: 'history' });
  return isMirrored ? transaction.set(outboxKey(record.issueId), waiting, { entityName: 'outbox' }) : transaction;
}

/**
 * What a condition says of a key that is not there is not documented. So the first write of an item is made in two steps:
 * a record of version 0 holds the place, then the condition has something to hold against.
 */
async function holdPlace(record: ScoreRecord): Promise<void> {
  const empty = scoreDocument(unscored(record.issueId, record.projectId));
  await storedIf(() =>
    kvs.entity<ScoreDocument>(entityName).set(scoreKey(record.issueId), empty, { keyPolicy: 'FAIL_IF_EXISTS' }),
  );
}

/**
 * Finds out why a transaction was stopped: by somebody's write; by our own, whose answer was lost on the way;
 * or by nothing that can be seen.
 */
async function causeOfStop({ expected, record, entry }: ScoreWrite): Promise<WriteOutcome | 'unknown'> {
  const { issueId, version } = record;
  const [now, line] = await Promise.all([
    stored(() => kvs.entity<ScoreDocument>(entityName).get(scoreKey(issueId))),
    stored(() => kvs.entity<HistoryDocument>('history').get(historyKey(issueId, version))),
  ]);
  if (line?.by === entry.by && line.at === entry.at && line.action === entry.action) return 'written';
  return now?.version === expected ? 'unknown' : 'conflict';
}

function recordsIn(documents: readonly ScoreDocument[]): ScoreRecord[] {
  return documents.filter(({ version }) => version > 0).map(scoreRecord);
}
