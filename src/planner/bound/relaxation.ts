import type { Instance } from '#planner/instance';
import { tightWindows, widestWindows } from '#planner/bound/relaxation-windows';
import type { LinearModelData } from '#planner/bound/solver';

/**
 * The whole planning problem as a linear program, with shares of things in place of yes and no: what stories are branched
 * on in, once the outline says no more. Columns say what is done by the end of an iteration ("done by", not "done in":
 * the bound is the same, the solver several times as quick).
 * Layout and coefficients follow from features, stories and dependencies; pins, dates, capacities and bands are bounds.
 */
export interface Relaxation {
  readonly columnCount: number;
  readonly cost: Float64Array;
  /** [story × iterations + iteration] column of "done by"; −1: impossible. The last iteration's is its feature's own. */
  readonly storyColumn: Int32Array;
  /** [feature × iterations + iteration] column of "the whole feature is done by"; −1: impossible. */
  readonly featureColumn: Int32Array;
  readonly rows: Rows;
  /** Row in which the step of a story from one iteration to the next must not fall; −1: there is none. */
  readonly stepRow: Int32Array;
  /** Row of the first capacity; one for each [team × iterations + iteration] follows. */
  readonly capacityRow: number;
  readonly bandRow: number;
}

/** Rows in compressed form, each `lower ≤ Σ value × column ≤ upper`. */
export interface Rows {
  readonly start: Int32Array;
  readonly column: Int32Array;
  readonly value: Float64Array;
}

/** Bounds of all columns and rows of a relaxation. */
export interface Limits {
  readonly columnLower: Float64Array;
  readonly columnUpper: Float64Array;
  readonly rowLower: Float64Array;
  readonly rowUpper: Float64Array;
}

/** Lays out the columns and rows of an instance; see {@link limitsOf} for their bounds. */
export function relax(instance: Instance): Relaxation {
  const { iterations, storyCount, featureCount, value, featureOf } = instance;
  const { earliest, latest } = widestWindows(instance);
  const ends = endsOf(instance);
  const cost: number[] = [];
  const addColumn = (worth: number): number => cost.push(worth) - 1;
  const fall = (feature: number, iteration: number): number =>
    value[feature * iterations + iteration]! - value[feature * iterations + iteration + 1]!;
  const storyColumn = new Int32Array(storyCount * iterations).fill(-1);
  const featureColumn = new Int32Array(featureCount * iterations).fill(-1);
  for (let feature = 0; feature < featureCount; feature += 1) {
    const last = (feature + 1) * iterations - 1;
    featureColumn[last] = addColumn(value[last]!);
  }
  for (let story = 0; story < storyCount; story += 1) {
    for (let iteration = earliest[story]!; iteration < iterations; iteration += 1) {
      storyColumn[story * iterations + iteration] = iteration >= latest[story]! ? featureOf[story]! : addColumn(0);
    }
  }
  const rows = new RowList();
  for (let feature = 0; feature < featureCount; feature += 1) {
    for (let iteration = 0; iteration < iterations - 1; iteration += 1) {
      const columns = [...new Set(ends[feature]!.map((story) => storyColumn[story * iterations + iteration]!))];
      if (columns.length === 0 || columns.includes(-1)) continue;
      // What is done by the last iteration is done: it never holds the others back.
      const open = columns.filter((column) => column !== feature);
      const column = open.length === 0 ? feature : open.length === 1 ? open[0]! : addColumn(0);
      if (open.length > 1) for (const other of open) rows.order(column, other);
      cost[column]! += fall(feature, iteration);
      featureColumn[feature * iterations + iteration] = column;
    }
  }
  const stepRow = new Int32Array(storyCount * iterations).fill(-1);
  for (let story = 0; story < storyCount; story += 1) {
    for (let index = story * iterations + 1; index < (story + 1) * iterations; index += 1) {
      if (storyColumn[index - 1]! >= 0 && storyColumn[index - 1] !== storyColumn[index])
        stepRow[index] = rows.order(storyColumn[index - 1]!, storyColumn[index]!);
    }
  }
  addDependencies(instance, storyColumn, rows);
  const capacityRow = rows.count;
  addCapacities(instance, storyColumn, rows);
  const bandRow = rows.count;
  addBands(instance, rows);
  return {
    columnCount: cost.length,
    cost: Float64Array.from(cost),
    storyColumn,
    featureColumn,
    rows: rows.compressed(),
    stepRow,
    capacityRow,
    bandRow,
  };
}

/** Stories of each feature that no other of the same feature comes after: the feature is done with them. */
function endsOf({ featureCount, stories, after, featureOf }: Instance): readonly (readonly number[])[] {
  return Array.from({ length: featureCount }, (_, feature) =>
    [...stories.item.subarray(stories.start[feature], stories.start[feature + 1])].filter(
      (story) =>
        !after.item.subarray(after.start[story], after.start[story + 1]).some((later) => featureOf[later] === feature),
    ),
  );
}

