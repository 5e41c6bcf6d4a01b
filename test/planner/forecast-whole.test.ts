import fc from 'fast-check';
import { backcastOf, fewestBefore } from '#planner/forecast/backcast';
import { forecast, type Forecast, type ForecastOptions } from '#planner/forecast/forecast';
import type { History } from '#planner/forecast/history';
import type { Placements, PlanningProblem } from '#planner/problem';
import { dependency, feature, story, train } from './builders';

const exact: ForecastOptions = { runs: 40, seed: 1, spread: 0 };
const many: ForecastOptions = { runs: 10_000, seed: 3, spread: 0 };

/** Team A with a story of 4 points in each of two iterations of 4, and nothing to do in a third one. */
function two(): PlanningProblem {
  return train(
    { A: [4, 4, 4] },
    {
      features: [feature('first', [10, 9, 8]), feature('second', [20, 15, 12])],
      stories: [story('A1', 'first', 'A', 4), story('A2', 'second', 'A', 4)],
    },
  );
}
const inOrder: Placements = { A1: 0, A2: 1 };

const wholeOf = (
  history: History,
  options: ForecastOptions,
  problem = two(),
  placements = inOrder,
): Forecast['whole'] => forecast(problem, { placements }, history, options).whole;

describe('a PI of a team that always does what it can take', () => {
  it('comes to what is stated, in every run', () => {
    const reach = (figure: number) => ({ stated: figure, expected: figure, p50: figure, p85: figure });
    expect(wholeOf({ A: [1, 1] }, exact)).toEqual({
      features: reach(2),
      points: reach(8),
      // first in 0: 10; second in 1: 15.
      value: reach(25),
      allDoneBy: [0, 1, 1],
    });
  });

  it('comes to nothing when that is nothing, and never has all done', () => {
    const reach = (stated: number) => ({ stated, expected: 0, p50: 0, p85: 0 });
    expect(wholeOf({ A: [0] }, exact)).toEqual({
      features: reach(2),
      points: reach(8),
      value: reach(25),
      allDoneBy: [0, 0, 0],
    });
  });
});

describe('a PI of a team that does all or nothing, as often the one as the other', () => {
  const whole = wholeOf({ A: [0, 1] }, many);
  // Both need two good iterations of three: 4/8 of the runs; one good one: 3/8; none: 1/8.
  it('has each number of features done in its share of the runs', () => {
    expect(Math.abs(whole.features.expected - (2 * 4 + 3) / 8)).toBeLessThan(0.02);
    expect(whole.features.stated).toBe(2);
    // 50 of 100 runs have both: the median lies on the edge, and 7 of 8 runs have at least one.
    expect([1, 2]).toContain(whole.features.p50);
    expect(whole.features.p85).toBe(1);
    expect(Math.abs(whole.points.expected - (4 * (2 * 4 + 3)) / 8)).toBeLessThan(0.08);
    expect(whole.points.p85).toBe(4);
  });

  it('has all done by an iteration in the share of runs in which enough of them were good', () => {
    [0, 1 / 4, 1 / 2].forEach((share, iteration) =>
      expect(Math.abs(whole.allDoneBy[iteration]! - share)).toBeLessThan(0.02),
    );
  });

  it('is worth on average what those runs are worth', () => {
    // Good, good: 10 + 15. Good, bad, good and bad, good, good: the second in 2, the first in 0 or 1. One good: the first alone.
    const expected = (2 * 25 + (10 + 12) + (9 + 12) + 10 + 9 + 8) / 8;
    expect(Math.abs(whole.value.expected - expected)).toBeLessThan(0.2);
    expect(whole.value.stated - whole.value.expected).toBeGreaterThan(0);
  });
});

