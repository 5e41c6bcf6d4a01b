/**
 * Reads an ISO 8601 moment with its offset, `2011-08-03T17:45:55.749-0500`, and answers it in UTC. A moment without
 * an offset is taken as UTC. Undefined when it is absent or no moment.
 */
export function momentOf(value: unknown): string | undefined {
  if (typeof value === 'number') return Math.abs(value) < 8e15 ? new Date(value).toISOString() : undefined;
  if (typeof value !== 'string') return undefined;
  const match =
    /^\s*(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d)(:\d\d)?(?:[.,](\d{1,9}))?\s*(Z|[+-]\d\d(?::?\d\d)?)?)?\s*$/i.exec(value);
  if (match === null) return undefined;
  const [, day, time = '00:00', seconds = ':00', fraction = '', offset = 'Z'] = match;
  const zone = /^z$/i.test(offset) ? 'Z' : `${offset.slice(0, 3)}:${offset.replace(':', '').slice(3) || '00'}`;
  const parsed = Date.parse(`${day}T${time}${seconds}.${fraction.padEnd(3, '0').slice(0, 3)}${zone}`);
  return Number.isNaN(parsed) || !isDay(day!) ? undefined : new Date(parsed).toISOString();
}

/** Tells whether a text is a day that the calendar has. */
export function isDay(text: string): boolean {
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text) ?? [];
  return (
    Number(month) >= 1 && Number(month) <= 12 && Number(day) >= 1 && Number(day) <= daysIn(Number(year), Number(month))
  );
}

function daysIn(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}
