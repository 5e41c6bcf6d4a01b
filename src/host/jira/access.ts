import type { Call } from '#host/jira/call';
import type { Issue, Project } from '#host/jira/entities';
import { noSuchIssue, refuse } from '#host/jira/refusal';

/** The issue that a path names. Throws Jira's 404 where it is not there for this caller. */
export function issueOf(call: Call, idOrKey = call.path.issueIdOrKey ?? ''): Issue {
  const issue = call.world.issueByIdOrKey(idOrKey);
  if (issue && call.session.canSee(issue)) return issue;
  throw noSuchIssue();
}

/** The project that a path names. Throws Jira's 404 where it is not there for this caller. */
export function projectOf(call: Call, idOrKey = call.path.projectIdOrKey ?? ''): Project {
  const project = call.world.projectByIdOrKey(idOrKey);
  if (project && call.session.canBrowse(project)) return project;
  throw refuse(404, `No project could be found with ${/^\d+$/.test(idOrKey) ? 'id' : 'key'} '${idOrKey}'.`);
}

/** Throws Jira's refusal unless the caller holds a permission on an issue. */
export function demand(call: Call, key: string, issue: Issue, sentence: string, status = 403): void {
  if (!call.session.hasOn(key, issue)) throw refuse(status, sentence);
}

/** Throws Jira's 401 unless somebody is signed in. */
export function demandPerson(call: Call): string {
  const { accountId } = call.session;
  if (accountId !== undefined) return accountId;
  throw refuse(401, 'Client must be authenticated to access this resource.');
}

/** Throws Jira's 403 unless the caller administers the site. */
export function demandAdmin(call: Call): void {
  demandPerson(call);
  if (!call.session.isAdmin)
    throw refuse(403, 'Only users with the Administer Jira global permission can perform this operation.');
}
