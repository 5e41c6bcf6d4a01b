import type { AzureRoute } from '#host/azure/seams';
import { backlogConfigurationRoutes } from '#host/azure/work/backlog-configuration';
import { backlogRoutes } from '#host/azure/work/backlog-routes';
import { boardRoutes } from '#host/azure/work/board-routes';
import { capacityRoutes } from '#host/azure/work/capacity-routes';
import { iterationRoutes } from '#host/azure/work/iteration-routes';
import { reorderRoutes } from '#host/azure/work/reorder-routes';
import { settingsRoutes } from '#host/azure/work/settings-routes';
import { taskboardRoutes } from '#host/azure/work/taskboard-routes';

/** The `work` area: what teams plan by. */
export const workRoutes: readonly AzureRoute[] = [
  ...settingsRoutes,
  ...iterationRoutes,
  ...capacityRoutes,
  ...backlogRoutes,
  ...backlogConfigurationRoutes,
  ...boardRoutes,
  ...taskboardRoutes,
  ...reorderRoutes,
];
