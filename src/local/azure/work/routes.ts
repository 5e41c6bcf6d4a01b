import type { AzureRoute } from '#local/azure/seams';
import { backlogConfigurationRoutes } from '#local/azure/work/backlog-configuration';
import { backlogRoutes } from '#local/azure/work/backlog-routes';
import { boardRoutes } from '#local/azure/work/board-routes';
import { capacityRoutes } from '#local/azure/work/capacity-routes';
import { iterationRoutes } from '#local/azure/work/iteration-routes';
import { reorderRoutes } from '#local/azure/work/reorder-routes';
import { settingsRoutes } from '#local/azure/work/settings-routes';
import { taskboardRoutes } from '#local/azure/work/taskboard-routes';

/** The `work` area: what teams plan by. */
export const workRoutes: readonly AzureRoute[] = [...settingsRoutes, ...iterationRoutes, ...capacityRoutes, ...backlogRoutes, ...backlogConfigurationRoutes, ...boardRoutes, ...taskboardRoutes, ...reorderRoutes];
