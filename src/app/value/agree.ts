import { openItem } from '#app/value/access';
import { change } from '#app/value/change';
import type { CallReply, CallRequest } from '#app/contract';
import { lackOf, settle } from '#app/value/answers';
import type { Session } from '#app/session';
import { viewOf, wireFactors } from '#app/value/view';
import { expiryOf } from '#core/value/expiry';
import type { IssueId } from '#core/issue';
import type { FactorValues } from '#core/value/model';
import { ok } from '#core/result';
import { agree, sameFactors } from '#core/value/round';
import type { Agreed, ScoreRecord } from '#core/value/score';

/**
 * Ends the round with a value. Of two people at once the second is shown what the first agreed;
 * the same person sending the same answers again, after a lost reply say, is simply told that they stand.
 */
export async function agreeScore(
  session: Session,
  request: CallRequest<'score.agree'>,
): Promise<CallReply<'score.agree'>> {
  const opened = await openItem(session, request.issueId as IssueId);
  if (opened.kind !== 'ok') return opened;
  const item = opened.value;
  if (!item.can.agree) return { kind: 'not-permitted', need: 'agree' };
  const settled = await settle(session, item, request.factors as FactorValues);
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
  const changed = await change(session, item, {
    apply: (record) => {
      if (record.version === request.version) return agree(record, agreed);
      return isSaved(record, request.version, agreed) ? ok(record) : { kind: 'conflict' };
    },
    entry: ({ agreed: last }) => ({
      action: 'agreed',
      factors: wireFactors(agreed.factors),
      ...(last && { before: wireFactors(last.factors) }),
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
