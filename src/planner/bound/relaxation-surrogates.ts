import { tailsOf, type Instance } from '#planner/instance';
import type { Relaxation, Rows } from '#planner/bound/relaxation';

/** Rows without lower limits. */
export interface UpperRows extends Rows {
  readonly upper: Float64Array;
}

/**
 * Rows that the relaxation implies and yet help to branch: everything that a team has done by an iteration is at most
 * its capacity so far. Told for stories and for whole features, of them a solver makes cuts that it does not find in the
 * steps from one iteration to the next (normal trains: the bound falls more than twice as far in the same time). Of a
 * whole feature, a story lies as early as what comes after it there needs. Rows for windows that begin later, and for
 * what comes after in other features, were tried: they help no more.
 */
export function surrogateRows(instance: Instance, { storyColumn, featureColumn, columnCount }: Relaxation): UpperRows {
  const { iterations, teamCount, storyCount, teamOf, featureOf, points, capacity } = instance;
  const tail = tailsOf(instance);
  const members = Array.from({ length: teamCount }, () => [] as number[]);
  for (let story = 0; story < storyCount; story += 1) members[teamOf[story]!]!.push(story);
  const start: number[] = [0];
  const columns: number[] = [];
  const values: number[] = [];
  const upper: number[] = [];
  const sum = new Float64Array(columnCount);
  const addRow = (stories: readonly number[], room: number, columnOf: (story: number) => number): void => {
    const used: number[] = [];
    let most = 0;
    for (const story of stories) {
      const column = columnOf(story);
      if (column < 0 || points[story] === 0) continue;
      if (sum[column] === 0) used.push(column);
      sum[column]! += points[story]!;
      most += points[story]!;
    }
    for (const column of most > room ? used.sort((one, other) => one - other) : []) {
      columns.push(column);
      values.push(sum[column]!);
    }
    for (const column of used) sum[column] = 0;
    if (most <= room) return;
    start.push(columns.length);
    upper.push(room);
  };
  for (let team = 0; team < teamCount; team += 1) {
    let room = 0;
    for (let iteration = 0; iteration < iterations; iteration += 1) {
      room += capacity[team * iterations + iteration]!;
      addRow(members[team]!, room, (story) => storyColumn[story * iterations + iteration]!);
      if (iteration < iterations - 1)
        addRow(
          members[team]!,
          room,
          (story) =>
            featureColumn[featureOf[story]! * iterations + Math.min(iterations - 1, iteration + tail[story]!)]!,
        );
    }
  }
  return {
    start: Int32Array.from(start),
    column: Int32Array.from(columns),
    value: Float64Array.from(values),
    upper: Float64Array.from(upper),
  };
}
