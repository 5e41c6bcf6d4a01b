import { HostUnreachable } from '#app/ports/failures';
import type {
  CapacityChange,
  CapacityOutcome,
  DaysOff,
  DaysOffChange,
  DaysOffOutcome,
  PersonCapacity,
  Refusal,
  Schedule,
  TeamCapacity,
  TeamIteration,
  Weekday,
} from '#app/ports/schedule';
import { readPlaces } from '#app/read-places';
import { Refused } from '#app/rest-client';
import type { CalendarDate } from '#core/result';
import type { TeamId } from '#core/train/ids';
import type { AzureClient } from '#azure/client';
import { readPerson } from '#azure/issue-reader';
import { codeOf, iterationAddress, placeRefusals, settingsAddress } from '#azure/team-place';
import { capacities, memberCapacity, teamDaysOff, teamSettings, type MemberCapacity } from '#azure/work-wire';

/** Places read at once: each takes two calls, and browsers hold six to one server. */
const placesAtOnce = 3;

/**
 * What teams can take. The platform has a list over all teams of an iteration, but it holds sums alone, neither people
 * nor days: so each team and iteration takes a call for its people and one for its days off, each team one for its
 * working days.
 */
export class Capacities {
  constructor(private readonly client: AzureClient) {}

  async read(places: readonly TeamIteration[], signal?: AbortSignal): ReturnType<Schedule['capacity']> {
    const settings = new Map<TeamId, Promise<readonly Weekday[]>>();
    const workingDays = (teamId: TeamId): Promise<readonly Weekday[]> => {
      const asked = settings.get(teamId) ?? this.workingDays(teamId, signal);
      settings.set(teamId, asked);
      return asked;
    };
    const { found, unreadable } = await readPlaces(places, {
      atOnce: placesAtOnce,
      read: async (place): Promise<TeamCapacity> => {
        const { teamId, iterationId } = place;
        const [days, members, daysOff] = await Promise.all([
          workingDays(teamId),
          this.members(place, signal),
          this.daysOff(place, signal),
        ]);
        const people = members.map((member) => ({ person: readPerson(member.teamMember), ...readCapacity(member) }));
        return { teamId, iterationId, workingDays: days, daysOff, people };
      },
      codeOf,
    });
    return { capacities: found.map(({ value }) => value), unreadable };
  }

  /**
   * The platform has no version of a capacity to hold a write to: each person's is compared with what was seen and
   * written alone, so what somebody changes between the two calls is lost, and nothing else is.
   */
  async write(
    place: TeamIteration,
    changes: readonly CapacityChange[],
    signal?: AbortSignal,
  ): Promise<readonly CapacityOutcome[]> {
    let members: readonly MemberCapacity[];
    try {
      members = await this.members(place, signal);
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      return changes.map(() => ({ kind: 'refused', code: codeOf(error), reason: error.message }));
    }
    const current = new Map(members.map((member) => [member.teamMember.id.toLowerCase(), readCapacity(member)]));
    const outcomes: CapacityOutcome[] = [];
    let isSilent = false;
    // One after the other: they are parts of one plan. Behind one that got no answer none is tried.
    for (const change of changes) {
      signal?.throwIfAborted();
      const now = current.get(change.personId.toLowerCase());
      if (isSame(now, change.next)) outcomes.push({ kind: 'written' });
      else if (!isSame(now, change.seen)) outcomes.push({ kind: 'clash', ...(now && { current: now }) });
      else if (isSilent) outcomes.push({ kind: 'refused', code: 'unreachable' });
      else {
        const outcome = await this.put(place, change, signal);
        isSilent = outcome.kind === 'refused' && outcome.code === 'unreachable';
        outcomes.push(outcome);
      }
    }
    return outcomes;
  }

  /** They have no version either: see {@link write}. */
  async writeDaysOff(
    place: TeamIteration,
    { seen, next }: DaysOffChange,
    signal?: AbortSignal,
  ): Promise<DaysOffOutcome> {
    try {
      const current = await this.daysOff(place, signal);
      if (daysOf(current) === daysOf(next)) return { kind: 'written' };
      if (daysOf(current) !== daysOf(seen)) return { kind: 'clash', current };
      await this.client.send({
        area: 'work',
        path: `${iterationAddress(place.teamId, place.iterationId)}/teamdaysoff`,
        method: 'PATCH',
        body: { daysOff: writtenDays(next) },
        answer: teamDaysOff,
        signal,
        expects: placeRefusals,
      });
      return { kind: 'written' };
    } catch (error) {
      return refusalOf(error);
    }
  }

