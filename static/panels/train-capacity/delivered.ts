import type { Iteration } from '#app/ports/schedule';
import type { IterationId, TeamId } from '#core/train/ids';
import { median } from '#core/median';
import { isIpName } from '#core/train/pi-from-iterations';
import type { PlanItem } from '#core/train/plan-item';

/** Iterations that a team's history is taken from, at most: the newest. */
export const mostIterations = 6;

/** What a team has finished in one closed iteration. */
export interface DeliveredIteration {
  readonly id: IterationId;
  readonly name: string;
  readonly points: number;
  /** Items that were done without an estimate: they are in no figure. */
  readonly unestimated: number;
}

/** What a team has finished in its last closed iterations, oldest first. */
export interface Delivered {
  readonly iterations: readonly DeliveredIteration[];
  /** Absent where there is no closed iteration to learn from. */
  readonly median?: number;
  /** Items that were done without an estimate: they are in no figure. */
  readonly unestimated: number;
}

/** The closed iterations that a team's history is taken from, oldest first; in those of innovation and planning nothing was planned. */
export function closedOf(teamId: TeamId, iterations: readonly Iteration[]): readonly Iteration[] {
  return iterations
    .filter(({ state, teamIds, end }) => state === 'closed' && teamIds.includes(teamId) && end !== undefined)
    .filter(({ name }) => !isIpName(name))
    .sort((one, other) => (one.end! < other.end! ? -1 : 1))
    .slice(-mostIterations);
}

/** What a team has delivered. An item counts once, in its last iteration, where it is done; features are no work of their own. */
export function deliveredOf(teamId: TeamId, closed: readonly Iteration[], items: readonly PlanItem[]): Delivered {
  const done = items.filter((item) => item.kind === 'story' && item.status === 'done' && item.teamId === teamId);
  const inIteration = (id: IterationId) => done.filter(({ iterations }) => iterations.at(-1) === id);
  const iterations = closed.map(({ id, name }): DeliveredIteration => {
    const own = inIteration(id);
    return {
      id,
      name,
      points: own.reduce((sum, { points = 0 }) => sum + points, 0),
      unestimated: own.filter(({ points }) => points === undefined).length,
    };
  });
  const unestimated = iterations.reduce((sum, iteration) => sum + iteration.unestimated, 0);
  const middle = median(iterations.map(({ points }) => points));
  return { iterations, unestimated, ...(middle !== undefined && { median: middle }) };
}
