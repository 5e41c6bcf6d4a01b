import { openScoredIssue } from '#app/value/scored-issue';
import type { ReplyOf, RequestOf } from '#app/calls';
import type { readHistoryCall } from '#app/value/calls';
import type { HistoryEntry, ScoreLine } from '#app/value/forms';
import { scoreKind } from '#app/value/kind';
import { withAnswers } from '#app/value/score-records';
import type { Stamped } from '#app/records/records';
import type { Session } from '#app/session';
import { revealedLines } from '#core/value/blindness';
import type { IssueId } from '#core/issue';
import { ok } from '#core/result';

/** Shows who did what to an item's value. Answers that were never revealed stay their author's. */
export async function readHistory(
  session: Session,
  request: RequestOf<typeof readHistoryCall>,
): Promise<ReplyOf<typeof readHistoryCall>> {
  const opened = await openScoredIssue(session, request.issueId);
  if (opened.kind !== 'ok') return opened;
  const { issueId } = opened.value.record;
  const stamped = await session.records.history(scoreKind, { id: issueId }, 200);
  const answered = await withAnswers(
    session,
    issueId,
    stamped.map(({ line }) => line),
  );
  const lines = stamped.map((stamp, index) => entryOf(issueId, stamp, answered[index] ?? stamp.line));
  const revealed = revealedLines(lines);
  return ok(lines.map((line) => (line.by === session.viewer ? line : blinded(line, revealed))));
}

function entryOf(
  issueId: IssueId,
  { version, at, by, isImported, doubt }: Omit<Stamped<ScoreLine>, 'line'>,
  { seal: _seal, ...line }: ScoreLine,
): HistoryEntry {
  return { issueId, version, at, by, ...(isImported && { isImported }), ...(doubt && { doubt }), ...line };
}

function blinded(line: HistoryEntry, revealed: ReadonlySet<number>): HistoryEntry {
  if (line.action !== 'submitted' && line.action !== 'withdrew') return line;
  const { before: _replaced, ...shown } = line;
  if (revealed.has(line.version)) return shown;
  const { factors: _factors, note: _note, ...rest } = shown;
  return rest;
}
