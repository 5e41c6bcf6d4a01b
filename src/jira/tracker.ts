import type { Tracker } from '#app/ports/tracker';
import { createItemPorts, type JiraTrackerParts } from '#jira/item-ports';
import { createPlanningPorts } from '#jira/planning-ports';

/**
 * All ports over Jira's REST API, as pages have them. Functions take {@link createItemPorts} alone: they are one file,
 * of which no part comes later.
 */
export function createTracker(parts: JiraTrackerParts): Tracker {
  const { request, patience } = parts;
  return { ...createItemPorts(parts), ...createPlanningPorts({ request, ...(patience && { patience }) }) };
}
