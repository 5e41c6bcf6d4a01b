import type { Iteration } from '#app/ports/schedule';
import type { IsoDateTime } from '#core/result';
import type { PiId, TeamId } from '#core/train/ids';
import { proposePi } from '#core/train/pi-from-iterations';
import type { Pi, Slot, TrainTeam } from '#core/train/train';
import { daysAfter, daysFrom, momentAt, wallTime } from './zoned-days';

/** What the next PI is made from. */
export interface NextPiSource {
  readonly id: PiId;
  readonly teams: readonly TrainTeam[];
  readonly iterations: readonly Iteration[];
  /** By start; the last one is followed. */
  readonly pis: readonly Pi[];
  readonly label: string;
  readonly now: IsoDateTime;
  /** In which dates are meant. */
  readonly zone: string;
}

const dayLength = 86_400_000;

/**
 * The first PI of a train, or the one after its last: from iterations that the tracker has already, else as long as the
 * last one, with iterations that are still to be made. Nothing where there is neither.
 */
export function nextPi(source: NextPiSource): Pi | undefined {
  const { id, teams, iterations, pis, now, label, zone } = source;
  const last = [...pis].sort((one, other) => (endOf(one) < endOf(other) ? -1 : 1)).at(-1);
  const after = last && endOf(last);
  const left = after === undefined ? iterations : iterations.filter(({ start }) => isAfter(start, after));
  const proposed = proposePi({ id, teams, iterations: left, now: after ?? now });
  if (proposed) return { ...proposed.pi, name: labelled(proposed.pi.name, label) };
  return last && repeated(last, { id, teams, zone });
}

/** One more slot at the end of a PI, as long as its last one. */
export function nextSlot({ slots }: Pick<Pi, 'slots'>, zone: string): Slot | undefined {
  const last = slots.at(-1);
  if (!last) return undefined;
  const shifted = shift(last, Math.max(1, lengthOf(last)), zone);
  return { ...shifted, name: increased(last.name, 1), isIp: false };
}

/** A slot to begin with where nothing is known: two weeks from a day on. */
export function firstSlot(name: string, now: IsoDateTime, zone: string): Slot {
  const { day } = wallTime(now, zone);
  return {
    name,
    start: momentAt({ day, time: 0 }, zone),
    end: momentAt({ day: daysAfter(day, 14), time: 0 }, zone),
    isIp: false,
  };
}

/** The name of the PI that follows: the quarter after `26.4` is `27.1`; else the last number goes up by one. */
export function nextName(name: string): string {
  const quarter = /^(.*?)(\d{2}|\d{4})\.([1-4])(\D*)$/.exec(name);
  if (!quarter) return increased(name, 1);
  const [, before = '', year = '', number = '', rest = ''] = quarter;
  if (number !== '4') return `${before}${year}.${Number(number) + 1}${rest}`;
  return `${before}${String(Number(year) + 1).padStart(year.length, '0')}.1${rest}`;
}

function repeated(last: Pi, { id, teams, zone }: Pick<NextPiSource, 'id' | 'teams' | 'zone'>): Pi | undefined {
  const [first, end] = [last.slots[0], last.slots.at(-1)];
  if (!first || !end) return undefined;
  const days = daysFrom(wallTime(first.start, zone).day, wallTime(end.start, zone).day) + lengthOf(end);
  const name = nextName(last.name);
  const [from, to] = [numbersOf(last.name), numbersOf(name)];
  const slots = last.slots.map((slot) => ({
    ...shift(slot, days, zone),
    name:
      from !== '' && slot.name.includes(from) ? slot.name.replace(from, to) : increased(slot.name, last.slots.length),
    isIp: slot.isIp,
  }));
  const none: Record<TeamId, readonly null[]> = {};
  for (const team of teams) none[team.id] = slots.map(() => null);
  return { id, name, slots, iterations: none, milestones: [] };
}

/** A PI that is called by a number alone gets its label before it. */
function labelled(name: string, label: string): string {
  return /^\d/.test(name) ? `${label} ${name}` : name;
}

function numbersOf(name: string): string {
  return /\d[\d.]*\d|\d/.exec(name)?.[0] ?? '';
}

/** The last number of a name goes up. */
function increased(name: string, by: number): string {
  const number = /^(.*?)(\d+)(\D*)$/.exec(name);
  return number ? `${number[1]}${Number(number[2]) + by}${number[3]}` : `${name} ${by + 1}`;
}

/** The same times of day, so many days later. */
function shift(slot: Slot, days: number, zone: string): Slot {
  const moved = (moment: IsoDateTime): IsoDateTime => {
    const { day, time } = wallTime(moment, zone);
    return momentAt({ day: daysAfter(day, days), time }, zone);
  };
  return { ...slot, start: moved(slot.start), end: moved(slot.end) };
}

function lengthOf({ start, end }: Slot): number {
  return Math.round((Date.parse(end) - Date.parse(start)) / dayLength);
}

function endOf({ slots }: Pi): IsoDateTime {
  return slots.at(-1)?.end ?? ('' as IsoDateTime);
}

/** Sprints of two boards that begin on one day may do so hours apart. */
function isAfter(start: IsoDateTime | undefined, end: IsoDateTime): boolean {
  return start !== undefined && Date.parse(start) > Date.parse(end) - dayLength / 2;
}
