import fc from 'fast-check';
import { forecast, type ForecastOptions } from '#planner/forecast/forecast';
import { effortFactors } from '#planner/forecast/draw';
import { withSteadyCapacity, type History } from '#planner/forecast/history';
import type { Placements, PlanningProblem } from '#planner/problem';
import { dependency, feature, story, train } from './builders';

const exact: ForecastOptions = { runs: 40, seed: 1, spread: 0 };

/** Two teams of 4 points in each of 3 iterations; B's story waits for A's. */
function pair(): PlanningProblem {
  return train(
    { A: [4, 4, 4], B: [4, 4, 4] },
    {
      features: [feature('first', [10, 9, 8]), feature('second', [20, 15, 12]), feature('third', [5, 4, 3])],
      stories: [story('A1', 'first', 'A', 4), story('B1', 'second', 'B', 4), story('B2', 'third', 'B', 4)],
      dependencies: [dependency('A1', 'B1', 1)],
    },
  );
}

const planned: Placements = { A1: 0, B1: 1, B2: 2 };

function doneBy(
  problem: PlanningProblem,
  placements: Placements,
  history: History,
  options: ForecastOptions = exact,
): Readonly<Record<string, readonly number[]>> {
  return Object.fromEntries(
    forecast(problem, { placements }, history, options).features.map(({ id, doneBy: shares }) => [id, shares]),
  );
}

describe('teams that always do what they plan, with estimates that are right', () => {
  const answer = forecast(pair(), { placements: planned }, { A: [1], B: [{ planned: 20, done: 20 }] }, exact);

  it('deliver the plan', () => {
    // first in 0: 10; second in 1: 15; third in 2: 3.
    expect(answer).toMatchObject({ planned: 28, expected: 28, p50: 28, p85: 28, dependencies: [] });
    expect(answer.features.map(({ doneBy: shares }) => shares)).toEqual([
      [1, 1, 1],
      [0, 1, 1],
      [0, 0, 1],
    ]);
  });

  it('are calibrated', () => {
    expect(answer.features.every(({ isCalibrated }) => isCalibrated)).toBe(true);
  });

  it('say nothing of features that are not planned', () => {
    expect(doneBy(pair(), { A1: 0 }, { A: [1], B: [1] })).toEqual({ first: [1, 1, 1] });
  });
});

describe('a team that does half of what it plans', () => {
  it('finishes one iteration later, and what it planned last not at all', () => {
    // 2 points an iteration: A1 takes 0 and 1, A2 of 4 points has only 2 left in 2.
    const problem = train(
      { A: [4, 4, 4] },
      {
        features: [feature('first', [10, 9, 8]), feature('last', [7, 7, 7])],
        stories: [story('A1', 'first', 'A', 4), story('A2', 'last', 'A', 4)],
      },
    );
    expect(doneBy(problem, { A1: 0, A2: 1 }, { A: [0.5] })).toEqual({ first: [0, 1, 1], last: [0, 0, 0] });
  });

  it('works first on what is late, then on what is planned', () => {
    // 3 points an iteration: A1 takes 0 and 1 of 1; A2, planned in 1, gets 2 there and 1 in 2.
    const problem = train(
      { A: [4, 4, 4] },
      {
        features: [feature('first', [1, 1, 1]), feature('next', [1, 1, 1])],
        stories: [story('A1', 'first', 'A', 4), story('A2', 'next', 'A', 3)],
      },
    );
    expect(doneBy(problem, { A1: 0, A2: 1 }, { A: [0.75] })).toEqual({ first: [0, 1, 1], next: [0, 0, 1] });
  });

  it('keeps those waiting who depend on it, while these pull what comes next', () => {
    // A1 is done in 1, so B1 starts in 2, which it fills; B2 comes from 2 into 1, where B would have been idle.
    expect(doneBy(pair(), planned, { A: [0.5], B: [1] })).toEqual({
      first: [0, 1, 1],
      second: [0, 0, 1],
      third: [0, 1, 1],
    });
  });

  it('shows what the dependency on it costs', () => {
    // With it: 9 + 12 + 4 = 25. Without: B1 in 1 (15), B2 in 2 (3), A1 in 1 (9) = 27.
    const { expected, dependencies } = forecast(pair(), { placements: planned }, { A: [0.5], B: [1] }, exact);
    expect(expected).toBe(25);
    expect(dependencies).toEqual([{ from: 'A1', to: 'B1', cost: 2 }]);
  });
});

describe('a team that does all or nothing, as often the one as the other', () => {
  const problem = train(
    { A: [4, 4, 4] },
    { features: [feature('only', [100, 50, 0])], stories: [story('A1', 'only', 'A', 4)] },
  );
  const answer = forecast(problem, { placements: { A1: 0 } }, { A: [0, 1] }, { runs: 10_000, seed: 3, spread: 0 });

  it('is done in time in half of the runs, and one later in half of the others', () => {
    // 1 − 1/2, 1 − 1/4, 1 − 1/8; the standard error of 10,000 runs is 0.005.
    [0.5, 0.75, 0.875].forEach((share, iteration) =>
      expect(Math.abs(answer.features[0]!.doneBy[iteration]! - share)).toBeLessThan(0.02),
    );
  });

  it('delivers what those runs are worth', () => {
    // 100 × 1/2 + 50 × 1/4 = 62.5; in 85 of 100 runs there is at least 0.
    expect(Math.abs(answer.expected - 62.5)).toBeLessThan(1.5);
    expect(answer.p85).toBe(0);
  });
});

