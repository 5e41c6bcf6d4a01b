import * as z from 'zod';
import { projectOf } from '#host/jira/access';
import type { Bean } from '#host/jira/beans';
import {
  created,
  listParameter,
  noContent,
  ok,
  page,
  payload,
  type Answer,
  type Call,
  type Handlers,
} from '#host/jira/call';
import { recordChange } from '#host/jira/edit/record';
import type { Component } from '#host/jira/entities';
import { refuse, refuseFields } from '#host/jira/refusal';

/** Components of projects. */
export const components: Handlers = {
  getProjectComponents: (call) =>
    ok(call.world.componentsOf.of(projectOf(call).id).map((component) => componentBean(call, component))),
  getProjectComponentsPaginated: (call) => {
    const found = matching(call, call.world.componentsOf.of(projectOf(call).id));
    return page(call, found, 50, (component) => ({
      ...componentBean(call, component),
      issueCount: issuesWith(call, component).length,
    }));
  },
  findComponentsForProjects: (call) => {
    const projects = listParameter(call, 'projectIdsOrKeys').map((idOrKey) => projectOf(call, idOrKey));
    const found = matching(call, call.world.components.list()).filter(
      ({ projectId }) =>
        call.session.canBrowse(call.world.projects.get(projectId)!) &&
        (projects.length === 0 || projects.some(({ id }) => id === projectId)),
    );
    return page(call, found, 50, (component) => call.beans.componentValue(component));
  },
  getComponent: (call) => ok(componentBean(call, componentOf(call))),
  getComponentRelatedIssues: (call) => {
    const component = componentOf(call);
    return ok({ self: call.beans.self(`component/${component.id}`), issueCount: issuesWith(call, component).length });
  },
  createComponent,
  updateComponent: (call) => {
    const component = componentOf(call);
    demandProjectAdmin(call, component.projectId);
    const request = payload(call, componentRequest);
    if (request.name !== undefined && request.name !== component.name)
      checkName(call, component.projectId, request.name);
    const stored = call.world.components.put({ ...component, ...partsOf(call, request) });
    tell(call, 'updated', stored);
    return ok(componentBean(call, stored));
  },
  deleteComponent,
};

/** A component as its own resource. */
export function componentBean({ beans, world }: Call, component: Component): Bean {
  const { projectId, leadAccountId } = component;
  const assignee = { assigneeType: 'PROJECT_DEFAULT', realAssigneeType: 'PROJECT_DEFAULT', isAssigneeTypeValid: false };
  return {
    ...beans.componentValue(component),
    ...(leadAccountId ? { lead: beans.user(leadAccountId) } : {}),
    ...assignee,
    project: world.projects.get(projectId)!.key,
    projectId: Number(projectId),
  };
}

const componentRequest = z.object({
  name: z.string().trim().optional(),
  description: z.string().optional(),
  leadAccountId: z.string().nullish(),
  project: z.string().optional(),
});

function createComponent(call: Call): Answer {
  const request = payload(call, componentRequest);
  const project = projectOf(call, request.project ?? '');
  demandProjectAdmin(call, project.id);
  const name = request.name ?? '';
  checkName(call, project.id, name);
  const component = call.world.components.put({
    id: call.world.nextId('component'),
    projectId: project.id,
    ...partsOf(call, request),
    name,
  });
  tell(call, 'created', component);
  return created(componentBean(call, component));
}

function deleteComponent(call: Call): Answer {
  const component = componentOf(call);
  demandProjectAdmin(call, component.projectId);
  const other = call.query.get('moveIssuesTo');
  const instead = other ? [componentOf(call, other).id] : [];
  for (const issue of issuesWith(call, component)) {
    const componentIds = [...new Set(issue.componentIds.flatMap((id) => (id === component.id ? instead : [id])))];
    recordChange(call, { ...issue, componentIds }, []);
  }
  call.world.components.delete(component.id);
  tell(call, 'deleted', component);
  return noContent();
}

function componentOf(call: Call, id = call.path.id): Component {
  const component = call.world.components.get(id);
  if (component && call.session.canBrowse(call.world.projects.get(component.projectId)!)) return component;
  throw refuse(404, `The component with id ${id} does not exist.`);
}

function issuesWith({ world }: Call, component: Component) {
  return world.issuesByProject
    .of(component.projectId)
    .filter(({ componentIds }) => componentIds.includes(component.id));
}

function matching(call: Call, components: readonly Component[]): Component[] {
  const query = (call.query.get('query') ?? '').toLowerCase();
  const order = call.query.get('orderBy') ?? 'name';
  const found = components.filter(({ name, description = '' }) =>
    `${name} ${description}`.toLowerCase().includes(query),
  );
  return found.sort((one, another) => (order.startsWith('-') ? -1 : 1) * one.name.localeCompare(another.name));
}

function checkName(call: Call, projectId: string, name: string): void {
  if (name === '') throw refuseFields({ name: 'The component name specified is invalid - cannot be an empty string.' });
  if (name.length > 255) throw refuseFields({ name: 'The component name must not exceed 255 characters in length.' });
  const isTaken = call.world.componentsOf
    .of(projectId)
    .some((component) => component.name.toLowerCase() === name.toLowerCase());
  if (isTaken) throw refuseFields({ name: `A component with the name ${name} already exists in this project.` });
}

function partsOf(
  call: Call,
  { name, description, leadAccountId }: z.infer<typeof componentRequest>,
): Partial<Component> {
  if (leadAccountId && !call.world.people.get(leadAccountId))
    throw refuseFields({ leadAccountId: `The user ${leadAccountId} does not exist.` });
  return {
    ...(name !== undefined && { name }),
    ...(description !== undefined && { description }),
    ...(leadAccountId !== undefined && { leadAccountId: leadAccountId ?? undefined }),
  };
}

/** Source: developer.atlassian.com/platform/forge/events-reference/jira, component events, checked 2026-11-22. */
function tell(call: Call, verb: 'created' | 'updated' | 'deleted', component: Component): void {
  call.emit(`avi:jira:${verb}:component`, {
    component: componentBean(call, component),
    atlassianId: call.session.accountId,
  });
}

function demandProjectAdmin(call: Call, projectId: string): void {
  if (!call.session.has('ADMINISTER_PROJECTS', call.world.projects.get(projectId)!))
    throw refuse(403, 'You must have project administrator rights to perform this operation.');
}
