import { canSign } from '#app/signing/can-sign';
import { openScoredIssue } from '#app/value/scored-issue';
import { changeScore } from '#app/value/change-score';
import type { ReplyOf, RequestOf } from '#app/calls';
import type { submitBallotCall, withdrawBallotCall } from '#app/value/calls';
import { answersProblem } from '#app/value/answers';
import type { Session } from '#app/session';
import { viewOf } from '#app/value/view';
import { ok } from '#core/result';
import { ballotOf, submit, withdraw } from '#core/value/round';
import type { Ballot } from '#core/value/score';

/** Adds or replaces the acting person's own ballot. Two people at once both keep theirs. */
export async function submitBallot(
  session: Session,
  request: RequestOf<typeof submitBallotCall>,
): Promise<ReplyOf<typeof submitBallotCall>> {
  const opened = await openScoredIssue(session, request.issueId);
  if (opened.kind !== 'ok') return opened;
  const item = opened.value;
  if (!item.can.score) return { kind: 'not-permitted', need: 'edit' };
  const factors = request.factors;
  if (session.records.drawer && !canSign()) return { kind: 'invalid', why: 'insecure-page' };
  const problem = answersProblem(item.model, factors);
  if (problem) return problem;
  if (Object.keys(factors).length === 0) return { kind: 'invalid', why: 'no-answer', field: 'factors' };
  const note = request.note?.trim();
  const ballot: Ballot = { by: session.viewer, at: session.clock.now(), factors, ...(note && { note }) };
  const changed = await changeScore(session, item, {
    apply: (record) => submit(record, request.round, ballot),
    line: (before) => {
      const last = ballotOf(before, session.viewer);
      return {
        action: 'submitted',
        factors: factors,
        ...(last && { before: last.factors }),
        ...(note && { note }),
      };
    },
    isMirrored: false,
  });
  return changed.kind === 'ok' ? ok(viewOf(changed.value, session.viewer)) : changed;
}

/** Takes the acting person's own ballot back while the round is blind. */
export async function withdrawBallot(
  session: Session,
  request: RequestOf<typeof withdrawBallotCall>,
): Promise<ReplyOf<typeof withdrawBallotCall>> {
  const opened = await openScoredIssue(session, request.issueId);
  if (opened.kind !== 'ok') return opened;
  if (!opened.value.can.score) return { kind: 'not-permitted', need: 'edit' };
  const changed = await changeScore(session, opened.value, {
    apply: (record) => withdraw(record, request.round, session.viewer),
    line: (before) => {
      const last = ballotOf(before, session.viewer);
      return { action: 'withdrew', ...(last && { before: last.factors }) };
    },
    isMirrored: false,
  });
  return changed.kind === 'ok' ? ok(viewOf(changed.value, session.viewer)) : changed;
}