function addDependencies(
  { iterations, storyCount, before, beforeLag }: Instance,
  storyColumn: Int32Array,
  rows: RowList,
): void {
  for (let to = 0; to < storyCount; to += 1) {
    for (let at = before.start[to]!; at < before.start[to + 1]!; at += 1) {
      const from = before.item[at]!;
      for (let iteration = beforeLag[at]!; iteration < iterations; iteration += 1) {
        const later = storyColumn[to * iterations + iteration]!;
        const earlier = storyColumn[from * iterations + iteration - beforeLag[at]!]!;
        if (later >= 0 && earlier >= 0 && later !== earlier) rows.order(later, earlier);
        if (later >= 0 && earlier < 0) rows.add([[later, 1]]);
      }
    }
  }
}

function addCapacities(
  { iterations, teamCount, storyCount, teamOf, points }: Instance,
  storyColumn: Int32Array,
  rows: RowList,
): void {
  const cells = Array.from({ length: teamCount * iterations }, () => new Map<number, number>());
  for (let story = 0; story < storyCount; story += 1) {
    for (let iteration = 0; iteration < iterations; iteration += 1) {
      const done = storyColumn[story * iterations + iteration]!;
      const before = iteration === 0 ? -1 : storyColumn[story * iterations + iteration - 1]!;
      if (done === before) continue;
      const cell = cells[teamOf[story]! * iterations + iteration]!;
      if (done >= 0) cell.set(done, (cell.get(done) ?? 0) + points[story]!);
      if (before >= 0) cell.set(before, (cell.get(before) ?? 0) - points[story]!);
    }
  }
  for (const cell of cells) rows.add([...cell].filter(([, coefficient]) => coefficient !== 0));
}

function addBands({ bandCount, featureCount, bandsOf, effort }: Instance, rows: RowList): void {
  const members = Array.from({ length: bandCount }, () => [] as (readonly [number, number])[]);
  for (let feature = 0; feature < featureCount; feature += 1) {
    for (let at = bandsOf.start[feature]!; at < bandsOf.start[feature + 1]!; at += 1)
      members[bandsOf.item[at]!]!.push([feature, effort[feature]!]);
  }
  members.forEach((entries) => rows.add(entries));
}

class RowList {
  private readonly start: number[] = [0];
  private readonly column: number[] = [];
  private readonly value: number[] = [];

  get count(): number {
    return this.start.length - 1;
  }

  add(entries: readonly (readonly [column: number, value: number])[]): number {
    for (const [column, value] of entries) {
      this.column.push(column);
      this.value.push(value);
    }
    this.start.push(this.column.length);
    return this.count - 1;
  }

  /** `smaller ≤ larger` */
  order(smaller: number, larger: number): number {
    return this.add([
      [smaller, 1],
      [larger, -1],
    ]);
  }

  compressed(): Rows {
    return {
      start: Int32Array.from(this.start),
      column: Int32Array.from(this.column),
      value: Float64Array.from(this.value),
    };
  }
}

/** Bounds for an instance whose features, stories and dependencies are those that the relaxation was laid out for. */
export function limitsOf(instance: Instance, relaxation: Relaxation): Limits {
  const {
    iterations,
    storyCount,
    featureCount,
    capacity,
    points,
    teamOf,
    featureOf,
    isRequired,
    isImpossible,
    bandMin,
    bandMax,
  } = instance;
  const { columnCount, storyColumn, rows, stepRow, capacityRow, bandRow } = relaxation;
  const { earliest, latest } = tightWindows(instance);
  const columnLower = new Float64Array(columnCount);
  const columnUpper = new Float64Array(columnCount).fill(1);
  const rowLower = new Float64Array(rows.start.length - 1).fill(-Infinity);
  const rowUpper = new Float64Array(rows.start.length - 1);
  for (let feature = 0; feature < featureCount; feature += 1) {
    if (isRequired[feature] === 1) columnLower[feature] = 1;
    if (isImpossible[feature] === 1) columnUpper[feature] = 0;
  }
  for (let story = 0; story < storyCount; story += 1) {
    if (latest[story]! < earliest[story]!) columnUpper[featureOf[story]!] = 0;
    for (let iteration = 0; iteration < iterations; iteration += 1) {
      const index = story * iterations + iteration;
      const column = storyColumn[index]!;
      if (column < 0) continue;
      if (iteration < earliest[story]!) columnUpper[column] = 0;
      if (iteration >= latest[story]! && isRequired[featureOf[story]!] === 1) columnLower[column] = 1;
      const isClosed =
        iteration > latest[story]! || points[story]! > capacity[teamOf[story]! * iterations + iteration]!;
      if (isClosed && stepRow[index]! >= 0) rowLower[stepRow[index]!] = 0;
    }
  }
  rowUpper.set(capacity, capacityRow);
  rowLower.set(bandMin, bandRow);
  rowUpper.set(bandMax, bandRow);
  return { columnLower, columnUpper, rowLower, rowUpper };
}

/** The program as the solver takes it. */
export function modelData(
  { columnCount, cost, rows }: Relaxation,
  { columnLower, columnUpper, rowLower, rowUpper }: Limits,
): LinearModelData {
  return {
    numCols: columnCount,
    numRows: rows.start.length - 1,
    sense: -1 as never,
    colCost: cost,
    colLower: columnLower,
    colUpper: columnUpper,
    rowLower,
    rowUpper,
    matrix: {
      format: 'csr',
      numRows: rows.start.length - 1,
      numCols: columnCount,
      starts: rows.start,
      indices: rows.column,
      values: rows.value,
    },
  };
}
