import { median } from '#core/median';
import type { Factor, FactorId, FactorValues, ScoringModel } from '#core/value/model';
import { nearestOnScale } from '#core/value/scale';
import type { Ballot } from '#core/value/score';
import { withEstimate } from '#core/value/size';

/** How far people are apart in one factor. `median` may lie between two steps of the scale. */
export interface Spread {
  readonly factor: FactorId;
  readonly count: number;
  readonly min: number;
  readonly max: number;
  readonly median: number;
  /** Steps of the scale between the lowest and the highest answer; for a range, absent. */
  readonly stepsApart?: number;
}

/** Spreads in the order of the model; factors that nobody answered are left out. */
export function spreads(model: ScoringModel, ballots: readonly Ballot[]): readonly Spread[] {
  return model.factors.flatMap((factor) => spread(factor, ballots) ?? []);
}

/**
 * What a group that looks at its ballots most likely agrees on: the median of each factor, moved to the nearest
 * step, and the tracker's estimate as the size where nobody gave one. A proposal, never agreed by itself.
 */
export function proposal(model: ScoringModel, ballots: readonly Ballot[], points?: number): FactorValues {
  const medians = spreads(model, ballots).map(({ factor, median: middle }) => {
    const scale = model.factors.find(({ id }) => id === factor)?.scale;
    return [factor, scale ? nearestOnScale(scale, middle) : middle];
  });
  return withEstimate(model, Object.fromEntries(medians) as FactorValues, points);
}

function spread(factor: Factor, ballots: readonly Ballot[]): Spread | undefined {
  const values = ballots.flatMap((ballot) => ballot.factors[factor.id] ?? []);
  const middle = median(values);
  if (middle === undefined) return undefined;
  const [min, max] = [Math.min(...values), Math.max(...values)];
  const apart = stepsBetween(factor, min, max);
  return {
    factor: factor.id,
    count: values.length,
    min,
    max,
    median: middle,
    ...(apart !== undefined && { stepsApart: apart }),
  };
}

function stepsBetween({ scale }: Factor, min: number, max: number): number | undefined {
  return scale.kind === 'steps' ? scale.steps.filter(({ value }) => value > min && value <= max).length : undefined;
}
