import type { Host } from '../host';

/** The calendar date where the viewer is, `2026-11-27`. */
export function today({ viewer }: Pick<Host, 'viewer'>): string {
  // Swedish writes dates as ISO 8601 does.
  return new Intl.DateTimeFormat('sv-SE', { timeZone: viewer.timeZone }).format(new Date());
}
