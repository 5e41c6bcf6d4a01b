import type { LinearSolver } from '#planner/bound/solver';

let loading: Promise<LinearSolver> | undefined;

/** The solver that the entry points load too; once for all tests of a file. */
export function loadSolver(): Promise<LinearSolver> {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- a CommonJS package, loaded as Node loads it
  loading ??= (require('highs') as () => Promise<LinearSolver>)();
  return loading;
}
