import type { FactorId, FactorValues, ScoringModel } from '#core/value/model';

/** A column of a relative factor in which nothing is 1: its smallest item was not used as the measure. */
export interface ColumnFlag {
  readonly factor: FactorId;
  readonly smallest: number;
}

/**
 * Flags relative factors without a 1 among the candidates. A column in which nothing is answered is not flagged.
 * Source: SAFe: each column is scored on its own and its smallest item is 1.
 */
export function columnFlags(model: ScoringModel, candidates: Iterable<FactorValues>): readonly ColumnFlag[] {
  const rows = [...candidates];
  return model.factors.flatMap(({ id, isRelative }) => {
    if (!isRelative) return [];
    const values = rows.flatMap((factors) => factors[id] ?? []);
    if (values.length === 0 || values.includes(1)) return [];
    return [{ factor: id, smallest: values.reduce((least, value) => Math.min(least, value)) }];
  });
}
