import type { Clock } from '#app/ports/clock';
import type { IsoDateTime } from '#core/result';

/** Clocks of two machines differ by less, in milliseconds: a moment further ahead is a fault. */
const clockDifference = 24 * 3_600_000;

/** Whether a moment of a file has not come yet: it would stand before all that is done here until then. */
export function isInTheFuture(at: IsoDateTime, { now }: Clock): boolean {
  return Date.parse(at) > Date.parse(now()) + clockDifference;
}
