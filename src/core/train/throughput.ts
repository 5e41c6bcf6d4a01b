import { median } from '#core/median';

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

/** What a team can take in an iteration, in the middle of those in which it takes anything. */
export function usualCapacity(capacities: readonly number[]): number | undefined {
  return median(capacities.filter((points) => points > 0));
}
