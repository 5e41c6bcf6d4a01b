import type { Item } from '#app/value/access';
import type { Problem } from '#app/contract';
import type { Session } from '#app/session';
import { wireScale } from '#app/value/view';
import { evaluate, sizeFactor } from '#core/value/evaluation';
import type { FactorValues, ScoringModel } from '#core/value/model';
import { ok, type Result } from '#core/result';
import { answerProblem } from '#core/value/scale';
import { withEstimate } from '#core/value/size';

/**
 * Checks answers that are to be agreed and freezes the tracker's estimate as the size where they give none.
 * The tracker is asked only when the size is left out or is no step of its scale: then it must be the estimate.
 */
export async function settle(
  session: Session,
  { record, settings, model }: Item,
  factors: FactorValues,
): Promise<Result<FactorValues, Problem>> {
  const size = sizeFactor(model);
  const needsEstimate =
    size !== undefined &&
    (factors[size] === undefined || answerProblem(model, { [size]: factors[size] }) !== undefined);
  const issue = needsEstimate ? await session.tracker.issue(record.issueId, settings.fields) : undefined;
  return answersProblem(model, factors, issue?.points) ?? ok(withEstimate(model, factors, issue?.points));
}

/** Says which answer does not fit the model; nothing when all do. */
export function answersProblem(model: ScoringModel, factors: FactorValues, estimate?: number): Problem | undefined {
  const problem = answerProblem(model, factors, estimate);
  return problem?.kind === 'out-of-scale' ? { ...problem, scale: wireScale(problem.scale) } : problem;
}

/** Says what answers lack to be agreed; nothing when they make a score. */
export function lackOf({ model }: Item, factors: FactorValues): Problem | undefined {
  const { missing, unsized, score } = evaluate(model, factors);
  const [first] = missing;
  if (first !== undefined) {
    const name = model.factors.find(({ id }) => id === first)?.name ?? first;
    return { kind: 'invalid', field: first, message: `${name} is not answered yet.` };
  }
  if (unsized) return { kind: 'invalid', field: sizeFactor(model), message: 'The size must be above 0.' };
  if (score === undefined) return { kind: 'invalid', message: 'These answers give no score.' };
  return undefined;
}
