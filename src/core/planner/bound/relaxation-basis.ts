import type { Instance } from '#core/planner/instance';
import type { Relaxation } from '#core/planner/bound/relaxation';
import { basisStates } from '#core/planner/bound/solver';
import type { Basis } from '#core/planner/bound/solver';

/** A relaxation with the instance that it was laid out for. */
export interface Layout {
  readonly instance: Instance;
  readonly relaxation: Relaxation;
}

/**
 * Takes a basis over to another layout, by what columns and rows mean: most of it is still right after a feature went,
 * a dependency came or a story grew, so that the solver has only the difference to work out.
 */
export function carryBasis(from: Layout, basis: Basis, to: Layout): Basis {
  const { basic, lower } = basisStates;
  const oldColumns = columnNames(from);
  const columns = new Map(oldColumns.map((name, column) => [name, basis.colStatus[column]!]));
  const rows = new Map(rowNames(from, oldColumns).map((name, row) => [name, basis.rowStatus[row]!]));
  const names = columnNames(to);
  const colStatus = Int32Array.from(names, (name) => columns.get(name) ?? lower);
  const rowStatus = Int32Array.from(rowNames(to, names), (name) => rows.get(name) ?? basic);
  // There must be one basic for each row: rows give up being so, or become so, from the end, where capacities are last to.
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

function columnNames({ instance, relaxation }: Layout): readonly string[] {
  const { iterations, featureCount, storyCount, problem } = instance;
  const { columnCount, storyColumn, featureColumn } = relaxation;
  const names = new Array<string>(columnCount);
  for (let feature = 0; feature < featureCount; feature += 1) names[feature] = `feature ${problem.features[feature]!.id}`;
  for (let index = 0; index < storyCount * iterations; index += 1) {
    const column = storyColumn[index]!;
    if (column >= featureCount) names[column] = `story ${index % iterations} ${problem.stories[Math.floor(index / iterations)]!.id}`;
  }
  for (let index = 0; index < featureCount * iterations; index += 1) {
    const column = featureColumn[index]!;
    if (column >= 0) names[column] ??= `finish ${index % iterations} ${problem.features[Math.floor(index / iterations)]!.id}`;
  }
  return names;
}

function rowNames({ instance, relaxation }: Layout, columns: readonly string[]): readonly string[] {
  const { rows, capacityRow, bandRow } = relaxation;
  const { iterations, problem } = instance;
  return Array.from({ length: rows.start.length - 1 }, (_, row) => {
    if (row >= bandRow) return `band ${problem.bands![row - bandRow]!.name}`;
    if (row >= capacityRow) return `capacity ${(row - capacityRow) % iterations} ${problem.teams[Math.floor((row - capacityRow) / iterations)]!.id}`;
    return [...rows.column.subarray(rows.start[row], rows.start[row + 1])].map((column) => columns[column]).join(' before ');
  });
}
