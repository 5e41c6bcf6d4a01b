import fc from 'fast-check';
import { wsjf, rice } from '#core/value/models';
import { answerProblem, isOnScale, nearestOnScale } from '#core/value/scale';
import { sizeDrift, withEstimate } from '#core/value/size';
import { median } from '#core/median';
import { proposal, spreads } from '#core/value/spread';
import { agreed, ballot, factors } from './builders';

const fibonacci = wsjf.factors[0]!.scale;

describe('three people who scored', () => {
  const ballots = [
    ballot('ana', { value: 3, urgency: 8 }),
    ballot('ben', { value: 13, urgency: 8 }),
    ballot('cleo', { value: 5 }),
  ];

  it('are compared factor by factor, in steps of the scale', () => {
    // value 3, 5, 13: the middle is 5; from 3 to 13 the scale has the steps 5, 8, 13
    expect(spreads(wsjf, ballots)).toEqual([
      { factor: 'value', count: 3, min: 3, max: 13, median: 5, stepsApart: 3 },
      { factor: 'urgency', count: 2, min: 8, max: 8, median: 8, stepsApart: 0 },
    ]);
  });

  it('are offered their medians, and the estimate where nobody gave a size', () => {
    expect(proposal(wsjf, ballots, 4)).toEqual({ value: 5, urgency: 8, size: 4 });
  });

  it('are offered a step of the scale where the median lies between two, the higher of two equally near', () => {
    // (5 + 8) / 2 = 6.5, as far from 5 as from 8
    expect(proposal(wsjf, [ballot('ana', { value: 5 }), ballot('ben', { value: 8 })])).toEqual({ value: 8 });
  });
});

describe('a median', () => {
  it('is nothing for nobody', () => {
    expect(median([])).toBeUndefined();
  });

  it('lies between the least and the greatest, whatever the order', () => {
    fc.assert(
      fc.property(fc.array(fc.integer(), { minLength: 1 }), (values) => {
        const middle = median(values)!;
        expect(middle).toBeGreaterThanOrEqual(Math.min(...values));
        expect(middle).toBeLessThanOrEqual(Math.max(...values));
        expect(median([...values].reverse())).toBe(middle);
      }),
    );
  });
});

describe('a scale', () => {
  it('takes its steps and nothing between them', () => {
    expect([1, 4, 20, 21, Number.NaN].map((value) => isOnScale(fibonacci, value))).toEqual([
      true,
      false,
      true,
      false,
      false,
    ]);
  });

  it('takes a range with its ends', () => {
    const reach = rice.factors[0]!.scale;
    expect([0, 1_000_000_000, -1, Number.POSITIVE_INFINITY].map((value) => isOnScale(reach, value))).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });

  it('has a nearest value for any number, which is on it', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true }), (value) => {
        expect(isOnScale(fibonacci, nearestOnScale(fibonacci, value))).toBe(true);
      }),
    );
  });
});

describe('answers that do not fit', () => {
  it('are named with their scale', () => {
    expect(answerProblem(wsjf, factors({ value: 4 }))).toEqual({
      kind: 'out-of-scale',
      factor: 'value',
      value: 4,
      scale: fibonacci,
    });
    expect(answerProblem(wsjf, factors({ reach: 4 }))).toEqual({ kind: 'unknown-factor', factor: 'reach' });
  });

  it('do not include the estimate of the tracker, which is no step', () => {
    expect(answerProblem(wsjf, factors({ size: 4 }), 4)).toBeUndefined();
    expect(answerProblem(wsjf, factors({ size: 4 }), 6)?.kind).toBe('out-of-scale');
    expect(answerProblem(wsjf, factors({ value: 4 }), 4)?.kind).toBe('out-of-scale');
  });
});

describe('the size from the estimate', () => {
  it('stands in only where the group gave none', () => {
    expect(withEstimate(wsjf, factors({ value: 1 }), 4)).toEqual({ value: 1, size: 4 });
    expect(withEstimate(wsjf, factors({ size: 2 }), 4)).toEqual({ size: 2 });
    expect(withEstimate(wsjf, factors({ value: 1 }), 0)).toEqual({ value: 1 });
    expect(withEstimate(wsjf, factors({ value: 1 }), undefined)).toEqual({ value: 1 });
  });

  it('is seen to drift when the estimate changes after the agreement', () => {
    expect(sizeDrift(wsjf, agreed({ size: 5 }), 5)).toBeUndefined();
    expect(sizeDrift(wsjf, agreed({ size: 5 }), 8)).toEqual({ agreed: 5, estimate: 8 });
    expect(sizeDrift(wsjf, agreed({ value: 5 }), 8)).toEqual({ estimate: 8 });
    expect(sizeDrift(wsjf, agreed({ size: 5 }), undefined)).toBeUndefined();
    expect(sizeDrift(wsjf, undefined, 8)).toBeUndefined();
  });
});
