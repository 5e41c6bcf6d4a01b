import * as z from 'zod';
import { demandAdmin, projectOf } from '#host/jira/access';
import type { Bean } from '#host/jira/beans';
import { flagParameter, noContent, ok, payload, type Answer, type Call, type Handlers } from '#host/jira/call';
import { groups, openRoles, roles } from '#host/jira/defaults';
import type { Project, RoleActors } from '#host/jira/entities';
import { refuse } from '#host/jira/refusal';
import { holds } from '#host/jira/session';

/** Roles in projects and who holds them; which roles there are is the same for every site here. */
export const projectRoles: Handlers = {
  getProjectRoles: (call) =>
    ok(
      Object.fromEntries(
        roles.map((role) => [role.name, call.beans.self(`project/${projectOf(call).id}/role/${role.id}`)]),
      ),
    ),
  getProjectRole: (call) => ok(roleBean(call, projectOf(call), call.path.id!)),
  addActorUsers: (call) => changeActors(call, 'add'),
  deleteActor: (call) => changeActors(call, 'remove'),
  getAllProjectRoles: (call) =>
    ok(
      roles.map(({ id, name, description }) => ({
        self: call.beans.self(`role/${id}`),
        name,
        id: Number(id),
        description,
      })),
    ),
  setActors: (call) => {
    const project = projectOf(call);
    const { categorisedActors } = payload(
      call,
      z.object({ categorisedActors: z.record(z.string(), z.array(z.string())) }),
    );
    const named = [
      ...(categorisedActors['atlassian-group-role-actor'] ?? []),
      ...groupNames(categorisedActors['atlassian-group-role-actor-id'] ?? []),
    ];
    return ok(
      roleBean(
        call,
        put(call, project, () => ({ users: categorisedActors['atlassian-user-role-actor'] ?? [], groups: named })),
        call.path.id!,
      ),
    );
  },
  getProjectRoleById: (call) => ok(plainRole(call, roleNamed(call.path.id))),
  getProjectRoleDetails: (call) => {
    const project = projectOf(call);
    const isOwn = flagParameter(call, 'currentMember');
    const found = roles.filter(({ id }) => !isOwn || holds(call.session.person, project.roles[id] ?? openRoles[id]));
    return ok(
      found.map((role) => ({
        ...plainRole(call, role),
        self: call.beans.self(`project/${project.id}/role/${role.id}`),
        admin: role.id === '10002',
        roleConfigurable: true,
      })),
    );
  },
};

function roleNamed(id: string | undefined): (typeof roles)[number] {
  const role = roles.find((candidate) => candidate.id === id);
  if (role) return role;
  throw refuse(404, `Can not find role with id ${id}`);
}

function plainRole({ beans }: Call, { id, name, description }: (typeof roles)[number]): Bean {
  return { self: beans.self(`role/${id}`), name, id: Number(id), description };
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
      ...actors.groups.map((name, at) => ({
        id: 20_000 + at,
        displayName: name,
        type: 'atlassian-group-role-actor',
        name,
        actorGroup: { name, displayName: name, groupId: groups.find((group) => group.name === name)?.id },
      })),
      ...actors.users.map((accountId, at) => ({
        id: 30_000 + at,
        displayName: world.people.get(accountId)?.name,
        type: 'atlassian-user-role-actor',
        actorUser: { accountId },
      })),
    ],
  };
}

const actorsRequest = z.object({
  user: z.array(z.string()).default([]),
  group: z.array(z.string()).default([]),
  groupId: z.array(z.string()).default([]),
});

/** Who holds a role decides who sees the project at all. */
function changeActors(call: Call, change: 'add' | 'remove'): Answer {
  const project = projectOf(call);
  const { user, group, groupId } =
    change === 'add'
      ? payload(call, actorsRequest)
      : actorsRequest.parse(
          Object.fromEntries(['user', 'group', 'groupId'].map((name) => [name, call.query.getAll(name)])),
        );
  const named = [...group, ...groupNames(groupId)];
  const turn = (list: readonly string[], some: readonly string[]) =>
    change === 'add' ? [...new Set([...list, ...some])] : list.filter((one) => !some.includes(one));
  const stored = put(call, project, (role) => ({ users: turn(role.users, user), groups: turn(role.groups, named) }));
  return change === 'add' ? ok(roleBean(call, stored, call.path.id!)) : noContent();
}

function put(call: Call, project: Project, change: (role: RoleActors) => RoleActors): Project {
  const roleId = call.path.id!;
  if (!call.session.has('ADMINISTER_PROJECTS', project)) demandAdmin(call);
  const role = project.roles[roleId] ?? openRoles[roleId];
  if (!role) throw refuse(404, 'Can not retrieve a role actor for a null project role.');
  return call.world.projects.put({ ...project, roles: { ...project.roles, [roleId]: change(role) } });
}

function groupNames(ids: readonly string[]): string[] {
  return ids.flatMap((id) => groups.find((known) => known.id === id)?.name ?? []);
}
