import type { Iteration } from '#app/ports/schedule';

/** Orders iterations by start, those without dates last, then by name. Moments are written alike, so they sort as texts. */
export function byStart(one: Iteration, other: Iteration): number {
  return compare(one.start ?? '9', other.start ?? '9') || compare(one.name, other.name);
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
