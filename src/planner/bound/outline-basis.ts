import type { Outline } from '#planner/bound/outline';
import { basisStates, type Basis } from '#planner/bound/solver';

/**
 * Takes a basis over to the outline of another version of the problem, by what columns and rows mean: most of it is still
 * right after a capacity changed, a feature went, a dependency came or a story grew, so that the solver has only the
 * difference to work out.
 */
export function carryBasis(from: Outline, basis: Basis, to: Outline): Basis {
  const { basic, lower } = basisStates;
  const columns = new Map(from.columnNames.map((name, column) => [name, basis.colStatus[column]!]));
  const rows = new Map(from.rowNames.map((name, row) => [name, basis.rowStatus[row]!]));
  const colStatus = Int32Array.from(to.columnNames, (name) => columns.get(name) ?? lower);
  const rowStatus = Int32Array.from(to.rowNames, (name) => rows.get(name) ?? basic);
  // There must be one basic for each row: rows give up being so, or become so, from the first, as capacities come last.
  let missing = rowStatus.length - count(colStatus, basic) - count(rowStatus, basic);
  for (let row = 0; row < rowStatus.length && missing !== 0; row += 1) {
    if (missing > 0 && rowStatus[row] !== basic) {
      rowStatus[row] = basic;
      missing -= 1;
    } else if (missing < 0 && rowStatus[row] === basic) {
      rowStatus[row] = basisStates.upper;
      missing += 1;
    }
  }
  return { colStatus, rowStatus };
}

function count(statuses: Int32Array, wanted: number): number {
  return statuses.reduce((sum, status) => sum + (status === wanted ? 1 : 0), 0);
}
