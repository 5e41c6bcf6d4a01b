import type { Iteration } from '#app/ports/schedule';
import type { IsoDateTime } from '#core/result';
import { workingDays } from '#core/train/capacity-points';
import type { IterationId, TeamId } from '#core/train/ids';
import type { Pi, TrainTeam } from '#core/train/train';

/** Something about a PI that its people should look at, and may leave as it is. */
export type PiNotice =
  | { readonly what: 'past' }
  | {
      readonly what: 'slot-gap' | 'slot-overlap';
      readonly before: string;
      readonly after: string;
      readonly days: number;
    }
  | { readonly what: 'gone'; readonly team: string; readonly slot: string }
  | { readonly what: 'empty'; readonly teams: readonly string[] }
  | { readonly what: 'missing'; readonly team: string; readonly slots: readonly string[] }
  | { readonly what: 'no-slot' | 'no-dates'; readonly team: string; readonly names: readonly string[] }
  | { readonly what: 'shared'; readonly name: string; readonly teams: readonly string[] }
  | { readonly what: 'elsewhere'; readonly team: string; readonly name: string; readonly slot: string }
  | {
      readonly what: 'gap' | 'overlap';
      readonly team: string;
      readonly before: string;
      readonly after: string;
      readonly days: number;
    };

/** What a PI is held against. */
export interface CheckedWith {
  readonly teams: readonly TrainTeam[];
  readonly iterations: readonly Iteration[];
  /** Teams whose iterations could not be read: nothing is said of these. */
  readonly unread: ReadonlySet<TeamId>;
  readonly now: IsoDateTime;
}

const day = 86_400_000;
/** Daylight saving and the hours between the end of one sprint and the start of the next make no overlap. */
const overlapDays = 0.6;

/** What is odd about a PI: its slots first, then each team's iterations in the train's order. */
export function noticesOf(pi: Pi, { teams, iterations, unread, now }: CheckedWith): readonly PiNotice[] {
  const last = pi.slots.at(-1);
  const isPast = last !== undefined && Date.parse(last.end) <= Date.parse(now);
  const byId = new Map(iterations.map((iteration) => [iteration.id, iteration]));
  const read = teams.filter(({ id }) => !unread.has(id));
  return [
    ...(isPast ? [{ what: 'past' } as const] : []),
    ...pi.slots.slice(1).flatMap((after, index) => {
      const before = pi.slots[index]!;
      const odd = between(before, after);
      if (!odd) return [];
      const what = odd.what === 'gap' ? ('slot-gap' as const) : ('slot-overlap' as const);
      return [{ what, before: before.name, after: after.name, days: odd.days }];
    }),
    ...emptyIn(pi, read),
    ...sharedIn(pi, read, byId),
    ...read.flatMap((team) => teamNotices(pi, team, byId, iterations)),
  ];
}

/** What lies between two times that should follow each other; nothing where they do. */
function between(
  before: { readonly end?: IsoDateTime },
  after: { readonly start?: IsoDateTime },
): { readonly what: 'gap' | 'overlap'; readonly days: number } | undefined {
  if (before.end === undefined || after.start === undefined) return undefined;
  const days = (Date.parse(after.start) - Date.parse(before.end)) / day;
  if (days <= -overlapDays) return { what: 'overlap', days: Math.round(-days * 10) / 10 };
  const lost = days >= 1 ? workingDays({ start: before.end, end: after.start }) : 0;
  return lost > 0 ? { what: 'gap', days: lost } : undefined;
}

/** Teams that have no iteration at all here. */
function emptyIn(pi: Pi, teams: readonly TrainTeam[]): readonly PiNotice[] {
  const empty = teams.filter(({ id }) => pi.slots.every((_, slot) => (pi.iterations[id]?.[slot] ?? null) === null));
  return empty.length > 0 ? [{ what: 'empty', teams: empty.map(({ name }) => name) }] : [];
}

