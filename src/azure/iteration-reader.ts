import type { Iteration, IterationState } from '#app/ports/schedule';
import type { IsoDateTime } from '#core/result';
import type { TeamId } from '#core/train/ids';
import { momentOf } from '#app/fields/reading';
import { iterationIdOf } from '#azure/iteration-id';
import { projectOf } from '#azure/team-place';
import type { WireIteration } from '#azure/work-wire';

const day = 86_400_000;

const states: Readonly<Record<string, IterationState>> = { past: 'closed', current: 'active', future: 'future' };

/** Turns Azure DevOps' JSON of the iteration of a team into ours. Its last day belongs to it: the end is the midnight after. */
export function readIteration({ id, name, path, attributes }: WireIteration, teamId: TeamId): Iteration {
  const { startDate, finishDate, timeFrame } = attributes ?? {};
  return {
    id: iterationIdOf(projectOf(teamId), id),
    name,
    state: states[timeFrame?.toLowerCase() ?? ''] ?? 'future',
    ...(startDate && { start: momentOf(startDate) }),
    ...(finishDate && { end: momentIn(Date.parse(finishDate) + day) }),
    teamIds: [teamId],
    ...(path && { path }),
  };
}

/** Days of an iteration that lasts from one moment to another, as the platform writes them. */
export function daysOf(
  start: IsoDateTime | undefined,
  end: IsoDateTime | undefined,
): { readonly startDate?: string; readonly finishDate?: string } {
  return {
    ...(start !== undefined && { startDate: midnight(start) }),
    // A moment before the end lies on the last day.
    ...(end !== undefined && { finishDate: midnight(momentIn(Date.parse(end) - 1)) }),
  };
}

function midnight(moment: IsoDateTime): string {
  return `${moment.slice(0, 10)}T00:00:00Z`;
}

function momentIn(milliseconds: number): IsoDateTime {
  return new Date(milliseconds).toISOString() as IsoDateTime;
}
