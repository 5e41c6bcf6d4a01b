import { evaluate, sizeFactor } from '#core/value/evaluation';
import { expiryOf } from '#core/value/expiry';
import type { AccountId, IssueId, ProjectId } from '#core/issue';
import type { FactorId, FactorValues, ModelId, ScoringModel } from '#core/value/model';
import { modelOf } from '#core/value/models';
import type { IsoDateTime } from '#core/result';
import { rounded } from '#core/value/rank';
import { sameFactors, unscored } from '#core/value/round';
import { isOnScale } from '#core/value/scale';
import type { Agreed, ScoreRecord } from '#core/value/score';

/**
 * What the tracker's own fields say of an item's value, where the project's process has such fields.
 * Anybody who edits the item may have changed them: by bulk edit, quick add or import.
 */
export interface Holding {
  readonly issueId: IssueId;
  readonly projectId: ProjectId;
  /** Answers by factor, of the fields that are mapped and filled; the estimate is the size. */
  readonly factors: FactorValues;
  /** Results as the fields have them; absent where the item has no such field. They may be behind the factors. */
  readonly score?: number | 'empty';
  readonly costOfDelay?: number | 'empty';
  /** What fields of results show that belong to models which the project does not use. */
  readonly retired?: readonly { readonly modelId: ModelId; readonly score?: number; readonly costOfDelay?: number }[];
  /** Who changed the item last, and when. */
  readonly by: AccountId;
  readonly at: IsoDateTime;
}

/**
 * An item's score with what people have set in the tracker's fields since it was written: there the fields win.
 * A value that is not on its scale is told of and not used. An empty field leaves what was agreed, and so does an
 * estimate where a size was agreed: that one stays until somebody agrees again, see `sizeDrift`.
 */
export function overlaid(
  stored: ScoreRecord | undefined,
  holding: Holding,
  model: ScoringModel,
  expiryDays: number | undefined,
): ScoreRecord {
  const record = stored ?? unscored(holding.issueId, holding.projectId);
  const size = sizeFactor(model);
  const filled = (Object.entries(holding.factors) as [FactorId, number][]).filter(([id]) =>
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
  const values = Object.fromEntries(usable.map((id) => [id, holding.factors[id]])) as FactorValues;
  const factors: FactorValues = { ...base?.factors, ...values };
  if (base && offScale.length === 0 && sameFactors(base.factors, factors)) return record;
  const fromFields = usable.filter((id) => base?.factors[id] !== factors[id]);
  const expires = base ? base.expires : expiryOf(holding.at, expiryDays);
  const agreed: Agreed = {
    by: base?.by ?? holding.by,
    at: base?.at ?? holding.at,
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
export function isBehind({ agreed }: ScoreRecord, holding: Holding, model: ScoringModel): boolean {
  const { score, costOfDelay } = evaluate(model, agreed?.modelId === model.id ? agreed.factors : {});
  return differs(holding.score, score) || differs(holding.costOfDelay, costOfDelay) || showsRetired(agreed, holding);
}

/** Holds while a field still shows the result of the model that this was agreed under. Others may be people's own. */
function showsRetired(agreed: Agreed | undefined, { retired = [] }: Holding): boolean {
  const old = retired.find(({ modelId }) => modelId === agreed?.modelId);
  const model = old && modelOf(old.modelId);
  if (!agreed || !old || !model) return false;
  const { score, costOfDelay } = evaluate(model, agreed.factors);
  return [
    [old.score, score],
    [old.costOfDelay, costOfDelay],
  ].some(([field, result]) => field !== undefined && result !== undefined && field === rounded(result));
}

function differs(field: Holding['score'], result: number | undefined): boolean {
  if (field === undefined) return false;
  return field !== (result === undefined ? 'empty' : rounded(result));
}

function fits(model: ScoringModel, id: FactorId, value: number): boolean {
  const factor = model.factors.find((candidate) => candidate.id === id);
  if (!factor) return false;
  return isOnScale(factor.scale, value) || (factor.from === 'estimate' && value > 0);
}
