import { sizeFactor } from '#core/value/evaluation';
import { expiryOf } from '#core/value/expiry';
import type { AccountId, IssueId, ProjectId } from '#core/issue';
import type { FactorId, FactorValues, ScoringModel } from '#core/value/model';
import type { IsoDateTime } from '#core/result';
import { resultsOf } from '#core/value/result';
import { sameFactors, unscored } from '#core/value/round';
import { isOnScale } from '#core/value/scale';
import type { Agreed, ScoreRecord } from '#core/value/score';

/**
 * What the tracker's own fields say of an item's value, where the project's process has such fields.
 * Anybody who edits the item may have changed them: by bulk edit, quick add or import.
 */
export interface FieldScore {
  readonly issueId: IssueId;
  readonly projectId: ProjectId;
  /** Answers by factor, of the fields that are mapped and filled; the estimate is the size. */
  readonly factors: FactorValues;
  /** Results by field, see {@link resultsOf}; null: empty; absent where the item has no such field. They may be behind the factors. */
  readonly results: Readonly<Record<string, number | null>>;
  /** Who changed the item last, and when. */
  readonly by: AccountId;
  readonly at: IsoDateTime;
}

/**
 * An item's score with what people have set in the tracker's fields since it was written: there the fields win.
 * A value that is not on its scale is told of and not used. An empty field leaves what was agreed, and so does an
 * estimate where a size was agreed: that one stays until somebody agrees again, see `sizeDrift`.
 */
export function withFieldEdits(
  stored: ScoreRecord | undefined,
  fields: FieldScore,
  model: ScoringModel,
  expiryDays: number | undefined,
): ScoreRecord {
  const record = stored ?? unscored(fields.issueId, fields.projectId);
  const size = sizeFactor(model);
  const filled = (Object.entries(fields.factors) as [FactorId, number][]).filter(([id]) =>
    model.factors.some((factor) => factor.id === id),
  );
  const base = record.agreed?.modelId === model.id ? record.agreed : undefined;
  const usable = filled
    .filter(([id, value]) => fits(model, id, value) && (id !== size || base?.factors[id] === undefined))
    .map(([id]) => id);
  const offScale = filled
    .filter(([id]) => id !== size && !usable.includes(id))
    .map(([factor, value]) => ({ factor, value }));
  // An estimate alone says nothing of an item's value.
  if (!base && !filled.some(([id]) => id !== size)) return record;
  const values = Object.fromEntries(usable.map((id) => [id, fields.factors[id]])) as FactorValues;
  const factors: FactorValues = { ...base?.factors, ...values };
  if (base && offScale.length === 0 && sameFactors(base.factors, factors)) return record;
  const fromFields = usable.filter((id) => base?.factors[id] !== factors[id]);
  const expires = base ? base.expires : expiryOf(fields.at, expiryDays);
  const agreed: Agreed = {
    by: base?.by ?? fields.by,
    at: base?.at ?? fields.at,
    modelId: model.id,
    factors,
    ...(expires && { expires }),
    ...(base?.note && { note: base.note }),
    ...(fromFields.length > 0 && { fromFields }),
    ...(offScale.length > 0 && { offScale }),
  };
  return { ...record, agreed, phase: record.ballots.length === 0 ? 'agreed' : record.phase };
}

/** Holds when a result field shows something else than the score that stands. */
export function areResultFieldsStale({ agreed }: ScoreRecord, { results }: FieldScore, model: ScoringModel): boolean {
  return resultsOf(agreed, model.id).some(({ field, value, onlyOver }) => {
    const shown = results[field];
    if (shown === undefined || shown === value) return false;
    return onlyOver === undefined || (shown !== null && onlyOver.includes(shown));
  });
}

function fits(model: ScoringModel, id: FactorId, value: number): boolean {
  const factor = model.factors.find((candidate) => candidate.id === id);
  if (!factor) return false;
  return isOnScale(factor.scale, value) || (factor.from === 'estimate' && value > 0);
}
