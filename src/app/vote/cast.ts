import type { ReplyOf, RequestOf } from '#app/calls';
import type { Session } from '#app/session';
import { canSign } from '#app/signing/can-sign';
import type { castVoteCall } from '#app/vote/calls';
import { changeVote } from '#app/vote/change-vote';
import { openVote } from '#app/vote/open-vote';
import { cast, isStrayNote, type VoteAnswer } from '#core/train/vote-round';

/** Adds or replaces the acting person's own vote. Two people at once both keep theirs. */
export async function castVote(
  session: Session,
  request: RequestOf<typeof castVoteCall>,
): Promise<ReplyOf<typeof castVoteCall>> {
  const opened = await openVote(session, request);
  if (opened.kind !== 'ok') return opened;
  const { canVote, train } = opened.value;
  if (!canVote) return { kind: 'not-permitted', need: 'edit' };
  if (session.records.drawer && !canSign()) return { kind: 'invalid', why: 'insecure-page' };
  const { teamId, confidence } = request.answer;
  const note = request.answer.note?.trim();
  const answer: VoteAnswer = { teamId, confidence, ...(note && { note }) };
  if (!train.teams.some(({ id }) => id === teamId))
    return { kind: 'invalid', why: 'unknown-team', field: 'answer.teamId' };
  if (isStrayNote(answer)) return { kind: 'invalid', why: 'stray-note', field: 'answer.note' };
  const voice = { by: session.viewer, at: session.clock.now(), answer };
  return changeVote(session, opened.value, {
    action: 'voted',
    apply: (record) => cast(record, request.round, voice),
  });
}
