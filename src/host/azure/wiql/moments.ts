import { edgeOf, readMoment, type CalendarUnit } from '#host/jira/jql/moments';
import { fromWallClock, offsetMinutes } from '#host/jira/moment';

/** Whose calendar a query is read by. */
export interface Calendar {
  readonly now: number;
  readonly timeZone: string;
  readonly locale: string;
}

/** A date as a query writes it. `hasTime` is false at midnight: the product lets a written midnight pass as a date. */
export interface WrittenDate {
  readonly at: number;
  readonly hasTime: boolean;
}

const time = String.raw`(?:[T\s]+(?<hour>\d{1,2}):(?<minute>\d{2})(?::(?<second>\d{2})(?:\.(?<fraction>\d{1,7}))?)?\s*(?<half>[ap]m)?)?`;
const zone = String.raw`\s*(?<zone>Z|GMT|UTC|[+-]\d{2}:?\d{2})?`;
const iso = new RegExp(String.raw`^(?<year>\d{4})[-/](?<month>\d{1,2})[-/](?<day>\d{1,2})${time}${zone}$`, 'i');
const local = new RegExp(
  String.raw`^(?<first>\d{1,2})[-/.](?<second_>\d{1,2})[-/.](?<year>\d{4}|\d{2})${time}${zone}$`,
  'i',
);
const named = new RegExp(
  String.raw`^(?:(?<day>\d{1,2})[\s-](?<name>[a-z]{3,9})|(?<name2>[a-z]{3,9})\s+(?<day2>\d{1,2})),?[\s-](?<year>\d{4})${time}${zone}$`,
  'i',
);
const months = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
];

/**
 * Reads a date in ISO 8601, or in the caller's own order of day and month; undefined for anything else.
 * Without a zone it is the caller's. Source: WIQL syntax reference, date and time pattern; checked 2026-11-22.
 */
export function readDate(text: string, calendar: Calendar): WrittenDate | undefined {
  const trimmed = text.trim();
  const groups = (iso.exec(trimmed) ?? local.exec(trimmed) ?? named.exec(trimmed))?.groups;
  if (!groups) return undefined;
  const { month, day } = monthAndDay(groups, calendar.locale);
  const year = Number(groups['year']);
  const midnight = Date.UTC(year < 100 ? (year < 50 ? 2000 : 1900) + year : year, month - 1, day);
  const clock = clockOf(groups);
  const isReal = new Date(midnight).getUTCMonth() === month - 1 && new Date(midnight).getUTCDate() === day;
  if (!isReal || clock === undefined) return undefined;
  return { at: zoned(midnight + clock, groups['zone'], calendar.timeZone), hasTime: clock !== 0 };
}

function monthAndDay(
  groups: Record<string, string | undefined>,
  locale: string,
): { readonly month: number; readonly day: number } {
  const name = groups['name'] ?? groups['name2'];
  if (name !== undefined)
    return {
      month: months.findIndex((month) => month.startsWith(name.toLowerCase())) + 1,
      day: Number(groups['day'] ?? groups['day2']),
    };
  if (groups['first'] === undefined) return { month: Number(groups['month']), day: Number(groups['day']) };
  const [first, second] = [Number(groups['first']), Number(groups['second_'])];
  return isDayFirst(locale) ? { month: second, day: first } : { month: first, day: second };
}

function clockOf(groups: Record<string, string | undefined>): number | undefined {
  if (groups['hour'] === undefined) return 0;
  const half = groups['half']?.toLowerCase();
  const hour = half ? (Number(groups['hour']) % 12) + (half === 'pm' ? 12 : 0) : Number(groups['hour']);
  const minute = Number(groups['minute']);
  const second = Number(groups['second'] ?? 0);
  if (hour > 23 || minute > 59 || second > 59) return undefined;
  return ((hour * 60 + minute) * 60 + second) * 1000 + Number((groups['fraction'] ?? '').padEnd(3, '0').slice(0, 3));
}

function zoned(wallClock: number, written: string | undefined, timeZone: string): number {
  if (written === undefined) return fromWallClock(wallClock, timeZone);
  const [, sign, hours, minutes] = /^([+-])(\d{2}):?(\d{2})$/.exec(written) ?? [];
  if (!sign) return wallClock;
  return wallClock - (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000;
}

function isDayFirst(locale: string): boolean {
  try {
    const order = new Intl.DateTimeFormat(locale).formatToParts(0).map(({ type }) => type);
    return order.indexOf('day') < order.indexOf('month');
  } catch {
    return false;
  }
}

/** The first moment of the day that a moment lies in, moved by whole days. */
export function dayOf(at: number, timeZone: string, days = 0): number {
  const wallClock = new Date(at + offsetMinutes(at, timeZone) * 60_000);
  wallClock.setUTCHours(0, 0, 0, 0);
  wallClock.setUTCDate(wallClock.getUTCDate() + days);
  return fromWallClock(wallClock.getTime(), timeZone);
}

const units: Readonly<Record<string, { readonly unit: CalendarUnit; readonly letter: string }>> = {
  startofday: { unit: 'Day', letter: 'd' },
  startofweek: { unit: 'Week', letter: 'w' },
  startofmonth: { unit: 'Month', letter: 'M' },
  startofyear: { unit: 'Year', letter: 'y' },
};

/**
 * What `@today` and `@startOf…` stand for; `bad` for a modifier that is none, undefined for other macros.
 * `@StartOfYear('+3M') - 1` is the start of the year, three months on, a year back.
 */
export function dateMacro(
  name: string,
  argument: string | undefined,
  offset: number,
  { now, timeZone }: Calendar,
): number | 'bad' | undefined {
  if (name === 'today') return argument === undefined ? dayOf(now, timeZone, offset) : 'bad';
  const known = units[name];
  const modifier = /^([+-]?\d+)([yMwdhm]?)$/.exec(argument?.trim() ?? '0');
  const edge = known && edgeOf('start', known.unit, undefined, now, timeZone);
  if (edge === undefined) return undefined;
  if (!modifier) return 'bad';
  return moved(
    moved(edge, Number(modifier[1]), modifier[2] || known!.letter, timeZone),
    offset,
    known!.letter,
    timeZone,
  );
}

/** Days and weeks keep to midnight when the clocks change. */
function moved(at: number, count: number, unit: string, timeZone: string): number {
  if (unit === 'd' || unit === 'w') return dayOf(at, timeZone, count * (unit === 'w' ? 7 : 1));
  return readMoment(`${count < 0 ? '-' : ''}${Math.abs(count)}${unit}`, at, timeZone) ?? at;
}
