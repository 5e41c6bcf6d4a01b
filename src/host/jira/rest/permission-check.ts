import * as z from 'zod';
import { demandPerson } from '#host/jira/access';
import type { Bean } from '#host/jira/beans';
import { listParameter, ok, payload, type Answer, type Call, type Handlers } from '#host/jira/call';
import type { Issue, Project } from '#host/jira/entities';
import { permissions, type Permission } from '#host/jira/permissions';
import { noSuchIssue, refuse } from '#host/jira/refusal';
import { Session } from '#host/jira/session';

/** Who may do what. */
export const permissionCheck: Handlers = {
  getMyPermissions,
  getAllPermissions: (call) =>
    ok({
      permissions: Object.fromEntries(allPermissions(call).map((permission) => [permission.key, listed(permission)])),
    }),
  getBulkPermissions,
  getPermittedProjects: (call) => {
    const { permissions: keys } = payload(call, z.object({ permissions: z.array(z.string()).min(1) }));
    rejectUnknown(call, keys, 'PROJECT');
    const projects = call.world.projects
      .list()
      .filter((project) => keys.every((key) => call.session.has(key, project)));
    return ok({ projects: projects.map(({ id, key }) => ({ id: Number(id), key })) });
  },
};

function allPermissions({ world }: Call): Permission[] {
  return [...permissions, ...world.appPermissions.list().map((permission) => ({ ...permission, id: permission.key }))];
}

function listed({ key, name, type, description }: Permission): Bean {
  return { key, name, type, description };
}

function getMyPermissions(call: Call): Answer {
  const keys = listParameter(call, 'permissions');
  if (keys.length === 0) throw refuse(400, "The 'permissions' query parameter is required.");
  const all = new Map(allPermissions(call).map((permission) => [permission.key, permission]));
  const unknown = keys.filter((key) => !all.has(key));
  if (unknown.length > 0) throw refuse(400, `Unrecognized permissions: ${unknown.join(', ')}`);
  const holds = holderOf(call);
  return ok({
    permissions: Object.fromEntries(
      keys.map((key) => {
        const permission = all.get(key)!;
        return [key, { id: permission.id, ...listed(permission), havePermission: holds(permission) }];
      }),
    ),
  });
}

/** Tells whether the caller holds a permission where the request asks: on an issue, in a project, or anywhere. */
function holderOf(call: Call): (permission: Permission) => boolean {
  const { world, session, query } = call;
  const issueName = query.get('issueId') ?? query.get('issueKey');
  const projectName = query.get('projectId') ?? query.get('projectKey');
  if (issueName) {
    const issue = world.issueByIdOrKey(issueName);
    if (!issue || !session.canSee(issue)) throw noSuchIssue();
    return ({ key, type }) => (type === 'GLOBAL' ? session.hasGlobal(key) : session.hasOn(key, issue));
  }
  if (projectName) {
    const project = world.projectByIdOrKey(projectName);
    if (!project || !session.canBrowse(project))
      throw refuse(404, `No project could be found with ${query.get('projectId') ? 'id' : 'key'} '${projectName}'.`);
    return ({ key, type }) => (type === 'GLOBAL' ? session.hasGlobal(key) : session.has(key, project));
  }
  return ({ key, type }) =>
    type === 'GLOBAL' ? session.hasGlobal(key) : world.projects.list().some((project) => session.has(key, project));
}

const present = <Member>(list: readonly (Member | null)[]) => list.filter((member) => member !== null);

// `authorize()` of @forge/api sends ids as contexts have them: as text.
const entityId = z.union([
  z.number(),
  z
    .string()
    .regex(/^\d{1,15}$/)
    .transform(Number),
]);

const check = z.object({
  accountId: z.string().nullish(),
  globalPermissions: z
    .array(z.string().nullable())
    .nullish()
    .transform((keys) => present(keys ?? [])),
  projectPermissions: z
    .array(
      z
        .object({
          permissions: z.array(z.string()).default([]),
          projects: z
            .array(entityId.nullable())
            .nullish()
            .transform((ids) => present(ids ?? [])),
          issues: z
            .array(entityId.nullable())
            .nullish()
            .transform((ids) => present(ids ?? [])),
        })
        .nullable(),
    )
    .nullish()
    .transform((grants) => present(grants ?? [])),
});

function getBulkPermissions(call: Call): Answer {
  const request = payload(call, check);
  const session = sessionFor(call, request.accountId ?? undefined);
  rejectUnknown(call, request.globalPermissions, 'GLOBAL');
  const grants = request.projectPermissions.map((grant) => ({
    ...grant,
    permissions: grant.permissions.filter((key) => key !== ''),
  }));
  for (const { permissions: keys, projects, issues } of grants) {
    if (keys.length === 0) throw refuse(400, 'At least one project permission must be provided.');
    if (projects.length > 1000 || issues.length > 1000)
      throw refuse(400, 'A maximum of 1000 projects and 1000 issues can be checked.');
    rejectUnknown(call, keys, 'PROJECT');
  }
  return ok({
    projectPermissions: grants.flatMap(({ permissions: keys, projects, issues }) =>
      [...new Set(keys)].map((key) => ({
        permission: key,
        issues: known(issues, call.world.issues)
          .filter((issue) => session.hasOn(key, issue))
          .map(toNumber),
        projects: known(projects, call.world.projects)
          .filter((project) => session.has(key, project))
          .map(toNumber),
      })),
    ),
    globalPermissions: [...new Set(request.globalPermissions)].filter((key) => session.hasGlobal(key)),
  });
}

function known<Member extends Issue | Project>(
  ids: readonly number[],
  among: { get(id: string): Member | undefined },
): Member[] {
  return [...new Set(ids)].flatMap((id) => among.get(String(id)) ?? []);
}

function toNumber({ id }: { readonly id: string }): number {
  return Number(id);
}

/** Another person's permissions are for administrators to see, and for apps as themselves. */
function sessionFor(call: Call, accountId: string | undefined): Session {
  const { session, world } = call;
  if (accountId === undefined || accountId === session.accountId) return session;
  demandPerson(call);
  if (!session.isAdmin && !session.isApp)
    throw refuse(403, 'You do not have permission to check the permissions of another user.');
  if (!world.people.get(accountId)) throw refuse(400, `The account ID '${accountId}' is invalid.`);
  return new Session(world, { kind: 'user', accountId });
}

function rejectUnknown(call: Call, keys: readonly string[], type: Permission['type']): void {
  const unknown = keys.filter(
    (key) => !allPermissions(call).some((permission) => permission.key === key && permission.type === type),
  );
  if (unknown.length > 0) throw refuse(400, `Unrecognized ${type.toLowerCase()} permissions: ${unknown.join(', ')}`);
}
