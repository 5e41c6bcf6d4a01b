import { fromWallClock, offsetMinutes } from '#host/jira/moment';

const hour = 3_600_000;
const sizes: Readonly<Record<string, number>> = { m: 60_000, h: hour, d: 24 * hour, w: 7 * 24 * hour };

/** `2026-01-31`, `2026/01/31 10:00`, `-1d`, `4w 2d`; undefined for anything else. */
export function readMoment(text: string, now: number, timeZone: string): number | undefined {
  const trimmed = text.trim();
  const absolute = /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?:[ T](\d{1,2}):(\d{2})(?::\d{2})?)?$/.exec(trimmed);
  if (absolute) return readAbsolute(absolute, timeZone);
  if (/^\d{9,14}$/.test(trimmed)) return Number(trimmed);
  return readPeriod(trimmed, now, timeZone);
}

function readAbsolute(match: RegExpExecArray, timeZone: string): number | undefined {
  const [, year, month, day, hours = '0', minutes = '0'] = match;
  const wallClock = Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hours), Number(minutes));
  const isReal = new Date(wallClock).getUTCDate() === Number(day) && Number(hours) < 24 && Number(minutes) < 60;
  return isReal ? fromWallClock(wallClock, timeZone) : undefined;
}

function readPeriod(text: string, now: number, timeZone: string): number | undefined {
  if (!/^[+-]?(\d+(\.\d+)?[yMwdhm]\s*)+$/.test(text)) return text === '0' ? now : undefined;
  const sign = text.startsWith('-') ? -1 : 1;
  return [...text.matchAll(/(\d+(?:\.\d+)?)([yMwdhm])/g)].reduce(
    (at, [, count, unit]) => shift(at, sign * Number(count), unit!, timeZone),
    now,
  );
}

function shift(at: number, count: number, unit: string, timeZone: string): number {
  const size = sizes[unit];
  if (size !== undefined) return at + count * size;
  const wall = new Date(at + offsetMinutes(at, timeZone) * 60_000);
  const months = unit === 'y' ? count * 12 : count;
  const day = wall.getUTCDate();
  wall.setUTCDate(1);
  wall.setUTCMonth(wall.getUTCMonth() + months);
  wall.setUTCDate(Math.min(day, new Date(Date.UTC(wall.getUTCFullYear(), wall.getUTCMonth() + 1, 0)).getUTCDate()));
  return fromWallClock(wall.getTime(), timeZone);
}

/** Units of `startOfDay` and its like; weeks start on Sunday, as Jira's do by default. */
export type CalendarUnit = 'Day' | 'Week' | 'Month' | 'Year';

const letters: Readonly<Record<CalendarUnit, string>> = { Day: 'd', Week: 'w', Month: 'M', Year: 'y' };

/** The first or last millisecond of a calendar unit, moved by an increment such as `-1`, `+2w`; undefined for a bad one. */
export function edgeOf(
  edge: 'start' | 'end',
  unit: CalendarUnit,
  increment: string | undefined,
  now: number,
  timeZone: string,
): number | undefined {
  const match = /^([+-]?\d+)([yMwdhm]?)$/.exec(increment?.trim() ?? '0');
  if (!match) return undefined;
  const moved = shift(now, Number(match[1]), match[2] || letters[unit], timeZone);
  const wall = new Date(moved + offsetMinutes(moved, timeZone) * 60_000);
  wall.setUTCHours(0, 0, 0, 0);
  if (unit === 'Week') wall.setUTCDate(wall.getUTCDate() - wall.getUTCDay());
  if (unit === 'Month') wall.setUTCDate(1);
  if (unit === 'Year') wall.setUTCMonth(0, 1);
  if (edge === 'start') return fromWallClock(wall.getTime(), timeZone);
  if (unit === 'Day') wall.setUTCDate(wall.getUTCDate() + 1);
  if (unit === 'Week') wall.setUTCDate(wall.getUTCDate() + 7);
  if (unit === 'Month') wall.setUTCMonth(wall.getUTCMonth() + 1);
  if (unit === 'Year') wall.setUTCFullYear(wall.getUTCFullYear() + 1);
  return fromWallClock(wall.getTime(), timeZone) - 1;
}
