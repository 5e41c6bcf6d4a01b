import { openItem } from '#app/value/access';
import { change } from '#app/value/change';
import type { CallReply, CallRequest } from '#app/contract';
import type { Session } from '#app/session';
import { viewOf, wireFactors } from '#app/value/view';
import type { IssueId } from '#core/issue';
import { ok } from '#core/result';
import { reopen } from '#core/value/round';
import type { ScoreRecord } from '#core/value/score';

/**
 * Takes an agreement or a new round back that was a mistake; the search fields follow.
 * Whoever did anything in between is not overruled: then the person is shown what stands now.
 */
export async function reopenRound(
  session: Session,
  request: CallRequest<'score.reopen'>,
): Promise<CallReply<'score.reopen'>> {
  const opened = await openItem(session, request.issueId as IssueId);
  if (opened.kind !== 'ok') return opened;
  if (!opened.value.can.agree) return { kind: 'not-permitted', need: 'agree' };
  const changed = await change(session, opened.value, {
    apply: async (record) => {
      if (record.version === request.version) return reopen(record);
      return (await isDone(session, record, request.version)) ? ok(record) : { kind: 'conflict' };
    },
    entry: ({ agreed: before }, { agreed }) => ({
      action: 'reopened',
      ...(agreed && { factors: wireFactors(agreed.factors) }),
      ...(before && { before: wireFactors(before.factors) }),
    }),
    isMirrored: true,
  });
  return changed.kind === 'ok' ? ok(viewOf(changed.value, session.viewer)) : changed;
}

/** Holds when the very next write after what the person saw was this: the answer to it was lost on the way. */
async function isDone({ records, viewer }: Session, { issueId, version }: ScoreRecord, seen: number): Promise<boolean> {
  if (version !== seen + 1) return false;
  const [last] = await records.history(issueId, 1);
  return last?.version === version && last.action === 'reopened' && last.by === viewer;
}
