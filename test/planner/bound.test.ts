import fc from 'fast-check';
import { Bounding, type Bound } from '#planner/bound/bound';
import { compile } from '#planner/instance';
import { valueOf } from '#planner/measurement';
import type { PlanningProblem } from '#planner/problem';
import type { LinearSolver } from '#planner/bound/solver';
import { bestOf, dependency, feature, story, tinyProblem, train } from './builders';
import { loadSolver } from './solver';

const enough = { now: () => 0, until: 1 };

let solver: LinearSolver;
beforeAll(async () => {
  solver = await loadSolver();
});

function boundOf(problem: PlanningProblem): Bound {
  const bounding = new Bounding(compile(problem), solver);
  bounding.improve(enough);
  bounding.dispose();
  return bounding.bound;
}

function worth(bound: Bound): number {
  return bound.kind === 'infeasible' ? -Infinity : bound.value;
}

describe('A bound', () => {
  it('is never below the best plan', () => {
    fc.assert(
      fc.property(tinyProblem(), (problem) => {
        const best = bestOf(problem);
        if (best !== undefined) expect(worth(boundOf(problem))).toBeGreaterThanOrEqual(best.value);
      }),
      { numRuns: 60, seed: 1 },
    );
  });

  it('never rises when capacity is taken away', () => {
    fc.assert(
      fc.property(tinyProblem({ isBound: false }), fc.nat(), (problem, pick) => {
        const lost = pick % problem.teams.length;
        const less = {
          ...problem,
          teams: problem.teams.map((team, index) =>
            index === lost ? { ...team, capacity: team.capacity.map((points) => Math.max(0, points - 2)) } : team,
          ),
        };
        expect(worth(boundOf(less))).toBeLessThanOrEqual(worth(boundOf(problem)) + 1e-6);
      }),
      { numRuns: 80, seed: 2 },
    );
  });

  it('counts a story as too large for an iteration that it does not fit into', () => {
    // 5 points never fit into 4 + 4, though 4 + 1 would: nothing can be done.
    const problem = train({ red: [4, 4] }, { features: [feature('A', [10, 8])], stories: [story('a', 'A', 'red', 5)] });
    expect(worth(boundOf(problem))).toBeCloseTo(0, 6);
  });
});

describe('A bound that is tightened to the end', () => {
  function closed(problem: PlanningProblem): { readonly bound: Bound; readonly plans: readonly number[] } {
    const instance = compile(problem);
    const bounding = new Bounding(instance, solver);
    const plans: number[] = [];
    expect(bounding.tighten(enough, { onPlan: (at) => plans.push(valueOf(instance, at)) })).toBe(true);
    bounding.dispose();
    return { bound: bounding.bound, plans };
  }

  it('is what the best plan is worth, or says that there is none', () => {
    fc.assert(
      fc.property(tinyProblem(), (problem) => {
        const best = bestOf(problem);
        const { bound, plans } = closed(problem);
        if (best === undefined) return expect(bound).toEqual({ kind: 'infeasible' });
        expect(worth(bound)).toBeGreaterThanOrEqual(best.value);
        expect(worth(bound)).toBeLessThan(best.value + 0.001);
        return expect(Math.max(0, ...plans)).toBeLessThanOrEqual(best.value + 1e-9);
      }),
      { numRuns: 60, seed: 4 },
    );
  });

  it('counts whole features only, and finds the plan that reaches it', () => {
    // The relaxation takes 3 of 3 points of A and 2 of 3 of B, 10 + 6 = 16; whole, only A or B fits.
    const problem = train(
      { red: [5] },
      {
        features: [feature('A', [10]), feature('B', [9])],
        stories: [story('a', 'A', 'red', 3), story('b', 'B', 'red', 3)],
      },
    );
    expect(worth(boundOf(problem))).toBeCloseTo(16, 6);
    const { bound, plans } = closed(problem);
    expect(worth(bound)).toBeCloseTo(10, 3);
    expect(plans.length).toBeGreaterThan(0);
    expect(Math.max(...plans)).toBe(10);
  });

  it('keeps within a plan that is known already', () => {
    const problem = train(
      { red: [5] },
      {
        features: [feature('A', [10]), feature('B', [9])],
        stories: [story('a', 'A', 'red', 3), story('b', 'B', 'red', 3)],
      },
    );
    const instance = compile(problem);
    const bounding = new Bounding(instance, solver);
    expect(bounding.tighten(enough, { plan: Int8Array.from([0, -1]) })).toBe(true);
    expect(worth(bounding.bound)).toBeCloseTo(10, 3);
    bounding.dispose();
  });
});

