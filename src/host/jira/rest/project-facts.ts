import * as z from 'zod';
import { demandAdmin, demandPerson, projectOf } from '#host/jira/access';
import { ok, payload, type Answer, type Call, type Handlers } from '#host/jira/call';
import { securityLevels } from '#host/jira/defaults';
import type { Project } from '#host/jira/entities';
import { refuse, refuseFields } from '#host/jira/refusal';
import { projectBean } from '#host/jira/rest/projects';

/** What kinds of projects there are, which names and keys are free, and changing a project. */
export const projectFacts: Handlers = {
  getAllProjectTypes: () => ok(types),
  getAllAccessibleProjectTypes: () => ok(types),
  getProjectTypeByKey: (call) => ok(typeOf(call)),
  getAccessibleProjectTypeByKey: (call) => ok(typeOf(call)),
  getAllProjectCategories: () => ok([]),
  validateProjectKey: (call) => {
    const message = keyProblem(call, call.query.get('key') ?? '');
    return ok({ errorMessages: [], errors: message === undefined ? {} : { projectKey: message } });
  },
  getValidProjectKey: (call) => {
    const letters = (call.query.get('key') ?? '')
      .toUpperCase()
      .replace(/[^A-Z]/g, '')
      .slice(0, 10);
    const wanted = letters.length < 2 ? letters.padEnd(2, 'A') : letters;
    return ok(
      firstFree(
        (count) => (count === 0 ? wanted : wanted.slice(0, 9 - String(count).length) + String(count)),
        (key) => keyProblem(call, key) === undefined,
      ),
    );
  },
  getValidProjectName: (call) => {
    const wanted = call.query.get('name') ?? '';
    const isFree = (name: string) =>
      call.world.projects.find((project) => project.name.toLowerCase() === name.toLowerCase()) === undefined;
    return ok(firstFree((count) => (count === 0 ? wanted : `${wanted} ${count}`), isFree));
  },
  getSecurityLevelsForProject: (call) => {
    const project = projectOf(call, call.path.projectKeyOrId);
    const levels = call.session.has('SET_ISSUE_SECURITY', project) ? securityLevels : [];
    return ok({ levels: levels.map(({ id }) => call.beans.securityLevel(id)) });
  },
  updateProject,
};

const types = [
  {
    key: 'software',
    formattedKey: 'Software',
    descriptionI18nKey: 'jira.project.type.software.description',
    icon: '',
    color: '#F5A623',
  },
  {
    key: 'business',
    formattedKey: 'Business',
    descriptionI18nKey: 'jira.project.type.business.description',
    icon: '',
    color: '#1D8832',
  },
];

function typeOf(call: Call) {
  demandPerson(call);
  const type = types.find(({ key }) => key === call.path.projectTypeKey);
  if (type) return type;
  throw refuse(404, `The project type ${call.path.projectTypeKey} does not exist or is not accessible.`);
}

/** Why a project cannot have a key; undefined when it can. */
export function keyProblem({ world }: Call, key: string): string | undefined {
  if (key === '') return 'You must specify a valid project key.';
  if (!/^[A-Z][A-Z0-9]{1,9}$/.test(key))
    return 'Project keys must start with an uppercase letter, followed by one or more uppercase alphanumeric characters.';
  const taken = world.projects.find((project) => project.key === key);
  return taken && `Project '${taken.name}' uses this project key.`;
}

function firstFree(name: (count: number) => string, isFree: (name: string) => boolean): string {
  for (let count = 0; ; count += 1) if (isFree(name(count))) return name(count);
}

const projectRequest = z
  .object({
    name: z.string().optional(),
    key: z.string().optional(),
    description: z.string().optional(),
    leadAccountId: z.string().optional(),
    assigneeType: z.string().optional(),
    url: z.string().optional(),
  })
  .catchall(z.unknown());

function updateProject(call: Call): Answer {
  const project = projectOf(call);
  if (!call.session.has('ADMINISTER_PROJECTS', project)) demandAdmin(call);
  const { name, description, leadAccountId, key, ...others } = payload(call, projectRequest);
  const unmodelled = [...(key === undefined || key === project.key ? [] : ['key']), ...Object.keys(others)];
  if (unmodelled.length > 0)
    throw refuse(501, `The local Jira does not model changing a project's ${unmodelled.join(', ')}.`);
  if (name !== undefined && name.trim() === '')
    throw refuseFields({ projectName: 'You must specify a valid project name.' });
  const twin = call.world.projects.find(
    (other) => other.id !== project.id && other.name.toLowerCase() === name?.trim().toLowerCase(),
  );
  if (twin) throw refuseFields({ projectName: 'A project with that name already exists.' });
  if (leadAccountId !== undefined && !call.world.people.get(leadAccountId))
    throw refuseFields({ projectLead: 'You must specify a valid project lead.' });
  const stored: Project = call.world.projects.put({
    ...project,
    ...(name !== undefined && { name: name.trim() }),
    ...(description !== undefined && { description }),
    ...(leadAccountId !== undefined && { leadAccountId }),
  });
  // Source: developer.atlassian.com/platform/forge/events-reference/jira, project events, checked 2026-11-22.
  call.emit('avi:jira:updated:project', { project: call.beans.project(stored) });
  return ok(projectBean(call, stored));
}
