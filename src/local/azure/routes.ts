import { documentRoutes } from '#local/azure/documents/routes';
import { fieldRoutes } from '#local/azure/field/fields';
import { processRoutes } from '#local/azure/field/process-routes';
import { typeRoutes } from '#local/azure/field/types';
import { artifactRoutes } from '#local/azure/item/artifacts';
import { attachmentRoutes } from '#local/azure/item/attachments';
import { batchRoutes } from '#local/azure/item/batch';
import { commentRoutes } from '#local/azure/item/comments';
import { historyRoutes } from '#local/azure/item/history';
import { linkTypeRoutes } from '#local/azure/item/link-type-routes';
import { queryRoutes } from '#local/azure/item/queries';
import { reactionRoutes } from '#local/azure/item/reactions';
import { readingRoutes } from '#local/azure/item/reading';
import { removalRoutes } from '#local/azure/item/removal';
import { reportingRoutes } from '#local/azure/item/reporting';
import { tagRoutes } from '#local/azure/item/tag-routes';
import { templateRoutes } from '#local/azure/item/template-routes';
import { writingRoutes } from '#local/azure/item/writing';
import { nodeRoutes } from '#local/azure/node/routes';
import { collectionRoutes } from '#local/azure/rest/collections';
import { connectionRoutes } from '#local/azure/rest/connection';
import { projectRoutes } from '#local/azure/rest/core-projects';
import { teamRoutes } from '#local/azure/rest/core-teams';
import { pictureRoutes } from '#local/azure/rest/pictures';
import { graphRoutes } from '#local/azure/security/graph-routes';
import { peopleRoutes } from '#local/azure/security/people-routes';
import { securityRoutes } from '#local/azure/security/routes';
import { wiqlRoutes } from '#local/azure/wiql/routes';
import { workRoutes } from '#local/azure/work/routes';
import type { AzureRoute } from '#local/azure/seams';

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
