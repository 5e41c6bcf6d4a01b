import type { IsoDateTime } from '#core/result';
import type { IterationId, PiId, TeamId } from '#core/train/ids';
import type { Pi, Slot } from '#core/train/train';

/** An iteration as the tracker has it. */
export interface FoundIteration {
  readonly id: IterationId;
  readonly name: string;
  readonly start?: IsoDateTime;
  readonly end?: IsoDateTime;
  readonly teamIds: readonly TeamId[];
  /** Its whole path, where iterations form a tree. */
  readonly path?: string;
}

/** Something about a team's iterations that its people should look at. */
export type IterationProblem =
  /** None of its iterations has dates in this PI. */
  | { readonly kind: 'no-iterations'; readonly teamId: TeamId }
  /** Iterations without dates, or that end before they begin, which no slot can be given. */
  | { readonly kind: 'no-dates'; readonly teamId: TeamId; readonly names: readonly string[] }
  /** Nothing is planned between two that follow each other, or both are at the same time. */
  | {
      readonly kind: 'gap' | 'overlap';
      readonly teamId: TeamId;
      readonly before: string;
      readonly after: string;
      readonly days: number;
    }
  /** Lies in the PI, but another one of this team has its slot. */
  | { readonly kind: 'no-slot'; readonly teamId: TeamId; readonly name: string };

/** A PI that could be, and what is odd about it. */
export interface ProposedPi {
  readonly pi: Pi;
  readonly problems: readonly IterationProblem[];
}

/** What a PI is proposed from. */
export interface PiSource {
  readonly id: PiId;
  readonly teams: readonly { readonly id: TeamId; readonly name: string }[];
  readonly iterations: readonly FoundIteration[];
  readonly now: IsoDateTime;
}

/** Iterations of a PI where their names do not say which belong together. */
const usualSlots = 5;
const day = 86_400_000;
/** Iterations that end on a Friday and begin on a Monday have no gap; time zones and daylight saving make no overlap. */
const gapDays = 4;
const overlapDays = 0.6;

interface Dated extends FoundIteration {
  readonly from: number;
  readonly to: number;
}

/**
 * Proposes the PI that is going on, or the next one: the iterations that say in their names that they belong to the same
 * one, else five in a row. Slots are those of the team that has most of them; the others' iterations stand in the slot
 * that they overlap most, and a longer one in several. Nothing where no team has iterations with dates.
 */
export function proposePi({ id, teams, iterations, now }: PiSource): ProposedPi | undefined {
  const rows = teams.map((team) => ({ team, found: datedOf(iterations, team.id) }));
  const token = tokenAt(
    rows.map(({ found }) => found.dated),
    Date.parse(now),
  );
  const windows = rows.map(({ found }) => windowOf(found.dated, token, Date.parse(now)));
  const near = token === undefined ? nearest(windows, Date.parse(now)) : windows;
  const most = Math.max(0, ...near.map(({ length }) => length));
  const axis = near.findIndex(({ length }) => length === most);
  const base = windows[axis];
  if (most === 0 || !base) return undefined;
  const slots = inTurn(base.map((iteration) => slotOf(iteration, teams[axis]!.name)));
  const problems: IterationProblem[] = [];
  const byTeam: Record<TeamId, readonly (IterationId | null)[]> = {};
  for (const { team, found } of rows) {
    const fitting = token === undefined ? found.dated : found.dated.filter((one) => fits(one, token));
    const inPi = fitting.filter(({ from, to }) => overlap({ from, to }, spanOf(base)) > 0);
    const row = rowOf(base, inPi);
    byTeam[team.id] = row;
    problems.push(...problemsOf(team.id, inPi, row, found.undated));
  }
  return { pi: { id, name: token ?? nameOf(slots), slots, iterations: byTeam, milestones: [] }, problems };
}

/** What a name says of the PI that an iteration belongs to: `26.4` in `26.4.1`, `PI 26.4` and `PI26.4 Sprint 2`. */
export function piTokenOf({ name, path }: Pick<FoundIteration, 'name' | 'path'>): string | undefined {
  for (const text of [name, ...(path ?? '').split(/[\\/]/).reverse()]) {
    const said = /(?:^|[^\p{L}\d])(?:PI|program increment|planning interval)[\s._:#-]*(\d+(?:[.-]\d+)?)(?!\d)/iu.exec(
      text,
    );
    if (said) return said[1]!.replace('-', '.');
    const dotted = /(?:^|[^\d.])(\d{1,3}\.\d{1,2}|\d{4}\.\d)(?:\.\d{1,2}|[\s_-]+(?:IP|I&P)(?!\p{L}))(?![.\d])/iu.exec(
      text,
    );
    if (dotted) return dotted[1];
    const quarter = /(?:^|[^\d])(\d{2,4})\s*[-.\s/]?\s*Q([1-4])(?!\d)/i.exec(text);
    if (quarter) return `${quarter[1]} Q${quarter[2]}`;
  }
  return undefined;
}

/** A name of an iteration for innovation and planning. */
export function isIpName(name: string): boolean {
  return /(?:^|[^\p{L}\d])(?:IP|I&P)(?![\p{L}\d])|innovation/iu.test(name);
}

function datedOf(
  iterations: readonly FoundIteration[],
  teamId: TeamId,
): { readonly dated: readonly Dated[]; readonly undated: readonly FoundIteration[] } {
  const dated: Dated[] = [];
  const undated: FoundIteration[] = [];
  for (const iteration of iterations) {
    if (!iteration.teamIds.includes(teamId)) continue;
    const from = Date.parse(iteration.start ?? '');
    const to = Date.parse(iteration.end ?? '');
    if (from < to) dated.push({ ...iteration, from, to });
    else undated.push(iteration);
  }
  return { dated: dated.sort((one, other) => one.from - other.from || one.to - other.to), undated };
}