/** Iterations that belong to one team and stand in the row of several: what lies in them is told apart by names alone. */
function sharedIn(pi: Pi, teams: readonly TrainTeam[], byId: ReadonlyMap<IterationId, Iteration>): readonly PiNotice[] {
  const users = new Map<IterationId, string[]>();
  for (const { id, name } of teams)
    for (const iterationId of new Set(pi.iterations[id] ?? []))
      if (iterationId !== null) users.set(iterationId, [...(users.get(iterationId) ?? []), name]);
  return [...users].flatMap(([id, names]): PiNotice[] => {
    const iteration = byId.get(id);
    if (names.length < 2 || iteration?.origin === undefined) return [];
    return [{ what: 'shared', name: iteration.name, teams: names }];
  });
}

function teamNotices(
  pi: Pi,
  { id, name: team }: TrainTeam,
  byId: ReadonlyMap<IterationId, Iteration>,
  iterations: readonly Iteration[],
): readonly PiNotice[] {
  const row = pi.slots.map((_, slot) => pi.iterations[id]?.[slot] ?? null);
  const own = iterations.filter(({ teamIds }) => teamIds.includes(id));
  const undated = own.filter(
    ({ state, start, end }) => state !== 'closed' && (start === undefined || end === undefined),
  );
  const noDates: readonly PiNotice[] =
    undated.length > 0 ? [{ what: 'no-dates', team, names: undated.map(({ name }) => name) }] : [];
  if (row.every((iterationId) => iterationId === null)) return noDates;
  const missing = pi.slots.filter((_, slot) => row[slot] === null).map(({ name }) => name);
  const left = own.filter((iteration) => liesIn(iteration, pi) && !row.includes(iteration.id)).map(({ name }) => name);
  return [
    ...row.flatMap((iterationId, slot) => slotNotices(pi, { team, slot, iterationId }, byId)),
    ...(missing.length > 0 ? [{ what: 'missing', team, slots: missing } as const] : []),
    ...(left.length > 0 ? [{ what: 'no-slot', team, names: left } as const] : []),
    ...noDates,
    ...rowNotices(team, row, byId),
  ];
}

function slotNotices(
  pi: Pi,
  at: { readonly team: string; readonly slot: number; readonly iterationId: IterationId | null },
  byId: ReadonlyMap<IterationId, Iteration>,
): readonly PiNotice[] {
  const { team, iterationId } = at;
  const slot = pi.slots[at.slot]!;
  if (iterationId === null) return [];
  const iteration = byId.get(iterationId);
  if (!iteration) return [{ what: 'gone', team, slot: slot.name }];
  const isElsewhere = shared(iteration, slot) === 0;
  return isElsewhere ? [{ what: 'elsewhere', team, name: iteration.name, slot: slot.name }] : [];
}

/** Gaps and overlaps between the iterations that a team has in a PI. */
function rowNotices(
  team: string,
  row: readonly (IterationId | null)[],
  byId: ReadonlyMap<IterationId, Iteration>,
): readonly PiNotice[] {
  const chain = [...new Set(row)].flatMap((id) => (id === null ? [] : (byId.get(id) ?? [])));
  return chain.slice(1).flatMap((after, index): PiNotice[] => {
    const before = chain[index]!;
    const odd = between(before, after);
    return odd ? [{ ...odd, team, before: before.name, after: after.name }] : [];
  });
}

/** Most of the iteration lies within the PI. */
function liesIn(iteration: Iteration, { slots }: Pi): boolean {
  const [first, last] = [slots[0], slots.at(-1)];
  if (!first || !last || iteration.start === undefined || iteration.end === undefined) return false;
  const length = Date.parse(iteration.end) - Date.parse(iteration.start);
  return shared(iteration, { start: first.start, end: last.end }) > length / 2;
}

/** Milliseconds that two times have in common; without dates it cannot be told: as if they had some. */
function shared(
  iteration: Pick<Iteration, 'start' | 'end'>,
  { start, end }: { readonly start: IsoDateTime; readonly end: IsoDateTime },
): number {
  if (iteration.start === undefined || iteration.end === undefined) return 1;
  const to = Math.min(Date.parse(iteration.end), Date.parse(end));
  return Math.max(0, to - Math.max(Date.parse(iteration.start), Date.parse(start)));
}
