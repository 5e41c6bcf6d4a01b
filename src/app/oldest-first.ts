import type { FieldChange } from '#app/ports/changelog';

/** Orders changes by time, those of one moment by the number of their item. Moments are written alike, so they sort as texts. */
export function oldestFirst(one: FieldChange, other: FieldChange): number {
  return one.at.localeCompare(other.at) || Number(one.issueId) - Number(other.issueId);
}
