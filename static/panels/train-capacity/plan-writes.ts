import type { DaysOff, Schedule, TeamCapacity, TeamIteration } from '#app/ports/schedule';
import type { CalendarDate } from '#core/result';
import type { TeamId } from '#core/train/ids';
import type { Pi } from '#core/train/train';
import { zoneOf } from '../train-setup/zoned-days';
import { entryAt, isSaid, type Entries } from './entries';
import type { Span } from './host-capacity';
import { hoursOf, hostWrite, type HostWrite } from './host-writes';

/** A team's iteration as the tracker has it, with the slot that it is planned in. */
export interface KeptPlace extends TeamIteration {
  readonly slot: number;
  readonly kept: TeamCapacity;
  readonly span: Span;
  readonly zone: string;
}

/** What the tracker has of a PI, as far as it can be written. */
export interface KeptPlaces {
  readonly places: readonly KeptPlace[];
  /** Could not be read. */
  readonly unreadable: readonly { readonly teamId: TeamId; readonly slot: number }[];
  /** Iterations that last for several slots: what is said of these cannot be told apart in them. */
  readonly several: readonly { readonly teamId: TeamId; readonly slot: number }[];
}

/** What would be written to a team's iteration, and what cannot be. */
export interface PlannedWrite extends HostWrite {
  readonly place: KeptPlace;
}

/** Reads what the teams of a PI keep, to be compared with what is said here. */
export async function readKept(
  schedule: Pick<Schedule, 'capacity' | 'iterations'>,
  { teams, pi, viewerZone }: { readonly teams: readonly TeamId[]; readonly pi: Pi; readonly viewerZone: string },
  signal: AbortSignal,
): Promise<KeptPlaces> {
  const slots = teams.flatMap((teamId) =>
    (pi.iterations[teamId] ?? []).flatMap((iterationId, slot) =>
      iterationId === null ? [] : [{ teamId, iterationId, slot }],
    ),
  );
  const isShared = ({ teamId, iterationId }: TeamIteration): boolean =>
    slots.filter((other) => other.teamId === teamId && other.iterationId === iterationId).length > 1;
  const alone = slots.filter((place) => !isShared(place));
  const [capacity, found] = await Promise.all([
    schedule.capacity(
      alone.map(({ teamId, iterationId }) => ({ teamId, iterationId })),
      signal,
    ),
    schedule.iterations(teams, { signal }),
  ]);
  const zone = zoneOf(found.iterations, viewerZone);
  const spans = new Map(found.iterations.map(({ id, start, end }) => [id, { start, end }]));
  const kept = new Map(capacity.capacities.map((each) => [keyOf(each), each]));
  const [readable, unreadable] = [true, false].map((is) => alone.filter((place) => kept.has(keyOf(place)) === is));
  return {
    places: readable!.map((place) => {
      const { start, end } = spans.get(place.iterationId) ?? {};
      const span = start !== undefined && end !== undefined ? { start, end } : pi.slots[place.slot]!;
      return { ...place, kept: kept.get(keyOf(place))!, span, zone };
    }),
    unreadable: unreadable!,
    several: slots.filter(isShared),
  };
}

/** Days on which whole teams are off, as they are named before they are written: by {@link placeKey}. */
export type NamedDays = ReadonlyMap<string, readonly CalendarDate[]>;

/** Which of the places have to be written, and what. Of a slot of which nothing is said here nothing is written. */
export function planWrites(
  { places }: KeptPlaces,
  entriesOf: (teamId: TeamId) => Entries,
  days: NamedDays,
): readonly PlannedWrite[] {
  return places.flatMap((place): PlannedWrite[] => {
    const entry = entryAt(entriesOf(place.teamId), place.slot);
    if (!isSaid(entry) || (entry.people === 0 && entry.points !== undefined)) return [];
    const { kept, span, zone } = place;
    const write = hostWrite({
      ...{ kept, entry, span, zone },
      others: nearestPeople(places, place),
      teamDays: days.get(placeKey(place)) ?? [],
    });
    const isNothing = write.people.length === 0 && !write.teamDays && write.lacks.length === 0;
    return isNothing ? [] : [{ ...write, place }];
  });
}

/** Names a team's slot. */
export function placeKey({ teamId, slot }: { readonly teamId: TeamId; readonly slot: number }): string {
  return `${slot}|${teamId}`;
}

/** Days as one knows them again. */
export function daysText(days: readonly DaysOff[], day: (date: CalendarDate) => string): readonly string[] {
  return days.map(({ first, last }) => (first === last ? day(first) : `${day(first)} – ${day(last)}`));
}

/** Who is planned with in the team's nearest iteration that has anybody; the earlier one of two. */
function nearestPeople(places: readonly KeptPlace[], { teamId, slot }: KeptPlace): TeamCapacity['people'] {
  const others = places.filter((place) => place.teamId === teamId && place.kept.people.some((one) => hoursOf(one) > 0));
  const distance = (place: KeptPlace): number => Math.abs(place.slot - slot) + (place.slot > slot ? 0.5 : 0);
  return [...others].sort((one, other) => distance(one) - distance(other))[0]?.kept.people ?? [];
}

function keyOf({ teamId, iterationId }: TeamIteration): string {
  return `${teamId} ${iterationId}`;
}
