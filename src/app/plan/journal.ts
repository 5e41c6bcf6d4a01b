import type { ReplyOf, RequestOf } from '#app/calls';
import { isSameJson } from '#app/canonical-json';
import {
  mostWrites,
  type CommitJournal,
  type CommitWrite,
  type readJournalsCall,
  type saveJournalCall,
} from '#app/plan/calls';
import { journalKind } from '#app/plan/kind';
import { packed, unpacked } from '#app/plan/packed-writes';
import type { ValueIn } from '#app/records/record-kind';
import type { Stored } from '#app/records/records';
import { wholeList } from '#app/records/whole-list';
import { writeFromSeen } from '#app/records/write-from-seen';
import type { Session } from '#app/session';
import { openPi, openToPlan } from '#app/train/open-pi';
import { visibleAmong } from '#app/visible';
import type { IssueId } from '#core/issue';
import { ok } from '#core/result';

type Journal = Stored<ValueIn<typeof journalKind>>;

/** Journals that are shown whole: what is older has been gone on with, or never will. */
const shownJournals = 20;

/** Shows the latest commitments of a PI. */
export async function readJournals(
  session: Session,
  request: RequestOf<typeof readJournalsCall>,
): Promise<ReplyOf<typeof readJournalsCall>> {
  const { projectId, trainId, piId } = request;
  const [opened, list] = await Promise.all([
    openPi(session, request),
    wholeList(session.records, journalKind, projectId),
  ]);
  if (opened.kind !== 'ok') return opened;
  const refs = list.items
    .filter(({ value }) => value.piId === piId && value.trainId === trainId)
    .sort((one, other) => (one.value.at < other.value.at ? 1 : -1))
    .slice(0, shownJournals)
    .map(({ id }) => ({ id, home: projectId }));
  const found = refs.length === 0 ? [] : await session.records.many(journalKind, refs);
  const byId = new Map(found.map((stored) => [stored.id, stored]));
  const journals = refs.flatMap(({ id }) => byId.get(id) ?? []);
  const missing = refs.filter(({ id }) => !byId.has(id)).map(({ id }) => id);
  return ok({
    journals: await shownJournalsOf(session, journals),
    unreadable: [...list.unreadable, ...missing],
  });
}

/**
 * Opens a journal, or notes how far a commitment has come, for those who plan the train. Writes of items that the acting
 * person does not see stay as they are.
 */
export async function saveJournal(
  session: Session,
  request: RequestOf<typeof saveJournalCall>,
): Promise<ReplyOf<typeof saveJournalCall>> {
  const { projectId, trainId, piId, id, version, aim, state } = request;
  const { records, clock, viewer } = session;
  const opened = await openToPlan(session, request);
  if (opened.kind !== 'ok') return opened;
  const ref = { id, home: projectId };
  const stored = await records.get(journalKind, ref);
  if (stored && (stored.value.piId !== piId || stored.value.trainId !== trainId)) return { kind: 'not-found' };
  const writes = await withHiddenWrites(session, request.writes, stored);
  if (writes === 'unseen') return { kind: 'invalid', why: 'unseen-issues', field: 'writes' };
  if (writes.length > mostWrites)
    return { kind: 'invalid', why: 'too-many-issues', field: 'writes', data: { most: mostWrites } };
  const at = clock.now();
  const head = stored ? { at: stored.value.at, by: stored.value.by } : { at, by: viewer };
  const value = { trainId, piId, ...head, aim, state, ...packed(writes) };
  if (stored && isSameJson(stored.value, value)) return ok((await shownJournalsOf(session, [stored]))[0]!);
  const outcome = await writeFromSeen(session, journalKind, {
    ...ref,
    version,
    at,
    value,
    line: { action: version === 0 ? 'opened' : 'noted', state },
  });
  if (outcome.kind === 'too-large') return outcome;
  if (outcome.kind === 'written') return ok((await shownJournalsOf(session, [outcome.stored]))[0]!);
  const { current } = outcome;
  if (!current) return { kind: 'not-found' };
  return { kind: 'clash', why: 'conflict', current: (await shownJournalsOf(session, [current]))[0]! };
}

/** What was in a journal and is not the acting person's to see stays in it; nobody puts in what they do not see. */
async function withHiddenWrites(
  session: Session,
  wanted: readonly CommitWrite[],
  stored: Journal | undefined,
): Promise<readonly CommitWrite[] | 'unseen'> {
  const before = stored ? unpacked(stored.value) : [];
  const visible = await visibleAmong(
    session,
    [...before, ...wanted].map(({ issueId }) => issueId),
  );
  if (wanted.some(({ issueId }) => !visible.has(issueId))) return 'unseen';
  return [...wanted, ...before.filter(({ issueId }) => !visible.has(issueId))];
}

async function shownJournalsOf(session: Session, journals: readonly Journal[]): Promise<CommitJournal[]> {
  const read = journals.map((journal) => ({ journal, writes: unpacked(journal.value) }));
  const visible = await visibleAmong(
    session,
    read.flatMap(({ writes }) => writes.map(({ issueId }): IssueId => issueId)),
  );
  return read.map(({ journal: { id, version, value, doubt }, writes }) => ({
    id,
    version,
    at: value.at,
    by: value.by,
    aim: value.aim,
    state: value.state,
    writes: writes.filter(({ issueId }) => visible.has(issueId)),
    ...(doubt && { doubt }),
  }));
}