describe('what is counted of a PI', () => {
  const pair = (): PlanningProblem =>
    train(
      { A: [4, 4], B: [4, 4] },
      {
        features: [feature('own', [5, 5]), feature('waiting', [7, 7]), feature('anchor', [0, 0])],
        stories: [
          story('A1', 'own', 'A', 3),
          story('B1', 'waiting', 'B', 2),
          story('A0', 'anchor', 'A', 0, { pin: 0, current: 0 }),
        ],
        dependencies: [dependency('B1', 'A1', 1)],
      },
    );
  const placements = { A0: 0, B1: 0, A1: 1 };

  it('is what rests on teams with enough past iterations alone, and has points', () => {
    const both = wholeOf({ A: [1, 1, 1], B: [1, 1, 1] }, { ...exact, fewest: 3 }, pair(), placements);
    expect(both.features.stated).toBe(2);
    expect(both.value.stated).toBe(12);
    // A waits for B, of which two iterations are known: nothing is left to be counted.
    const thin = wholeOf({ A: [1, 1, 1], B: [1, 1] }, { ...exact, fewest: 3 }, pair(), placements);
    expect([thin.features.stated, thin.points.stated, thin.value.stated]).toEqual([0, 0, 0]);
    const one = wholeOf({ A: [1, 1], B: [1, 1, 1] }, { ...exact, fewest: 3 }, pair(), placements);
    expect([one.features, one.points.stated]).toEqual([{ stated: 1, expected: 1, p50: 1, p85: 1 }, 2]);
  });

  it('is said in points as the problem has them, halves among them', () => {
    const halves = train(
      { A: [2.5] },
      { features: [feature('only', [3])], stories: [story('A1', 'only', 'A', 1.5), story('A2', 'only', 'A', 1)] },
    );
    const { points } = wholeOf({ A: [1] }, exact, halves, { A1: 0, A2: 0 });
    expect(points).toEqual({ stated: 2.5, expected: 2.5, p50: 2.5, p85: 2.5 });
  });

  it('does not take a feature in that is planned in part', () => {
    expect(wholeOf({ A: [1] }, exact, two(), { A1: 0 }).features.stated).toBe(1);
  });
});

describe('the figures of a PI', () => {
  it('never promise more with more certainty, nor more than was stated of features and points', () => {
    const ratios = fc.array(
      fc.integer({ min: 0, max: 14 }).map((tenths) => tenths / 10),
      { minLength: 1, maxLength: 6 },
    );
    fc.assert(
      fc.property(ratios, fc.integer({ min: 1, max: 9 }), fc.constantFrom(0, 0.35), (past, seed, spread) => {
        const { features, points, value, allDoneBy } = wholeOf({ A: past }, { runs: 60, seed, spread });
        for (const reach of [features, points, value]) expect(reach.p85).toBeLessThanOrEqual(reach.p50);
        for (const reach of [features, points]) expect(reach.p50).toBeLessThanOrEqual(reach.stated);
        expect([...allDoneBy].sort((one, other) => one - other)).toEqual(allDoneBy);
      }),
      { numRuns: 80 },
    );
  });
});

describe('a backcast', () => {
  const own = (...ratios: number[]) => ({ source: 'own' as const, ratios });

  it.each([
    ['of a team that is always alike holds every time', [own(0.8, 0.8, 0.8, 0.8, 0.8)], { tried: 2, held: 2 }],
    ['of a team that gets slower never holds', [own(1, 0.9, 0.8, 0.7, 0.6, 0.5)], { tried: 3, held: 0 }],
    ['of a team that gets faster always holds', [own(0.5, 0.6, 0.7, 0.8, 0.9)], { tried: 2, held: 2 }],
    ['of one bad iteration after good ones misses once', [own(1, 1, 1, 0.4, 0.5, 0.6)], { tried: 3, held: 2 }],
    ['of too few iterations tells nothing', [own(1, 1, 1)], { tried: 0, held: 0 }],
    ['counts the teams together', [own(1, 1, 1, 1), own(1, 1, 1, 0)], { tried: 2, held: 1 }],
  ])('%s', (_, teams, said) => {
    expect(backcastOf(teams, 0.85)).toEqual(said);
  });

  it('leaves out what was borrowed from other teams', () => {
    expect(backcastOf([{ source: 'pooled', ratios: [1, 1, 1, 1, 1] }], 0.85)).toEqual({ tried: 0, held: 0 });
  });

  it('holds no more often the more is promised, and never more often than it was tried', () => {
    const ratios = fc.array(fc.integer({ min: 0, max: 20 }), { maxLength: 8 });
    fc.assert(
      fc.property(fc.array(ratios, { maxLength: 4 }), fc.integer({ min: 20, max: 100 }), (past, percent) => {
        const teams = past.map((one) => own(...one));
        const [sure, bold] = [backcastOf(teams, 1), backcastOf(teams, percent / 100)];
        expect(bold.held).toBeLessThanOrEqual(sure.held);
        expect(sure.held).toBeLessThanOrEqual(sure.tried);
        expect(sure.tried).toBe(past.reduce((sum, one) => sum + Math.max(0, one.length - fewestBefore), 0));
      }),
    );
  });

  it('goes with every forecast, without teams that have too few iterations', () => {
    const answer = forecast(two(), { placements: inOrder }, { A: [1, 1, 1, 1, 0.5] }, { ...exact, fewest: 4 });
    expect(answer.backcast).toEqual({ tried: 2, held: 1 });
    const thin = forecast(two(), { placements: inOrder }, { A: [1, 1, 1, 1, 0.5] }, { ...exact, fewest: 6 });
    expect(thin.backcast).toEqual({ tried: 0, held: 0 });
  });
});