  private async put(
    { teamId, iterationId }: TeamIteration,
    { personId, next }: CapacityChange,
    signal: AbortSignal | undefined,
  ): Promise<CapacityOutcome> {
    const body = {
      activities: next.activities.map(({ name, hoursPerDay }) => ({ name, capacityPerDay: hoursPerDay })),
      daysOff: writtenDays(next.daysOff),
    };
    try {
      await this.client.send({
        area: 'work',
        path: `${iterationAddress(teamId, iterationId)}/capacities/${encodeURIComponent(personId)}`,
        method: 'PATCH',
        body,
        answer: memberCapacity,
        signal,
        expects: placeRefusals,
      });
      return { kind: 'written' };
    } catch (error) {
      return refusalOf(error);
    }
  }

  private async members(
    { teamId, iterationId }: TeamIteration,
    signal: AbortSignal | undefined,
  ): Promise<readonly MemberCapacity[]> {
    const { teamMembers } = await this.client.send({
      area: 'work',
      path: `${iterationAddress(teamId, iterationId)}/capacities`,
      answer: capacities,
      signal,
      expects: placeRefusals,
    });
    return teamMembers ?? [];
  }

  private async daysOff(
    { teamId, iterationId }: TeamIteration,
    signal: AbortSignal | undefined,
  ): Promise<readonly DaysOff[]> {
    const { daysOff } = await this.client.send({
      area: 'work',
      path: `${iterationAddress(teamId, iterationId)}/teamdaysoff`,
      answer: teamDaysOff,
      signal,
      expects: placeRefusals,
    });
    return readDays(daysOff);
  }

  private async workingDays(teamId: TeamId, signal: AbortSignal | undefined): Promise<readonly Weekday[]> {
    const settings = await this.client.send({
      area: 'work',
      path: settingsAddress(teamId),
      answer: teamSettings,
      signal,
      expects: placeRefusals,
    });
    const chosen = new Set((settings.workingDays ?? []).map((day) => day.toLowerCase()));
    return weekdays.filter((day) => chosen.has(day));
  }
}

const weekdays: readonly Weekday[] = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];

function readCapacity({ activities, daysOff }: Pick<MemberCapacity, 'activities' | 'daysOff'>): PersonCapacity {
  return {
    activities: (activities ?? []).map(({ name, capacityPerDay }) => ({
      name: name ?? '',
      hoursPerDay: capacityPerDay ?? 0,
    })),
    daysOff: readDays(daysOff),
  };
}

/** Days are written as moments at midnight in UTC. */
function readDays(ranges: MemberCapacity['daysOff']): readonly DaysOff[] {
  return (ranges ?? []).map(({ start, end }) => ({ first: dayOf(start), last: dayOf(end) }));
}

function writtenDays(ranges: readonly DaysOff[]): object {
  return ranges.map(({ first, last }) => ({ start: `${first}T00:00:00Z`, end: `${last}T00:00:00Z` }));
}

/** What a write that failed is told as. Throws what is no answer of the host. */
function refusalOf(error: unknown): Refusal {
  if (error instanceof HostUnreachable) return { kind: 'refused', code: 'unreachable' };
  if (!(error instanceof Refused)) throw error;
  return { kind: 'refused', code: error.status === 400 ? 'invalid' : codeOf(error), reason: error.message };
}

function dayOf(moment: string): CalendarDate {
  return moment.slice(0, 10) as CalendarDate;
}

/** Order does not matter, and somebody who gives nothing is like somebody who is not listed. */
function isSame(one: PersonCapacity | undefined, other: PersonCapacity | undefined): boolean {
  return essence(one) === essence(other);
}

function essence(capacity: PersonCapacity | undefined): string {
  const given = (capacity?.activities ?? []).filter(({ hoursPerDay }) => hoursPerDay > 0);
  return [
    ...given.map(({ name, hoursPerDay }) => JSON.stringify([name, hoursPerDay])).sort(),
    daysOf(capacity?.daysOff ?? []),
  ].join();
}

function daysOf(ranges: readonly DaysOff[]): string {
  return ranges
    .map(({ first, last }) => JSON.stringify([first, last]))
    .sort()
    .join();
}
