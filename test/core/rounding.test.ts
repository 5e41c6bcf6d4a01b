import fc from 'fast-check';
import { rounded } from '#core/rounding';

/** Thousandths as a decimal in whole numbers: 2175n is 2.175, whose nearest hundredth away from zero is 218n. */
function hundredthsOf(thousandths: bigint): bigint {
  const size = thousandths < 0n ? -thousandths : thousandths;
  const hundredths = (size + 5n) / 10n;
  return thousandths < 0n ? -hundredths : hundredths;
}

/** What people read where it says so many hundredths. */
function decimalOf(hundredths: bigint): number {
  const size = hundredths < 0n ? -hundredths : hundredths;
  return Number(`${hundredths < 0n ? '-' : ''}${size / 100n}.${String(size % 100n).padStart(2, '0')}`) + 0;
}

describe('a figure of which people see two decimals', () => {
  it.each([
    [1.005, 1.01],
    [2.345, 2.35],
    [4.015, 4.02],
    [5.015, 5.02],
    [8.575, 8.58],
    [10.075, 10.08],
    [1234567.125, 1234567.13],
    // The largest below the middle stays below.
    [2.17499, 2.17],
    [16 / 3, 5.33],
    [480, 480],
    [0, 0],
  ])('%d is %d', (figure, expected) => {
    expect(rounded(figure)).toBe(expected);
    expect(rounded(-figure)).toBe(0 - expected);
  });

  it('is what it would be in decimals after products and quotients in binary', () => {
    // RICE: 87 × 0.25 × 0.5 ÷ 5 = 10.875 ÷ 5 = 2.175.
    expect(rounded((87 * 0.25 * 0.5) / 5)).toBe(2.18);
    // 0.1 × 3 × 0.05 is 0.015, and in binary 0.015000000000000003; 1.1 × 1.15 is 1.265, and in binary 1.2649999999999999.
    expect([rounded(0.1 * 3 * 0.05), rounded(1.1 * 1.15)]).toEqual([0.02, 1.27]);
  });

  it('never leaves a zero with a sign', () => {
    expect(rounded(-0.004)).toBe(0);
  });

  it('stays what it is where there are no decimals to lose', () => {
    for (const figure of [Number.MAX_SAFE_INTEGER, 1e21, Number.MAX_VALUE, -Number.MAX_VALUE, Infinity, NaN])
      expect(rounded(figure)).toBe(figure);
    expect(rounded(12_345_678_901_234.5)).toBe(12_345_678_901_234.5);
  });
});

describe('every thousandth', () => {
  it('goes to the nearest hundredth, from the middle away from zero', () => {
    fc.assert(
      fc.property(fc.integer({ min: -10_000_000_000, max: 10_000_000_000 }), (thousandths) => {
        expect(rounded(thousandths / 1000)).toBe(decimalOf(hundredthsOf(BigInt(thousandths))));
      }),
    );
    for (let thousandths = -20_005; thousandths <= 20_005; thousandths += 10)
      expect([thousandths, rounded(thousandths / 1000)]).toEqual([
        thousandths,
        decimalOf(hundredthsOf(BigInt(thousandths))),
      ]);
  });

  it('goes there also as the product of two decimals, a whole number away', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 100_000 }),
        fc.integer({ min: 1, max: 100_000 }),
        fc.integer({ min: 1, max: 1_000 }),
        (tenths, hundredths, size) => {
          const product = (tenths / 10) * (hundredths / 100) * size;
          const thousandths = BigInt(tenths) * BigInt(hundredths) * BigInt(size);
          expect(rounded(product / size)).toBe(decimalOf(hundredthsOf(thousandths / BigInt(size))));
        },
      ),
    );
  });

  it('is not moved by being rounded again', () => {
    fc.assert(
      fc.property(fc.double({ min: -1e12, max: 1e12, noNaN: true }), (figure) => {
        expect(rounded(rounded(figure))).toBe(rounded(figure));
      }),
    );
  });
});
