import fc from 'fast-check';
import { explain } from '#planner/explanation/explanation';
import { explanationText } from '#planner/explanation/text';
import type { Explanation } from '#planner/explanation/claim';
import { compile } from '#planner/instance';
import { assignmentOf } from '#planner/measurement';
import type { Placements, PlanningProblem } from '#planner/problem';
import { bestOf, dependency, everyPlan, feature, story, tinyProblem, train } from './builders';
import { falseClaims } from './explanation-claims';

function explained(problem: PlanningProblem, placements: Placements): readonly Explanation[] {
  const instance = compile(problem);
  return explain(instance, assignmentOf(instance, placements));
}

describe('a feature for which a team lacks points', () => {
  // T has 5 and 5 points; A takes 3 of iteration 0 and B 4 of iteration 1, so that 2 and 1 are free; C needs 4.
  const problem = train(
    { T: [5, 5] },
    {
      features: [feature('A', [30, 20]), feature('B', [20, 20]), feature('C', [9, 6])],
      stories: [story('a', 'A', 'T', 3), story('b', 'B', 'T', 4), story('c', 'C', 'T', 4)],
    },
  );
  const [late, left] = explained(problem, { a: 0, b: 1 });

  it('lacks the least in the iteration with the most room: 4 − 2 in iteration 0', () =>
    expect(left).toMatchObject({
      feature: 'C',
      state: 'left-out',
      causes: [{ kind: 'capacity', team: 'T', iteration: 0, needed: 4, free: 2, missing: 2 }],
    }));

  it('comes in with 2 points more, and adds what it is worth then', () =>
    expect(left!.remedy).toEqual({
      changes: [{ kind: 'capacity', team: 'T', iteration: 0, points: 2 }],
      moves: [{ story: 'c', from: -1, to: 0 }],
      finish: 0,
      with: [],
      gain: 9,
      isLeast: true,
    }));

  it('would have A leave without them, which is worth 30 − 9 = 21 more', () =>
    expect(left!.displacement).toMatchObject({ leaves: ['A'], later: [], net: -21 }));

  it('says that B is worth as much in iteration 1 as alone in iteration 0', () =>
    expect(late).toMatchObject({ feature: 'B', state: 'late', finish: 1, alone: 0, causes: [{ kind: 'flat' }] }));
});

describe('a feature whose room is taken by a story with slack', () => {
  // A's first story may lie in 0 or 1, as A is done in 1 anyway: with it in 1, B fits into 0.
  const problem = train(
    { T: [3, 3], U: [9, 9] },
    {
      features: [feature('A', [9, 9]), feature('B', [5, 5])],
      stories: [story('a', 'A', 'T', 2), story('z', 'A', 'U', 1, { pin: 1 }), story('b', 'B', 'T', 3)],
    },
  );

  it('fits when that story makes way: the plan can be better', () =>
    expect(explained(problem, { a: 0, z: 1 })).toMatchObject([
      { feature: 'B', causes: [{ kind: 'fits' }], remedy: { changes: [], gain: 5 } },
    ]));
});

describe('a feature that needs others', () => {
  // C needs B needs A, and A's team has nothing left; B and C would have room.
  const problem = train(
    { T: [2, 2], U: [5, 5] },
    {
      features: [feature('X', [50, 50]), feature('A', [5, 5]), feature('B', [5, 5]), feature('C', [5, 5])],
      stories: [
        story('x', 'X', 'T', 2),
        story('y', 'X', 'T', 2),
        story('a', 'A', 'T', 1),
        story('b', 'B', 'U', 1),
        story('c', 'C', 'U', 1),
      ],
      dependencies: [dependency('a', 'b', 1), dependency('b', 'c', 0)],
    },
  );
  const [first, second, third] = explained(problem, { x: 0, y: 1 });

  it('names the root, not the chain', () => {
    expect(first!.causes).toEqual([{ kind: 'capacity', team: 'T', iteration: 0, needed: 1, free: 0, missing: 1 }]);
    expect(third!.causes[0]).toEqual({ kind: 'predecessor', feature: 'A', state: 'left-out' });
    expect(second!.causes[0]).toEqual({ kind: 'predecessor', feature: 'A', state: 'left-out' });
  });

  it('brings along what it needs: 5 + 5 + 5', () =>
    expect(third!.remedy).toMatchObject({ with: ['B', 'A'], gain: 15, finish: 1 }));
});

