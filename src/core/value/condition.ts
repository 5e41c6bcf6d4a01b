import { evaluate, sizeFactor, type Evaluation } from '#core/value/evaluation';
import { isStale } from '#core/value/expiry';
import type { ScoringModel } from '#core/value/model';
import type { IsoDateTime } from '#core/result';
import type { Agreed } from '#core/value/score';
import { sizeDrift, type SizeDrift } from '#core/value/size';

/** What a row of a backlog says of its item under the model of the project. */
export interface Condition {
  readonly evaluation: Evaluation;
  /** No score: never agreed, agreed in part, agreed under another model, or without a size. */
  readonly isUnscored: boolean;
  /** Neither an agreed size nor an estimate above 0, under a model that divides by one. */
  readonly isUnsized: boolean;
  /** Agreed, and past its expiry. */
  readonly isStale: boolean;
  /** Agreed under a model that the project no longer uses. */
  readonly isOtherModel: boolean;
  readonly drift?: SizeDrift;
}

/** Works out a row: `agreed` as stored, `points` as the tracker estimates today, 0 or absent for none. */
export function conditionOf(
  model: ScoringModel,
  agreed: Agreed | undefined,
  points: number | undefined,
  now: IsoDateTime,
): Condition {
  const isOtherModel = agreed !== undefined && agreed.modelId !== model.id;
  const current = isOtherModel ? undefined : agreed;
  const evaluation = evaluate(model, current?.factors ?? {});
  const drift = sizeDrift(model, current, points);
  return {
    evaluation,
    isUnscored: evaluation.score === undefined,
    isUnsized: isUnsized(model, current, points),
    isStale: agreed !== undefined && isStale(agreed, now),
    isOtherModel,
    ...(drift && { drift }),
  };
}

function isUnsized(model: ScoringModel, agreed: Agreed | undefined, points: number | undefined): boolean {
  const size = sizeFactor(model);
  if (size === undefined) return false;
  return !((agreed?.factors[size] ?? 0) > 0) && !((points ?? 0) > 0);
}
