import { shortenPauses } from '../support/short-pauses';
import { describeFields } from './fields-suite';
import { describeIterations } from './iterations-suite';
import { describeIssues } from './issues-suite';
import { describeMirror } from './mirror-suite';
import { describePeople } from './people-suite';
import { describeRights } from './rights-suite';
import type { TrackerHost } from './tracker-host';

/** Every promise of a tracker's ports, for one host. */
export function describeTracker(host: TrackerHost): void {
  shortenPauses();
  describeIssues(host);
  describeIterations(host);
  describeFields(host);
  describeRights(host);
  describePeople(host);
  describeMirror(host);
}
