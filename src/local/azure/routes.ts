import { readingRoutes } from '#local/azure/item/reading';
import type { AzureRoute } from '#local/azure/seams';

/** Every route of the organization, area by area. An area is a list in a file of its own; it is plugged in here. */
export const routes: readonly AzureRoute[] = [...readingRoutes];
