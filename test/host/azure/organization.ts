import { createAzure, type LocalAzure } from '#host/azure/azure';
import type { AzureCaller, AzurePerson, Project, WorkItemType } from '#host/azure/seams';
import type { Contents } from '#host/azure/world/contents';
import { openStore } from '#host/server/store';
import { checkAnswer } from './contract';

/** Address of the organization in tests. */
export const base = 'http://localhost:4600/azure';

/** Moment at which tests happen. */
export const noon = new Date('2026-11-22T12:00:00.000Z');

/** Somebody of each access. */
export const people = {
  ada: { id: 'ada', name: 'Ada Admin', uniqueName: 'ada@example.com', role: 'admin', access: 'admin' },
  mia: { id: 'mia', name: 'Mia Member', uniqueName: 'mia@example.com', role: 'product owner', access: 'member' },
  max: { id: 'max', name: 'Max Member', uniqueName: 'max@example.com', access: 'member' },
  rob: { id: 'rob', name: 'Rob Reader', uniqueName: 'rob@example.com', role: 'approver', access: 'reader' },
} as const satisfies Record<string, AzurePerson>;

const states: WorkItemType['states'] = [
  { name: 'New', color: 'b2b2b2', category: 'Proposed' },
  { name: 'Active', color: '007acc', category: 'InProgress' },
  { name: 'Resolved', color: 'ff9d00', category: 'Resolved' },
  { name: 'Closed', color: '339933', category: 'Completed' },
  { name: 'Removed', color: 'ffffff', category: 'Removed' },
];

function type(name: string, category: string, ...own: WorkItemType['fields'][number][]): WorkItemType {
  const optional = (referenceName: string) => ({ referenceName, isRequired: false, isReadOnly: false });
  return {
    name,
    category,
    states,
    color: '773b93',
    referenceName: `Train.${name.replace(' ', '')}`,
    fields: [
      { referenceName: 'System.Title', isRequired: true, isReadOnly: false },
      { referenceName: 'System.State', isRequired: true, isReadOnly: false, default: 'New' },
      ...[
        'System.AssignedTo',
        'System.Description',
        'System.Tags',
        'Microsoft.VSTS.Scheduling.StartDate',
        'Microsoft.VSTS.Common.StackRank',
      ].map(optional),
      {
        referenceName: 'Microsoft.VSTS.Common.Priority',
        isRequired: false,
        isReadOnly: false,
        default: 2,
        allowed: [1, 2, 3, 4],
      },
      ...own,
    ],
  };
}

const value = [
  { referenceName: 'Microsoft.VSTS.Common.BusinessValue', isRequired: false, isReadOnly: false },
  { referenceName: 'Microsoft.VSTS.Common.TimeCriticality', isRequired: false, isReadOnly: false },
  { referenceName: 'Custom.WSJF', isRequired: false, isReadOnly: false },
  { referenceName: 'Custom.Frozen', isRequired: false, isReadOnly: true },
];

/** Types of the test's process. */
export const types: readonly WorkItemType[] = [
  type('Epic', 'Microsoft.EpicCategory', ...value),
  type('Feature', 'Microsoft.FeatureCategory', ...value),
  type('User Story', 'Microsoft.RequirementCategory', {
    referenceName: 'Microsoft.VSTS.Scheduling.StoryPoints',
    isRequired: false,
    isReadOnly: false,
  }),
  type('Task', 'Microsoft.TaskCategory'),
];

/** Ids of the projects. */
export const projectIds = {
  train: '11111111-1111-4111-8111-111111111111',
  small: '22222222-2222-4222-8222-222222222222',
} as const;

