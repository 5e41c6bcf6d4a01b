import { openItem } from '#app/value/access';
import { change } from '#app/value/change';
import type { CallReply, CallRequest } from '#app/contract';
import { answersProblem } from '#app/value/answers';
import type { Session } from '#app/session';
import { viewOf, wireFactors } from '#app/value/view';
import type { IssueId } from '#core/issue';
import type { FactorValues } from '#core/value/model';
import { ok } from '#core/result';
import { ballotOf, submit, withdraw } from '#core/value/round';
import type { Ballot } from '#core/value/score';

/** Adds or replaces the acting person's own ballot. Two people at once both keep theirs. */
export async function submitBallot(
  session: Session,
  request: CallRequest<'score.submit'>,
): Promise<CallReply<'score.submit'>> {
  const opened = await openItem(session, request.issueId as IssueId);
  if (opened.kind !== 'ok') return opened;
  const item = opened.value;
  if (!item.can.score) return { kind: 'not-permitted', need: 'edit' };
  const factors = request.factors as FactorValues;
  const problem = answersProblem(item.model, factors);
  if (problem) return problem;
  if (Object.keys(factors).length === 0)
    return { kind: 'invalid', field: 'factors', message: 'Answer at least one question.' };
  const note = request.note?.trim();
  const ballot: Ballot = { by: session.viewer, at: session.clock.now(), factors, ...(note && { note }) };
  const changed = await change(session, item, {
    apply: (record) => submit(record, request.round, ballot),
    entry: (before) => {
      const last = ballotOf(before, session.viewer);
      return {
        action: 'submitted',
        factors: wireFactors(factors),
        ...(last && { before: wireFactors(last.factors) }),
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
  request: CallRequest<'score.withdraw'>,
): Promise<CallReply<'score.withdraw'>> {
  const opened = await openItem(session, request.issueId as IssueId);
  if (opened.kind !== 'ok') return opened;
  if (!opened.value.can.score) return { kind: 'not-permitted', need: 'edit' };
  const changed = await change(session, opened.value, {
    apply: (record) => withdraw(record, request.round, session.viewer),
    entry: (before) => {
      const last = ballotOf(before, session.viewer);
      return { action: 'withdrew', ...(last && { before: wireFactors(last.factors) }) };
    },
    isMirrored: false,
  });
  return changed.kind === 'ok' ? ok(viewOf(changed.value, session.viewer)) : changed;
}