/**
 * The PI whose iterations go on now, else the one that begins next, else the one that was last; none where work has gone
 * on since in iterations that name no PI: "Release 3.0.0" of years ago names a version.
 */
function tokenAt(rows: readonly (readonly Dated[])[], now: number): string | undefined {
  const all = rows.flat().filter((iteration) => piTokenOf(iteration) !== undefined);
  const current = all.filter(({ from, to }) => from <= now && now < to);
  const next = all.filter(({ from }) => from > now).sort((one, other) => one.from - other.from);
  const last = [...all].sort((one, other) => other.to - one.to);
  const chosen = current[0] ?? next[0] ?? last[0];
  if (chosen === undefined || (chosen.to <= now && rows.flat().some(({ to }) => to > chosen.to))) return undefined;
  return piTokenOf(chosen);
}

/** The iterations of one team that are in the PI. */
function windowOf(dated: readonly Dated[], token: string | undefined, now: number): readonly Dated[] {
  if (token !== undefined) return apart(dated.filter((iteration) => piTokenOf(iteration) === token));
  const row = apart(dated);
  const first = row.findIndex(({ to }) => to > now);
  const start = Math.max(0, Math.min(first < 0 ? row.length : first, row.length - usualSlots));
  return row.slice(start, start + usualSlots);
}

/** Rows that reach the present, else those that overlap the latest one; others are emptied: they are of teams of the past. */
function nearest(rows: readonly (readonly Dated[])[], now: number): readonly (readonly Dated[])[] {
  const endOf = (row: readonly Dated[]): number => row.at(-1)?.to ?? Number.NEGATIVE_INFINITY;
  const latest = rows.reduce<readonly Dated[]>((best, row) => (endOf(row) > endOf(best) ? row : best), []);
  const since = Math.min(now, latest[0]?.from ?? now);
  return rows.map((row) => (endOf(row) > since ? row : []));
}

/** Leaves out what lies inside of the one before: slots follow each other. */
function apart(dated: readonly Dated[]): readonly Dated[] {
  const kept: Dated[] = [];
  for (const iteration of dated) {
    const before = kept.at(-1);
    if (!before || iteration.from >= before.to - overlapDays * day) kept.push(iteration);
  }
  return kept;
}

function fits(iteration: Dated, token: string): boolean {
  const own = piTokenOf(iteration);
  return own === undefined || own === token;
}

function slotOf({ name, start, end }: Dated, teamName: string): Slot {
  const at = name.toLowerCase().indexOf(teamName.toLowerCase());
  const rest = at < 0 ? name : `${name.slice(0, at)}${name.slice(at + teamName.length)}`;
  const short = rest.replace(/^[\s:–—_-]+|[\s:–—_-]+$/gu, '').replace(/\s+/g, ' ');
  return { name: short === '' ? name : short, start: start!, end: end!, isIp: isIpName(name) };
}

/** An iteration that ends some hours after the next one has begun ends with its beginning here: slots never overlap. */
function inTurn(slots: readonly Slot[]): readonly Slot[] {
  return slots.map((slot, at) => {
    const next = slots[at + 1];
    return next && Date.parse(next.start) < Date.parse(slot.end) ? { ...slot, end: next.start } : slot;
  });
}

function nameOf(slots: readonly Slot[]): string {
  const first = slots[0]!.name;
  const last = slots.at(-1)!.name;
  return first === last ? first : `${first} – ${last}`;
}

function spanOf(row: readonly Dated[]): { readonly from: number; readonly to: number } {
  return { from: row[0]!.from, to: row.at(-1)!.to };
}

function overlap(
  one: { readonly from: number; readonly to: number },
  other: { readonly from: number; readonly to: number },
): number {
  return Math.min(one.to, other.to) - Math.max(one.from, other.from);
}

/** Which iteration stands in each slot: that of the largest overlap, if it fills half of the slot or of itself. */
function rowOf(base: readonly Dated[], inPi: readonly Dated[]): (IterationId | null)[] {
  const row = base.map((slot) => {
    let best: Dated | undefined;
    for (const one of inPi) if (!best || overlap(one, slot) > overlap(best, slot)) best = one;
    const enough = best && Math.min(slot.to - slot.from, best.to - best.from) / 2;
    return best && overlap(best, slot) >= enough! ? best.id : null;
  });
  // One that has no slot yet takes the one it overlaps most, where nobody else stands.
  for (const one of inPi) {
    if (row.includes(one.id)) continue;
    const sizes = base.map((slot) => overlap(one, slot));
    const largest = sizes.indexOf(Math.max(...sizes));
    if (row[largest] === null && sizes[largest]! > 0) row[largest] = one.id;
  }
  return row;
}

function problemsOf(
  teamId: TeamId,
  inPi: readonly Dated[],
  row: readonly (IterationId | null)[],
  undated: readonly FoundIteration[],
): IterationProblem[] {
  const problems: IterationProblem[] = [];
  if (undated.length > 0) problems.push({ kind: 'no-dates', teamId, names: undated.map(({ name }) => name) });
  if (inPi.length === 0) problems.push({ kind: 'no-iterations', teamId });
  for (const { id, name } of inPi) if (!row.includes(id)) problems.push({ kind: 'no-slot', teamId, name });
  inPi.slice(1).forEach((after, index) => {
    const before = inPi[index]!;
    const days = (after.from - before.to) / day;
    const names = { teamId, before: before.name, after: after.name, days: Math.abs(Math.round(days * 10) / 10) };
    if (days >= gapDays) problems.push({ kind: 'gap', ...names });
    else if (days <= -overlapDays) problems.push({ kind: 'overlap', ...names });
  });
  return problems;
}