describe('a feature that waits for a late one', () => {
  // B waits one iteration for A, whose story was laid into 1 as X has all 2 points of T in 0: B could be done in 1, and is in 2.
  const problem = train(
    { T: [2, 2, 2], U: [5, 5, 5] },
    {
      features: [feature('X', [9, 8, 7]), feature('A', [3, 3, 3]), feature('B', [6, 5, 4])],
      stories: [story('x', 'X', 'T', 2), story('a', 'A', 'T', 1), story('b', 'B', 'U', 1)],
      dependencies: [dependency('a', 'b', 1)],
    },
  );
  const [, late] = explained(problem, { x: 0, a: 1, b: 2 });

  it('names it, and what that one lacks', () =>
    expect(late).toMatchObject({
      feature: 'B',
      finish: 2,
      alone: 1,
      causes: [
        { kind: 'predecessor', feature: 'A', state: 'late' },
        { kind: 'capacity', team: 'T', iteration: 0, needed: 1, free: 0, missing: 1 },
      ],
    }));

  it('is done one iteration earlier when both move: 5 − 4', () => {
    const moves = [
      { story: 'a', from: 1, to: 0 },
      { story: 'b', from: 2, to: 1 },
    ];
    expect(late!.remedy).toMatchObject({
      changes: [{ kind: 'capacity', team: 'T', iteration: 0, points: 1 }],
      moves,
      finish: 1,
      gain: 1,
    });
  });

  it('would have X wait for 1 instead: 5 − 4 − (9 − 8) = 0', () =>
    expect(late!.displacement).toMatchObject({ later: [{ feature: 'X', from: 0, to: 1 }], net: 0 }));

  it('is explained alike when only it is asked for', () => {
    const instance = compile(problem);
    expect(explain(instance, assignmentOf(instance, { x: 0, a: 1, b: 2 }), [2])).toEqual([late]);
  });

  it('is told in one line', () =>
    expect(explanationText(late!)).toBe(
      'B is done in iteration 2 and could be in 1 alone: it waits for A, which is late and team T lacks 1 point in iteration 0 (1 needed, 0 free). ' +
        'With 1 point more for T in iteration 0 it would be done in iteration 1 and add 1. As it is, X would be done in iteration 1 instead of 0: 0 lost in all.',
    ));
});

describe('a feature under a band that is full', () => {
  // A and B are both of the band, 4 + 3 points; it may have 5.5.
  const problem = train(
    { T: [9] },
    {
      features: [feature('A', [9]), feature('B', [4])],
      stories: [story('a', 'A', 'T', 4), story('b', 'B', 'T', 3)],
      bands: [{ name: 'one client', features: ['A', 'B'], max: 5.5 }],
    },
  );
  const [left] = explained(problem, { a: 0 });

  it('needs 4 + 3 − 5.5 points more of it', () =>
    expect(left).toMatchObject({
      causes: [{ kind: 'band', band: 'one client', missing: 1.5 }],
      remedy: { changes: [{ kind: 'band', band: 'one client', points: 1.5 }], gain: 4 },
    }));

  it('would have the other one leave: 4 − 9', () =>
    expect(left!.displacement).toMatchObject({ leaves: ['A'], net: -5 }));
});

describe('a feature whose room a pinned story takes', () => {
  // p could lie in 1 just as well, where q leaves 2 of 2 points free.
  const problem = train(
    { T: [2, 2] },
    {
      features: [feature('P', [5, 5]), feature('B', [4, 0])],
      stories: [story('p', 'P', 'T', 2, { pin: 0 }), story('b', 'B', 'T', 1)],
    },
  );
  const [left] = explained(problem, { p: 0 });

  it('comes in with one point more, or with the pin moved', () => {
    expect(left!.remedy!.changes).toEqual([{ kind: 'capacity', team: 'T', iteration: 0, points: 1 }]);
    expect(left!.alternatives.map(({ changes }) => changes)).toEqual([[{ kind: 'pin', story: 'p', from: 0, to: 1 }]]);
  });

  it('names both causes', () =>
    expect(left!.causes).toMatchObject([
      { kind: 'capacity', missing: 1 },
      { kind: 'pin', story: 'p', iteration: 0, takes: 'room' },
    ]));
});

