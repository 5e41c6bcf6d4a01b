import type { ModelId } from '#core/value/model';

/** Names the result field for cost of delay; the others are called as their models. */
export const costOfDelayResult = 'cost-of-delay';

/** Names the field for a model's score. */
export function resultOf(modelId: ModelId): string {
  return modelId;
}
