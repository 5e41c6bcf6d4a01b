import { evaluate } from '#core/value/evaluation';
import type { ModelId } from '#core/value/model';
import { modelOf, models } from '#core/value/models';
import { rounded } from '#core/rounding';
import { costOfDelayResult, resultOf } from '#core/value/result-names';
import type { Agreed } from '#core/value/score';

/** What one result field is to show, rounded; null: nothing. */
export interface Result {
  readonly field: string;
  readonly value: number | null;
  /** It may be people's own unless it shows one of these, which Waybill wrote; absent: it is to show `value` in any case. */
  readonly onlyOver?: readonly number[];
}

/**
 * Every result field of an item in a project that uses a model: the score of what was agreed under that model, and
 * nothing of any other: what was agreed under another model is taken away where it still stands.
 */
export function resultsOf(agreed: Pick<Agreed, 'modelId' | 'factors'> | undefined, used: ModelId): readonly Result[] {
  const agreedModel = agreed && modelOf(agreed.modelId);
  const { score, costOfDelay } = agreedModel ? evaluate(agreedModel, agreed.factors) : {};
  const isUsed = agreedModel?.id === used;
  const field = (name: string, isOfUsed: boolean, isOfAgreed: boolean, result: number | undefined): Result => {
    const shown = result === undefined ? [] : [rounded(result)];
    if (isOfUsed) return { field: name, value: isUsed ? (shown[0] ?? null) : null };
    return { field: name, value: null, onlyOver: isOfAgreed ? shown : [] };
  };
  return [
    ...models.map(({ id }) => field(resultOf(id), id === used, id === agreedModel?.id, score)),
    field(
      costOfDelayResult,
      modelOf(used)?.costOfDelay !== undefined,
      agreedModel?.costOfDelay !== undefined,
      costOfDelay,
    ),
  ];
}
