import { z } from 'zod';
import { demandProject, flagIn, numberIn } from '#host/azure/rest/parameters';
import { AzureRefusal, type AzureAnswer, type AzureCall, type AzureRoute, type Project } from '#host/azure/seams';
import { PlatformEnum } from '#host/azure/rest/platform-enum';
import { teamAnswer } from '#host/azure/rest/core-teams';
import { guidOf, organizationIdOf } from '#host/azure/world/guid';
import { worldOf } from '#host/azure/world/organization';

const scopes = ['vso.project', 'vso.profile'];

/** Projects, their properties and the processes that they use. */
export const projectRoutes: readonly AzureRoute[] = [
  { method: 'GET', template: '_apis/projects', scopes, answer: listProjects },
  { method: 'GET', template: '_apis/projects/{project}', scopes, answer: readProject },
  { method: 'GET', template: '_apis/projects/{project}/properties', scopes, answer: readProperties },
  {
    method: 'PATCH',
    template: '_apis/projects/{project}/properties',
    scopes: ['vso.project_manage'],
    answer: changeProperties,
  },
  { method: 'GET', template: '_apis/process/processes', scopes: ['vso.work'], answer: listProcesses },
  { method: 'GET', template: '_apis/process/processes/{processId}', scopes: ['vso.work'], answer: readProcess },
];

/** `ProjectState` and `ProjectVisibility` of the core area. */
const wellFormed = new PlatformEnum('wellFormed', 1);
const isPrivate = new PlatformEnum('private', 0);

function listProjects(call: AzureCall): AzureAnswer {
  const all = [...call.organization.projects()].sort((one, other) => one.name.localeCompare(other.name, 'en'));
  const start = numberIn(call, '$skip', Number(call.query.get('continuationToken') ?? 0));
  const page = all.slice(start, start + numberIn(call, '$top', 100));
  const next = start + page.length;
  return {
    body: page.map((project) => reference(call, project)),
    ...(next < all.length && { headers: { 'x-ms-continuationtoken': String(next) } }),
  };
}

function readProject(call: AzureCall): AzureAnswer {
  const project = demandProject(call);
  const url = `${call.base}/_apis/projects/${project.id}`;
  const team = call.organization.teams(project.id).find(({ isDefault }) => isDefault);
  return {
    body: {
      ...reference(call, project),
      ...(flagIn(call, 'includeCapabilities') && {
        capabilities: {
          processTemplate: { templateName: project.processName, templateTypeId: processId(project.processName) },
          versioncontrol: { sourceControlType: 'Git', gitEnabled: 'True', tfvcEnabled: 'False' },
        },
      }),
      _links: {
        self: { href: url },
        collection: { href: `${call.base}/_apis/projectCollections/${organizationIdOf(call.base)}` },
        web: { href: `${call.base}/${encodeURIComponent(project.name)}` },
      },
      ...(team && { defaultTeam: teamAnswer(call, project, team, false) }),
    },
  };
}

function reference({ base }: AzureCall, { id, name, description }: Project): Readonly<Record<string, unknown>> {
  return {
    id,
    name,
    ...(description !== undefined && { description }),
    url: `${base}/_apis/projects/${id}`,
    state: wellFormed,
    revision: 1,
    visibility: isPrivate,
    lastUpdateTime: new Date(0),
  };
}

/** `keys` may end in `*`; without keys all are answered. */
function readProperties(call: AzureCall): AzureAnswer {
  const project = demandProject(call);
  const own = worldOf(call)
    .properties.list()
    .filter(({ projectId }) => projectId === project.id);
  const standard = [
    { name: 'System.CurrentProcessTemplateId', value: processId(project.processName) },
    { name: 'System.ProcessTemplateType', value: processId(project.processName) },
    { name: 'System.Process Template', value: project.processName },
    { name: 'System.SourceControlGitEnabled', value: 'True' },
  ];
  const all = [
    ...standard.filter(({ name }) => !own.some((property) => property.name === name)),
    ...own.map(({ name, value }) => ({ name, value })),
  ];
  const keys = call.query.get('keys')?.toLowerCase().split(',');
  const isWanted = (name: string) =>
    !keys ||
    keys.some((key) =>
      key.endsWith('*') ? name.toLowerCase().startsWith(key.slice(0, -1)) : name.toLowerCase() === key,
    );
  return { body: all.filter(({ name }) => isWanted(name)) };
}

