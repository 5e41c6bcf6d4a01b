import { openScoredIssue } from '#app/value/scored-issue';
import { changeScore } from '#app/value/change-score';
import type { ReplyOf, RequestOf } from '#app/calls';
import type { reopenRoundCall } from '#app/value/calls';
import type { Session } from '#app/session';
import { isOwnNextScore } from '#app/value/own-write';
import { viewOf } from '#app/value/view';
import { ok } from '#core/result';
import { reopen } from '#core/value/round';

/**
 * Takes an agreement or a new round back that was a mistake; the search fields follow.
 * Whoever did anything in between is not overruled: then the person is shown what stands now.
 */
export async function reopenRound(
  session: Session,
  request: RequestOf<typeof reopenRoundCall>,
): Promise<ReplyOf<typeof reopenRoundCall>> {
  const opened = await openScoredIssue(session, request.issueId);
  if (opened.kind !== 'ok') return opened;
  if (!opened.value.can.agree) return { kind: 'not-permitted', need: 'agree-scores' };
  const changed = await changeScore(session, opened.value, {
    apply: async (record) => {
      if (record.version === request.version) return reopen(record);
      return (await isOwnNextScore(session, record, { seen: request.version, action: 'reopened' }))
        ? ok(record)
        : { kind: 'conflict' };
    },
    line: ({ agreed: before }, { agreed }) => ({
      action: 'reopened',
      ...(agreed && { factors: agreed.factors }),
      ...(before && { before: before.factors }),
    }),
    isMirrored: true,
  });
  return changed.kind === 'ok' ? ok(viewOf(changed.value, session.viewer)) : changed;
}
