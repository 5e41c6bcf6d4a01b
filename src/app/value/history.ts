import { openItem } from '#app/value/access';
import type { CallReply, CallRequest, HistoryEntry } from '#app/contract';
import type { Session } from '#app/session';
import { revealedLines } from '#core/value/blindness';
import type { IssueId } from '#core/issue';
import { ok } from '#core/result';

/** Shows who did what to an item's value. Answers that were never revealed stay their author's. */
export async function readHistory(
  session: Session,
  request: CallRequest<'score.history'>,
): Promise<CallReply<'score.history'>> {
  const opened = await openItem(session, request.issueId as IssueId);
  if (opened.kind !== 'ok') return opened;
  const lines = await session.records.history(opened.value.record.issueId, 200);
  const revealed = revealedLines(lines);
  return ok(lines.map((line) => (line.by === session.viewer ? line : blinded(line, revealed))));
}

function blinded(line: HistoryEntry, revealed: ReadonlySet<number>): HistoryEntry {
  if (line.action !== 'submitted' && line.action !== 'withdrew') return line;
  const { before: _replaced, ...shown } = line;
  if (revealed.has(line.version)) return shown;
  const { factors: _factors, note: _note, ...rest } = shown;
  return rest;
}
