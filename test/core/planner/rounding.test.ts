import fc from 'fast-check';
import { Bounding } from '#core/planner/bound/bound';
import { compile } from '#core/planner/instance';
import type { Instance } from '#core/planner/instance';
import { breachesOf, placementsOf, valueOf } from '#core/planner/measurement';
import type { LinearSolver } from '#core/planner/bound/solver';
import { roundToPlan } from '#core/planner/bound/rounding';
import { dependency, feature, story, tinyProblem, train } from './builders';
import { loadSolver } from './solver';

let solver: LinearSolver;
beforeAll(async () => {
  solver = await loadSolver();
});

function rounded(instance: Instance): Int8Array | undefined {
  const bounding = new Bounding(instance, solver);
  bounding.improve({ now: () => 0, until: 1 });
  const { guide } = bounding;
  bounding.dispose();
  return guide === undefined ? undefined : roundToPlan(instance, guide);
}

describe('A plan rounded from the relaxation', () => {
  it('keeps every rule but those on what must be in', () => {
    fc.assert(
      fc.property(tinyProblem(), (problem) => {
        const instance = compile(problem);
        const at = rounded(instance);
        const kinds = at === undefined ? [] : breachesOf(instance, at).map(({ kind }) => kind);
        expect(kinds.filter((kind) => !['left-out', 'off-pin', 'band-under'].includes(kind))).toEqual([]);
      }),
      { numRuns: 60, seed: 3 },
    );
  });

  it('takes the features that are worth most for the scarce points', () => {
    // Red has 5 points: A and C (4 points, 14) beat B (5 points, 12); a2 waits an iteration for a1.
    const problem = train(
      { red: [5, 0], blue: [9, 9] },
      {
        features: [feature('A', [10, 10]), feature('B', [12, 12]), feature('C', [4, 4])],
        stories: [story('a1', 'A', 'red', 2), story('a2', 'A', 'blue', 9), story('b', 'B', 'red', 5), story('c', 'C', 'red', 2)],
        dependencies: [dependency('a1', 'a2', 1)],
      },
    );
    const instance = compile(problem);
    const at = rounded(instance)!;
    expect(placementsOf(instance, at)).toEqual({ a1: 0, a2: 1, c: 0 });
    expect(valueOf(instance, at)).toBe(14);
  });
});
