import fc from 'fast-check';
import { conflictOf, type Conflict } from '#planner/conflict/conflict';
import type { Demand } from '#planner/conflict/demand';
import { compile } from '#planner/instance';
import type { PlanningProblem } from '#planner/problem';
import { bestOf, dependency, faultsOf, feature, story, tinyProblem, train } from './builders';

function conflict(problem: PlanningProblem): Conflict {
  const answer = conflictOf(compile(problem));
  if (answer.kind !== 'conflict') throw new Error(`There is no conflict: ${answer.kind}`);
  return answer;
}

describe('pins and dates that leave a story no iteration', () => {
  // b waits one iteration for a, which is pinned to 2; B is due by 2, and the pin of c has nothing to do with it.
  const problem = train(
    { T: [9, 9, 9, 9], U: [9, 9, 9, 9] },
    {
      features: [
        feature('A', [1, 1, 1, 1]),
        feature('B', [1, 1, 1, 1], { mandatory: true, due: 2 }),
        feature('C', [1, 1, 1, 1], { mandatory: true }),
      ],
      stories: [story('a', 'A', 'T', 1, { pin: 2 }), story('b', 'B', 'U', 1), story('c', 'C', 'U', 1, { pin: 0 })],
      dependencies: [dependency('a', 'b', 1)],
    },
  );

  it('are named, and nothing else is', () =>
    expect(conflict(problem).demands).toEqual([
      { kind: 'mandatory', feature: 'B' },
      { kind: 'due', feature: 'B', due: 2 },
      { kind: 'pin', story: 'a', iteration: 2 },
    ]));

  it('are told with the story that they leave none', () =>
    expect(conflict(problem)).toMatchObject({ isMinimal: true, reason: { kind: 'no-iteration' } }));
});

describe('more mandatory work than a team can do in time', () => {
  // T has 3 + 3 points until iteration 1. A, B and C need 2 + 2 + 3 = 7; any two of them at most 5.
  const problem = train(
    { T: [3, 3, 9] },
    {
      features: ['A', 'B', 'C'].map((id) => feature(id, [1, 1, 1], { mandatory: true, due: 1 })),
      stories: [story('a', 'A', 'T', 2), story('b', 'B', 'T', 2), story('c', 'C', 'T', 3)],
    },
  );

  it('takes all three with their dates', () => expect(conflict(problem).demands).toHaveLength(6));

  it('says which team lacks how much, when', () =>
    expect(conflict(problem).reason).toEqual({
      kind: 'too-much',
      team: 'T',
      from: 0,
      to: 1,
      needed: 7,
      available: 6,
      stories: ['a', 'b', 'c'],
    }));
});

describe('mandatory work that is little enough but cannot be cut', () => {
  // 3 × 2 points in two iterations of 3: the sum is right, the third story fits nowhere.
  const problem = train(
    { T: [3, 3] },
    {
      features: ['A', 'B', 'C'].map((id) => feature(id, [1, 1], { mandatory: true })),
      stories: [story('a', 'A', 'T', 2), story('b', 'B', 'T', 2), story('c', 'C', 'T', 2)],
    },
  );

  it('is found by trying', () =>
    expect(conflict(problem)).toMatchObject({
      isMinimal: true,
      demands: ['A', 'B', 'C'].map((id) => ({ kind: 'mandatory', feature: id })),
    }));
});

