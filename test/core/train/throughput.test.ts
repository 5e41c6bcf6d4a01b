import type { IsoDateTime } from '#core/result';
import type { IterationId, TeamId } from '#core/train/ids';
import type { CapacityRule } from '#core/train/train';
import { fewestIterations, iterationCapacities, throughputOf, usualCapacity } from '#core/train/throughput';

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

const deck = 'deck' as TeamId;
const rule: CapacityRule = { pointsPerPerson: 8, pointsPerDayOff: 1, ipShare: 0.5 };
const entry = (points: number) => ({ people: 1, daysOff: 0, focus: 1, points });

describe('what a team can take in its iterations of a PI', () => {
  const slots = ['02', '16', '30'].map((day, index) => ({
    name: `I${index + 1}`,
    start: `2026-11-${day}T00:00:00.000Z` as IsoDateTime,
    end: new Date(Date.parse(`2026-11-${day}T00:00:00.000Z`) + 14 * 86_400_000).toISOString() as IsoDateTime,
    isIp: index === 2,
  }));
  const ofPi = (...ids: readonly (string | null)[]) => ({
    slots,
    iterations: { [deck]: ids as readonly (IterationId | null)[] },
  });

  it('is said by iteration; where one spans several slots, with all of them', () => {
    const capacities = iterationCapacities(ofPi('a', 'a', 'b'), deck, [entry(8), entry(6), entry(1)], rule);
    expect(capacities).toEqual([
      { id: 'a', points: 14, isIp: false },
      { id: 'b', points: 1, isIp: true },
    ]);
    expect(usualCapacity(capacities)).toBe(14);
  });

  it('follows from people, and slots without an iteration stand for themselves', () => {
    const people = { people: 2, daysOff: 1, focus: 0.5 };
    // 2 × 0.5 × 8 − 1; half of it in the iteration of innovation and planning.
    expect(iterationCapacities(ofPi(null, null, 'c'), deck, [people, people, people], rule)).toEqual([
      { points: 7, isIp: false },
      { points: 7, isIp: false },
      { id: 'c', points: 3.5, isIp: true },
    ]);
  });
});

describe('what a team can usually take', () => {
  const of = (...points: readonly number[]) => points.map((one) => ({ points: one, isIp: false }));
  it.each([
    ['the middle of what it says', of(8, 10, 30), 10],
    ['that of the iterations in which it takes anything', of(0, 8, 10, 0), 9],
    ['not what it takes for innovation and planning', [...of(8, 10), { points: 40, isIp: true }], 9],
    ['nothing while it takes nothing', of(0, 0), undefined],
  ])('is %s', (_, capacities, usual) => {
    expect(usualCapacity(capacities)).toBe(usual);
  });
});
