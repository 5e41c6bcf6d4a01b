import { lazyPorts } from '#app/lazy-ports';
import type { PlanningPorts } from '#app/ports/tracker';
import type { Patience } from '#app/rest-client';
import { azureCan } from '#azure/can';
import type { AzureRequest } from '#azure/request';

/** What the ports that pages plan with are made of. */
export interface PlanningParts {
  readonly request: AzureRequest;
  readonly patience?: Patience;
  /** Told of items that were written, so that what was read of them before is not shown again. */
  readonly onWritten: (issueId: string) => void;
}

/** The ports that pages plan with, over Azure DevOps' REST API; the code of each comes when it is first called. */
export function createPlanningPorts({ onWritten, ...parts }: PlanningParts): PlanningPorts {
  return lazyPorts({
    schedule: {
      can: azureCan.schedule,
      load: async () => (await import('#azure/schedule')).createAzureSchedule(parts),
    },
    links: { can: azureCan.links, load: async () => (await import('#azure/links')).createAzureLinks(parts) },
    writes: {
      can: azureCan.writes,
      load: async () => (await import('#azure/writes')).createAzureWrites({ ...parts, onWritten }),
    },
    changelog: { load: async () => (await import('#azure/changelog')).createAzureChangelog(parts) },
    workLog: { can: azureCan.workLog, load: async () => (await import('#azure/work-log')).createAzureWorkLog(parts) },
  });
}