/** An organization of two projects, with four items linked to each other. */
export function contents(): Contents {
  const opened = (
    project: string,
    workItemType: string,
    title: string,
    fields: Record<string, string | number> = {},
  ) => ({
    project,
    revisions: [
      {
        at: '2026-11-01T08:00:00.570Z',
        by: 'mia',
        fields: {
          'System.WorkItemType': workItemType,
          'System.Title': title,
          'System.State': 'New',
          'System.Reason': 'New',
          ...fields,
        },
      },
    ],
  });
  const train: Omit<Project, 'id'> & { id: string } = {
    id: projectIds.train,
    name: 'Größe & Train',
    processName: 'Train process',
    types,
  };
  return {
    name: 'azure',
    people: Object.values(people),
    fields: [
      {
        referenceName: 'Custom.WSJF',
        name: 'WSJF',
        type: 'double',
        isReadOnly: false,
        isSortable: true,
        isQueryable: true,
        isIdentity: false,
      },
      {
        referenceName: 'Custom.Frozen',
        name: 'Frozen',
        type: 'string',
        isReadOnly: false,
        isSortable: true,
        isQueryable: true,
        isIdentity: false,
      },
    ],
    projects: [
      {
        ...train,
        areas: ['Größe & Train\\Gannet', 'Größe & Train\\Puffin'],
        iterations: [
          { path: 'Größe & Train\\PI 1' },
          { path: 'Größe & Train\\PI 1\\PI 1.1', start: '2026-11-02T00:00:00Z', finish: '2026-11-15T00:00:00Z' },
          { path: 'Größe & Train\\PI 1\\PI 1.2', start: '2026-11-16T00:00:00Z', finish: '2026-11-29T00:00:00Z' },
        ],
        teams: [
          {
            name: 'Gannet',
            memberIds: ['mia', 'max'],
            areaPaths: ['Größe & Train\\Gannet'],
            iterationPaths: ['Größe & Train\\PI 1\\PI 1.1'],
          },
        ],
      },
      {
        id: projectIds.small,
        name: 'Small',
        processName: 'Basic',
        types: [type('Epic', 'Microsoft.EpicCategory'), type('Issue', 'Microsoft.RequirementCategory')],
      },
    ],
    items: [
      { id: 1, ...opened('Größe & Train', 'Epic', 'Ferries') },
      {
        id: 2,
        ...opened('Größe & Train', 'Feature', 'Book a cabin', {
          'System.AreaPath': 'Größe & Train\\Gannet',
          'System.IterationPath': 'Größe & Train\\PI 1\\PI 1.1',
          'System.AssignedTo': 'max',
          'Microsoft.VSTS.Common.BusinessValue': 8,
          'System.Tags': 'client; sea',
        }),
      },
      { id: 3, ...opened('Größe & Train', 'Feature', 'Pay by card') },
      { id: 4, ...opened('Small', 'Issue', 'Elsewhere') },
    ],
    links: [
      { rel: 'System.LinkTypes.Hierarchy-Forward', from: 1, to: 2 },
      { rel: 'System.LinkTypes.Dependency-Forward', from: 3, to: 2, comment: 'needs payment' },
    ],
  };
}

/** An organization in memory with these contents. */
export function openOrganization(): LocalAzure {
  const azure = createAzure({ store: openStore(':memory:'), now: () => noon, baseUrl: base });
  azure.load(contents());
  return azure;
}

/** What a call answered. */
export interface Reply {
  readonly status: number;
  // The shape is the platform's; tests look at parts of it.
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  readonly body: any;
  readonly headers: Headers;
}

/** Calls the organization as somebody; a list goes as a JSON patch. Every answer is held against Microsoft's description of it. */
export async function call(
  azure: LocalAzure,
  as: keyof typeof people | AzureCaller,
  line: string,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<Reply> {
  const [method = 'GET', path = ''] = line.split(/ (.*)/);
  const isPatch = Array.isArray(body);
  const response = await azure.handle(
    new Request(`${base}/${path}`, {
      method,
      headers: {
        accept: 'application/json;api-version=7.1',
        ...(body !== undefined && { 'content-type': isPatch ? 'application/json-patch+json' : 'application/json' }),
        ...headers,
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    }),
    typeof as === 'string' ? { kind: 'user', personId: as } : as,
  );
  const text = await response.text();
  const answer: unknown = text === '' ? undefined : JSON.parse(text);
  // The description is of the usual form: words for enums, ISO moments.
  if (!headers['accept']?.includes('enumsAsNumbers')) checkAnswer(method, path, response.status, answer);
  return { status: response.status, body: answer, headers: response.headers };
}
