import { demand, demandPerson, issueOf, projectOf } from '#host/jira/access';
import type { Bean } from '#host/jira/beans';
import { listParameter, numberParameter, ok, page, type Call, type Handlers } from '#host/jira/call';
import { groups } from '#host/jira/defaults';
import type { Person, Project } from '#host/jira/entities';
import { refuse } from '#host/jira/refusal';
import { boldMatches } from '#host/jira/highlight';
import { groupNamesOf, holds, Session } from '#host/jira/session';

/** People and their groups. */
export const people: Handlers = {
  getCurrentUser: (call) => {
    demandPerson(call);
    return ok(fullBean(call, call.session.person!));
  },
  getUser: (call) => {
    const person = call.world.people.get(call.query.get('accountId') ?? '');
    if (!person) throw refuse(404, 'Specified user does not exist or you do not have required permissions');
    return ok(fullBean(call, person));
  },
  bulkGetUsers: (call) => {
    const ids = call.query.getAll('accountId');
    if (ids.length === 0)
      throw refuse(400, 'The accountId parameter must be present and at least one value must be provided.');
    return page(
      call,
      ids.flatMap((id) => call.world.people.get(id) ?? []),
      200,
      (person) => call.beans.person(person),
    );
  },
  findUsers: (call) => ok(window(call, matching(call, everyone(call))).map((person) => call.beans.person(person))),
  getAllUsers: (call) => ok(window(call, call.world.people.list()).map((person) => call.beans.person(person))),
  getAllUsersDefault: (call) => ok(window(call, call.world.people.list()).map((person) => call.beans.person(person))),
  findAssignableUsers: (call) =>
    ok(window(call, matching(call, assignable(call))).map((person) => call.beans.person(person))),
  findUsersForPicker: (call) => ok(pickedPeople(call)),
  findUsersAndGroups: (call) => ok({ users: pickedPeople(call), groups: pickedGroups(call) }),
  findUsersWithAllPermissions: (call) => {
    const permissions = listParameter(call, 'permissions');
    if (permissions.length === 0) throw refuse(400, 'At least one permission must be specified.');
    const holders = matching(call, everyone(call)).filter((person) =>
      permissions.every((key) => holdsPermission(call, person, key)),
    );
    return ok(window(call, holders).map((person) => call.beans.person(person)));
  },
  findUsersWithBrowsePermission: (call) => {
    if (call.query.get('issueKey') === null && call.query.get('projectKey') === null)
      throw refuse(400, 'Either the projectKey or issueKey parameter must be specified.');
    const holders = matching(call, everyone(call)).filter((person) => holdsPermission(call, person, 'BROWSE_PROJECTS'));
    return ok(window(call, holders).map((person) => call.beans.person(person)));
  },
  findBulkAssignableUsers: (call) => {
    const projects = listParameter(call, 'projectKeys').map((key) => projectOf(call, key));
    if (projects.length === 0) throw refuse(400, 'The projectKeys parameter must be specified.');
    const found = matching(call, everyone(call)).filter((person) =>
      projects.every((project) => isAssignableIn(person, project)),
    );
    return ok(window(call, found).map((person) => call.beans.person(person)));
  },
  getGroup: (call) => {
    const group = groups.find(
      ({ id, name }) => id === call.query.get('groupId') || name === call.query.get('groupname'),
    );
    if (!group) throw refuse(404, 'The group was not found.');
    const members = call.world.people.list().filter((person) => groupNamesOf(person).includes(group.name));
    const items = listParameter(call, 'expand').includes('users')
      ? members.slice(0, 50).map((person) => call.beans.person(person))
      : [];
    const users = {
      size: members.length,
      items,
      'max-results': 50,
      'start-index': 0,
      'end-index': Math.max(0, items.length - 1),
    };
    return ok({ ...groupBean(call, group.name), users, expand: 'users' });
  },
  getUserGroups: (call) => {
    const person = call.world.people.get(call.query.get('accountId') ?? '');
    if (!person) throw refuse(404, 'Specified user does not exist or you do not have required permissions');
    return ok(groupNamesOf(person).map((name) => groupBean(call, name)));
  },
  bulkGetGroups: (call) => {
    const names = call.query.getAll('groupName');
    const ids = call.query.getAll('groupId');
    const found = groups.filter(({ id, name }) =>
      names.length + ids.length === 0 ? true : names.includes(name) || ids.includes(id),
    );
    return page(call, found, 50, ({ id, name }) => ({ name, groupId: id }));
  },
  findGroups: (call) => ok(pickedGroups(call)),
  getUsersFromGroup: (call) => {
    const group = groups.find(
      ({ id, name }) => id === call.query.get('groupId') || name === call.query.get('groupname'),
    );
    if (!group)
      throw refuse(
        404,
        `The group named '${call.query.get('groupname') ?? call.query.get('groupId') ?? ''}' does not exist`,
      );
    const members = call.world.people.list().filter((person) => groupNamesOf(person).includes(group.name));
    return page(call, members, 50, (person) => call.beans.person(person));
  },
};

