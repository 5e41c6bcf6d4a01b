import { openScoredIssue } from '#app/value/scored-issue';
import { changeScore } from '#app/value/change-score';
import type { ReplyOf, RequestOf } from '#app/calls';
import type { editScoreCall } from '#app/value/calls';
import { settle } from '#app/value/answers';
import type { Session } from '#app/session';
import { scoreKind } from '#app/value/kind';
import { rowOf } from '#app/value/view';
import { expiryOf } from '#core/value/expiry';
import type { FactorId, FactorValues } from '#core/value/model';
import { ok } from '#core/result';
import { applied, edit, sameFactors, type Edit } from '#core/value/round';
import type { ScoreRecord } from '#core/value/score';

/** Actions that change the agreed value; ballots beside it do not. */
const agreeing: readonly string[] = ['agreed', 'edited', 'reopened', 'imported'];

/** Sets single factors of the agreed value in place, for a table. */
export async function editScore(
  session: Session,
  request: RequestOf<typeof editScoreCall>,
): Promise<ReplyOf<typeof editScoreCall>> {
  const opened = await openScoredIssue(session, request.issueId);
  if (opened.kind !== 'ok') return opened;
  const item = opened.value;
  if (!item.can.agree) return { kind: 'not-permitted', need: 'agree-scores' };
  const wanted = request.factors as Edit['factors'];
  const set = applied({}, wanted);
  const kept = factorsUnder(item.record, item.model.id);
  const settled = await settle(session, item, applied(kept, wanted));
  if (settled.kind !== 'ok') return settled;
  const frozen = sizeLeftOpen(settled.value, applied(kept, wanted));
  const at = session.clock.now();
  const expires = expiryOf(at, item.settings.expiryDays);
  const act: Edit = {
    by: session.viewer,
    at,
    modelId: item.model.id,
    factors: { ...wanted, ...frozen },
    ...(expires && { expires }),
  };
  // An estimate says nothing of an item's value: it is frozen beside somebody's answer, and never alone.
  const decisive = Object.keys(set).length === 0 ? wanted : act.factors;
  const changed = await changeScore(session, item, {
    apply: async (record) => {
      const before = factorsUnder(record, item.model.id);
      if (sameFactors(before, applied(before, decisive))) return ok(record);
      if (record.version !== request.version && (await wasAgreedSince(session, record, request.version)))
        return { kind: 'conflict' };
      return ok(edit(record, act));
    },
    line: (before) => ({
      action: 'edited',
      factors: { ...set, ...frozen },
      before: pick(factorsUnder(before, item.model.id), Object.keys(act.factors) as FactorId[]),
    }),
    isMirrored: true,
  });
  return changed.kind === 'ok' ? ok(rowOf(changed.value.record)) : changed;
}

function factorsUnder({ agreed }: ScoreRecord, modelId: string): FactorValues {
  return agreed?.modelId === modelId ? agreed.factors : {};
}

/** What settling added: the estimate, frozen as the size. */
function sizeLeftOpen(settled: FactorValues, asked: FactorValues): FactorValues {
  return pick(
    settled,
    (Object.keys(settled) as FactorId[]).filter((factor) => asked[factor] === undefined),
  );
}

function pick(factors: FactorValues, names: readonly FactorId[]): FactorValues {
  return Object.fromEntries(
    names.flatMap((name) => (factors[name] === undefined ? [] : [[name, factors[name]]])),
  ) as FactorValues;
}

/**
 * A ballot that came in meanwhile is no reason to ask a person again; another agreed value is. A version that there has
 * not been yet was never seen by anybody.
 */
async function wasAgreedSince(
  { records }: Session,
  { issueId, version: now }: ScoreRecord,
  seen: number,
): Promise<boolean> {
  if (seen > now) return true;
  const lines = await records.history(scoreKind, { id: issueId }, 50);
  const since = lines.filter(({ version }) => version > seen);
  return since.some(({ line }) => agreeing.includes(line.action)) || (lines.length === 50 && since.length === 50);
}
