import { fewestIterations, throughputOf, usualCapacity } from '#core/train/throughput';

const past = (points: number, capacity?: number, unestimated = 0) => ({
  points,
  unestimated,
  ...(capacity !== undefined && { capacity }),
});

describe('what a team gets done of what it can take', () => {
  it('is held against the capacity of each iteration where enough of them have one', () => {
    const iterations = [past(8, 10), past(10, 10), past(5, 20), past(30, 20), past(99)];
    expect(throughputOf(iterations, 10)).toEqual({ measuredBy: 'capacity', ratios: [0.8, 1, 0.25, 1.5] });
  });

  it('is held against what it can usually take now where too few have one', () => {
    const iterations = [past(8), past(10), past(5), past(30, 20)];
    expect(iterations).toHaveLength(fewestIterations);
    expect(throughputOf(iterations, 10)).toEqual({ measuredBy: 'points', ratios: [0.8, 1, 0.5, 3] });
  });

  it('is what little there is where nobody has said what it can take now', () => {
    expect(throughputOf([past(8), past(10, 20)], undefined)).toEqual({ measuredBy: 'capacity', ratios: [0.5] });
    expect(throughputOf([past(8)], 0)).toEqual({ measuredBy: 'capacity', ratios: [] });
  });

  it('leaves out an iteration of which only items without an estimate are known, not one in which nothing was done', () => {
    expect(throughputOf([past(0, undefined, 3), past(0), past(4, undefined, 1)], 8).ratios).toEqual([0, 0.5]);
  });
});

describe('what a team can usually take', () => {
  it.each([
    ['the middle of what it says', [8, 10, 30], 10],
    ['that of the iterations in which it takes anything', [0, 8, 10, 0], 9],
    ['nothing while it takes nothing', [0, 0], undefined],
  ])('is %s', (_, capacities, usual) => {
    expect(usualCapacity(capacities)).toBe(usual);
  });
});
