import { projectOf } from '#host/jira/access';
import type { Bean } from '#host/jira/beans';
import { listParameter, numberParameter, ok, type Call, type Handlers } from '#host/jira/call';
import { fieldMetas } from '#host/jira/edit/meta';
import type { IssueType, Project } from '#host/jira/entities';
import { refuse } from '#host/jira/refusal';

/** What making an issue takes, by project and work type. */
export const createMeta: Handlers = {
  getCreateIssueMetaIssueTypes: (call) => {
    const project = projectOf(call);
    const types = call.session.has('CREATE_ISSUES', project) ? call.world.issueTypes.list() : [];
    return ok(
      window(
        call,
        'issueTypes',
        types.map((type) => typeBean(call, type)),
      ),
    );
  },
  getCreateIssueMetaIssueTypeId: (call) => {
    const project = projectOf(call);
    const type = call.world.issueTypes.get(call.path.issueTypeId);
    if (!type) throw refuse(404, 'The issue type was not found.');
    const fields = call.session.has('CREATE_ISSUES', project) ? fieldMetas({ beans: call.beans, project, type }) : [];
    return ok(window(call, 'fields', fields));
  },
  // Deprecated, and still answered.
  getCreateIssueMeta: (call) => {
    const ids = listParameter(call, 'projectIds');
    const keys = listParameter(call, 'projectKeys');
    const isAny = ids.length + keys.length === 0;
    const projects = call.world.projects
      .list()
      .filter(
        (project) =>
          call.session.has('CREATE_ISSUES', project) &&
          (isAny || ids.includes(project.id) || keys.includes(project.key)),
      );
    return ok({ expand: 'projects', projects: projects.map((project) => projectMeta(call, project)) });
  },
};

function projectMeta(call: Call, project: Project): Bean {
  const ids = listParameter(call, 'issuetypeIds');
  const names = call.query.getAll('issuetypeNames');
  const types = call.world.issueTypes
    .list()
    .filter(({ id, name }) => ids.length + names.length === 0 || ids.includes(id) || names.includes(name));
  const isDetailed = listParameter(call, 'expand').includes('projects.issuetypes.fields');
  const { self, id, key, name, avatarUrls } = call.beans.project(project);
  const issuetypes = types.map((type) => {
    const fields = isDetailed
      ? Object.fromEntries(
          fieldMetas({ beans: call.beans, project, type }).map(({ fieldId, ...meta }) => [fieldId, meta]),
        )
      : undefined;
    return { ...typeBean(call, type), ...(fields && { expand: 'fields', fields }) };
  });
  return { self, id, key, name, avatarUrls, issuetypes };
}

function typeBean(call: Call, type: IssueType): Bean {
  const { avatarId: _, ...bean } = call.beans.issueType(type);
  return bean;
}

/** One page under a name of its own. */
function window(call: Call, name: string, members: readonly Bean[]): Bean {
  const startAt = Math.max(0, numberParameter(call, 'startAt', 0));
  const maxResults = Math.min(200, Math.max(0, numberParameter(call, 'maxResults', 50)));
  return { startAt, maxResults, total: members.length, [name]: members.slice(startAt, startAt + maxResults) };
}
