import * as z from 'zod';
import { demandAdmin, projectOf } from '#local/jira/access';
import type { Bean } from '#local/jira/beans';
import { listParameter, noContent, ok, page, payload, type Answer, type Call, type Handlers } from '#local/jira/call';
import { groups, openRoles, roles } from '#local/jira/defaults';
import type { Project } from '#local/jira/entities';
import { refuse } from '#local/jira/refusal';
import { componentBean } from '#local/jira/rest/components';
import { versionBean } from '#local/jira/rest/versions';
import { statusesOf } from '#local/jira/workflow';

/** Projects and what they are made of. */
export const projects: Handlers = {
  searchProjects,
  getAllProjects: (call) => ok(visible(call).map((project) => listedBean(call, project))),
  getRecent: (call) => ok(visible(call).slice(0, 20).map((project) => listedBean(call, project))),
  getProject: (call) => ok(projectBean(call, projectOf(call))),
  getAllStatuses: (call) => {
    const project = projectOf(call);
    const statuses = statusesOf(project.id, call.world).map((status) => ({ ...call.beans.status(status), untranslatedName: status.name }));
    return ok(typesOf(call).map((type) => ({ self: call.beans.self(`issuetype/${type.id}`), id: type.id, name: type.name, subtask: type.isSubtask, statuses })));
  },
  getProjectRoles: (call) => ok(Object.fromEntries(roles.map((role) => [role.name, call.beans.self(`project/${projectOf(call).id}/role/${role.id}`)]))),
  getProjectRole: (call) => ok(roleBean(call, projectOf(call), call.path.id!)),
  addActorUsers: (call) => changeActors(call, 'add'),
  deleteActor: (call) => changeActors(call, 'remove'),
  getAllProjectRoles: (call) => ok(roles.map(({ id, name, description }) => ({ self: call.beans.self(`role/${id}`), name, id: Number(id), description }))),
  getHierarchy: (call) => {
    const levels = [['Epic', 1], ['Base', 0], ['Subtask', -1]] as const;
    const hierarchy = levels.map(([name, level]) => ({ level, name, issueTypes: typesOf(call).filter((type) => type.level === level).map((type) => ({ id: Number(type.id), name: type.name, avatarId: type.avatarId })) }));
    return ok({ projectId: Number(projectOf(call, call.path.projectId).id), hierarchy });
  },
};

function visible({ world, session }: Call): Project[] {
  return world.projects.list().filter((project) => session.canBrowse(project));
}

function typesOf({ world }: Call) {
  return world.issueTypes.list();
}

function searchProjects(call: Call): Answer {
  const query = (call.query.get('query') ?? '').toLowerCase();
  const ids = listParameter(call, 'id');
  const keys = listParameter(call, 'keys').map((key) => key.toUpperCase());
  const types = listParameter(call, 'typeKey');
  const found = visible(call).filter(
    ({ id, key, name, type }) =>
      `${key} ${name}`.toLowerCase().includes(query) &&
      (ids.length === 0 || ids.includes(id)) &&
      (keys.length === 0 || keys.includes(key)) &&
      (types.length === 0 || types.includes(type)),
  );
  const order = call.query.get('orderBy') ?? 'key';
  const by = order.replace(/^[-+]/, '') === 'name' ? 'name' : 'key';
  const sorted = found.sort((one, other) => (order.startsWith('-') ? -1 : 1) * one[by].localeCompare(other[by]));
  const answer = page(call, sorted, 100, (project) => listedBean(call, project));
  return ok({ self: call.beans.self('project/search'), ...(answer.body as Bean) });
}