const propertiesShape = z
  .array(
    z.object({
      op: z
        .string()
        .toLowerCase()
        .pipe(z.enum(['add', 'replace', 'remove'])),
      path: z.string().regex(/^\/.+/),
      value: z.unknown().optional(),
    }),
  )
  .min(1);

/** A JSON patch; a value of null removes its property. The platform's own, `System.…`, are not changed here. */
function changeProperties(call: AzureCall): AzureAnswer {
  const project = demandProject(call);
  const { properties } = worldOf(call);
  if (!call.organization.mayAdminister(call.caller.personId, project.id))
    throw new AzureRefusal(
      403,
      'AccessCheckException',
      'Access denied. You need the permission "Edit project-level information".',
    );
  const parsed = propertiesShape.safeParse(call.body);
  if (!parsed.success)
    throw new AzureRefusal(
      400,
      'VssPropertyValidationException',
      'You must pass a valid patch document in the body of the request.',
    );
  for (const { op, path, value } of parsed.data) {
    const name = path.slice(1).replaceAll('~1', '/').replaceAll('~0', '~');
    if (name.toLowerCase().startsWith('system.'))
      throw new AzureRefusal(
        501,
        'NotImplementedException',
        `The local organization does not model changes of the property ${name}.`,
      );
    if (op === 'remove' || value === null || value === undefined) properties.delete(`${project.id}/${name}`);
    else properties.put({ projectId: project.id, name, value: String(value) });
  }
  return { status: 204 };
}

/** The id of a process by its name. */
function processId(name: string): string {
  return standardProcesses[name] ?? guidOf(`process/${name}`);
}

/** Ids of the system processes, https://learn.microsoft.com/rest/api/azure/devops/processes/processes/list (2026-11-22). */
const standardProcesses: Readonly<Record<string, string>> = {
  Basic: 'b8a3a935-7e91-48b8-a94c-606d37c3e9f2',
  Agile: 'adcc42ab-9882-485e-a3ed-7678f01f66bc',
  Scrum: '6b724908-ef14-45cf-84f8-768b5384da45',
  CMMI: '27450541-8e31-4150-9947-dc59f998fc01',
};

interface Process {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly isDefault: boolean;
  /** The process that it inherits from; the platform's own have none. */
  readonly parentId?: string;
}

/** The platform's own processes, and those that projects use. Nothing here says what an inherited one inherits from: Agile is taken. */
export function processes({ organization }: Pick<AzureCall, 'organization'>): readonly Process[] {
  const names = new Set([
    ...Object.keys(standardProcesses),
    ...organization.projects().map(({ processName }) => processName),
  ]);
  return [...names].map((name) => ({
    id: processId(name),
    name,
    description: '',
    isDefault: name === 'Agile',
    ...(!(name in standardProcesses) && { parentId: processId('Agile') }),
  }));
}

function processAnswer({ base }: AzureCall, { parentId, ...process }: Process): object {
  return {
    ...process,
    type: parentId === undefined ? new PlatformEnum('system', 0) : new PlatformEnum('inherited', 2),
    url: `${base}/_apis/process/processes/${process.id}`,
  };
}

function listProcesses(call: AzureCall): AzureAnswer {
  return { body: processes(call).map((process) => processAnswer(call, process)) };
}

function readProcess(call: AzureCall): AzureAnswer {
  const wanted = call.parts['processId'] ?? '';
  const process = processes(call).find(({ id }) => id === wanted.toLowerCase());
  if (!process)
    throw new AzureRefusal(
      404,
      'ProcessTemplateNotFoundByIdException',
      `VS402336: The process with id ${wanted} does not exist.`,
    );
  return { body: processAnswer(call, process) };
}
