import * as z from 'zod';
import { demandAdmin, projectOf } from '#host/jira/access';
import { created, flagParameter, noContent, ok, payload, type Answer, type Call, type Handlers } from '#host/jira/call';
import { openRoles } from '#host/jira/defaults';
import { removeIssue, removeProperties } from '#host/jira/edit/removal';
import type { Project } from '#host/jira/entities';
import { refuse, refuseFields } from '#host/jira/refusal';
import { keyProblem } from '#host/jira/rest/project-facts';
import { projectBean } from '#host/jira/rest/projects';

/** Making projects and removing them, through the trash or at once. Apps are told of the project, not of what goes with it. */
export const projectMaking: Handlers = {
  createProject,
  deleteProject: (call) => {
    demandAdmin(call);
    const project = projectOf(call);
    if (flagParameter(call, 'enableUndo', true))
      tell(call, 'softdeleted', call.world.projects.put({ ...project, isTrashed: true }));
    else remove(call, project);
    return noContent();
  },
  restore: (call) => {
    demandAdmin(call);
    const project = call.world.projectByIdOrKey(call.path.projectIdOrKey ?? '');
    if (!project?.isTrashed) throw refuse(404, `No project could be found with key '${call.path.projectIdOrKey}'.`);
    const { isTrashed: _, ...kept } = project;
    tell(call, 'restored', call.world.projects.put(kept));
    return ok(projectBean(call, kept));
  },
};

const modelled = [
  'key',
  'name',
  'description',
  'leadAccountId',
  'projectTypeKey',
  'projectTemplateKey',
  'assigneeType',
  'url',
];

const projectRequest = z.looseObject({
  key: z.string(),
  name: z.string(),
  description: z.string().optional(),
  leadAccountId: z.string().optional(),
  projectTypeKey: z.string().optional(),
  projectTemplateKey: z.string().optional(),
});

function createProject(call: Call): Answer {
  demandAdmin(call);
  const { key, name, description, leadAccountId, ...request } = payload(call, projectRequest);
  const others = Object.keys(request).filter((member) => !modelled.includes(member));
  if (others.length > 0) throw refuse(501, `The local Jira does not model a project's ${others.join(', ')}.`);
  const type = typeOf(request);
  const isNameTaken = call.world.projects
    .list()
    .some((project) => project.name.toLowerCase() === name.trim().toLowerCase());
  const errors = {
    projectKey: keyProblem(call, key),
    projectName:
      name.trim() === ''
        ? 'You must specify a valid project name.'
        : isNameTaken
          ? 'A project with that name already exists.'
          : undefined,
    projectLead: call.world.people.get(leadAccountId) ? undefined : 'You must specify a valid project lead.',
    projectTypeKey: type ? undefined : 'The project type is not valid.',
  };
  const found = Object.entries(errors).filter((entry): entry is [string, string] => entry[1] !== undefined);
  if (found.length > 0 || !type) throw refuseFields(Object.fromEntries(found));
  const { '10002': administrators, ...roles } = openRoles;
  const led = { users: [leadAccountId as string], groups: administrators?.groups ?? [] };
  const project = call.world.projects.put({
    id: call.world.nextId('project'),
    key,
    name: name.trim(),
    type,
    description,
    leadAccountId,
    roles: { ...roles, '10002': led },
    nextNumber: 1,
  });
  if (type === 'software')
    call.world.boards.put({
      id: Number(call.world.nextId('board', 1)),
      name: `${key} board`,
      type: isKanban(request) ? 'kanban' : 'scrum',
      projectId: project.id,
    });
  tell(call, 'created', project);
  return created({ id: Number(project.id), key, self: call.beans.self(`project/${project.id}`) });
}

/** A template's name begins with the product that it is of. */
function typeOf({
  projectTypeKey,
  projectTemplateKey = '',
}: Pick<z.infer<typeof projectRequest>, 'projectTypeKey' | 'projectTemplateKey'>): Project['type'] | undefined {
  const key =
    projectTypeKey ??
    (projectTemplateKey.startsWith('com.pyxis.greenhopper.jira:')
      ? 'software'
      : projectTemplateKey.startsWith('com.atlassian.jira-core-project-templates:')
        ? 'business'
        : undefined);
  if (key === 'service_desk' || key === 'product_discovery')
    throw refuse(501, `The local Jira has no projects of type ${key}.`);
  return key === 'software' || key === 'business' ? key : undefined;
}

function isKanban({ projectTemplateKey = '' }: Pick<z.infer<typeof projectRequest>, 'projectTemplateKey'>): boolean {
  return projectTemplateKey.includes('kanban');
}

function remove(call: Call, project: Project): void {
  const { world } = call;
  for (const issue of world.issuesByProject.of(project.id)) removeIssue(call, issue, { isCascading: true });
  for (const { id } of world.versionsOf.of(project.id)) world.versions.delete(id);
  for (const { id } of world.componentsOf.of(project.id)) world.components.delete(id);
  for (const board of world.boards.list().filter(({ projectId }) => projectId === project.id)) {
    for (const sprint of world.sprints.list()) if (sprint.boardId === board.id) world.sprints.delete(String(sprint.id));
    removeProperties(call, 'board', String(board.id));
    world.boards.delete(String(board.id));
  }
  removeProperties(call, 'project', project.id);
  world.projects.delete(project.id);
  tell(call, 'deleted', project);
}

/** Source: developer.atlassian.com/platform/forge/events-reference/jira, project events, checked 2026-11-22. */
function tell(call: Call, verb: 'created' | 'softdeleted' | 'restored' | 'deleted', project: Project): void {
  call.emit(`avi:jira:${verb}:project`, { project: call.beans.project(project) });
}
