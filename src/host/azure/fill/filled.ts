import type { NamedPlan } from '#host/azure/work/load-plans';
import type { Contents } from '#host/azure/world/contents';

/** What a backlog becomes in Azure DevOps: what the world loads, and what its teams plan by. */
export interface Filled extends Contents {
  readonly plans: readonly NamedPlan[];
}
