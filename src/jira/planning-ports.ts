import { lazyPorts } from '#app/lazy-ports';
import type { PlanningPorts } from '#app/ports/tracker';
import type { Patience } from '#app/rest-client';
import { jiraCan } from '#jira/can';
import type { JiraRequest } from '#jira/request';

/** The ports that pages plan with, over Jira's REST API; the code of each comes when it is first called. */
export function createPlanningPorts(parts: {
  readonly request: JiraRequest;
  readonly patience?: Patience;
}): PlanningPorts {
  return lazyPorts({
    schedule: {
      can: jiraCan.schedule,
      load: async () => (await import('#jira/schedule')).createJiraSchedule(parts),
    },
    links: { can: jiraCan.links, load: async () => (await import('#jira/links')).createJiraLinks(parts) },
    writes: { can: jiraCan.writes, load: async () => (await import('#jira/writes')).createJiraWrites(parts) },
    changelog: { load: async () => (await import('#jira/changelog')).createJiraChangelog(parts) },
    workLog: { can: jiraCan.workLog, load: async () => (await import('#jira/work-log')).createJiraWorkLog(parts) },
  });
}
