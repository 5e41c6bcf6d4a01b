import { projectOf } from '#host/jira/access';
import type { Bean } from '#host/jira/beans';
import { listParameter, ok, page, type Answer, type Call, type Handlers } from '#host/jira/call';
import { roles } from '#host/jira/defaults';
import type { Project } from '#host/jira/entities';
import { componentBean } from '#host/jira/rest/components';
import { versionBean } from '#host/jira/rest/versions';
import { statusesOf } from '#host/jira/workflow';

/** Projects and what they are made of. */
export const projects: Handlers = {
  searchProjects,
  getAllProjects: (call) => ok(visible(call).map((project) => listedBean(call, project))),
  getRecent: (call) =>
    ok(
      visible(call)
        .slice(0, 20)
        .map((project) => listedBean(call, project)),
    ),
  getProject: (call) => ok(projectBean(call, projectOf(call))),
  getAllStatuses: (call) => {
    const project = projectOf(call);
    const statuses = statusesOf(project.id, call.world).map((status) => ({
      ...call.beans.status(status),
      untranslatedName: status.name,
    }));
    return ok(
      typesOf(call).map((type) => ({
        self: call.beans.self(`issuetype/${type.id}`),
        id: type.id,
        name: type.name,
        subtask: type.isSubtask,
        statuses,
      })),
    );
  },
  getHierarchy: (call) => {
    const levels = [
      ['Epic', 1],
      ['Base', 0],
      ['Subtask', -1],
    ] as const;
    const hierarchy = levels.map(([name, level]) => ({
      level,
      name,
      issueTypes: typesOf(call)
        .filter((type) => type.level === level)
        .map((type) => ({ id: Number(type.id), name: type.name, avatarId: type.avatarId })),
    }));
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
  // Nothing here is archived, and no project has a category.
  const isElsewhere =
    call.query.get('categoryId') !== null ||
    (call.query.getAll('status').length > 0 && !listParameter(call, 'status').includes('live'));
  const needed =
    { edit: 'ADMINISTER_PROJECTS', create: 'CREATE_ISSUES' }[call.query.get('action') ?? ''] ?? 'BROWSE_PROJECTS';
  const found = visible(call).filter(
    (project) =>
      !isElsewhere &&
      call.session.has(needed, project) &&
      `${project.key} ${project.name}`.toLowerCase().includes(query) &&
      (ids.length === 0 || ids.includes(project.id)) &&
      (keys.length === 0 || keys.includes(project.key)) &&
      (types.length === 0 || types.includes(project.type)),
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

/** A project as its own resource. */
export function projectBean(call: Call, project: Project): Bean {
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
