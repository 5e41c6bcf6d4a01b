import fc from 'fast-check';
import { diff } from '#planner/difference';
import { everyPlan, feature, story, tinyProblem, train, worthOf } from './builders';
import type { Placements } from '#planner/problem';

describe('two plans of one train', () => {
  const problem = train(
    { T: [9, 9, 9], U: [9, 9, 9] },
    {
      features: ['A', 'B', 'C', 'D', 'E', 'F'].map((id) => feature(id, [10, 7, 3])),
      stories: [
        story('a', 'A', 'T', 1),
        story('b', 'B', 'T', 2),
        story('c', 'C', 'T', 3),
        story('d', 'D', 'U', 4),
        story('e', 'E', 'U', 0.5),
        story('f', 'E', 'U', 5),
        story('g', 'F', 'U', 1),
      ],
    },
  );
  const difference = diff(problem, { a: 0, b: 0, d: 2, e: 0, f: 1, g: 1 }, { a: 1, c: 2, d: 0, e: 1, f: 1, g: 1 });

  it('tells what becomes of each feature and what that is worth', () =>
    expect(difference.features).toEqual([
      { feature: 'A', kind: 'later', from: 0, to: 1, gain: -3 },
      { feature: 'B', kind: 'left', from: 0, to: -1, gain: -10 },
      { feature: 'C', kind: 'entered', from: -1, to: 2, gain: 3 },
      { feature: 'D', kind: 'earlier', from: 2, to: 0, gain: 7 },
      { feature: 'E', kind: 'same', from: 1, to: 1, gain: 0 },
    ]));

  it('tells where each story went', () => {
    expect(difference.moves.map(({ story: id, from, to }) => [id, from, to])).toEqual([
      ['a', 0, 1],
      ['b', 0, -1],
      ['c', -1, 2],
      ['d', 2, 0],
      ['e', 0, 1],
    ]);
    expect(difference.moves[4]).toEqual({ story: 'e', team: 'U', points: 0.5, from: 0, to: 1 });
  });

  it('counts the points that were somewhere and are elsewhere: 1 + 2 + 4 + 0.5', () =>
    expect(difference.movedPoints).toBe(7.5));

  // Before: A 10, B 10, D 3, E 7, F 7 = 37; after: A 7, C 3, D 10, E 7, F 7 = 34.
  it('sums up to the difference of both values', () =>
    expect(difference).toMatchObject({ valueBefore: 37, valueAfter: 34, gain: -3 }));

  it('finds nothing between a plan and itself', () =>
    expect(diff(problem, { a: 0 }, { a: 0 })).toEqual({
      moves: [],
      features: [],
      valueBefore: 10,
      valueAfter: 10,
      gain: 0,
      movedPoints: 0,
    }));
});

describe('any two plans of a tiny problem', () => {
  it('differ by as much as their features do, and the other way round by as much less', () => {
    fc.assert(
      fc.property(tinyProblem(), fc.nat({ max: 60 }), fc.nat({ max: 60 }), (problem, one, other) => {
        const plans: Placements[] = [];
        everyPlan(problem, (placements) => plans.push({ ...placements }) > 60);
        if (plans.length === 0) return;
        const [before, after] = [plans[one % plans.length]!, plans[other % plans.length]!];
        const { gain, features, moves } = diff(problem, before, after);
        expect(gain).toBeCloseTo(worthOf(problem, after) - worthOf(problem, before));
        expect(features.reduce((sum, each) => sum + each.gain, 0)).toBeCloseTo(gain);
        expect(diff(problem, after, before).gain).toBeCloseTo(-gain);
        const moved: Record<string, number> = { ...before };
        for (const { story: id, to } of moves)
          if (to < 0) delete moved[id];
          else moved[id] = to;
        expect(moved).toEqual(after);
      }),
      { numRuns: 60 },
    );
  });
});
