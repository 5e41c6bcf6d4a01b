import fc from 'fast-check';
import { columnsOfPlan, outlineOf, type Outline } from '#planner/bound/outline';
import type { LinearSolver } from '#planner/bound/solver';
import { compile } from '#planner/instance';
import { assignmentOf } from '#planner/measurement';
import type { Placements, PlanningProblem } from '#planner/problem';
import { dependency, everyPlan, feature, story, tinyProblem, train, worthOf } from './builders';
import { loadSolver } from './solver';

let solver: LinearSolver;
beforeAll(async () => {
  solver = await loadSolver();
});

/** What its relaxation says that a plan is worth at most; `isWhole`: with whole columns. */
function worthAtMost({ data }: Outline, isWhole: boolean): number {
  const model = solver.createModel(isWhole ? data : { ...data, integrality: new Int32Array(data.numCols) });
  model.options.set({ output_flag: false });
  model.run();
  const worth = model.getObjectiveValue();
  model.dispose();
  return worth;
}

/** What is wrong with a plan as the outline has it: rows and columns beyond their limits, and its worth where that differs. */
function faultsIn(problem: PlanningProblem, placements: Placements): readonly string[] {
  const instance = compile(problem);
  const outline = outlineOf(instance);
  const columns = columnsOfPlan(instance, outline, assignmentOf(instance, placements));
  const { colLower, colUpper, colCost, rowLower, rowUpper, matrix } = outline.data;
  const faults: string[] = [];
  columns.forEach((value, column) => {
    if (value < colLower[column]! || value > colUpper[column]!) faults.push(`column ${column} is ${value}`);
  });
  rowLower.forEach((lower, row) => {
    let sum = 0;
    for (let at = matrix.starts[row]!; at < matrix.starts[row + 1]!; at += 1)
      sum += matrix.values[at]! * columns[matrix.indices[at]!]!;
    if (sum < lower - 1e-9 || sum > rowUpper[row]! + 1e-9) faults.push(`row ${row} is ${sum}`);
  });
  const worth = columns.reduce((sum, value, column) => sum + value * colCost[column]!, 0);
  if (Math.abs(worth - worthOf(problem, placements)) > 1e-6)
    faults.push(`worth ${worth}, not ${worthOf(problem, placements)}`);
  return faults;
}

describe('The outline of a problem', () => {
  it('has room for every plan, and counts what it is worth', () => {
    fc.assert(
      fc.property(tinyProblem(), (problem) => {
        let left = 40;
        everyPlan(problem, (placements) => {
          expect(faultsIn(problem, placements)).toEqual([]);
          left -= 1;
          return left === 0;
        });
      }),
      { numRuns: 60 },
    );
  });

  it('lays no story into iterations that it does not fit into, though all of them together have the room', () => {
    // a has 4 points, and only iteration 2 has more than 3: A, and B that needs it, are done when both are worth nothing.
    const problem = train(
      { red: [3, 3, 9] },
      {
        features: [feature('A', [8, 8, 0]), feature('B', [6, 6, 0])],
        stories: [story('a', 'A', 'red', 4), story('b', 'B', 'red', 3)],
        dependencies: [dependency('a', 'b', 0)],
      },
    );
    expect(worthAtMost(outlineOf(compile(problem)), false)).toBeCloseTo(0, 6);
  });

  it('takes whole features only: one of two that need 3 of 5 points', () => {
    const problem = train(
      { red: [5] },
      {
        features: [feature('A', [10]), feature('B', [9])],
        stories: [story('a', 'A', 'red', 3), story('b', 'B', 'red', 3)],
      },
    );
    const outline = outlineOf(compile(problem));
    // Shares: 3 of A and 2 of B, 10 + 9 × 2 / 3.
    expect(worthAtMost(outline, false)).toBeCloseTo(16, 6);
    expect(worthAtMost(outline, true)).toBeCloseTo(10, 6);
  });

  it('has columns of its own only for stories that several things wait for', () => {
    // a is waited for by two features, b by one.
    const problem = train(
      { red: [2, 2], blue: [9, 9] },
      {
        features: [feature('A', [1, 1]), feature('B', [5, 5]), feature('C', [5, 5])],
        stories: [
          story('a', 'A', 'red', 1),
          story('x', 'A', 'blue', 1),
          story('b', 'B', 'red', 1),
          story('c', 'C', 'red', 1),
        ],
        dependencies: [dependency('a', 'b', 1), dependency('a', 'c', 1)],
      },
    );
    expect(outlineOf(compile(problem)).storyColumns).toEqual([[0, 0]]);
  });
});
