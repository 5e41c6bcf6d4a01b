import type { Instance } from '#planner/instance';
import type { Placements } from '#planner/problem';

/** Iteration of each story by its index; −1: not in the plan. */
export type Assignment = Int8Array;

/** A rule that an assignment breaks, by indices of the instance. */
export type Breach =
  | { readonly kind: 'partly-planned'; readonly feature: number }
  | { readonly kind: 'left-out'; readonly feature: number }
  | { readonly kind: 'late'; readonly feature: number }
  | { readonly kind: 'off-pin'; readonly story: number }
  | { readonly kind: 'overload'; readonly team: number; readonly iteration: number; readonly points: number }
  | { readonly kind: 'too-early'; readonly from: number; readonly to: number }
  | { readonly kind: 'without-predecessor'; readonly from: number; readonly to: number }
  | { readonly kind: 'band-over'; readonly band: number; readonly points: number }
  | { readonly kind: 'band-under'; readonly band: number; readonly points: number };

/** Iteration in which a feature's last story is done; −1: it is not (wholly) in the plan. */
export function finishOf(instance: Instance, at: Assignment, feature: number): number {
  const { stories } = instance;
  let finish = -1;
  for (let index = stories.start[feature]!; index < stories.start[feature + 1]!; index += 1) {
    const iteration = at[stories.item[index]!]!;
    if (iteration < 0) return -1;
    if (iteration > finish) finish = iteration;
  }
  return finish;
}

/** Sum over the planned features of their value in the iteration of their last story. */
export function valueOf(instance: Instance, at: Assignment): number {
  let sum = 0;
  for (let feature = 0; feature < instance.featureCount; feature += 1) {
    const finish = finishOf(instance, at, feature);
    if (finish >= 0) sum += instance.value[feature * instance.iterations + finish]!;
  }
  return sum;
}

/** Points that lie elsewhere than in `reference`, or that were there and are left out; what is new counts nothing. */
export function movedPoints(instance: Instance, at: Assignment, reference: ArrayLike<number>): number {
  let sum = 0;
  for (let story = 0; story < instance.storyCount; story += 1) {
    if (reference[story]! >= 0 && at[story] !== reference[story]) sum += instance.points[story]!;
  }
  return sum / instance.scale;
}

/** [team × iterations + iteration] scaled points of an assignment. */
export function loadOf(instance: Instance, at: Assignment): Float64Array {
  const load = new Float64Array(instance.teamCount * instance.iterations);
  for (let story = 0; story < instance.storyCount; story += 1) {
    if (at[story]! >= 0) load[instance.teamOf[story]! * instance.iterations + at[story]!]! += instance.points[story]!;
  }
  return load;
}

/** Every rule that an assignment breaks; none: it is a plan. */
export function breachesOf(instance: Instance, at: Assignment): readonly Breach[] {
  return [
    ...featureBreaches(instance, at),
    ...storyBreaches(instance, at),
    ...loadBreaches(instance, at),
    ...bandBreaches(instance, at),
  ];
}

function featureBreaches(instance: Instance, at: Assignment): readonly Breach[] {
  const { problem, stories } = instance;
  return problem.features.flatMap(({ mandatory }, feature): Breach[] => {
    const members = stories.item.subarray(stories.start[feature], stories.start[feature + 1]);
    const placed = members.filter((story) => at[story]! >= 0).length;
    if (placed > 0 && placed < members.length) return [{ kind: 'partly-planned', feature }];
    if (!mandatory) return [];
    if (placed === 0) return [{ kind: 'left-out', feature }];
    return finishOf(instance, at, feature) > instance.due[feature]! ? [{ kind: 'late', feature }] : [];
  });
}

function storyBreaches(instance: Instance, at: Assignment): readonly Breach[] {
  const { before, beforeLag, pin } = instance;
  const breaches: Breach[] = [];
  for (let to = 0; to < instance.storyCount; to += 1) {
    if (pin[to]! >= 0 && at[to] !== pin[to]) breaches.push({ kind: 'off-pin', story: to });
    if (at[to]! < 0) continue;
    for (let index = before.start[to]!; index < before.start[to + 1]!; index += 1) {
      const from = before.item[index]!;
      if (at[from]! < 0) breaches.push({ kind: 'without-predecessor', from, to });
      else if (at[from]! + beforeLag[index]! > at[to]!) breaches.push({ kind: 'too-early', from, to });
    }
  }
  return breaches;
}

function loadBreaches(instance: Instance, at: Assignment): readonly Breach[] {
  return [...loadOf(instance, at)].flatMap((load, cell): Breach[] => {
    const over = load - instance.capacity[cell]!;
    if (over <= 0) return [];
    return [
      {
        kind: 'overload',
        team: Math.floor(cell / instance.iterations),
        iteration: cell % instance.iterations,
        points: over / instance.scale,
      },
    ];
  });
}

function bandBreaches(instance: Instance, at: Assignment): readonly Breach[] {
  const used = new Float64Array(instance.bandCount);
  for (let feature = 0; feature < instance.featureCount; feature += 1) {
    if (finishOf(instance, at, feature) < 0) continue;
    for (let index = instance.bandsOf.start[feature]!; index < instance.bandsOf.start[feature + 1]!; index += 1)
      used[instance.bandsOf.item[index]!]! += instance.effort[feature]!;
  }
  return [...used].flatMap((points, band): Breach[] => {
    if (points > instance.bandMax[band]!)
      return [{ kind: 'band-over', band, points: (points - instance.bandMax[band]!) / instance.scale }];
    if (points < instance.bandMin[band]!)
      return [{ kind: 'band-under', band, points: (instance.bandMin[band]! - points) / instance.scale }];
    return [];
  });
}

/** Reads placements by ids; ids that the instance does not have, and iterations outside it, are left out. */
export function assignmentOf(instance: Instance, placements: Placements): Assignment {
  return Int8Array.from(instance.problem.stories, ({ id }) => {
    const iteration = Object.hasOwn(placements, id) ? placements[id]! : -1;
    return Number.isInteger(iteration) && iteration >= 0 && iteration < instance.iterations ? iteration : -1;
  });
}

/** The other way round, in the order of the problem's stories. */
export function placementsOf(instance: Instance, at: Assignment): Placements {
  return Object.fromEntries(
    instance.problem.stories.flatMap(({ id }, story) => (at[story]! >= 0 ? [[id, at[story]!]] : [])),
  );
}
