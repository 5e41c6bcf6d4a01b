import type { Iteration } from '#app/ports/schedule';
import type { IsoDateTime } from '#core/result';
import type { IterationId, PiId, TeamId } from '#core/train/ids';
import type { Pi, Slot, TrainTeam } from '#core/train/train';

/** A moment at midnight in UTC, or at an hour. */
export function at(day: string, hour = 0): IsoDateTime {
  return `${day}T${String(hour).padStart(2, '0')}:00:00.000Z` as IsoDateTime;
}

/** A team of a train. */
export function team(name: string, part: Partial<TrainTeam> = {}): TrainTeam {
  return { id: name.toLowerCase() as TeamId, name, projectIds: [], alsoCalled: [], ...part };
}

/** An iteration of some teams, from one day to the day that is no longer in it. */
export function iteration(
  name: string,
  days: readonly [string, string] | undefined,
  teams: readonly string[],
  part: Partial<Iteration> = {},
): Iteration {
  const [start, end] = days ?? [];
  return {
    id: name as IterationId,
    name,
    state: 'future',
    ...(start !== undefined && { start: at(start) }),
    ...(end !== undefined && { end: at(end) }),
    teamIds: teams as readonly TeamId[],
    ...part,
  };
}

/** A slot of two weeks, from a day on. */
export function slot(name: string, start: string, end: string, part: Partial<Slot> = {}): Slot {
  return { name, start: at(start), end: at(end), isIp: false, ...part };
}

/** A PI with the iterations of its teams by name. */
export function piOf(
  slots: readonly Slot[],
  iterations: Readonly<Record<string, readonly (string | null)[]>>,
  part: Partial<Pi> = {},
): Pi {
  return {
    id: 'pi-000001' as PiId,
    name: 'PI 26.4',
    slots,
    iterations: iterations as Pi['iterations'],
    milestones: [],
    ...part,
  };
}
