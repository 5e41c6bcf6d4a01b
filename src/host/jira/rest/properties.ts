import { demandAdmin, demandPerson, issueOf, projectOf } from '#host/jira/access';
import { noContent, ok, type Answer, type Call, type Handler, type Handlers } from '#host/jira/call';
import { refuse } from '#host/jira/refusal';
import { boardOf } from '#host/jira/rest/boards';
import { sprintOf } from '#host/jira/rest/sprints';

/** A thing that properties hang on, once the caller may read or write them. */
interface Holder {
  readonly entityType: string;
  readonly entityId: string;
  /** Address of its properties, from the origin on. */
  readonly path: string;
  /** Letters that a key may have. */
  readonly longestKey?: number;
}

type FindHolder = (call: Call, isWriting: boolean) => Holder;

/** Properties of issues, comments, worklogs, work types, projects, people, gadgets and of the app that asks. */
export const platformProperties: Handlers = {
  ...propertyHandlers(issueHolder, [
    'getIssuePropertyKeys',
    'getIssueProperty',
    'setIssueProperty',
    'deleteIssueProperty',
  ]),
  ...propertyHandlers(commentHolder, [
    'getCommentPropertyKeys',
    'getCommentProperty',
    'setCommentProperty',
    'deleteCommentProperty',
  ]),
  ...propertyHandlers(projectHolder, [
    'getProjectPropertyKeys',
    'getProjectProperty',
    'setProjectProperty',
    'deleteProjectProperty',
  ]),
  ...propertyHandlers(worklogHolder, [
    'getWorklogPropertyKeys',
    'getWorklogProperty',
    'setWorklogProperty',
    'deleteWorklogProperty',
  ]),
  ...propertyHandlers(issueTypeHolder, [
    'getIssueTypePropertyKeys',
    'getIssueTypeProperty',
    'setIssueTypeProperty',
    'deleteIssueTypeProperty',
  ]),
  ...propertyHandlers(appHolder, [
    'getForgeAppPropertyKeys',
    'getForgeAppProperty',
    'putForgeAppProperty',
    'deleteForgeAppProperty',
  ]),
  ...propertyHandlers(gadgetHolder, [
    'getDashboardItemPropertyKeys',
    'getDashboardItemProperty',
    'setDashboardItemProperty',
    'deleteDashboardItemProperty',
  ]),
  ...propertyHandlers(personHolder, [
    'getUserPropertyKeys',
    'getUserProperty',
    'setUserProperty',
    'deleteUserProperty',
  ]),
};

/** Properties of sprints and boards. */
export const softwareProperties: Handlers = {
  ...propertyHandlers(sprintHolder, ['getPropertiesKeys', 'getProperty', 'setProperty', 'deleteProperty']),
  ...propertyHandlers(boardHolder, [
    'getBoardPropertyKeys',
    'getBoardProperty',
    'setBoardProperty',
    'deleteBoardProperty',
  ]),
};

function propertyHandlers(
  holderOf: FindHolder,
  [keys, get, set, remove]: readonly [string, string, string, string],
): Record<string, Handler> {
  return {
    [keys]: (call) => {
      const { entityType, entityId, path } = holderOf(call, false);
      const all = call.world.propertiesOf.of(`${entityType}/${entityId}`);
      return ok({
        keys: all.map(({ key }) => ({ self: `${call.beans.origin}${path}/${encodeURIComponent(key)}`, key })),
      });
    },
    [get]: (call) => {
      const { key, value } = stored(call, holderOf(call, false));
      return ok({ key, value });
    },
    [set]: (call) => put(call, holderOf(call, true)),
    [remove]: (call) => {
      const { entityType, entityId } = holderOf(call, true);
      stored(call, { entityType, entityId });
      call.world.properties.delete(`${entityType}/${entityId}/${keyOf(call)}`);
      return noContent();
    },
  };
}

/** People's properties name theirs in the query's company, all others in the path; both call it `propertyKey`. */
function keyOf(call: Call): string {
  return call.path.propertyKey ?? '';
}

function stored(call: Call, { entityType, entityId }: Pick<Holder, 'entityType' | 'entityId'>) {
  const found = call.world.properties.get(`${entityType}/${entityId}/${keyOf(call)}`);
  if (found) return found;
  throw refuse(404, `The property with key ${keyOf(call)} does not exist.`);
}

const largest = 32_768;

function put(call: Call, { entityType, entityId, longestKey = 255 }: Holder): Answer {
  const key = keyOf(call);
  if (key.length > longestKey) throw refuse(400, `The property key must be at most ${longestKey} characters long.`);
  if (call.body === undefined) throw refuse(400, 'The property value must be a valid, non-empty JSON.');
  if (JSON.stringify(call.body).length > largest)
    throw refuse(400, `The property value must not be longer than ${largest} characters.`);
  const isNew = call.world.properties.get(`${entityType}/${entityId}/${key}`) === undefined;
  call.world.properties.put({ entityType, entityId, key, value: call.body });
  const status = isNew ? 201 : 200;
  return {
    status,
    body:
      entityType === 'app' ? { message: isNew ? 'Property created.' : 'Property updated.', statusCode: status } : {},
  };
}