describe('a feature whose room is taken by one that is due', () => {
  const problem = train(
    { T: [2, 2] },
    {
      features: [feature('P', [5, 4], { mandatory: true, due: 0 }), feature('B', [4, 0])],
      stories: [story('p', 'P', 'T', 2), story('b', 'B', 'T', 1)],
    },
  );
  const [left] = explained(problem, { p: 0 });

  it('could come in if that one were due later: 4 − (5 − 4)', () =>
    expect(left!.alternatives).toMatchObject([{ changes: [{ kind: 'due', feature: 'P', from: 0, to: 1 }], gain: 3 }]));

  it('is told in one line', () =>
    expect(explanationText(left!)).toBe(
      'B is left out: team T lacks 1 point in iteration 0 (1 needed, 0 free) and P is due in iteration 0, where room is missing. ' +
        'With 1 point more for T in iteration 0 it would be done in iteration 0 and add 4. Or with P due in iteration 1 instead of 0 it would be done in iteration 0 and add 3. ' +
        'As it is, nothing was found that could make way.',
    ));
});

describe('a feature that no plan can have', () => {
  it('waits for a pinned story until after the end, and comes in when the pin moves', () => {
    const problem = train(
      { T: [5, 5], U: [5, 5] },
      {
        features: [feature('P', [2, 1]), feature('B', [4, 3])],
        stories: [story('p', 'P', 'T', 2, { pin: 1 }), story('b', 'B', 'U', 1)],
        dependencies: [dependency('p', 'b', 1)],
      },
    );
    expect(explained(problem, { p: 1 })).toMatchObject([
      {
        feature: 'B',
        causes: [{ kind: 'pin', story: 'p', iteration: 1, takes: 'order' }],
        remedy: { changes: [{ kind: 'pin', story: 'p', from: 1, to: 0 }], finish: 1, gain: 4 },
      },
    ]);
  });

  it('has more stories in a row than there are iterations, and takes those along that need it', () => {
    const problem = train(
      { T: [5, 5], U: [5, 5] },
      {
        features: [feature('A', [2, 1]), feature('B', [4, 3])],
        stories: [story('a', 'A', 'T', 1), story('b', 'A', 'U', 1), story('c', 'A', 'T', 1), story('d', 'B', 'T', 1)],
        dependencies: [dependency('a', 'b', 1), dependency('b', 'c', 1), dependency('c', 'd', 0)],
      },
    );
    const [chain, follower] = explained(problem, {});
    expect(chain!.causes).toEqual([{ kind: 'horizon', chain: ['a', 'b', 'c'], missing: 1 }]);
    expect(explanationText(chain!)).toBe(
      'A is left out: stories a, b and c wait for one another and end 1 iteration after the last. With story c in the same iteration as b it would be done in iteration 1 and add 1.',
    );
    expect(follower!.causes).toMatchObject([{ kind: 'horizon', chain: ['a', 'b', 'c', 'd'] }]);
    // B needs A, and is worth 4 in iteration 0 without it.
    expect(follower!.remedy).toMatchObject({
      changes: [{ kind: 'dependency', story: 'd', after: 'c' }],
      with: [],
      gain: 4,
    });
    expect(explanationText(follower!)).toContain(
      'With story d no longer waiting for c it would be done in iteration 0 and add 4.',
    );
  });

  it('comes in with a shorter wait where a pin cannot move: 1 of 2 iterations', () => {
    // q, of a mandatory feature, is pinned to the last iteration, and so is p, which it may not be before; b would have to wait 2 for p.
    const problem = train(
      { T: [5, 5, 5], U: [5, 5, 5] },
      {
        features: [feature('P', [2, 2, 1]), feature('B', [4, 4, 3])],
        stories: [story('q', 'P', 'T', 1, { pin: 1 }), story('p', 'P', 'T', 1, { pin: 1 }), story('b', 'B', 'U', 1)],
        dependencies: [dependency('q', 'p', 0), dependency('p', 'b', 2)],
      },
    );
    const [only] = explained(problem, { q: 1, p: 1 });
    expect(only!.remedy).toMatchObject({
      changes: [{ kind: 'lag', story: 'b', after: 'p', from: 2, to: 1 }],
      finish: 2,
      gain: 3,
    });
    expect(explanationText(only!)).toContain(
      'With story b waiting 1 instead of 2 iterations for p it would be done in iteration 2',
    );
  });

  it('needs such a feature', () => {
    const problem = train(
      { T: [5] },
      {
        features: [feature('A', [2]), feature('B', [4])],
        stories: [story('a', 'A', 'T', 1), story('b', 'B', 'T', 1), story('c', 'A', 'T', 1)],
        dependencies: [dependency('c', 'a', 1), dependency('c', 'b', 0)],
      },
    );
    expect(explained(problem, {})[1]!.causes).toEqual([{ kind: 'predecessor', feature: 'A', state: 'impossible' }]);
  });

  it('has no stories', () =>
    expect(explained(train({ T: [5] }, { features: [feature('A', [2])] }), {})).toMatchObject([
      { causes: [{ kind: 'no-stories' }] },
    ]));
});

