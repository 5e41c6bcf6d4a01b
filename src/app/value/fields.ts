import type { FieldUse } from '#app/ports/fields';
import { sizeFactor } from '#core/value/evaluation';
import type { Factor, FactorId, ScoringModel } from '#core/value/model';
import { models } from '#core/value/models';
import { costOfDelayResult, resultOf } from '#core/value/result-names';

/** Fields that Microsoft's processes ship. Source: Azure Boards, work item field index (2026-11-22). */
const shipped: Readonly<Record<string, string>> = {
  value: 'Microsoft.VSTS.Common.BusinessValue',
  urgency: 'Microsoft.VSTS.Common.TimeCriticality',
};

/** Organizations make the third factor themselves and call it what they like. */
const nicknames: Readonly<Record<string, RegExp>> = { relief: /rr.{0,3}oe|risk.?reduction|opportunity/i };

/** Where the results of a model may be shown: the key of a field of its own, so that `WSJF > 5` never finds a RICE score. */
const results: readonly FieldUse[] = [
  ...models.map((model): FieldUse => ({
    use: resultOf(model.id),
    kind: 'number',
    // `WSJF`, `WSJF score`, `Custom.WSJFScore`; not `Price` for ICE.
    names: new RegExp(`^${escaped(model.name)}([ _-]?(score|value))?$`, 'i'),
    isWritten: true,
    hasDecimals: true,
  })),
  { use: costOfDelayResult, kind: 'number', names: /cost.?of.?delay/i, isWritten: true },
];

/** Names the use of a field for a factor's answers. */
export function factorUse(id: string): string {
  return `factor:${id}`;
}

/** Fields that a project with this model may have: the answers of people, and the results of every model. */
export function valueUsesOf(model: ScoringModel): readonly FieldUse[] {
  return [...peopleFactors(model).map(useOfFactor), ...results];
}

/** Fields of every model, each use once or more: the scale of a factor may differ from model to model. */
export const valueUses: readonly FieldUse[] = [
  ...models.flatMap((model) => peopleFactors(model).map(useOfFactor)),
  ...results,
];

/** Factors that people answer, in the model's order; the size is the estimate's field, which is never written. */
export function peopleFactors(model: ScoringModel): readonly Factor[] {
  const size: FactorId | undefined = sizeFactor(model);
  return model.factors.filter(({ id }) => id !== size);
}

/** A field for whole numbers takes a factor only when every step of its scale is whole. */
function useOfFactor({ id, name, scale }: Factor): FieldUse {
  const isWhole = scale.kind !== 'steps' || scale.steps.every(({ value }) => Number.isInteger(value));
  const type = shipped[id];
  return {
    use: factorUse(id),
    kind: 'number',
    ...(type !== undefined && { types: [type] }),
    names: nicknames[id] ?? new RegExp(`^(${escaped(id)}|${escaped(name)})$`, 'i'),
    isWritten: true,
    ...(!isWhole && { hasDecimals: true }),
  };
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
