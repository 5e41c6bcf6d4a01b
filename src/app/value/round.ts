import { openItem } from '#app/value/access';
import { change } from '#app/value/change';
import type { CallReply, CallRequest } from '#app/contract';
import type { Session } from '#app/session';
import { viewOf } from '#app/value/view';
import type { IssueId } from '#core/issue';
import { ok } from '#core/result';
import { restart, reveal } from '#core/value/round';

/** Ends the blind phase, so that everybody's answers can be compared. */
export async function revealRound(
  session: Session,
  request: CallRequest<'score.reveal'>,
): Promise<CallReply<'score.reveal'>> {
  const opened = await openItem(session, request.issueId as IssueId);
  if (opened.kind !== 'ok') return opened;
  if (!opened.value.can.agree) return { kind: 'not-permitted', need: 'agree' };
  const changed = await change(session, opened.value, {
    apply: (record) => reveal(record, request.round),
    entry: () => ({ action: 'revealed' }),
    isMirrored: false,
  });
  return changed.kind === 'ok' ? ok(viewOf(changed.value, session.viewer)) : changed;
}

/** Opens the next round; the agreed value stands until the round ends. */
export async function restartRound(
  session: Session,
  request: CallRequest<'score.restart'>,
): Promise<CallReply<'score.restart'>> {
  const opened = await openItem(session, request.issueId as IssueId);
  if (opened.kind !== 'ok') return opened;
  if (!opened.value.can.agree) return { kind: 'not-permitted', need: 'agree' };
  const changed = await change(session, opened.value, {
    apply: (record) => (record.version === request.version ? ok(restart(record)) : { kind: 'conflict' }),
    entry: () => ({ action: 'restarted' }),
    isMirrored: false,
  });
  return changed.kind === 'ok' ? ok(viewOf(changed.value, session.viewer)) : changed;
}
