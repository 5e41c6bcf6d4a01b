import { faultLine } from '#planner/reading/faults';
import { readProblem } from '#planner/reading/problem-reading';

/** A problem as JSON has it, open to every change. */
export type ProblemJson = ReturnType<typeof wellFormed>;

/** Two teams, two features, three stories in a chain; every optional field is there once. */
export function wellFormed() {
  return {
    name: 'train',
    iterations: 3,
    teams: [
      { id: 'T1', capacity: [5, 5, 4] },
      { id: 'T2', capacity: [8, 8, 0.5] },
    ],
    features: [
      { id: 'F1', value: [10, 9, 8], client: 'A', kind: 'feature', risk: 0.3, mandatory: true, due: 2 } as Record<
        string,
        unknown
      >,
      { id: 'F2', value: [7, 7, 7] } as Record<string, unknown>,
    ],
    stories: [
      { id: 'S1', feature: 'F1', team: 'T1', points: 3, pin: 0, current: 0 } as Record<string, unknown>,
      { id: 'S2', feature: 'F1', team: 'T2', points: 2.5 } as Record<string, unknown>,
      { id: 'S3', feature: 'F2', team: 'T2', points: 0 } as Record<string, unknown>,
    ],
    dependencies: [
      { from: 'S1', to: 'S2', lag: 1 },
      { from: 'S2', to: 'S3', lag: 0 },
    ] as Record<string, unknown>[],
    bands: [{ name: 'A at most', features: ['F1'], max: 40 }] as Record<string, unknown>[],
  };
}

/** What reading says of the well-formed problem after a change, or of what the change answers in its place. */
export function faultsOf(change: (problem: ProblemJson) => unknown): readonly string[] {
  const problem = wellFormed();
  const replaced = change(problem);
  const answer = readProblem(replaced === undefined || typeof replaced === 'number' ? problem : replaced);
  return answer.kind === 'ok' ? [] : answer.faults.map(faultLine);
}

/** A change of one field of the list’s item at `index`. */
export function set(list: keyof ProblemJson, index: number, field: string, value: unknown) {
  return (problem: ProblemJson) => {
    ((problem[list] as Record<string, unknown>[])[index] as Record<string, unknown>)[field] = value;
  };
}
