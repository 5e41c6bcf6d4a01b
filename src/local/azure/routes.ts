import { documentRoutes } from '#local/azure/documents/routes';
import { readingRoutes } from '#local/azure/item/reading';
import { writingRoutes } from '#local/azure/item/writing';
import type { AzureRoute } from '#local/azure/seams';
import { peopleRoutes } from '#local/azure/security/people-routes';
import { securityRoutes } from '#local/azure/security/routes';
import { wiqlRoutes } from '#local/azure/wiql/routes';
import { workRoutes } from '#local/azure/work/routes';

/** Every route of the organization, area by area. An area is a list in a file of its own; it is plugged in here. */
export const routes: readonly AzureRoute[] = [...readingRoutes, ...writingRoutes, ...wiqlRoutes, ...workRoutes, ...documentRoutes, ...securityRoutes, ...peopleRoutes];
