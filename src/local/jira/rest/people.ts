import { demand, demandPerson, issueOf, projectOf } from '#local/jira/access';
import type { Bean } from '#local/jira/beans';
import { listParameter, numberParameter, ok, page, type Call, type Handlers } from '#local/jira/call';
import { groups } from '#local/jira/defaults';
import type { Person, Project } from '#local/jira/entities';
import { refuse } from '#local/jira/refusal';
import { groupNamesOf, holds } from '#local/jira/session';

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
    if (ids.length === 0) throw refuse(400, 'The accountId parameter must be present and at least one value must be provided.');
    return page(call, ids.flatMap((id) => call.world.people.get(id) ?? []), 200, (person) => call.beans.person(person));
  },
  findUsers: (call) => ok(window(call, matching(call, everyone(call))).map((person) => call.beans.person(person))),
  getAllUsers: (call) => ok(window(call, call.world.people.list()).map((person) => call.beans.person(person))),
  getAllUsersDefault: (call) => ok(window(call, call.world.people.list()).map((person) => call.beans.person(person))),
  findAssignableUsers: (call) => ok(window(call, matching(call, assignable(call))).map((person) => call.beans.person(person))),
  findUsersForPicker: (call) => {
    const found = matching(call, everyone(call)).slice(0, numberParameter(call, 'maxResults', 50));
    const users = found.map(({ accountId, name, accountType }) => ({ accountId, accountType, html: name, displayName: name }));
    return ok({ users, total: users.length, header: `Showing ${users.length} of ${users.length} matching users` });
  },
  getUserGroups: (call) => {
    const person = call.world.people.get(call.query.get('accountId') ?? '');
    if (!person) throw refuse(404, 'Specified user does not exist or you do not have required permissions');
    return ok(groupNamesOf(person).map((name) => groupBean(call, name)));
  },
  bulkGetGroups: (call) => {
    const names = call.query.getAll('groupName');
    const ids = call.query.getAll('groupId');
    const found = groups.filter(({ id, name }) => (names.length + ids.length === 0 ? true : names.includes(name) || ids.includes(id)));
    return page(call, found, 50, ({ id, name }) => ({ name, groupId: id }));
  },
  findGroups: (call) => {
    const query = (call.query.get('query') ?? '').toLowerCase();
    const found = groups.filter(({ name }) => name.includes(query));
    return ok({ header: `Showing ${found.length} of ${found.length} matching groups`, total: found.length, groups: found.map(({ id, name }) => ({ name, html: name, groupId: id, labels: [] })) });
  },
  getUsersFromGroup: (call) => {
    const group = groups.find(({ id, name }) => id === call.query.get('groupId') || name === call.query.get('groupname'));
    if (!group) throw refuse(404, `The group named '${call.query.get('groupname') ?? call.query.get('groupId') ?? ''}' does not exist`);
    const members = call.world.people.list().filter((person) => groupNamesOf(person).includes(group.name));
    return page(call, members, 50, (person) => call.beans.person(person));
  },
};

function fullBean(call: Call, person: Person): Bean {
  const names = groupNamesOf(person);
  const expand = listParameter(call, 'expand');
  const items = expand.includes('groups') ? names.map((name) => groupBean(call, name)) : [];
  const roles = expand.includes('applicationRoles') ? [{ key: 'jira-software', name: 'Jira', groups: names, defaultGroups: [], selectedByDefault: false, defined: false, numberOfSeats: 10, remainingSeats: 5, userCount: 5, userCountDescription: 'users', hasUnlimitedSeats: false, platform: false }] : [];
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

function assignable(call: Call): Person[] {
  const key = call.query.get('issueKey') ?? call.query.get('issueId');
  const place = call.query.get('project');
  if (!key && !place) throw refuse(400, 'Either the project or issueKey parameter must be specified.');
  const project: Project = key ? call.world.projects.get(issueOf(call, key).projectId)! : projectOf(call, place!);
  if (key) demand(call, 'BROWSE_PROJECTS', issueOf(call, key), 'You cannot browse this project.', 404);
  return call.world.people.list().filter((person) => ['10002', '10003'].some((roleId) => holds(person, project.roles[roleId])));
}

/** People whose name has a word that starts with the query, or whose account it names. */
function matching(call: Call, among: readonly Person[]): Person[] {
  const query = (call.query.get('query') ?? '').trim().toLowerCase();
  const accountId = call.query.get('accountId');
  if (accountId) return among.filter((person) => person.accountId === accountId);
  return among.filter(({ name }) => name.toLowerCase().startsWith(query) || name.toLowerCase().split(/\s+/).some((word) => word.startsWith(query)));
}

function window(call: Call, list: readonly Person[]): Person[] {
  const startAt = numberParameter(call, 'startAt', 0);
  return list.slice(startAt, startAt + Math.min(1000, numberParameter(call, 'maxResults', 50)));
}

