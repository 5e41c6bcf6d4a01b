import type { CallProblem } from '#app/calls';
import type { ScoredIssue } from '#app/value/scored-issue';
import type { Session } from '#app/session';
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
  { record, settings, model }: ScoredIssue,
  factors: FactorValues,
): Promise<Result<FactorValues, CallProblem>> {
  const size = sizeFactor(model);
  const needsEstimate =
    size !== undefined &&
    (factors[size] === undefined || answerProblem(model, { [size]: factors[size] }) !== undefined);
  const issue = needsEstimate ? await session.tracker.issues.one(record.issueId, settings.fields) : undefined;
  return answersProblem(model, factors, issue?.points) ?? ok(withEstimate(model, factors, issue?.points));
}

/** Says which answer does not fit the model; nothing when all do. */
export function answersProblem(model: ScoringModel, factors: FactorValues, estimate?: number): CallProblem | undefined {
  const problem = answerProblem(model, factors, estimate);
  switch (problem?.kind) {
    case undefined:
      return undefined;
    case 'unknown-factor':
      return { kind: 'invalid', why: problem.kind, field: problem.factor };
    case 'out-of-scale':
      return { kind: 'invalid', why: problem.kind, field: problem.factor, data: { value: problem.value } };
  }
}

/** Says what answers lack to be agreed; nothing when they make a score. */
export function lackOf({ model }: ScoredIssue, factors: FactorValues): CallProblem | undefined {
  const { missing, unsized, score } = evaluate(model, factors);
  const [first] = missing;
  if (first !== undefined) return { kind: 'invalid', why: 'unanswered-factor', field: first };
  if (unsized) return { kind: 'invalid', why: 'no-size', field: sizeFactor(model) };
  if (score === undefined) return { kind: 'invalid', why: 'no-score' };
  return undefined;
}
