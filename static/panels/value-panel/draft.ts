import * as z from 'zod/mini';
import type { Factor, FactorId, FactorValues, ScoringModel } from '#core/value/model';
import { isOnScale } from '#core/value/scale';
import type { IsoDateTime } from '#core/result';
import type { DraftForm } from '../base/drafts';

/**
 * Answers being typed. `texts` holds what was typed into a number field, also where it is no number;
 * `factors` what has been understood so far. `round` and `at`: when it was typed.
 */
export interface Draft {
  readonly round: number;
  readonly at: IsoDateTime;
  readonly factors: FactorValues;
  readonly texts: Readonly<Partial<Record<FactorId, string>>>;
  readonly note: string;
}

/** How drafts of answers are kept on the device. */
export const draftForm: DraftForm<Draft> = {
  version: 1,
  schema: z.object({
    round: z.int(),
    at: z.iso.datetime(),
    factors: z.record(z.string(), z.number()),
    texts: z.record(z.string(), z.string()),
    note: z.string(),
  }) as unknown as DraftForm<Draft>['schema'],
};

/** What is wrong with one answer of a draft. */
export type AnswerFault =
  { readonly kind: 'open' } | { readonly kind: 'not-a-number'; readonly text: string } | { readonly kind: 'off-scale' };

/** A draft that starts from earlier answers, or from none. */
export function draftOf(round: number, at: IsoDateTime, factors: FactorValues = {}, note = ''): Draft {
  return { round, at, factors, texts: {}, note };
}

/** A draft with one answer changed; an absent value leaves the question open. */
export function answered(
  draft: Draft,
  at: IsoDateTime,
  factor: FactorId,
  value: number | undefined,
  text?: string,
): Draft {
  const { [factor]: _value, ...factors } = draft.factors;
  const { [factor]: _text, ...texts } = draft.texts;
  return {
    ...draft,
    at,
    factors: value === undefined ? factors : { ...factors, [factor]: value },
    texts: text === undefined || text === '' ? texts : { ...texts, [factor]: text },
  };
}

/** Faults by factor. `isOptional` says which questions may stay open, `estimate` is always accepted as the size. */
export function faults(
  model: ScoringModel,
  draft: Draft,
  { isOptional, estimate }: { isOptional(factor: Factor): boolean; readonly estimate?: number | undefined },
): ReadonlyMap<FactorId, AnswerFault> {
  const found = new Map<FactorId, AnswerFault>();
  for (const factor of model.factors) {
    const value = draft.factors[factor.id];
    const text = draft.texts[factor.id];
    if (value !== undefined) {
      const isEstimate = factor.from === 'estimate' && value === estimate;
      if (!isOnScale(factor.scale, value) && !isEstimate) found.set(factor.id, { kind: 'off-scale' });
    } else if (text !== undefined) found.set(factor.id, { kind: 'not-a-number', text });
    else if (!isOptional(factor)) found.set(factor.id, { kind: 'open' });
  }
  return found;
}

/** A kept draft for a model: answers to questions that it no longer asks are left out. */
export function forModel(draft: Draft | undefined, model: ScoringModel): Draft | undefined {
  if (!draft) return undefined;
  const asked = new Set<string>(model.factors.map(({ id }) => id));
  const known = <Answers extends object>(answers: Answers) =>
    Object.fromEntries(Object.entries(answers).filter(([id]) => asked.has(id))) as Answers;
  return { ...draft, factors: known(draft.factors), texts: known(draft.texts) };
}
