import { explain } from '#planner/explanation/explanation';
import type { Explanation } from '#planner/explanation/claim';
import { compile } from '#planner/instance';
import { assignmentOf } from '#planner/measurement';
import type { Placements, PlanningProblem } from '#planner/problem';
import { dependency, feature, story, train } from './builders';

function explained(problem: PlanningProblem, placements: Placements): readonly Explanation[] {
  const instance = compile(problem);
  return explain(instance, assignmentOf(instance, placements));
}

describe('a story that can only go where another one lies', () => {
  // a must be before its feature's story in 2, so it can go to 1 only; r lies there, and can go to 2, where R is done anyway.
  const problem = train(
    { T: [2, 2, 2], U: [9, 9, 9] },
    {
      features: [feature('A', [5, 5, 5]), feature('R', [5, 5, 5]), feature('B', [4, 0, 0])],
      stories: [
        story('a', 'A', 'T', 2),
        story('z', 'A', 'U', 1, { pin: 2 }),
        story('r', 'R', 'T', 2),
        story('y', 'R', 'U', 1, { pin: 2 }),
        story('b', 'B', 'T', 2),
      ],
      dependencies: [dependency('a', 'z', 1)],
    },
  );

  it('makes way when that one does', () =>
    expect(explained(problem, { a: 0, z: 2, r: 1, y: 2 })).toMatchObject([
      {
        feature: 'B',
        causes: [{ kind: 'fits' }],
        remedy: {
          gain: 4,
          changes: [],
          moves: [
            { story: 'b', from: -1, to: 0 },
            { story: 'r', from: 1, to: 2 },
            { story: 'a', from: 0, to: 1 },
          ],
        },
      },
    ]));
});

describe('an iteration with less room, where others can make way', () => {
  // b needs 3: iteration 0 has 2 and p is pinned there; iteration 1 has only 1, but y with 2 points can go to 2.
  const problem = train(
    { T: [3, 3, 2], U: [9, 9, 9] },
    {
      features: [feature('P', [5, 5, 5]), feature('Y', [5, 5, 5]), feature('B', [4, 3, 0])],
      stories: [
        story('p', 'P', 'T', 1, { pin: 0 }),
        story('y', 'Y', 'T', 2),
        story('z', 'Y', 'U', 1, { pin: 2 }),
        story('b', 'B', 'T', 3),
      ],
    },
  );

  it('is found though it lacks more at first', () =>
    expect(explained(problem, { p: 0, y: 1, z: 2 })).toMatchObject([
      { feature: 'B', causes: [{ kind: 'fits' }], remedy: { finish: 1, gain: 3 } },
    ]));
});

describe('two features of which only one has to leave in the end', () => {
  // S needs 3 of T and 3 of V. P is the cheaper one to leave T, but V is freed by Q alone, and Q frees T as well.
  const problem = train(
    { T: [6], V: [3] },
    {
      features: [feature('P', [3]), feature('Q', [5]), feature('S', [9])],
      stories: [
        story('p', 'P', 'T', 3),
        story('q', 'Q', 'T', 3),
        story('r', 'Q', 'V', 3),
        story('s', 'S', 'T', 3),
        story('t', 'S', 'V', 3),
      ],
    },
  );
  const [left] = explained(problem, { p: 0, q: 0, r: 0 });

  it('lets the other one stay: 9 − 5', () =>
    expect(left!.displacement).toMatchObject({ leaves: ['Q'], later: [], net: 4 }));
});

describe('a feature that others need', () => {
  // A takes the 2 points that B needs; C needs A, and leaves with it: 6 − 3 − 4.
  const problem = train(
    { T: [2], U: [2] },
    {
      features: [feature('A', [3]), feature('C', [4]), feature('B', [6])],
      stories: [story('a', 'A', 'T', 2), story('c', 'C', 'U', 1), story('b', 'B', 'T', 2)],
      dependencies: [dependency('a', 'c', 0)],
    },
  );

  it('takes them along when it leaves', () =>
    expect(explained(problem, { a: 0, c: 0 })[0]!.displacement).toMatchObject({ leaves: ['A', 'C'], net: -1 }));

  it('stays where one of them is mandatory', () => {
    const features = problem.features.map((each) => (each.id === 'C' ? { ...each, mandatory: true } : each));
    expect(explained({ ...problem, features }, { a: 0, c: 0 })[0]!.displacement).toBeUndefined();
  });
});
