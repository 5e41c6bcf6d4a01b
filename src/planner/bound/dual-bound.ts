import type { LinearModelData } from '#planner/bound/solver';

/**
 * The bound that prices of rows prove, whatever they are and however inexactly a solver found them: what columns are
 * worth after paying the prices, each at its better end, plus the prices of the rows' own limits. Prices that no limit
 * backs count as zero. The result is rounded up by more than the additions can have lost.
 * Source: weak duality of linear programs, Neumaier and Shcherbina, "Safe bounds in linear and mixed-integer programming" (2004).
 */
export function dualBound(
  { colLower, colUpper, rowLower, rowUpper, matrix }: LinearModelData,
  cost: Float64Array,
  prices: ArrayLike<number>,
): number {
  const reduced = cost.slice();
  let value = 0;
  let size = 1;
  for (let row = 0; row < rowUpper.length; row += 1) {
    const price = prices[row]!;
    if (price === 0 || !Number.isFinite(price)) continue;
    const limit = price > 0 ? rowUpper[row]! : rowLower[row]!;
    if (!Number.isFinite(limit)) continue;
    value += price * limit;
    size += Math.abs(price * limit);
    for (let at = matrix.starts[row]!; at < matrix.starts[row + 1]!; at += 1)
      reduced[matrix.indices[at]!]! -= price * matrix.values[at]!;
  }
  for (let column = 0; column < reduced.length; column += 1) {
    const worth = reduced[column]!;
    const end = worth > 0 ? colUpper[column]! : colLower[column]!;
    value += worth * end;
    size += Math.abs(worth * end);
  }
  return value + size * 1e-11;
}