describe('a feature that is worth nothing', () => {
  it('is left out for that', () =>
    expect(
      explained(train({ T: [5] }, { features: [feature('A', [0])], stories: [story('a', 'A', 'T', 1)] }), {}),
    ).toMatchObject([{ causes: [{ kind: 'worthless' }] }]));

  it('by the time its predecessors are done', () => {
    const problem = train(
      { T: [5, 5] },
      {
        features: [feature('A', [9, 0])],
        stories: [story('a', 'A', 'T', 1), story('b', 'A', 'T', 1)],
        dependencies: [dependency('a', 'b', 1)],
      },
    );
    expect(explained(problem, {})).toMatchObject([{ causes: [{ kind: 'worthless' }] }]);
  });
});

/** Half of them without pins, dates and minima: those have plans in any case. */
const anyProblem = fc.oneof(tinyProblem({ stories: 7 }), tinyProblem({ stories: 7, isBound: false }));

describe('every claim about a plan of any tiny problem', () => {
  it('holds when it is planned anew from the problem alone', () => {
    fc.assert(
      fc.property(anyProblem, fc.nat({ max: 400 }), (problem, number) => {
        const placements = planNumber(problem, number);
        if (placements === undefined) return;
        for (const each of explained(problem, placements))
          expect({ about: each.feature, wrong: falseClaims(problem, placements, each) }).toEqual({
            about: each.feature,
            wrong: [],
          });
      }),
      { numRuns: 60 },
    );
  });

  it('covers every left-out feature with a cause', () => {
    fc.assert(
      fc.property(anyProblem, fc.nat({ max: 400 }), (problem, number) => {
        const placements = planNumber(problem, number);
        if (placements === undefined) return;
        const explanations = explained(problem, placements);
        const isIn = new Set(problem.stories.filter(({ id }) => id in placements).map((each) => each.feature));
        expect(explanations.filter(({ state }) => state === 'left-out').map((each) => each.feature)).toEqual(
          problem.features.filter(({ id }) => !isIn.has(id)).map(({ id }) => id),
        );
        expect(explanations.every(({ causes }) => causes.length > 0)).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  it('never finds room in the best plan', () => {
    fc.assert(
      fc.property(anyProblem, (problem) => {
        const best = bestOf(problem);
        if (best === undefined) return;
        for (const { causes, displacement } of explained(problem, best.placements)) {
          expect(causes).not.toContainEqual({ kind: 'fits' });
          expect(displacement?.net ?? 0).toBeLessThanOrEqual(1e-9);
        }
      }),
      { numRuns: 60 },
    );
  });
});

/** The plan that is visited as `number`, or the last one. */
function planNumber(problem: PlanningProblem, number: number): Placements | undefined {
  let left = number;
  let plan: Placements | undefined;
  everyPlan(problem, (placements) => {
    plan = { ...placements };
    left -= 1;
    return left < 0;
  });
  return plan;
}