function issueHolder(call: Call, isWriting: boolean): Holder {
  const issue = issueOf(call);
  if (isWriting && !call.session.hasOn('EDIT_ISSUES', issue))
    throw refuse(403, 'You do not have permission to edit issues in this project.');
  return { entityType: 'issue', entityId: issue.id, path: `/rest/api/3/issue/${issue.id}/properties` };
}

function commentHolder(call: Call, isWriting: boolean): Holder {
  const comment = call.world.comments.get(call.path.commentId);
  const issue = comment && call.world.issues.get(comment.issueId);
  if (
    !comment ||
    !issue ||
    !call.session.canSee(issue) ||
    !call.session.canSeeComment(comment, call.world.projects.get(issue.projectId)!)
  ) {
    throw refuse(404, `Can not find a comment for the id: ${call.path.commentId}.`);
  }
  const needed = comment.author === call.session.accountId ? 'EDIT_OWN_COMMENTS' : 'EDIT_ALL_COMMENTS';
  if (isWriting && !call.session.hasOn(needed, issue))
    throw refuse(403, 'You do not have permission to edit this comment.');
  return { entityType: 'comment', entityId: comment.id, path: `/rest/api/3/comment/${comment.id}/properties` };
}

function worklogHolder(call: Call, isWriting: boolean): Holder {
  const issue = issueOf(call);
  const worklog = call.world.worklogsOf.of(issue.id).find(({ id }) => id === call.path.worklogId);
  if (!worklog) throw refuse(404, `Cannot find worklog with id: '${call.path.worklogId}'.`);
  const needed = worklog.author === call.session.accountId ? 'EDIT_OWN_WORKLOGS' : 'EDIT_ALL_WORKLOGS';
  if (isWriting && !call.session.hasOn(needed, issue))
    throw refuse(403, 'You do not have permission to edit this worklog.');
  return {
    entityType: 'worklog',
    entityId: worklog.id,
    path: `/rest/api/3/issue/${issue.id}/worklog/${worklog.id}/properties`,
  };
}

function issueTypeHolder(call: Call, isWriting: boolean): Holder {
  const type = call.world.issueTypes.get(call.path.issueTypeId);
  if (!type) throw refuse(404, 'The issue type was not found.');
  if (isWriting) demandAdmin(call);
  return { entityType: 'issuetype', entityId: type.id, path: `/rest/api/3/issuetype/${type.id}/properties` };
}

function gadgetHolder(call: Call): Holder {
  demandPerson(call);
  const { dashboardId = '', itemId = '' } = call.path;
  if (!call.world.dashboards.gadgets(dashboardId).some(({ id }) => id === itemId))
    throw refuse(404, 'The dashboard item was not found.');
  return {
    entityType: 'dashboarditem',
    entityId: itemId,
    path: `/rest/api/3/dashboard/${dashboardId}/items/${itemId}/properties`,
  };
}

/** Only an app as itself has these, and each its own. */
function appHolder(call: Call): Holder {
  const { caller } = call.session;
  if (caller.kind !== 'app') throw refuse(403, 'Only the app itself can access its properties.');
  return { entityType: 'app', entityId: caller.app.appId, path: '/rest/forge/1/app/properties', longestKey: 127 };
}

function projectHolder(call: Call, isWriting: boolean): Holder {
  const project = projectOf(call);
  if (isWriting && !call.session.has('ADMINISTER_PROJECTS', project))
    throw refuse(403, 'You do not have permission to administer this project.');
  return { entityType: 'project', entityId: project.id, path: `/rest/api/3/project/${project.id}/properties` };
}

function personHolder(call: Call): Holder {
  const own = demandPerson(call);
  const accountId = call.query.get('accountId') ?? own;
  if (accountId !== own) demandAdmin(call);
  if (!call.world.people.get(accountId))
    throw refuse(404, 'Specified user does not exist or you do not have required permissions');
  return { entityType: 'user', entityId: accountId, path: '/rest/api/3/user/properties' };
}

function sprintHolder(call: Call): Holder {
  const { id } = sprintOf(call);
  return { entityType: 'sprint', entityId: String(id), path: `/rest/agile/1.0/sprint/${id}/properties` };
}

function boardHolder(call: Call): Holder {
  const { id } = boardOf(call);
  return { entityType: 'board', entityId: String(id), path: `/rest/agile/1.0/board/${id}/properties` };
}
