import type { PlanningPorts } from '#app/ports/tracker';
import type { Patience } from '#app/rest-client';
import { createJiraChangelog } from '#jira/changelog';
import { createJiraLinks } from '#jira/links';
import type { JiraRequest } from '#jira/request';
import { createJiraSchedule } from '#jira/schedule';
import { createJiraWorkLog } from '#jira/work-log';
import { createJiraWrites } from '#jira/writes';

/** What the ports that pages plan with are made of. */
export interface PlanningParts {
  readonly request: JiraRequest;
  readonly patience?: Patience;
}

/** The ports that pages plan with, over Jira's REST API. */
export function createPlanningPorts(parts: PlanningParts): PlanningPorts {
  return {
    schedule: createJiraSchedule(parts),
    links: createJiraLinks(parts),
    writes: createJiraWrites(parts),
    changelog: createJiraChangelog(parts),
    workLog: createJiraWorkLog(parts),
  };
}