function fullBean(call: Call, person: Person): Bean {
  const names = groupNamesOf(person);
  const expand = listParameter(call, 'expand');
  const items = expand.includes('groups') ? names.map((name) => groupBean(call, name)) : [];
  const roles = expand.includes('applicationRoles')
    ? [
        {
          key: 'jira-software',
          name: 'Jira',
          groups: names,
          defaultGroups: [],
          selectedByDefault: false,
          defined: false,
          numberOfSeats: 10,
          remainingSeats: 5,
          userCount: 5,
          userCountDescription: 'users',
          hasUnlimitedSeats: false,
          platform: false,
        },
      ]
    : [];
  return {
    ...call.beans.person(person),
    locale: person.locale?.replace('-', '_') ?? 'en_US',
    groups: { size: names.length, items },
    applicationRoles: { size: 1, items: roles },
    expand: 'groups,applicationRoles',
  };
}

function groupBean(call: Call, name: string): Bean {
  const groupId = groups.find((group) => group.name === name)?.id;
  return { name, groupId, self: call.beans.self(`group?groupId=${groupId}`) };
}

function everyone(call: Call): Person[] {
  demandPerson(call);
  return call.world.people.list();
}

function pickedPeople(call: Call): Bean {
  const found = matching(call, everyone(call));
  const users = found
    .slice(0, Math.min(1000, numberParameter(call, 'maxResults', 50)))
    .map(({ accountId, name, accountType }) => ({
      accountId,
      accountType,
      html: marked(call, name),
      displayName: name,
    }));
  return { users, total: found.length, header: `Showing ${users.length} of ${found.length} matching users` };
}

function pickedGroups(call: Call): Bean {
  const query = (call.query.get('query') ?? '').toLowerCase();
  const found = groups.filter(({ name }) => name.includes(query));
  const shown = found.map(({ id, name }) => ({ name, html: marked(call, name), groupId: id, labels: [] }));
  return { header: `Showing ${shown.length} of ${found.length} matching groups`, total: found.length, groups: shown };
}

/** What was found as HTML, with the words that were looked for in bold. */
function marked(call: Call, text: string): string {
  return boldMatches(text, (call.query.get('query') ?? '').trim());
}

/** Permissions of a site's own, then those on the issue or project that is named. */
function holdsPermission(call: Call, { accountId }: Person, key: string): boolean {
  const session = new Session(call.world, { kind: 'user', accountId });
  const issueKey = call.query.get('issueKey');
  const projectKey = call.query.get('projectKey');
  if (issueKey) return session.hasOn(key, issueOf(call, issueKey));
  if (projectKey) return session.has(key, projectOf(call, projectKey));
  return (
    session.hasGlobal(key) ||
    call.world.projects.list().some((project) => call.session.canBrowse(project) && session.has(key, project))
  );
}

function assignable(call: Call): Person[] {
  const key = call.query.get('issueKey') ?? call.query.get('issueId');
  const place = call.query.get('project');
  if (!key && !place) throw refuse(400, 'Either the project or issueKey parameter must be specified.');
  const project: Project = key ? call.world.projects.get(issueOf(call, key).projectId)! : projectOf(call, place!);
  if (key) demand(call, 'BROWSE_PROJECTS', issueOf(call, key), 'You cannot browse this project.', 404);
  return call.world.people.list().filter((person) => isAssignableIn(person, project));
}

function isAssignableIn(person: Person, project: Project): boolean {
  return ['10002', '10003'].some((roleId) => holds(person, project.roles[roleId]));
}

/** People whose name has a word that starts with the query, or whose account it names. */
function matching(call: Call, among: readonly Person[]): Person[] {
  const query = (call.query.get('query') ?? '').trim().toLowerCase();
  const accountId = call.query.get('accountId');
  if (accountId) return among.filter((person) => person.accountId === accountId);
  return among.filter(
    ({ name }) =>
      name.toLowerCase().startsWith(query) ||
      name
        .toLowerCase()
        .split(/\s+/)
        .some((word) => word.startsWith(query)),
  );
}

function window(call: Call, list: readonly Person[]): Person[] {
  const startAt = numberParameter(call, 'startAt', 0);
  return list.slice(startAt, startAt + Math.min(1000, numberParameter(call, 'maxResults', 50)));
}
