/** Entries of a table of quantiles; a power of two. */
const tableSize = 1024;

/** Places of a 32-bit number that do not say an entry of the table. */
const tableShift = 22;

/** A 32-bit number from another, such that nothing of it can be told from its neighbours'. Source: Steele and Vigna's lowbias32. */
export function mix(state: number): number {
  let mixed = state ^ (state >>> 16);
  mixed = Math.imul(mixed, 0x21f0aaad);
  mixed ^= mixed >>> 15;
  mixed = Math.imul(mixed, 0xd35a2d97);
  return mixed ^ (mixed >>> 15);
}

/** A 32-bit number for an id: what is drawn for it stays the same when others come and go. Source: FNV-1a. */
export function keyOf(id: string): number {
  let key = 0x811c9dc5;
  for (let index = 0; index < id.length; index += 1) key = Math.imul(key ^ id.charCodeAt(index), 0x01000193);
  return mix(key);
}

/** The entry of a table of effort factors for 32 mixed bits. */
export function entryOf(bits: number): number {
  return bits >>> tableShift;
}

/**
 * Factors between real and estimated effort, equally likely each: quantiles of a lognormal distribution whose mean is 1.
 * `spread` is the standard deviation of the factor's logarithm; 0: every estimate is right.
 */
export function effortFactors(spread: number): Float64Array {
  const factors = Float64Array.from({ length: tableSize }, (_, index) =>
    Math.exp(spread * normalQuantile((index + 0.5) / tableSize)),
  );
  const mean = factors.reduce((sum, factor) => sum + factor, 0) / tableSize;
  return factors.map((factor) => factor / mean);
}

/** The value below which a normal variable lies with this probability. Source: Acklam's rational approximation, relative error below 1.2e-9. */
function normalQuantile(probability: number): number {
  if (probability > 0.5) return -normalQuantile(1 - probability);
  if (probability < 0.02425) {
    const q = Math.sqrt(-2 * Math.log(probability));
    return (
      (((((-7.784894002430293e-3 * q - 3.223964580411365e-1) * q - 2.400758277161838) * q - 2.549732539343734) * q +
        4.374664141464968) *
        q +
        2.938163982698783) /
      ((((7.784695709041462e-3 * q + 3.224671290700398e-1) * q + 2.445134137142996) * q + 3.754408661907416) * q + 1)
    );
  }
  const q = probability - 0.5;
  const r = q * q;
  return (
    ((((((-3.969683028665376e1 * r + 2.209460984245205e2) * r - 2.759285104469687e2) * r + 1.38357751867269e2) * r -
      3.066479806614716e1) *
      r +
      2.506628277459239) *
      q) /
    (((((-5.447609879822406e1 * r + 1.615858368580409e2) * r - 1.556989798598866e2) * r + 6.680131188771972e1) * r -
      1.328068155288572e1) *
      r +
      1)
  );
}
