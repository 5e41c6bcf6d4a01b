import type { Limits, Rows } from '#core/planner/bound/relaxation';

/**
 * The bound that prices of rows prove, whatever they are and however inexactly a solver found them: what columns are
 * worth after paying the prices, each at its better end, plus the prices of the rows' own limits. Prices that no limit
 * backs count as zero. The result is rounded up by more than the additions can have lost.
 * Source: weak duality of linear programs, Neumaier and Shcherbina, "Safe bounds in linear and mixed-integer programming" (2004).
 */
export function dualBound(cost: Float64Array, rows: Rows, limits: Limits, prices: ArrayLike<number>): number {
  const { columnLower, columnUpper, rowLower, rowUpper } = limits;
  const reduced = cost.slice();
  let value = 0;
  let size = 1;
  for (let row = 0; row < rows.start.length - 1; row += 1) {
    const price = prices[row]!;
    if (price === 0 || !Number.isFinite(price)) continue;
    const limit = price > 0 ? rowUpper[row]! : rowLower[row]!;
    if (!Number.isFinite(limit)) continue;
    value += price * limit;
    size += Math.abs(price * limit);
    for (let at = rows.start[row]!; at < rows.start[row + 1]!; at += 1) reduced[rows.column[at]!]! -= price * rows.value[at]!;
  }
  for (let column = 0; column < reduced.length; column += 1) {
    const worth = reduced[column]!;
    const end = worth > 0 ? columnUpper[column]! : columnLower[column]!;
    value += worth * end;
    size += Math.abs(worth * end);
  }
  return value + size * 1e-11;
}
