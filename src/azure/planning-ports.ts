import type { PlanningPorts } from '#app/ports/tracker';
import type { Patience } from '#app/rest-client';
import { createAzureChangelog } from '#azure/changelog';
import { createAzureLinks } from '#azure/links';
import type { AzureRequest } from '#azure/request';
import { createAzureSchedule } from '#azure/schedule';
import { createAzureWorkLog } from '#azure/work-log';
import { createAzureWrites } from '#azure/writes';

/** What the ports that pages plan with are made of. */
export interface PlanningParts {
  readonly request: AzureRequest;
  readonly patience?: Patience;
  /** Told of items that were written, so that what was read of them before is not shown again. */
  readonly onWritten: (issueId: string) => void;
}

/** The ports that pages plan with, over Azure DevOps' REST API. */
export function createPlanningPorts({ onWritten, ...parts }: PlanningParts): PlanningPorts {
  return {
    schedule: createAzureSchedule(parts),
    links: createAzureLinks(parts),
    writes: createAzureWrites({ ...parts, onWritten }),
    changelog: createAzureChangelog(parts),
    workLog: createAzureWorkLog(parts),
  };
}
