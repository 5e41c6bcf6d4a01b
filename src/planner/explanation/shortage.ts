import type { Bundle } from '#planner/explanation/bundle';
import type { Cause, Change } from '#planner/explanation/claim';
import { addBands, type Occupancy } from '#planner/explanation/occupancy';
import type { Instance } from '#planner/instance';

/** Points that are missing in a team's iteration or under a band's maximum. */
export type Shortage = Cause & { readonly kind: 'capacity' | 'band' };

/** Bands that a bundle brings over their maximum, with the scaled points above what instances allow. */
export function overBands({ instance, used }: Occupancy, { entering }: Bundle): ReadonlyMap<number, number> {
  const over = new Map<number, number>();
  if (instance.bandCount === 0 || entering.length === 0) return over;
  const sum = used.slice();
  for (const feature of entering) addBands(instance, sum, feature, 1);
  for (let band = 0; band < sum.length; band += 1) {
    if (sum[band]! > instance.bandMax[band]!) over.set(band, sum[band]! - instance.bandMax[band]!);
  }
  return over;
}

/** What a bundle that was laid over capacity lacks in a cell: `needed` are its own points there. */
export function capacityShortage(
  { instance, at, free }: Occupancy,
  { stories, count }: Bundle,
  cell: number,
): Shortage {
  const { iterations, points, scale, teamOf, problem } = instance;
  let needed = 0;
  for (let index = 0; index < count; index += 1) {
    const story = stories[index]!;
    if (teamOf[story]! * iterations + at[story]! === cell) needed += points[story]!;
  }
  const missing = -free[cell]!;
  return {
    kind: 'capacity',
    team: problem.teams[Math.floor(cell / iterations)]!.id,
    iteration: cell % iterations,
    needed: needed / scale,
    free: (needed - missing) / scale,
    missing: missing / scale,
  };
}

/** What is missing under a band's maximum. */
export function bandShortage({ problem, scale, bandMax }: Instance, band: number, over: number): Shortage {
  const { name, max = 0 } = problem.bands![band]!;
  // Instances round a maximum to points that can be reached; what is stated is above the maximum itself, without the rest that adding decimals leaves.
  return { kind: 'band', band: name, missing: Math.round(((over + bandMax[band]!) / scale - max) * 1e6) / 1e6 };
}

/** The change that makes up for a shortage, and for no more. */
export function changeFor(shortage: Shortage): Change {
  return shortage.kind === 'capacity'
    ? { kind: 'capacity', team: shortage.team, iteration: shortage.iteration, points: shortage.missing }
    : { kind: 'band', band: shortage.band, points: shortage.missing };
}
