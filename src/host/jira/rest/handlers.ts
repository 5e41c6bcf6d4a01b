import type { Handlers } from '#host/jira/call';
import { appFields } from '#host/jira/rest/app-fields';
import { attachments } from '#host/jira/rest/attachments';
import { boards } from '#host/jira/rest/boards';
import { bulkOperations } from '#host/jira/rest/bulk-operations';
import { components } from '#host/jira/rest/components';
import { comments } from '#host/jira/rest/comments';
import { createMeta } from '#host/jira/rest/create-meta';
import { customFields } from '#host/jira/rest/custom-fields';
import { expressions } from '#host/jira/rest/expressions';
import { fieldContexts } from '#host/jira/rest/field-contexts';
import { fieldListing } from '#host/jira/rest/field-listing';
import { dashboardListing } from '#host/jira/rest/dashboards';
import { filterSharing } from '#host/jira/rest/filter-sharing';
import { filters } from '#host/jira/rest/filters';
import { issuePicker } from '#host/jira/rest/issue-picker';
import { issueReading } from '#host/jira/rest/issue-reading';
import { issueWriting } from '#host/jira/rest/issue-writing';
import { jqlTools } from '#host/jira/rest/jql-tools';
import { links } from '#host/jira/rest/links';
import { participation } from '#host/jira/rest/participation';
import { people } from '#host/jira/rest/people';
import { permissionCheck } from '#host/jira/rest/permission-check';
import { precomputations } from '#host/jira/rest/precomputations';
import { preferences } from '#host/jira/rest/preferences';
import { projectFacts } from '#host/jira/rest/project-facts';
import { projectMaking } from '#host/jira/rest/project-making';
import { projectRoles } from '#host/jira/rest/project-roles';
import { projects } from '#host/jira/rest/projects';
import { platformProperties, softwareProperties } from '#host/jira/rest/properties';
import { ranking } from '#host/jira/rest/ranking';
import { searching } from '#host/jira/rest/searching';
import { settings } from '#host/jira/rest/settings';
import { sprints } from '#host/jira/rest/sprints';
import { statusListing } from '#host/jira/rest/status-listing';
import { versions } from '#host/jira/rest/versions';
import { worklogs } from '#host/jira/rest/worklogs';
import { worklogListing } from '#host/jira/rest/worklog-listing';

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
