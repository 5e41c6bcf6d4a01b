import type { AppPermission } from '#app/ports/rights';
import type { ItemPorts } from '#app/ports/tracker';
import type { Patience } from '#app/rest-client';
import { JiraClient } from '#jira/client';
import type { Extension } from '#jira/extension';
import { JiraFields } from '#jira/fields';
import { IssueSource } from '#jira/issue-source';
import { JiraIssues } from '#jira/issues';
import { declaredPermissions } from '#jira/modules';
import { JiraPeople } from '#jira/people';
import type { JiraRequest } from '#jira/request';
import { JiraRights } from '#jira/rights';

/** What a tracker for Jira is made of. */
export interface JiraTrackerParts {
  readonly request: JiraRequest;
  readonly extension: Extension;
  readonly patience?: Patience;
  /** The app's own permissions that Jira knows; those that the manifest declares, unless others are given. */
  readonly permissions?: ReadonlySet<AppPermission>;
}

/** What use cases ask of Jira's REST API, as the acting person; the same in the page and in functions. */
export function createItemPorts(parts: JiraTrackerParts): ItemPorts {
  const { request, extension, patience, permissions = declaredPermissions } = parts;
  const client = new JiraClient(request, patience);
  const source = new IssueSource(client);
  return {
    issues: new JiraIssues(client, source, extension),
    fields: new JiraFields(source, extension),
    rights: new JiraRights(client, extension, permissions),
    people: new JiraPeople(client),
  };
}
