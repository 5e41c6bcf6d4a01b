import fc from 'fast-check';
import { explain } from '#core/planner/explanation';
import type { Explanation } from '#core/planner/explanation-claim';
import { compile } from '#core/planner/instance';
import { assignmentOf } from '#core/planner/measurement';
import type { Placements, Problem } from '#core/planner/problem';
import { bestOf, dependency, everyPlan, feature, story, tinyProblem, train } from './builders';
import { falseClaims } from './explanation-claims';

function explained(problem: Problem, placements: Placements): readonly Explanation[] {
  const instance = compile(problem);
  return explain(instance, assignmentOf(instance, placements));
}

describe('a feature for which a team lacks points', () => {
  // T has 5 and 5 points; A takes 3 of iteration 0 and B 4 of iteration 1, so that 2 and 1 are free; C needs 4.
  const problem = train(
    { T: [5, 5] },
    { features: [feature('A', [30, 20]), feature('B', [20, 20]), feature('C', [9, 6])], stories: [story('a', 'A', 'T', 3), story('b', 'B', 'T', 4), story('c', 'C', 'T', 4)] },
  );
  const [late, left] = explained(problem, { a: 0, b: 1 });

  it('lacks the least in the iteration with the most room: 4 − 2 in iteration 0', () =>
    expect(left).toMatchObject({ feature: 'C', state: 'left-out', causes: [{ kind: 'capacity', team: 'T', iteration: 0, needed: 4, free: 2, missing: 2 }] }));

  it('comes in with 2 points more, and adds what it is worth then', () =>
    expect(left!.remedy).toEqual({ changes: [{ kind: 'capacity', team: 'T', iteration: 0, points: 2 }], moves: [{ story: 'c', from: -1, to: 0 }], finish: 0, with: [], gain: 9, isLeast: true }));

  it('would have A leave without them, which is worth 30 − 9 = 21 more', () => expect(left!.displacement).toMatchObject({ leaves: ['A'], later: [], net: -21 }));

  it('says that B is worth as much in iteration 1 as alone in iteration 0', () => expect(late).toMatchObject({ feature: 'B', state: 'late', finish: 1, alone: 0, causes: [{ kind: 'flat' }] }));
});

describe('a feature whose room is taken by a story with slack', () => {
  // A's first story may lie in 0 or 1, as A is done in 1 anyway: with it in 1, B fits into 0.
  const problem = train({ T: [3, 3], U: [9, 9] }, { features: [feature('A', [9, 9]), feature('B', [5, 5])], stories: [story('a', 'A', 'T', 2), story('z', 'A', 'U', 1, { pin: 1 }), story('b', 'B', 'T', 3)] });

  it('fits when that story makes way: the plan can be better', () =>
    expect(explained(problem, { a: 0, z: 1 })).toMatchObject([{ feature: 'B', causes: [{ kind: 'fits' }], remedy: { changes: [], gain: 5 } }]));
});

describe('a feature that needs others', () => {
  // C needs B needs A, and A's team has nothing left; B and C would have room.
  const problem = train(
    { T: [2, 2], U: [5, 5] },
    {
      features: [feature('X', [50, 50]), feature('A', [5, 5]), feature('B', [5, 5]), feature('C', [5, 5])],
      stories: [story('x', 'X', 'T', 2), story('y', 'X', 'T', 2), story('a', 'A', 'T', 1), story('b', 'B', 'U', 1), story('c', 'C', 'U', 1)],
      dependencies: [dependency('a', 'b', 1), dependency('b', 'c', 0)],
    },
  );
  const [first, second, third] = explained(problem, { x: 0, y: 1 });

  it('names the root, not the chain', () => {
    expect(first!.causes).toEqual([{ kind: 'capacity', team: 'T', iteration: 0, needed: 1, free: 0, missing: 1 }]);
    expect(third!.causes[0]).toEqual({ kind: 'predecessor', feature: 'A', state: 'left-out' });
    expect(second!.causes[0]).toEqual({ kind: 'predecessor', feature: 'A', state: 'left-out' });
  });

  it('brings along what it needs: 5 + 5 + 5', () => expect(third!.remedy).toMatchObject({ with: ['B', 'A'], gain: 15, finish: 1 }));
});

describe('every claim about a plan of any tiny problem', () => {
  it('holds when it is planned anew from the problem alone', () => {
    fc.assert(
      fc.property(tinyProblem(), fc.nat({ max: 200 }), (problem, number) => {
        const placements = planNumber(problem, number);
        if (placements === undefined) return;
        for (const each of explained(problem, placements)) expect({ about: each.feature, wrong: falseClaims(problem, placements, each) }).toEqual({ about: each.feature, wrong: [] });
      }),
      { numRuns: 150 },
    );
  });

  it('covers every left-out feature with a cause', () => {
    fc.assert(
      fc.property(tinyProblem(), fc.nat({ max: 200 }), (problem, number) => {
        const placements = planNumber(problem, number);
        if (placements === undefined) return;
        const explanations = explained(problem, placements);
        const isIn = new Set(problem.stories.filter(({ id }) => id in placements).map((each) => each.feature));
        expect(explanations.filter(({ state }) => state === 'left-out').map((each) => each.feature)).toEqual(problem.features.filter(({ id }) => !isIn.has(id)).map(({ id }) => id));
        expect(explanations.every(({ causes }) => causes.length > 0)).toBe(true);
      }),
      { numRuns: 150 },
    );
  });

  it('never finds room in the best plan', () => {
    fc.assert(
      fc.property(tinyProblem(), (problem) => {
        const best = bestOf(problem);
        if (best === undefined) return;
        for (const { causes, displacement } of explained(problem, best.placements)) {
          expect(causes).not.toContainEqual({ kind: 'fits' });
          expect(displacement?.net ?? 0).toBeLessThanOrEqual(1e-9);
        }
      }),
      { numRuns: 150 },
    );
  });
});

/** The plan that is visited as `number`, or the last one. */
function planNumber(problem: Problem, number: number): Placements | undefined {
  let left = number;
  let plan: Placements | undefined;
  everyPlan(problem, (placements) => {
    plan = { ...placements };
    left -= 1;
    return left < 0;
  });
  return plan;
}
