import { sizeFactor } from '#core/value/evaluation';
import type { FactorValues, ScoringModel } from '#core/value/model';
import type { Agreed } from '#core/value/score';

/**
 * Completes answers that are about to be agreed: where the group gave no size, the tracker's points are it.
 * An estimate of 0 answers nothing.
 */
export function withEstimate(model: ScoringModel, factors: FactorValues, points: number | undefined): FactorValues {
  const size = sizeFactor(model);
  if (size === undefined || points === undefined || points <= 0 || factors[size] !== undefined) return factors;
  return { ...factors, [size]: points };
}

/** An agreed size that the tracker's estimate has left behind. */
export interface SizeDrift {
  /** Absent: agreed without a size. */
  readonly agreed?: number;
  readonly estimate: number;
}

/**
 * Compares the agreed size with today's estimate. Nothing while they are the same, without an agreement or
 * without an estimate: the agreed size stays what it was until somebody agrees again.
 */
export function sizeDrift(
  model: ScoringModel,
  agreed: Agreed | undefined,
  points: number | undefined,
): SizeDrift | undefined {
  const size = sizeFactor(model);
  if (size === undefined || !agreed || points === undefined || points <= 0) return undefined;
  const frozen = agreed.factors[size];
  if (frozen === points) return undefined;
  return frozen === undefined ? { estimate: points } : { agreed: frozen, estimate: points };
}
