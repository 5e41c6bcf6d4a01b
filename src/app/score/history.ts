import { openItem } from '#app/access';
import type { CallReply, CallRequest, HistoryEntry } from '#app/contract';
import type { Session } from '#app/session';
import { isVisible } from '#core/blindness';
import type { AccountId, IssueId } from '#core/issue';
import { ok } from '#core/result';
import type { ScoreRecord } from '#core/score';

/** Shows who did what to an item's value. Answers of a blind round stay their author's. */
export async function readHistory(session: Session, request: CallRequest<'score.history'>): Promise<CallReply<'score.history'>> {
  const opened = await openItem(session, request.issueId as IssueId);
  if (opened.kind !== 'ok') return opened;
  const { record } = opened.value;
  // Read after the record: a line that is newer than it belongs to a round at least as far on.
  const lines = await session.records.history(record.issueId, 200);
  return ok(lines.map((line) => blinded(line, record, session.viewer)));
}

function blinded(line: HistoryEntry, record: ScoreRecord, viewer: AccountId): HistoryEntry {
  const isBallot = line.action === 'submitted' || line.action === 'withdrew';
  // Lines without a round, from old files, count as the current one: nothing is shown by mistake.
  if (!isBallot || isVisible(record, line.round ?? record.round, line.by as AccountId, viewer)) return line;
  const { issueId, version, at, by, action, round } = line;
  return { issueId, version, at, by, action, ...(round !== undefined && { round }) };
}
