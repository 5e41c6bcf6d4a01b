import type { IsoDateTime } from '#core/result';
import type { Agreed } from '#core/value/score';

const millisecondsADay = 86_400_000;

/** The moment from which a score agreed at `at` is stale: whole days of 24 hours later. Absent days: never. */
export function expiryOf(at: IsoDateTime, days: number | undefined): IsoDateTime | undefined {
  if (days === undefined) return undefined;
  return new Date(Date.parse(at) + days * millisecondsADay).toISOString() as IsoDateTime;
}

/** Holds from the moment of expiry on. A score without one never is. */
export function isStale(agreed: Pick<Agreed, 'expires'>, now: IsoDateTime): boolean {
  return agreed.expires !== undefined && Date.parse(agreed.expires) <= Date.parse(now);
}

/** Whole days until expiry, rounded up; 0 or less: stale. Absent: never expires. */
export function daysLeft(agreed: Pick<Agreed, 'expires'>, now: IsoDateTime): number | undefined {
  if (agreed.expires === undefined) return undefined;
  const days = Math.ceil((Date.parse(agreed.expires) - Date.parse(now)) / millisecondsADay);
  return days === 0 ? 0 : days; // never -0
}
