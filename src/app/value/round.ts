import { openScoredIssue } from '#app/value/scored-issue';
import { changeScore } from '#app/value/change-score';
import type { ReplyOf, RequestOf } from '#app/calls';
import type { restartRoundCall, revealRoundCall } from '#app/value/calls';
import type { Session } from '#app/session';
import { isOwnNextScore } from '#app/value/own-write';
import { viewOf } from '#app/value/view';
import { ok } from '#core/result';
import { restart, reveal } from '#core/value/round';

/** Ends the blind phase, so that everybody's answers can be compared. */
export async function revealRound(
  session: Session,
  request: RequestOf<typeof revealRoundCall>,
): Promise<ReplyOf<typeof revealRoundCall>> {
  const opened = await openScoredIssue(session, request.issueId);
  if (opened.kind !== 'ok') return opened;
  if (!opened.value.can.agree) return { kind: 'not-permitted', need: 'agree-scores' };
  const changed = await changeScore(session, opened.value, {
    apply: (record) => reveal(record, request.round),
    line: () => ({ action: 'revealed' }),
    isMirrored: false,
  });
  return changed.kind === 'ok' ? ok(viewOf(changed.value, session.viewer)) : changed;
}

/** Opens the next round; the agreed value stands until the round ends. Sending it twice opens one. */
export async function restartRound(
  session: Session,
  request: RequestOf<typeof restartRoundCall>,
): Promise<ReplyOf<typeof restartRoundCall>> {
  const opened = await openScoredIssue(session, request.issueId);
  if (opened.kind !== 'ok') return opened;
  if (!opened.value.can.agree) return { kind: 'not-permitted', need: 'agree-scores' };
  const changed = await changeScore(session, opened.value, {
    apply: async (record) => {
      if (record.version === request.version) return ok(restart(record));
      const isDone = await isOwnNextScore(session, record, { seen: request.version, action: 'restarted' });
      return isDone ? ok(record) : { kind: 'conflict' };
    },
    line: () => ({ action: 'restarted' }),
    isMirrored: false,
  });
  return changed.kind === 'ok' ? ok(viewOf(changed.value, session.viewer)) : changed;
}
