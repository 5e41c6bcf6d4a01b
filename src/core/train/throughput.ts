import { median } from '#core/median';
import type { CapacityEntry } from '#core/train/capacity';
import { capacityOf } from '#core/train/capacity-points';
import type { IterationId, TeamId } from '#core/train/ids';
import type { CapacityRule, Pi } from '#core/train/train';

/** What a team has finished in one iteration that is over. */
export interface PastWork {
  readonly points: number;
  /** Items that were done without an estimate: they are in no figure. */
  readonly unestimated: number;
  /** What it could take then; absent where nobody has said. */
  readonly capacity?: number;
}

/** How much of what a team can take it gets done, iteration by iteration, oldest first. */
export interface Throughput {
  /** `capacity`: held against the capacity of that iteration; `points`: against what the team can usually take now. */
  readonly measuredBy: 'capacity' | 'points';
  /** Done by could-be-taken. */
  readonly ratios: readonly number[];
}

/** With fewer past iterations a team's history tells nothing: no probability is shown. */
export const fewestIterations = 4;

/**
 * A team's throughput. Where too few past iterations have a capacity, the points that were done are held against what
 * the team can take in an iteration now: so many points again, whatever the capacity was then. An iteration of which
 * nothing is known but items without estimates says nothing.
 */
export function throughputOf(past: readonly PastWork[], usual: number | undefined): Throughput {
  const telling = past.filter(({ points, unestimated }) => points > 0 || unestimated === 0);
  const known = telling.flatMap(({ points, capacity = 0 }) => (capacity > 0 ? [points / capacity] : []));
  if (known.length >= fewestIterations || !usual) return { measuredBy: 'capacity', ratios: known };
  return { measuredBy: 'points', ratios: telling.map(({ points }) => points / usual) };
}

/** What a team can take in one of its iterations. */
export interface IterationCapacity {
  /** Absent where the PI has no iteration of this team there. */
  readonly id?: IterationId;
  readonly points: number;
  readonly isIp: boolean;
}

/** What a team can take in each of its iterations of a PI; one that spans several slots counts once, with all of them. */
export function iterationCapacities(
  { slots, iterations }: Pick<Pi, 'slots' | 'iterations'>,
  teamId: TeamId,
  entries: readonly CapacityEntry[],
  rule: CapacityRule,
): readonly IterationCapacity[] {
  const found: IterationCapacity[] = [];
  slots.forEach((slot, index) => {
    const id = iterations[teamId]?.[index] ?? undefined;
    const points = capacityOf(entries[index], slot, rule);
    const last = found.at(-1);
    if (last && id !== undefined && last.id === id)
      found[found.length - 1] = { ...last, points: last.points + points, isIp: last.isIp && slot.isIp };
    else found.push({ ...(id !== undefined && { id }), points, isIp: slot.isIp });
  });
  return found;
}

/** What a team can usually take: the middle of its iterations that are for planned work. */
export function usualCapacity(capacities: readonly Pick<IterationCapacity, 'points' | 'isIp'>[]): number | undefined {
  return median(capacities.flatMap(({ points, isIp }) => (points > 0 && !isIp ? [points] : [])));
}