describe('teams without a past', () => {
  it('borrow that of the others, and their features and what waits for them are not calibrated', () => {
    const { teams, features } = forecast(pair(), { placements: planned }, { B: [1, 0.8] }, exact);
    expect(teams).toEqual([
      { id: 'A', iterations: 0, source: 'pooled', ratios: [1, 0.8] },
      { id: 'B', iterations: 2, source: 'own', ratios: [1, 0.8] },
    ]);
    expect(features.map(({ id, isCalibrated }) => [id, isCalibrated])).toEqual([
      ['first', false],
      ['second', false],
      ['third', true],
    ]);
  });

  it('are taken at their word when nobody has one', () => {
    const { teams, expected } = forecast(pair(), { placements: planned }, { A: [{ planned: 0, done: 3 }] }, exact);
    expect(teams.map(({ source }) => source)).toEqual(['none', 'none']);
    expect(expected).toBe(28);
  });
});

describe('estimates that are off', () => {
  it('are right on average', () => {
    const factors = effortFactors(0.35);
    expect(factors.reduce((sum, factor) => sum + factor, 0) / factors.length).toBeCloseTo(1, 12);
    // The median of a lognormal factor of mean 1 is exp(−0.35² / 2) = 0.9406.
    expect((factors[511]! + factors[512]!) / 2).toBeCloseTo(0.9406, 3);
    expect(effortFactors(0)).toEqual(new Float64Array(1024).fill(1));
  });

  it('cost value even when they are right on average', () => {
    const { expected, planned: stated } = forecast(
      pair(),
      { placements: planned },
      { A: [1], B: [1] },
      { runs: 2_000, seed: 1 },
    );
    expect(expected).toBeLessThan(stated);
  });
});

describe('the same seed', () => {
  const history = { A: [0.7, 0.9, 1.1], B: [0.8, 1] };
  const options = { runs: 500, seed: 7 };

  it('gives the same forecast', () => {
    expect(forecast(pair(), { placements: planned }, history, options)).toEqual(
      forecast(pair(), { placements: planned }, history, options),
    );
  });

  it('meets the same luck in a problem with more in it', () => {
    const { features, stories, ...problem } = pair();
    const more = {
      ...problem,
      teams: [{ id: 'C', capacity: [9, 9, 9] }, ...problem.teams],
      features: [feature('new', [9, 9, 9]), ...features],
      stories: [story('C1', 'new', 'C', 5), ...stories],
    };
    expect(doneBy(more, { C1: 0, ...planned }, { C: [0.5, 0.6], ...history }, options)).toMatchObject(
      doneBy(pair(), planned, history, options),
    );
  });

  it('is not another seed', () => {
    expect(forecast(pair(), { placements: planned }, history, options)).not.toEqual(
      forecast(pair(), { placements: planned }, history, { ...options, seed: 8 }),
    );
  });
});

describe('a team with more capacity', () => {
  it('never delivers less, whatever its past', () => {
    const stories = fc.array(fc.record({ points: fc.integer({ min: 1, max: 5 }), at: fc.nat({ max: 2 }) }), {
      minLength: 1,
      maxLength: 6,
    });
    const ratios = fc.array(
      fc.integer({ min: 0, max: 15 }).map((tenths) => tenths / 10),
      { minLength: 1, maxLength: 4 },
    );
    fc.assert(
      fc.property(stories, ratios, fc.integer({ min: 1, max: 4 }), (drawn, past, more) => {
        const load = [0, 1, 2].map((iteration) =>
          drawn.filter(({ at }) => at === iteration).reduce((sum, { points }) => sum + points, 0),
        );
        const expectedWith = (extra: number): number =>
          forecast(
            train(
              { A: load.map((points) => points + extra) },
              {
                features: drawn.map((_, index) => feature(`F${index}`, [9, 6, 2])),
                stories: drawn.map(({ points }, index) => story(`S${index}`, `F${index}`, 'A', points)),
              },
            ),
            { placements: Object.fromEntries(drawn.map(({ at }, index) => [`S${index}`, at])) },
            { A: past },
            { runs: 30, seed: 5, candidates: 0 },
          ).expected;
        expect(expectedWith(more)).toBeGreaterThanOrEqual(expectedWith(0) - 1e-9);
      }),
      { numRuns: 60 },
    );
  });
});

describe('capacity that a team reaches in four of five iterations', () => {
  it('is that share of what it says it has', () => {
    // Of 1.1, 1, 0.9, 0.8, 0.5, four of five reach 0.8.
    const problem = withSteadyCapacity(pair(), { A: [1, 0.5, 0.9, 1.1, 0.8], B: [1] });
    expect(problem.teams.map(({ capacity }) => capacity)).toEqual([
      [3.2, 3.2, 3.2],
      [4, 4, 4],
    ]);
  });
});
