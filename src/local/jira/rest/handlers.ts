import type { Handlers } from '#local/jira/call';
import { appFields } from '#local/jira/rest/app-fields';
import { attachments } from '#local/jira/rest/attachments';
import { boards } from '#local/jira/rest/boards';
import { bulkOperations } from '#local/jira/rest/bulk-operations';
import { components } from '#local/jira/rest/components';
import { comments } from '#local/jira/rest/comments';
import { createMeta } from '#local/jira/rest/create-meta';
import { customFields } from '#local/jira/rest/custom-fields';
import { expressions } from '#local/jira/rest/expressions';
import { fieldContexts } from '#local/jira/rest/field-contexts';
import { fieldListing } from '#local/jira/rest/field-listing';
import { dashboardListing } from '#local/jira/rest/dashboards';
import { filterSharing } from '#local/jira/rest/filter-sharing';
import { filters } from '#local/jira/rest/filters';
import { issuePicker } from '#local/jira/rest/issue-picker';
import { issueReading } from '#local/jira/rest/issue-reading';
import { issueWriting } from '#local/jira/rest/issue-writing';
import { jqlTools } from '#local/jira/rest/jql-tools';
import { links } from '#local/jira/rest/links';
import { participation } from '#local/jira/rest/participation';
import { people } from '#local/jira/rest/people';
import { permissionCheck } from '#local/jira/rest/permission-check';
import { precomputations } from '#local/jira/rest/precomputations';
import { preferences } from '#local/jira/rest/preferences';
import { projectFacts } from '#local/jira/rest/project-facts';
import { projectMaking } from '#local/jira/rest/project-making';
import { projectRoles } from '#local/jira/rest/project-roles';
import { projects } from '#local/jira/rest/projects';
import { platformProperties, softwareProperties } from '#local/jira/rest/properties';
import { ranking } from '#local/jira/rest/ranking';
import { searching } from '#local/jira/rest/searching';
import { settings } from '#local/jira/rest/settings';
import { sprints } from '#local/jira/rest/sprints';
import { statusListing } from '#local/jira/rest/status-listing';
import { versions } from '#local/jira/rest/versions';
import { worklogs } from '#local/jira/rest/worklogs';
import { worklogListing } from '#local/jira/rest/worklog-listing';

/** All that is modelled of the Jira platform's API, by operation id. */
export const platformHandlers: Handlers = {
  ...issueReading,
  ...issuePicker,
  ...issueWriting,
  ...createMeta,
  ...bulkOperations,
  ...comments,
  ...attachments,
  ...participation,
  ...worklogs,
  ...links,
  ...searching,
  ...jqlTools,
  ...expressions,
  ...precomputations,
  ...filters,
  ...filterSharing,
  ...dashboardListing,
  ...people,
  ...preferences,
  ...permissionCheck,
  ...fieldListing,
  ...customFields,
  ...fieldContexts,
  ...appFields,
  ...projects,
  ...projectRoles,
  ...projectFacts,
  ...projectMaking,
  ...versions,
  ...components,
  ...settings,
  ...statusListing,
  ...worklogListing,
  ...platformProperties,
};

/** All that is modelled of Jira Software's API, by operation id. */
export const softwareHandlers: Handlers = {
  ...boards,
  ...sprints,
  ...ranking,
  ...softwareProperties,
};
