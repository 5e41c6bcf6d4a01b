import type { Handlers } from '#local/jira/call';
import { appFields } from '#local/jira/rest/app-fields';
import { boards } from '#local/jira/rest/boards';
import { fieldListing } from '#local/jira/rest/field-listing';
import { issueReading } from '#local/jira/rest/issue-reading';
import { people } from '#local/jira/rest/people';
import { permissionCheck } from '#local/jira/rest/permission-check';
import { projects } from '#local/jira/rest/projects';
import { searching } from '#local/jira/rest/searching';
import { settings } from '#local/jira/rest/settings';

/** All that is modelled of the Jira platform's API, by operation id. */
export const platformHandlers: Handlers = {
  ...issueReading,
  ...searching,
  ...people,
  ...permissionCheck,
  ...fieldListing,
  ...appFields,
  ...projects,
  ...settings,
};

/** All that is modelled of Jira Software's API, by operation id. */
export const softwareHandlers: Handlers = {
  ...boards,
};
