import type { IsoDateTime } from '#core/result';

/** The clock, so that rules and use cases never read one. */
export interface Clock {
  now(): IsoDateTime;
}
