import { addBands, type Occupancy } from '#planner/explanation/occupancy';

/** Features that must not leave. */
export interface Kept {
  has(feature: number): boolean;
}

/** A planned feature with all that needs it; `undefined`: one of them has to stay. */
export function leavingWith(occupancy: Occupancy, kept: Kept, feature: number): readonly number[] | undefined {
  const { neededBy, isRequired } = occupancy.instance;
  if (isRequired[feature] === 1 || kept.has(feature)) return undefined;
  const leaving = [feature];
  for (const next of leaving) {
    for (let index = neededBy.start[next]!; index < neededBy.start[next + 1]!; index += 1) {
      const dependent = neededBy.item[index]!;
      if (leaving.includes(dependent) || occupancy.finishNow(dependent) < 0) continue;
      if (isRequired[dependent] === 1 || kept.has(dependent)) return undefined;
      leaving.push(dependent);
    }
  }
  return leaving;
}

/** No band comes under its minimum when these features leave. */
export function staysAboveMinima({ instance }: Occupancy, used: Float64Array, leaving: readonly number[]): boolean {
  if (instance.bandCount === 0) return true;
  for (const feature of leaving) addBands(instance, used, feature, -1);
  let stays = true;
  for (let band = 0; band < used.length; band += 1) stays &&= used[band]! >= instance.bandMin[band]!;
  for (const feature of leaving) addBands(instance, used, feature, 1);
  return stays;
}

/** What features are worth as they lie now. */
export function worthOf(occupancy: Occupancy, features: readonly number[]): number {
  const { value, iterations } = occupancy.instance;
  let sum = 0;
  for (const feature of features) sum += value[feature * iterations + occupancy.finishNow(feature)]!;
  return sum;
}

/** Scaled points that features have in a cell. */
export function pointsIn(occupancy: Occupancy, features: readonly number[], cell: number): number {
  const { instance, at } = occupancy;
  let sum = 0;
  for (const feature of features) {
    for (let index = instance.stories.start[feature]!; index < instance.stories.start[feature + 1]!; index += 1) {
      const story = instance.stories.item[index]!;
      if (occupancy.cellOf(story, at[story]!) === cell) sum += instance.points[story]!;
    }
  }
  return sum;
}

/** All that a feature needs directly is in the plan. */
export function hasNeeds(occupancy: Occupancy, feature: number): boolean {
  const { needs } = occupancy.instance;
  for (let index = needs.start[feature]!; index < needs.start[feature + 1]!; index += 1)
    if (occupancy.finishNow(needs.item[index]!) < 0) return false;
  return true;
}
