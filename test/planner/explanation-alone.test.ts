import fc from 'fast-check';
import { EmptyTrain } from '#planner/explanation/alone';
import { compile } from '#planner/instance';
import type { Placements, PlanningProblem } from '#planner/problem';
import { dependency, feature, story, tinyProblem, train } from './builders';

describe('a feature on an empty train', () => {
  it('waits for what it needs, and for room: 2 + 2 points in iterations of 3, then its own', () => {
    const problem = train(
      { T: [3, 3, 3], U: [9, 9, 9] },
      {
        features: [feature('A', [1, 1, 1]), feature('B', [1, 1, 1])],
        stories: [story('a', 'A', 'T', 2), story('c', 'A', 'T', 2), story('b', 'B', 'U', 1)],
        dependencies: [dependency('a', 'b', 1), dependency('c', 'b', 1)],
      },
    );
    expect(new EmptyTrain(compile(problem)).finishOf(1, 3)).toBe(2);
  });

  it('waits for a pinned story', () => {
    const problem = train(
      { T: [3, 3, 3], U: [9, 9, 9] },
      {
        features: [feature('A', [1, 1, 1]), feature('B', [1, 1, 1])],
        stories: [story('a', 'A', 'T', 2, { pin: 1 }), story('b', 'B', 'U', 1)],
        dependencies: [dependency('a', 'b', 1)],
      },
    );
    expect(new EmptyTrain(compile(problem)).finishOf(1, 3)).toBe(2);
  });

  it('of any tiny problem is done as early as trying everything says', () => {
    fc.assert(
      fc.property(tinyProblem({ stories: 7 }), (problem) => {
        const instance = compile(problem);
        const empty = new EmptyTrain(instance);
        problem.features.forEach(({ id }, index) => {
          if (instance.stories.start[index] === instance.stories.start[index + 1]) return;
          const own = problem.stories.filter((each) => each.feature === id).map((each) => each.id);
          expect(empty.finishOf(index, problem.iterations)).toBe(
            earliest(problem, [...withThoseBefore(problem, own)], own, {}),
          );
        });
      }),
      { numRuns: 60 },
    );
  });
});

function withThoseBefore(problem: PlanningProblem, ids: readonly string[]): ReadonlySet<string> {
  const all = new Set(ids);
  for (const id of all) for (const { from, to } of problem.dependencies) if (to === id) all.add(from);
  return all;
}

/** The first iteration in which all of `own` can be done, by trying every placement; the number of iterations: in none. */
function earliest(
  problem: PlanningProblem,
  open: readonly string[],
  own: readonly string[],
  placements: Placements,
): number {
  const [next, ...rest] = open;
  if (next === undefined) return Math.max(...own.map((id) => placements[id]!));
  const { team, pin } = problem.stories.find(({ id }) => id === next)!;
  let best = problem.iterations;
  for (let iteration = 0; iteration < problem.iterations; iteration += 1) {
    const laid = { ...placements, [next]: iteration };
    const load = problem.stories
      .filter((each) => each.team === team && laid[each.id] === iteration)
      .reduce((sum, each) => sum + each.points, 0);
    const isOrdered = problem.dependencies.every(
      ({ from, to, lag }) => !(from in laid && to in laid) || laid[from]! + lag <= laid[to]!,
    );
    if (
      (pin ?? iteration) !== iteration ||
      !isOrdered ||
      load > problem.teams.find(({ id }) => id === team)!.capacity[iteration]!
    )
      continue;
    best = Math.min(best, earliest(problem, rest, own, laid));
  }
  return best;
}
