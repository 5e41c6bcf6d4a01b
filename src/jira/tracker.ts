import { lazyPorts } from '#app/lazy-ports';
import type { Tracker } from '#app/ports/tracker';
import { jiraCan } from '#jira/can';
import { createItemPorts, type JiraTrackerParts } from '#jira/item-ports';

/**
 * All ports over Jira's REST API, as pages have them. Functions take {@link createItemPorts} alone: they are one file,
 * of which no part comes later.
 */
export function createTracker(parts: JiraTrackerParts): Tracker {
  return {
    ...createItemPorts(parts),
    ...lazyPorts(jiraCan, async () => (await import('#jira/planning-ports')).createPlanningPorts(parts)),
  };
}
