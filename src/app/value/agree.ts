import { openScoredIssue } from '#app/value/scored-issue';
import { changeScore } from '#app/value/change-score';
import type { ReplyOf, RequestOf } from '#app/calls';
import type { agreeScoreCall } from '#app/value/calls';
import { lackOf, settle } from '#app/value/answers';
import type { Session } from '#app/session';
import { viewOf } from '#app/value/view';
import { expiryOf } from '#core/value/expiry';
import { ok } from '#core/result';
import { agree, sameFactors } from '#core/value/round';
import type { Agreed, ScoreRecord } from '#core/value/score';

/**
 * Ends the round with a value. Of two people at once the second is shown what the first agreed;
 * the same person sending the same answers again, after a lost reply say, is simply told that they stand.
 */
export async function agreeScore(
  session: Session,
  request: RequestOf<typeof agreeScoreCall>,
): Promise<ReplyOf<typeof agreeScoreCall>> {
  const opened = await openScoredIssue(session, request.issueId);
  if (opened.kind !== 'ok') return opened;
  const item = opened.value;
  if (!item.can.agree) return { kind: 'not-permitted', need: 'agree-scores' };
  const settled = await settle(session, item, request.factors);
  if (settled.kind !== 'ok') return settled;
  const lack = lackOf(item, settled.value);
  if (lack) return lack;
  const at = session.clock.now();
  const expires = expiryOf(at, item.settings.expiryDays);
  const note = request.note?.trim();
  const agreed: Agreed = {
    by: session.viewer,
    at,
    modelId: item.model.id,
    factors: settled.value,
    ...(expires && { expires }),
    ...(note && { note }),
  };
  const changed = await changeScore(session, item, {
    apply: (record) => {
      if (record.version === request.version) return agree(record, agreed);
      return isSaved(record, request.version, agreed) ? ok(record) : { kind: 'conflict' };
    },
    line: ({ agreed: last }) => ({
      action: 'agreed',
      factors: agreed.factors,
      ...(last && { before: last.factors }),
      ...(note && { note }),
    }),
    isMirrored: true,
  });
  return changed.kind === 'ok' ? ok(viewOf(changed.value, session.viewer)) : changed;
}

/** Holds when the very next write after what the person saw was this agreement. */
function isSaved(record: ScoreRecord, seen: number, wanted: Agreed): boolean {
  const { agreed } = record;
  return (
    record.version === seen + 1 &&
    record.phase === 'agreed' &&
    agreed !== undefined &&
    agreed.by === wanted.by &&
    agreed.modelId === wanted.modelId &&
    sameFactors(agreed.factors, wanted.factors)
  );
}
