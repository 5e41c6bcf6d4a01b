import type { Changelog } from '#app/ports/changelog';
import type { Fields } from '#app/ports/fields';
import type { Issues } from '#app/ports/issues';
import type { IssueLinks } from '#app/ports/links';
import type { People } from '#app/ports/people';
import type { Rights } from '#app/ports/rights';
import type { Schedule } from '#app/ports/schedule';
import type { WorkLog } from '#app/ports/work-log';
import type { IssueWrites } from '#app/ports/writes';

/** What use cases ask of a tracker, on the trusted side where there is one. */
export interface ItemPorts {
  readonly issues: Issues;
  readonly fields: Fields;
  readonly rights: Rights;
  readonly people: People;
}

/** What pages that plan ask of a tracker beside that. */
export interface PlanningPorts {
  readonly schedule: Schedule;
  readonly links: IssueLinks;
  readonly writes: IssueWrites;
  readonly changelog: Changelog;
  readonly workLog: WorkLog;
}

/** A tracker as the acting person has it: one member a port. */
export interface Tracker extends ItemPorts, PlanningPorts {}