describe('A problem without a plan', () => {
  it('is said to have none when a pinned story does not fit', () => {
    const problem = train(
      { red: [4] },
      { features: [feature('A', [10])], stories: [story('a', 'A', 'red', 5, { pin: 0 })] },
    );
    expect(boundOf(problem)).toEqual({ kind: 'infeasible' });
  });

  it('is said to have none when mandatory features need more than there is', () => {
    // 3 + 3 of 5.
    const problem = train(
      { red: [5] },
      {
        features: [feature('A', [10], { mandatory: true }), feature('B', [10], { mandatory: true })],
        stories: [story('a', 'A', 'red', 3), story('b', 'B', 'red', 3)],
      },
    );
    expect(boundOf(problem)).toEqual({ kind: 'infeasible' });
  });
});

describe('After an edit', () => {
  const before = train(
    { red: [5, 5], blue: [4, 4] },
    {
      features: [feature('A', [10, 8]), feature('B', [9, 9]), feature('C', [6, 1])],
      stories: [
        story('a1', 'A', 'red', 3),
        story('a2', 'A', 'blue', 3),
        story('b', 'B', 'red', 5),
        story('c', 'C', 'blue', 3),
      ],
      dependencies: [dependency('a1', 'a2', 1)],
      bands: [{ name: 'all', features: ['A', 'B', 'C'], max: 20 }],
    },
  );
  const edits: Readonly<Record<string, PlanningProblem>> = {
    capacity: { ...before, teams: [before.teams[0]!, { id: 'blue', capacity: [2, 3] }] },
    pin: { ...before, stories: before.stories.map((each) => (each.id === 'a1' ? { ...each, pin: 1 } : each)) },
    band: { ...before, bands: [{ ...before.bands![0]!, max: 6 }] },
    'feature that must be in': {
      ...before,
      features: before.features.map((each) => (each.id === 'B' ? { ...each, mandatory: true, due: 0 } : each)),
    },
    'feature out': { ...before, features: before.features.slice(0, 2), stories: before.stories.slice(0, 3), bands: [] },
    dependency: { ...before, dependencies: [...before.dependencies, dependency('b', 'c', 1)] },
  };

  it.each(Object.keys(edits))('of a %s the bound is that of a fresh start', (name) => {
    const bounding = new Bounding(compile(before), solver);
    bounding.improve(enough);
    bounding.edit(compile(edits[name]!));
    bounding.improve(enough);
    expect(worth(bounding.bound)).toBeCloseTo(worth(boundOf(edits[name]!)), 6);
    bounding.edit(compile(before));
    bounding.improve(enough);
    expect(worth(bounding.bound)).toBeCloseTo(worth(boundOf(before)), 6);
    bounding.dispose();
  });
});

describe('A bound that is given up', () => {
  it('still holds, and can be taken up again', () => {
    const problem = train(
      { red: [5] },
      {
        features: [feature('A', [10]), feature('B', [7])],
        stories: [story('a', 'A', 'red', 3), story('b', 'B', 'red', 4)],
      },
    );
    const bounding = new Bounding(compile(problem), solver);
    expect(bounding.improve({ ...enough, isCancelled: () => true })).toBe(false);
    // Both features as if there were no limit: 10 + 7.
    expect(worth(bounding.bound)).toBeCloseTo(17, 6);
    expect(bounding.improve(enough)).toBe(true);
    expect(worth(bounding.bound)).toBeLessThan(17);
    bounding.dispose();
  });
});
