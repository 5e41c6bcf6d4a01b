/** The middle of some figures, of an even number the mean of the two in the middle; nothing where there are none. */
export function median(figures: readonly number[]): number | undefined {
  if (figures.length === 0) return undefined;
  const sorted = [...figures].sort((one, other) => one - other);
  const middle = sorted.length / 2;
  return sorted.length % 2 === 1 ? sorted[Math.floor(middle)] : (sorted[middle - 1]! + sorted[middle]!) / 2;
}