function listedBean(call: Call, project: Project): Bean {
  const expand = listParameter(call, 'expand');
  const style = { isPrivate: false, properties: {}, style: 'classic' };
  return {
    expand: 'description,lead,issueTypes,url,projectKeys,permissions,insight',
    ...call.beans.project(project),
    ...style,
    ...(expand.includes('description') ? { description: project.description ?? '' } : {}),
    ...(expand.includes('lead') && project.leadAccountId ? { lead: call.beans.user(project.leadAccountId) } : {}),
    ...(expand.includes('issueTypes') ? { issueTypes: typesOf(call).map((type) => call.beans.issueType(type)) } : {}),
    ...(expand.includes('insight') ? { insight: insight(call, project) } : {}),
  };
}

function insight({ world, beans }: Call, project: Project): Bean {
  const issues = world.issuesByProject.of(project.id);
  const last = issues.reduce((latest, issue) => Math.max(latest, issue.updated), 0);
  return { totalIssueCount: issues.length, ...(last > 0 ? { lastIssueUpdateTime: beans.moment(last) } : {}) };
}

function projectBean(call: Call, project: Project): Bean {
  const { beans, world } = call;
  return {
    expand: 'description,lead,issueTypes,url,projectKeys,permissions,insight',
    ...beans.project(project),
    description: project.description ?? '',
    ...(project.leadAccountId ? { lead: beans.user(project.leadAccountId) } : {}),
    components: world.componentsOf.of(project.id).map((component) => componentBean(call, component)),
    issueTypes: typesOf(call).map((type) => beans.issueType(type)),
    assigneeType: 'UNASSIGNED',
    versions: world.versionsOf.of(project.id).map((version) => versionBean(call, version)),
    roles: Object.fromEntries(roles.map((role) => [role.name, beans.self(`project/${project.id}/role/${role.id}`)])),
    style: 'classic',
    isPrivate: false,
    properties: {},
  };
}

function roleBean({ beans, world }: Call, project: Project, roleId: string): Bean {
  const role = roles.find(({ id }) => id === roleId);
  if (!role) throw refuse(404, `Can not retrieve a role actor for a null project role.`);
  const actors = project.roles[roleId] ?? openRoles[roleId]!;
  return {
    self: beans.self(`project/${project.id}/role/${role.id}`),
    name: role.name,
    id: Number(role.id),
    description: role.description,
    actors: [
      ...actors.groups.map((name, at) => ({ id: 20_000 + at, displayName: name, type: 'atlassian-group-role-actor', name, actorGroup: { name, displayName: name, groupId: groups.find((group) => group.name === name)?.id } })),
      ...actors.users.map((accountId, at) => ({ id: 30_000 + at, displayName: world.people.get(accountId)?.name, type: 'atlassian-user-role-actor', actorUser: { accountId } })),
    ],
  };
}

const actorsRequest = z.object({ user: z.array(z.string()).default([]), group: z.array(z.string()).default([]), groupId: z.array(z.string()).default([]) });

/** Who holds a role decides who sees the project at all. */
function changeActors(call: Call, change: 'add' | 'remove'): Answer {
  const project = projectOf(call);
  const roleId = call.path.id!;
  if (!call.session.has('ADMINISTER_PROJECTS', project)) demandAdmin(call);
  const role = project.roles[roleId] ?? openRoles[roleId];
  if (!role) throw refuse(404, 'Can not retrieve a role actor for a null project role.');
  const { user, group, groupId } = change === 'add' ? payload(call, actorsRequest) : actorsRequest.parse(Object.fromEntries(['user', 'group', 'groupId'].map((name) => [name, call.query.getAll(name)])));
  const named = [...group, ...groupId.flatMap((id) => groups.find((known) => known.id === id)?.name ?? [])];
  const turn = (list: readonly string[], some: readonly string[]) => (change === 'add' ? [...new Set([...list, ...some])] : list.filter((one) => !some.includes(one)));
  const stored = call.world.projects.put({ ...project, roles: { ...project.roles, [roleId]: { users: turn(role.users, user), groups: turn(role.groups, named) } } });
  return change === 'add' ? ok(roleBean(call, stored, roleId)) : noContent();
}
