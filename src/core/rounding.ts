/** Decimals that search fields keep. Ranks in lists and in the tracker's search agree because both compare so. */
const decimals = 2;
/** Digits that a double always keeps; those behind them are what binary arithmetic left. */
const keptDigits = 15;
/** From here on the kept digits would not reach the second decimal. */
const longNumber = 1e13;

/**
 * A figure with two decimals, half away from zero, as people round who see its decimals: 2.175 is 2.18, also where
 * binary arithmetic made 2.1749999999999998 of it. Search fields hold it, ranks compare it, and pages show it.
 */
export function rounded(figure: number): number {
  const size = Math.abs(figure);
  // From there on every number is whole; and NaN stays what it is.
  if (!(size < Number.MAX_SAFE_INTEGER)) return figure;
  const [digits, exponent] = (size < longNumber ? size.toExponential(keptDigits - 1) : size.toExponential()).split('e');
  const shifted = Math.round(Number(`${digits}e${Number(exponent) + decimals}`));
  // Adding zero leaves no −0.
  return Math.sign(figure) * (shifted / 10 ** decimals) + 0;
}
