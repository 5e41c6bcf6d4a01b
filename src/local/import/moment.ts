/**
 * Reads an ISO 8601 moment with its offset, `2011-08-03T17:45:55.749-0500`, and answers it in UTC. A moment without
 * an offset is taken as UTC. Undefined when it is absent or no moment.
 */
export function momentOf(value: unknown): string | undefined {
  if (typeof value === 'number') return new Date(value).toISOString();
  if (typeof value !== 'string') return undefined;
  const match = /^\s*(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d)(:\d\d)?(?:[.,](\d{1,9}))?\s*(Z|[+-]\d\d(?::?\d\d)?)?)?\s*$/i.exec(value);
  if (match === null) return undefined;
  const [, day, time = '00:00', seconds = ':00', fraction = '', offset = 'Z'] = match;
  const zone = /^z$/i.test(offset) ? 'Z' : `${offset.slice(0, 3)}:${offset.replace(':', '').slice(3) || '00'}`;
  const parsed = Date.parse(`${day}T${time}${seconds}.${fraction.padEnd(3, '0').slice(0, 3)}${zone}`);
  return Number.isNaN(parsed) || !isDay(day!) ? undefined : new Date(parsed).toISOString();
}

/** Tells whether a text is a day that the calendar has. */
export function isDay(text: string): boolean {
  const parsed = Date.parse(`${text}T00:00:00Z`);
  return /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(parsed) && new Date(parsed).toISOString().startsWith(text);
}