describe('bands', () => {
  const features = [feature('A', [1, 1], { mandatory: true }), feature('B', [1, 1])];
  const stories = [story('a', 'A', 'T', 4), story('b', 'B', 'T', 3)];

  it('cannot reach a minimum above all their features', () => {
    const problem = train(
      { T: [9, 9] },
      { features, stories, bands: [{ name: 'enabler', features: ['A', 'B'], min: 8 }] },
    );
    expect(conflict(problem)).toEqual({
      kind: 'conflict',
      demands: [{ kind: 'band-min', band: 'enabler', min: 8 }],
      isMinimal: true,
      reason: { kind: 'band-under', band: 'enabler', points: expect.closeTo(1, 4) as number },
    });
  });

  it('cannot stay under a maximum below what is mandatory', () => {
    const problem = train(
      { T: [9, 9] },
      { features, stories, bands: [{ name: 'one client', features: ['A', 'B'], max: 3 }] },
    );
    expect(conflict(problem).demands).toEqual([
      { kind: 'mandatory', feature: 'A' },
      { kind: 'band-max', band: 'one client', max: 3 },
    ]);
  });

  it('cannot have more than teams can do: 4 + 3 points, of which only 4 + 2 have room', () => {
    const problem = train(
      { T: [4, 2] },
      { features, stories, bands: [{ name: 'enabler', features: ['A', 'B'], min: 5 }] },
    );
    expect(conflict(problem).demands).toEqual([{ kind: 'band-min', band: 'enabler', min: 5 }]);
  });

  it('bring in what they need', () => {
    const problem = train(
      { T: [4, 3] },
      { features, stories, bands: [{ name: 'enabler', features: ['A', 'B'], min: 5 }] },
    );
    expect(conflictOf(compile(problem))).toEqual({ kind: 'none', placements: { a: 0, b: 1 } });
  });
});

describe('a question for which the steps do not suffice', () => {
  it('stays open', () => {
    const many = Array.from({ length: 12 }, (_, index) => `F${index}`);
    // Eleven iterations of 3 points take one story of 2 points each; the twelfth has nowhere to go, and proving that by trying takes 11! ways.
    const problem = train(
      { T: Array.from({ length: 11 }, () => 3) },
      {
        features: many.map((id) =>
          feature(
            id,
            Array.from({ length: 11 }, () => 1),
            { mandatory: true },
          ),
        ),
        stories: many.map((id) => story(id.toLowerCase(), id, 'T', 2)),
      },
    );
    expect(conflictOf(compile(problem), { steps: 500 })).toEqual({ kind: 'unknown' });
  });
});

describe('any tiny problem', () => {
  it('has a plan or a conflict, as trying everything says', () => {
    fc.assert(
      fc.property(tinyProblem(), (problem) => {
        const answer = conflictOf(compile(problem));
        expect(answer.kind).toBe(bestOf(problem) === undefined ? 'conflict' : 'none');
        if (answer.kind === 'none') expect(faultsOf(problem, answer.placements)).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  it('has conflicts that cannot hold together, and could without any one of them', () => {
    fc.assert(
      fc.property(tinyProblem({ features: 3 }), (problem) => {
        const answer = conflictOf(compile(problem));
        if (answer.kind !== 'conflict') return;
        expect(answer.isMinimal).toBe(true);
        expect(bestOf(demanding(problem, answer.demands))).toBeUndefined();
        for (const demand of answer.demands)
          expect(
            bestOf(
              demanding(
                problem,
                answer.demands.filter((each) => each !== demand),
              ),
            ),
          ).toBeDefined();
      }),
      { numRuns: 60 },
    );
  });
});

/** A problem that demands only this. */
function demanding(problem: PlanningProblem, demands: readonly Demand[]): PlanningProblem {
  const has = (kind: Demand['kind'], id: string): boolean =>
    demands.some((each) => each.kind === kind && Object.values(each).includes(id));
  return {
    ...problem,
    features: problem.features.map(({ mandatory: _mandatory, due, ...rest }) => ({
      ...rest,
      ...(has('mandatory', rest.id) ? { mandatory: true, ...(has('due', rest.id) ? { due: due! } : {}) } : {}),
    })),
    stories: problem.stories.map(({ pin, ...rest }) => (has('pin', rest.id) ? { ...rest, pin: pin! } : rest)),
    bands: (problem.bands ?? []).map(({ min, max, ...rest }) => ({
      ...rest,
      ...(has('band-min', rest.name) ? { min: min! } : {}),
      ...(has('band-max', rest.name) ? { max: max! } : {}),
    })),
  };
}
