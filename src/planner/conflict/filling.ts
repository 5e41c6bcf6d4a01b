import type { Requirements } from '#planner/conflict/demand';
import type { Instance } from '#planner/instance';
import { loadOf, type Assignment } from '#planner/measurement';

/** A plan that is being filled: which features are in, and the room that is left. */
interface Filling {
  readonly instance: Instance;
  readonly bandMax: Float64Array;
  /** Features that must not enter. */
  readonly outside: ReadonlySet<number>;
  readonly isIn: Uint8Array;
  readonly at: Assignment;
  /** [team × iterations + iteration] scaled points left. */
  readonly free: Float64Array;
}

/**
 * Lays further features into the room that required ones leave, each story as early as it can be, until all bands reach
 * their minima; `undefined`: it did not come to that, which proves nothing.
 */
export function fill(
  instance: Instance,
  requirements: Requirements,
  isRequired: Uint8Array,
  outside: ReadonlySet<number>,
  required: Assignment,
): Assignment | undefined {
  const { bandCount, capacity } = instance;
  const { bandMax } = requirements;
  const at = required.slice();
  const isIn = isRequired.slice();
  const load = loadOf(instance, at);
  const free = capacity.map((points, cell) => points - load[cell]!);
  const filling: Filling = { instance, bandMax, outside, isIn, at, free };
  for (let band = 0; band < bandCount; band += 1) {
    if (requirements.bandMin[band]! === -Infinity) continue;
    let points = pointsOf(instance, band, (feature) => isIn[feature] === 1);
    for (const feature of points < requirements.bandMin[band]! ? candidates(instance, band, isIn) : []) {
      if (points >= requirements.bandMin[band]!) break;
      if (isIn[feature] === 1 || !enter(filling, feature)) continue;
      points = pointsOf(instance, band, (each) => isIn[each] === 1);
    }
    if (points < requirements.bandMin[band]!) return undefined;
  }
  return at;
}

/** Features of a band that are not in yet, those first that take the least other work along. */
export function candidates(instance: Instance, band: number, isIn: Uint8Array): readonly number[] {
  const { bandsOf, effort, featureCount } = instance;
  const found: { readonly feature: number; readonly share: number }[] = [];
  for (let feature = 0; feature < featureCount; feature += 1) {
    if (isIn[feature] === 1 || effort[feature] === 0 || !canEnter(instance, feature)) continue;
    if (!bandsOf.item.subarray(bandsOf.start[feature], bandsOf.start[feature + 1]).includes(band)) continue;
    let total = 0;
    for (const each of closureOf(instance, feature, isIn)) total += effort[each]!;
    found.push({ feature, share: effort[feature]! / total });
  }
  return found.sort((one, other) => other.share - one.share).map(({ feature }) => feature);
}

/** It has stories. */
export function canEnter({ stories }: Instance, feature: number): boolean {
  return stories.start[feature]! < stories.start[feature + 1]!;
}

/** Scaled points of those features of a band that count. */
export function pointsOf(instance: Instance, band: number, counts: (feature: number) => boolean): number {
  const { bandsOf, effort, featureCount } = instance;
  let sum = 0;
  for (let feature = 0; feature < featureCount; feature += 1) {
    for (let index = bandsOf.start[feature]!; index < bandsOf.start[feature + 1]!; index += 1)
      if (bandsOf.item[index] === band && counts(feature)) sum += effort[feature]!;
  }
  return sum;
}

/** A feature and all that it needs and that is not in. */
function closureOf({ needs }: Instance, feature: number, isIn: Uint8Array): ReadonlySet<number> {
  const closure = new Set([feature]);
  for (const each of closure) {
    for (let index = needs.start[each]!; index < needs.start[each + 1]!; index += 1)
      if (isIn[needs.item[index]!] === 0) closure.add(needs.item[index]!);
  }
  return closure;
}

/** Lays a feature and all that it needs; false: there is no room, and nothing is laid. */
function enter({ instance, bandMax, outside, isIn, at, free }: Filling, feature: number): boolean {
  const { stories, before, beforeLag, points, teamOf, iterations, earliest, bandCount } = instance;
  const closure = closureOf(instance, feature, isIn);
  for (const each of closure) if (outside.has(each) || !canEnter(instance, each)) return false;
  for (let band = 0; band < bandCount; band += 1)
    if (pointsOf(instance, band, (each) => isIn[each] === 1 || closure.has(each)) > bandMax[band]!) return false;
  const entering = [...closure]
    .flatMap((each) => [...stories.item.subarray(stories.start[each], stories.start[each + 1])])
    .sort((one, other) => earliest[one]! - earliest[other]!);
  const placed: number[] = [];
  // Stories that may lie in one iteration have no order by `earliest` alone: those whose turn has not come wait for the next round.
  for (let open = entering; open.length > 0;) {
    const waiting = open.filter((story) => {
      let iteration = 0;
      for (let index = before.start[story]!; index < before.start[story + 1]!; index += 1) {
        if (at[before.item[index]!]! < 0) return true;
        iteration = Math.max(iteration, at[before.item[index]!]! + beforeLag[index]!);
      }
      const row = teamOf[story]! * iterations;
      while (iteration < iterations && free[row + iteration]! < points[story]!) iteration += 1;
      if (iteration >= iterations) return true;
      at[story] = iteration;
      free[row + iteration]! -= points[story]!;
      placed.push(story);
      return false;
    });
    if (waiting.length === open.length) {
      for (const story of placed) {
        free[teamOf[story]! * iterations + at[story]!]! += points[story]!;
        at[story] = -1;
      }
      return false;
    }
    open = waiting;
  }
  for (const each of closure) isIn[each] = 1;
  return true;
}
