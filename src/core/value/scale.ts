import type { Factor, FactorId, FactorValues, Scale, ScoringModel } from '#core/value/model';

/** An answer that a model does not take. */
export type AnswerProblem =
  | { readonly kind: 'unknown-factor'; readonly factor: string }
  | { readonly kind: 'out-of-scale'; readonly factor: FactorId; readonly value: number; readonly scale: Scale };

/** Holds for a value that is one of the steps, or lies in the range with its ends. */
export function isOnScale(scale: Scale, value: number): boolean {
  return scale.kind === 'steps'
    ? scale.steps.some((step) => step.value === value)
    : Number.isFinite(value) && value >= scale.min && value <= scale.max;
}

/**
 * Finds the first answer that does not fit its model; nothing when all do.
 * The tracker's own estimate is accepted as the size although 4 is no step of the scale.
 */
export function answerProblem(
  model: ScoringModel,
  factors: FactorValues,
  estimate?: number,
): AnswerProblem | undefined {
  for (const [name, value] of Object.entries(factors)) {
    const factor = model.factors.find((candidate) => candidate.id === name);
    if (!factor) return { kind: 'unknown-factor', factor: name };
    if (value === undefined || fits(factor, value, estimate)) continue;
    return { kind: 'out-of-scale', factor: factor.id, value, scale: factor.scale };
  }
  return undefined;
}

/** The value of the scale that is nearest; of two equally near ones the higher. */
export function nearestOnScale(scale: Scale, value: number): number {
  if (scale.kind === 'range') return Math.min(Math.max(value, scale.min), scale.max);
  return scale.steps.reduce(
    (best, step) => (Math.abs(step.value - value) <= Math.abs(best - value) ? step.value : best),
    scale.steps[0]?.value ?? value,
  );
}

function fits(factor: Factor, value: number, estimate: number | undefined): boolean {
  return isOnScale(factor.scale, value) || (factor.from === 'estimate' && value === estimate);
}
