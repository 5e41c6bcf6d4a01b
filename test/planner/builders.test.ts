import fc from 'fast-check';
import { compile } from '#planner/instance';
import { assignmentOf, breachesOf, valueOf } from '#planner/measurement';
import { bestOf, dependency, everyPlan, faultsOf, feature, story, tinyProblem, train } from './builders';

describe('exhaustive search of a tiny train', () => {
  // One team with 3 points twice: either A (2, worth 10 then 8) and B (3, worth 9 then 1) in order B, A = 9 + 8, or A, B = 10 + 1.
  const problem = train(
    { T: [3, 3] },
    {
      features: [feature('A', [10, 8]), feature('B', [9, 1])],
      stories: [story('a', 'A', 'T', 2), story('b', 'B', 'T', 3)],
    },
  );

  it('finds the order that is worth most', () =>
    expect(bestOf(problem)).toEqual({ value: 17, placements: { a: 1, b: 0 } }));

  it('keeps to dependencies', () =>
    expect(bestOf({ ...problem, dependencies: [dependency('a', 'b', 1)] })).toEqual({
      value: 11,
      placements: { a: 0, b: 1 },
    }));

  it('says when there is no plan', () =>
    expect(
      bestOf({ ...problem, stories: [story('a', 'A', 'T', 4, { pin: 0 }), story('b', 'B', 'T', 3)] }),
    ).toBeUndefined());

  it('visits every plan: nothing, A twice, B twice, both twice', () => {
    let plans = 0;
    everyPlan(problem, () => void (plans += 1));
    expect(plans).toBe(7);
  });
});

describe('any tiny problem', () => {
  it('has a best plan that breaks nothing, in the words of the problem and in those of the instance', () => {
    fc.assert(
      fc.property(tinyProblem(), (problem) => {
        const best = bestOf(problem);
        if (best === undefined) return;
        const instance = compile(problem);
        const at = assignmentOf(instance, best.placements);
        expect(faultsOf(problem, best.placements)).toEqual([]);
        expect(breachesOf(instance, at)).toEqual([]);
        expect(valueOf(instance, at)).toBeCloseTo(best.value);
      }),
      { numRuns: 60 },
    );
  });
});
