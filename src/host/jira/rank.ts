const digits = '0123456789abcdefghijklmnopqrstuvwxyz';
const width = 6;
const start = parseInt('hzzzzz', 36);

/** The rank of the item at a place of a list that is ranked afresh, in Jira's form `0|i0001z:`. */
export function rankAt(place: number): string {
  return `0|${(start + place * 8).toString(36).padStart(width, '0')}:`;
}

/**
 * A rank between two others; absent: no bound. Ranks compare as text.
 * Source: Jira's LexoRank, a base-36 fraction of six digits, then a colon, then as many more as it takes.
 */
export function rankBetween(before: string | undefined, after: string | undefined): string {
  const low = before === undefined ? '' : fraction(before);
  const high = after === undefined ? undefined : fraction(after);
  const middle = midpoint(low, high).padEnd(width, '0');
  return `0|${middle.slice(0, width)}:${middle.slice(width)}`;
}

function fraction(rank: string): string {
  return rank.slice(2).replace(':', '').replace(/0+$/, '');
}

/** The shortest-ish digits strictly between two fractions without trailing zeros; `high` absent stands for 1. */
function midpoint(low: string, high: string | undefined): string {
  const first = digits.indexOf(low[0] ?? '0');
  const last = high === undefined ? digits.length : digits.indexOf(high[0] ?? '0');
  if (first === last) return digits[first]! + midpoint(low.slice(1), high!.slice(1));
  const middle = Math.floor((first + last) / 2);
  if (middle > first) return digits[middle]!;
  return digits[first]! + midpoint(low.slice(1), undefined);
}
