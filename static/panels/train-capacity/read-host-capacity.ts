import type { Schedule, TeamIteration } from '#app/ports/schedule';
import type { CapacityEntry } from '#core/train/capacity';
import type { TeamId } from '#core/train/ids';
import type { Pi } from '#core/train/train';
import { zoneOf } from '../train-setup/zoned-days';
import { entryAt, isSaid, withCell, type Entries } from './entries';
import { entryFrom, spanIn } from './host-capacity';

/** What the tracker keeps of one team's slot. */
export interface HostEntry {
  readonly teamId: TeamId;
  readonly slot: number;
  readonly entry: CapacityEntry;
}

/** What the tracker keeps of a PI. */
export interface HostCapacity {
  /** Only where the team has people with hours. */
  readonly entries: readonly HostEntry[];
  readonly unreadable: readonly { readonly teamId: TeamId; readonly slot: number }[];
}

/** Reads what the teams of a PI keep in the tracker's own capacity pages, each iteration once. */
export async function readHostCapacity(
  schedule: Schedule,
  { teams, pi, viewerZone }: { readonly teams: readonly TeamId[]; readonly pi: Pi; readonly viewerZone: string },
  signal: AbortSignal,
): Promise<HostCapacity> {
  const slots = teams.flatMap((teamId) =>
    (pi.iterations[teamId] ?? []).flatMap((iterationId, slot) =>
      iterationId === null ? [] : [{ teamId, iterationId, slot }],
    ),
  );
  const places = [...new Map(slots.map((place) => [keyOf(place), place])).values()];
  const [capacity, found] = await Promise.all([
    schedule.capacity(
      places.map(({ teamId, iterationId }) => ({ teamId, iterationId })),
      signal,
    ),
    schedule.iterations(teams, { signal }),
  ]);
  const zone = zoneOf(found.iterations, viewerZone);
  const iterations = new Map(found.iterations.map((iteration) => [iteration.id, iteration]));
  const kept = new Map(capacity.capacities.map((each) => [keyOf(each), each]));
  const silent = new Set(capacity.unreadable.map(({ place }) => keyOf(place)));
  return {
    entries: slots.flatMap(({ teamId, iterationId, slot }): HostEntry[] => {
      const own = kept.get(keyOf({ teamId, iterationId }));
      const at = pi.slots[slot];
      if (!own || !at) return [];
      const { start, end } = iterations.get(iterationId) ?? {};
      const span = start !== undefined && end !== undefined ? { start, end } : at;
      const isInSeveral = slots.filter((other) => keyOf(other) === keyOf({ teamId, iterationId })).length > 1;
      const entry = entryFrom(own, spanIn(span, at, isInSeveral), zone);
      return entry.people > 0 ? [{ teamId, slot, entry }] : [];
    }),
    unreadable: slots.filter((place) => silent.has(keyOf(place))).map(({ teamId, slot }) => ({ teamId, slot })),
  };
}

/** What the tracker keeps and this page does not say yet; points that were said outright do not matter. */
export function newIn(entries: readonly HostEntry[], entriesOf: (teamId: TeamId) => Entries): readonly HostEntry[] {
  return entries.filter(({ teamId, slot, entry }) => {
    const here = entryAt(entriesOf(teamId), slot);
    const isSame = here.people === entry.people && here.daysOff === entry.daysOff && here.focus === entry.focus;
    return !isSaid(here) || !isSame;
  });
}

/** The entries of each team once those of the tracker are taken over; points that were said outright stay. */
export function withTaken(
  taken: readonly HostEntry[],
  slots: number,
  entriesOf: (teamId: TeamId) => Entries,
): ReadonlyMap<TeamId, Entries> {
  const next = new Map<TeamId, Entries>();
  for (const { teamId, slot, entry } of taken) {
    let own = next.get(teamId) ?? entriesOf(teamId);
    for (const measure of ['people', 'daysOff', 'focus'] as const)
      own = withCell(own, slots, { slot, measure, value: entry[measure] });
    next.set(teamId, own);
  }
  return next;
}

function keyOf({ teamId, iterationId }: TeamIteration): string {
  return `${teamId} ${iterationId}`;
}
