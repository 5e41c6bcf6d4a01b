import type { Fields } from '#app/ports/fields';
import type { Issues } from '#app/ports/issues';
import type { People } from '#app/ports/people';
import type { Rights } from '#app/ports/rights';

/** A tracker as the acting person has it: one member a port. */
export interface Tracker {
  readonly issues: Issues;
  readonly fields: Fields;
  readonly rights: Rights;
  readonly people: People;
}
