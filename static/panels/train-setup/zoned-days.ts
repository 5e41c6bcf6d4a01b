import type { CalendarDate, IsoDateTime } from '#core/result';

/** A moment as a clock on the wall shows it. */
export interface WallTime {
  readonly day: CalendarDate;
  /** Milliseconds since that day began on the clock. */
  readonly time: number;
}

const dayLength = 86_400_000;
const clocks = new Map<string, Intl.DateTimeFormat>();

/** What the clock shows in a time zone at a moment. */
export function wallTime(moment: IsoDateTime, zone: string): WallTime {
  const shown = shownAt(Date.parse(moment), zone);
  const time = ((shown % dayLength) + dayLength) % dayLength;
  return { day: new Date(shown - time).toISOString().slice(0, 10) as CalendarDate, time };
}

/** The moment at which a clock shows a day and time; where it jumps over that time, the moment of the jump's other side. */
export function momentAt({ day, time }: WallTime, zone: string): IsoDateTime {
  const wanted = Date.parse(`${day}T00:00:00.000Z`) + time;
  // The offset that counts is that of the answer: it is found from a guess, and once more from there.
  const guess = wanted - (shownAt(wanted, zone) - wanted);
  const moment = wanted - (shownAt(guess, zone) - guess);
  return new Date(moment).toISOString() as IsoDateTime;
}

/** A calendar date so many days later. */
export function daysAfter(day: CalendarDate, days: number): CalendarDate {
  return new Date(Date.parse(`${day}T00:00:00.000Z`) + days * dayLength).toISOString().slice(0, 10) as CalendarDate;
}

/** Days from one calendar date to another. */
export function daysFrom(from: CalendarDate, to: CalendarDate): number {
  return Math.round((Date.parse(`${to}T00:00:00.000Z`) - Date.parse(`${from}T00:00:00.000Z`)) / dayLength);
}

/** The last day of a time whose end no longer belongs to it. */
export function lastDay(end: IsoDateTime, zone: string): CalendarDate {
  return wallTime(new Date(Date.parse(end) - 1).toISOString() as IsoDateTime, zone).day;
}

/** The end of a time whose last day is this one; it keeps the time of day that it ended at. */
export function endOn(day: CalendarDate, end: IsoDateTime | undefined, zone: string): IsoDateTime {
  const time = end === undefined ? 0 : wallTime(end, zone).time;
  return momentAt(time === 0 ? { day: daysAfter(day, 1), time } : { day, time }, zone);
}

/**
 * The time zone that iterations are meant in: whole days in UTC where a tracker keeps calendar dates, which are midnights
 * without exception; else the viewer's.
 */
export function zoneOf(
  iterations: readonly { readonly start?: IsoDateTime; readonly end?: IsoDateTime }[],
  viewerZone: string,
): string {
  const moments = iterations.flatMap(({ start, end }) => [start, end]).filter((moment) => moment !== undefined);
  return moments.length > 0 && moments.every((moment) => Date.parse(moment) % dayLength === 0) ? 'UTC' : viewerZone;
}

/** What a clock in the zone shows, as if it stood in UTC. */
function shownAt(moment: number, zone: string): number {
  const clock = clocks.get(zone) ?? clockOf(zone);
  clocks.set(zone, clock);
  const parts = new Map(clock.formatToParts(moment).map(({ type, value }) => [type, Number(value)]));
  const part = (name: Intl.DateTimeFormatPartTypes) => parts.get(name) ?? 0;
  const whole = Date.UTC(
    part('year'),
    part('month') - 1,
    part('day'),
    part('hour') % 24,
    part('minute'),
    part('second'),
  );
  return whole + (((moment % 1_000) + 1_000) % 1_000);
}

function clockOf(zone: string): Intl.DateTimeFormat {
  const shape = { year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric' } as const;
  const options = {
    ...shape,
    second: 'numeric',
    hourCycle: 'h23',
    calendar: 'gregory',
    numberingSystem: 'latn',
  } as const;
  try {
    return new Intl.DateTimeFormat('en-US', { ...options, timeZone: zone });
  } catch {
    return new Intl.DateTimeFormat('en-US', options);
  }
}
