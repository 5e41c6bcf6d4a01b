import { documentRoutes } from '#host/azure/documents/routes';
import { fieldRoutes } from '#host/azure/field/fields';
import { processRoutes } from '#host/azure/field/process-routes';
import { typeRoutes } from '#host/azure/field/types';
import { artifactRoutes } from '#host/azure/item/artifacts';
import { attachmentRoutes } from '#host/azure/item/attachments';
import { batchRoutes } from '#host/azure/item/batch';
import { commentRoutes } from '#host/azure/item/comments';
import { historyRoutes } from '#host/azure/item/history';
import { linkTypeRoutes } from '#host/azure/item/link-type-routes';
import { queryRoutes } from '#host/azure/item/queries';
import { reactionRoutes } from '#host/azure/item/reactions';
import { readingRoutes } from '#host/azure/item/reading';
import { removalRoutes } from '#host/azure/item/removal';
import { reportingRoutes } from '#host/azure/item/reporting';
import { tagRoutes } from '#host/azure/item/tag-routes';
import { templateRoutes } from '#host/azure/item/template-routes';
import { writingRoutes } from '#host/azure/item/writing';
import { nodeRoutes } from '#host/azure/node/routes';
import { collectionRoutes } from '#host/azure/rest/collections';
import { connectionRoutes } from '#host/azure/rest/connection';
import { projectRoutes } from '#host/azure/rest/core-projects';
import { teamRoutes } from '#host/azure/rest/core-teams';
import { pictureRoutes } from '#host/azure/rest/pictures';
import { graphRoutes } from '#host/azure/security/graph-routes';
import { peopleRoutes } from '#host/azure/security/people-routes';
import { securityRoutes } from '#host/azure/security/routes';
import { wiqlRoutes } from '#host/azure/wiql/routes';
import { workRoutes } from '#host/azure/work/routes';
import type { AzureRoute } from '#host/azure/seams';

/** Every route of the organization, area by area. An area is a list in a file of its own; it is plugged in here. */
export const routes: readonly AzureRoute[] = [
  ...connectionRoutes,
  ...collectionRoutes,
  ...projectRoutes,
  ...teamRoutes,
  ...fieldRoutes,
  ...typeRoutes,
  ...nodeRoutes,
  ...readingRoutes,
  ...writingRoutes,
  ...batchRoutes,
  ...removalRoutes,
  ...attachmentRoutes,
  ...historyRoutes,
  ...reportingRoutes,
  ...commentRoutes,
  ...reactionRoutes,
  ...linkTypeRoutes,
  ...tagRoutes,
  ...queryRoutes,
  ...templateRoutes,
  ...wiqlRoutes,
  ...workRoutes,
  ...documentRoutes,
  ...securityRoutes,
  ...peopleRoutes,
  ...graphRoutes,
  ...pictureRoutes,
  ...artifactRoutes,
  ...processRoutes,
];
