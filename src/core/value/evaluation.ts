import { evaluateFormula, parseFormula, type Formula, type FormulaProblem } from '#core/value/formula';
import type { FactorId, FactorValues, ScoringModel } from '#core/value/model';
import { unreachable } from '#core/result';

/**
 * What a model says of one item. `score` and `costOfDelay` are unrounded; either is absent while it cannot be
 * worked out: `missing` names the factors that nobody answered, `unsized` that the size is zero, and
 * `broken` a formula that cannot be read.
 */
export interface Evaluation {
  readonly score?: number;
  readonly costOfDelay?: number;
  readonly missing: readonly FactorId[];
  readonly unsized: boolean;
  readonly broken?: FormulaProblem;
}

/**
 * Scores an item. A missing or zero size makes it unscored, never 0 or infinity.
 * The agreed score is `evaluate(model, agreed.factors)`: the size in there is the one that was agreed,
 * not the tracker's estimate of today.
 */
export function evaluate(model: ScoringModel, factors: FactorValues): Evaluation {
  const parsed = parsedOf(model);
  if ('broken' in parsed) return { missing: [], unsized: false, broken: parsed.broken };
  const missing = model.factors.map((factor) => factor.id).filter((id) => factors[id] === undefined);
  const score = evaluateFormula(parsed.score, factors);
  const costOfDelay = parsed.costOfDelay && evaluateFormula(parsed.costOfDelay, factors);
  return {
    ...(score.kind === 'ok' && { score: score.value }),
    ...(costOfDelay?.kind === 'ok' && { costOfDelay: costOfDelay.value }),
    missing,
    unsized: score.kind === 'division-by-zero' || missing.some((id) => isSize(model, id)),
  };
}

/** Checks a model's formulas against its factors; nothing when both can be read. */
export function formulaProblem(model: ScoringModel): FormulaProblem | undefined {
  const parsed = parsedOf(model);
  return 'broken' in parsed ? parsed.broken : undefined;
}

/** A sentence for whoever wrote the formula. Positions count from 1, as people do. */
export function describeFormulaProblem(problem: FormulaProblem): string {
  switch (problem.kind) {
    case 'syntax-error':
      return problem.found === ''
        ? `The formula ends too early: ${problem.expected} is missing.`
        : `“${problem.found}” at character ${problem.at + 1} does not belong there; ${problem.expected} would.`;
    case 'unknown-factor':
      return `“${problem.factor}” at character ${problem.at + 1} is no factor of this model.`;
    case 'too-long':
      return `The formula is longer than ${problem.limit} characters.`;
    default:
      return unreachable(problem);
  }
}

/** The factor that holds the size of the work: the one that the tracker's estimate can answer. */
export function sizeFactor(model: ScoringModel): FactorId | undefined {
  return model.factors.find((factor) => factor.from === 'estimate')?.id;
}

function isSize(model: ScoringModel, id: FactorId): boolean {
  return id === sizeFactor(model);
}

interface Parsed {
  readonly score: Formula;
  readonly costOfDelay?: Formula;
}

/** Models are few and live long; a table of thousands of rows parses each formula once. */
const parsedModels = new WeakMap<ScoringModel, Parsed | { readonly broken: FormulaProblem }>();

function parsedOf(model: ScoringModel): Parsed | { readonly broken: FormulaProblem } {
  const known = parsedModels.get(model);
  if (known) return known;
  const parsed = parse(model);
  parsedModels.set(model, parsed);
  return parsed;
}

function parse(model: ScoringModel): Parsed | { readonly broken: FormulaProblem } {
  const names = model.factors.map((factor) => factor.id);
  const score = parseFormula(model.score, names);
  if (score.kind !== 'ok') return { broken: score };
  if (model.costOfDelay === undefined) return { score: score.value };
  const costOfDelay = parseFormula(model.costOfDelay, names);
  return costOfDelay.kind === 'ok' ? { score: score.value, costOfDelay: costOfDelay.value } : { broken: costOfDelay };
}
