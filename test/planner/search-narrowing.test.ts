import fc from 'fast-check';
import { compile } from '#planner/instance';
import type { PlanningProblem } from '#planner/problem';
import { narrowed } from '#planner/search/narrowing';
import { dependency, everyPlan, feature, story, tinyProblem, train } from './builders';

/** First and last iteration of each story, by its id. */
function windowsOf(problem: PlanningProblem): Readonly<Record<string, readonly [number, number]>> {
  const { earliest, latest } = narrowed(compile(problem));
  return Object.fromEntries(problem.stories.map(({ id }, index) => [id, [earliest[index]!, latest[index]!]]));
}

function impossibleIn(problem: PlanningProblem): readonly string[] {
  const { isImpossible } = narrowed(compile(problem));
  return problem.features.filter((_, index) => isImpossible[index] === 1).map(({ id }) => id);
}

describe('what no plan has', () => {
  it('is a story in an iteration that is too small for it, beside what is pinned there', () => {
    const problem = train(
      { A: [8, 5, 8, 3] },
      {
        features: [feature('F', [9, 9, 9, 9]), feature('G', [9, 9, 9, 9])],
        stories: [story('large', 'F', 'A', 5), story('pinned', 'G', 'A', 4, { pin: 0 })],
      },
    );
    expect(windowsOf(problem)).toEqual({ large: [1, 2], pinned: [0, 0] });
  });

  it('is a story so early or so late that the others of its feature have no room', () => {
    const problem = train(
      { A: [2, 9, 9, 9], B: [9, 9, 9, 4] },
      {
        features: [feature('F', [9, 9, 9, 9])],
        stories: [story('first', 'F', 'A', 5), story('last', 'F', 'B', 5)],
        dependencies: [dependency('first', 'last', 1)],
      },
    );
    expect(windowsOf(problem)).toEqual({ first: [1, 1], last: [2, 2] });
  });

  it('is a feature with a story that fits nowhere, and one that waits for it', () => {
    const problem = train(
      { A: [5, 5] },
      {
        features: [feature('F', [9, 9]), feature('G', [9, 9]), feature('H', [9, 9])],
        stories: [story('f', 'F', 'A', 6), story('g', 'G', 'A', 1), story('h', 'H', 'A', 1)],
        dependencies: [dependency('f', 'g', 0)],
      },
    );
    expect(impossibleIn(problem)).toEqual(['F', 'G']);
  });

  it('is a feature that is too much for a team together with what must be in', () => {
    const parts = [
      story('f', 'F', 'A', 4),
      story('g1', 'G', 'A', 4),
      story('g2', 'G', 'A', 4),
      story('h', 'H', 'A', 4),
    ];
    const features = [feature('F', [9, 9], { mandatory: true }), feature('G', [9, 9]), feature('H', [9, 9])];
    expect(impossibleIn(train({ A: [5, 5] }, { features, stories: parts }))).toEqual(['G']);
  });

  it('is a feature that is too much for a band together with what it needs', () => {
    const features = [feature('F', [9, 9]), feature('G', [9, 9]), feature('H', [9, 9])];
    const parts = [story('f', 'F', 'A', 2), story('g', 'G', 'A', 2), story('h', 'H', 'A', 3)];
    const bands = [{ name: 'few', features: ['F', 'G', 'H'], max: 3 }];
    expect(
      impossibleIn(train({ A: [9, 9] }, { features, stories: parts, dependencies: [dependency('f', 'g', 0)], bands })),
    ).toEqual(['G']);
  });

  it('is found in none of the plans of tiny problems', () => {
    fc.assert(
      fc.property(tinyProblem(), (problem) => {
        const windows = windowsOf(problem);
        const impossible = impossibleIn(problem);
        everyPlan(problem, (placements) => {
          for (const { id, feature: owner } of problem.stories) {
            const iteration = placements[id];
            if (iteration === undefined) continue;
            expect(impossible).not.toContain(owner);
            expect(iteration).toBeGreaterThanOrEqual(windows[id]![0]);
            expect(iteration).toBeLessThanOrEqual(windows[id]![1]);
          }
        });
      }),
      { numRuns: 60 },
    );
  });
});
