import type { CallProblem, ReplyOf, RequestOf } from '#app/calls';
import type { PiRef } from '#app/plan/calls';
import { isOwnNextWrite } from '#app/records/own-next-write';
import type { Session } from '#app/session';
import { neededToPlan } from '#app/train/may';
import type { restartVoteCall, revealVoteCall } from '#app/vote/calls';
import { changeVote } from '#app/vote/change-vote';
import { voteKind } from '#app/vote/kind';
import { openVote, type OpenVote } from '#app/vote/open-vote';
import { ok, type Result } from '#core/result';
import { revealVotes, voteAgain } from '#core/train/vote-round';

/** Ends the blind phase, so that everybody's votes can be talked about. */
export async function revealVote(
  session: Session,
  request: RequestOf<typeof revealVoteCall>,
): Promise<ReplyOf<typeof revealVoteCall>> {
  const opened = await openToLead(session, request);
  if (opened.kind !== 'ok') return opened;
  return changeVote(session, opened.value, {
    action: 'revealed',
    apply: (record) => revealVotes(record, request.round),
  });
}

/** Opens the next round. Sending it twice opens one. */
export async function restartVote(
  session: Session,
  request: RequestOf<typeof restartVoteCall>,
): Promise<ReplyOf<typeof restartVoteCall>> {
  const opened = await openToLead(session, request);
  if (opened.kind !== 'ok') return opened;
  const ref = { id: request.piId, home: request.projectId };
  return changeVote(session, opened.value, {
    action: 'restarted',
    apply: async (record) => {
      if (record.version === request.version) return voteAgain(record);
      const write = { kind: voteKind, ref, version: record.version };
      const isDone = await isOwnNextWrite(session, write, { seen: request.version, action: 'restarted' });
      return isDone ? ok(record) : { kind: 'conflict' };
    },
  });
}

/** Opens a vote for those who plan the train. */
async function openToLead(session: Session, ref: PiRef): Promise<Result<OpenVote, CallProblem>> {
  const opened = await openVote(session, ref);
  if (opened.kind !== 'ok' || opened.value.canPlan) return opened;
  return { kind: 'not-permitted', need: neededToPlan(opened.value.train) };
}
