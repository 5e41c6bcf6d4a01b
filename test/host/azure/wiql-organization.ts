import type {
  AzureCall,
  AzurePerson,
  ClassificationNode,
  Field,
  FieldType,
  FieldValue,
  Organization,
  Project,
  Relation,
  Team,
  WorkItem,
} from '#host/azure/seams';

/** The clock of every hand-made organization: a Sunday. */
export const now = new Date('2026-11-22T12:00:00Z');

export const ada: AzurePerson = { id: 'ada', name: 'Ada Byron', uniqueName: 'ada@example.com', access: 'admin' };
export const ben: AzurePerson = { id: 'ben', name: 'Ben Okri', uniqueName: 'ben@example.com', access: 'member' };
export const cleo: AzurePerson = { id: 'cleo', name: 'Cleo Reader', uniqueName: 'cleo@example.com', access: 'reader' };

export const project: Project = {
  id: '11111111-1111-4111-8111-111111111111',
  name: 'Rail',
  processName: 'Agile',
  types: [typeOf('User Story', 'Microsoft.RequirementCategory'), typeOf('Task', 'Microsoft.TaskCategory')],
};

export const nodes: readonly ClassificationNode[] = [
  node(1, 'area', 'Rail'),
  node(2, 'area', 'Rail\\Web', 1),
  node(3, 'area', 'Rail\\Web\\Search', 2),
  node(4, 'area', 'Rail\\Webshop', 1),
  node(11, 'iteration', 'Rail'),
  { ...node(12, 'iteration', 'Rail\\PI 1', 11), start: '2026-11-02T00:00:00Z', finish: '2026-11-15T00:00:00Z' },
  { ...node(13, 'iteration', 'Rail\\PI 2', 11), start: '2026-11-16T00:00:00Z', finish: '2026-11-29T00:00:00Z' },
  { ...node(14, 'iteration', 'Rail\\PI 3', 11), start: '2026-11-30T00:00:00Z', finish: '2026-12-13T00:00:00Z' },
];

export const team: Team = {
  id: '22222222-2222-4222-8222-222222222222',
  projectId: project.id,
  name: 'Web Team',
  isDefault: true,
  memberIds: ['ada', 'ben'],
  areaPaths: ['Rail\\Web'],
  iterationIds: ['iteration-12', 'iteration-13', 'iteration-14'],
};

export const fields: readonly Field[] = [
  field('System.Id', 'ID', 'integer'),
  field('System.Title', 'Title', 'string'),
  field('System.Description', 'Description', 'html'),
  field('System.History', 'History', 'history'),
  field('System.Tags', 'Tags', 'plainText'),
  field('System.State', 'State', 'string'),
  field('System.WorkItemType', 'Work Item Type', 'string'),
  field('System.TeamProject', 'Team Project', 'string'),
  field('System.AreaPath', 'Area Path', 'treePath'),
  field('System.IterationPath', 'Iteration Path', 'treePath'),
  field('System.AreaLevel1', 'Area Level 1', 'string'),
  field('System.AreaLevel2', 'Area Level 2', 'string'),
  field('System.AreaLevel3', 'Area Level 3', 'string'),
  field('System.BoardColumn', 'Board Column', 'string'),
  field('System.AssignedTo', 'Assigned To', 'string', true),
  field('System.CreatedBy', 'Created By', 'string', true),
  field('System.CreatedDate', 'Created Date', 'dateTime'),
  field('System.ChangedDate', 'Changed Date', 'dateTime'),
  field('Microsoft.VSTS.Common.Priority', 'Priority', 'integer'),
  field('Microsoft.VSTS.Common.BusinessValue', 'Business Value', 'integer'),
  field('Custom.WSJF', 'WSJF', 'double'),
  field('Custom.IsBlocked', 'Is Blocked', 'boolean'),
];

/** A work item in `Rail`; what it is made with beside its title comes last. */
export function item(
  id: number,
  title: string,
  values: Readonly<Record<string, FieldValue>> = {},
  relations: readonly Relation[] = [],
): WorkItem {
  const basics = {
    'System.Id': id,
    'System.Title': title,
    'System.TeamProject': 'Rail',
    'System.WorkItemType': 'User Story',
    'System.State': 'New',
    'System.AreaId': 1,
    'System.AreaPath': 'Rail',
    'System.IterationPath': 'Rail',
    'System.CreatedDate': '2026-11-20T09:30:00Z',
    'System.ChangedDate': '2026-11-20T09:30:00Z',
  };
  return { id, rev: 1, projectId: project.id, fields: { ...basics, ...values }, relations };
}

/** An end of a link. */
export function link(rel: string, target: number): Relation {
  return { rel: `System.LinkTypes.${rel}`, target, attributes: {} };
}

/** An organization of these items. `earlier` are older revisions; Cleo cannot read what is hidden. */
export function organizationOf(
  items: readonly WorkItem[],
  {
    earlier = [],
    hidden = [],
    people = [ada, ben, cleo],
  }: { earlier?: readonly WorkItem[]; hidden?: readonly number[]; people?: readonly AzurePerson[] } = {},
): Organization {
  const byId = new Map(items.map((one) => [one.id, one]));
  const changed = (one: WorkItem) => Date.parse(String(one.fields['System.ChangedDate']));
  return {
    now: () => now,
    projects: () => [project],
    project: (name) => ([project.id, 'rail'].includes(name.toLowerCase()) ? project : undefined),
    teams: () => [team],
    people: () => people,
    person: (id) => people.find((person) => person.id === id),
    fields: () => fields,
    field: (name) =>
      fields.find(({ referenceName, name: shown }) =>
        [referenceName, shown].some((known) => known.toLowerCase() === name.toLowerCase()),
      ),
    nodes: (_, kind) => nodes.filter((one) => one.kind === kind),
    item: (id) => byId.get(id),
    items: () => items,
    itemAt: (id, moment) =>
      [...earlier, ...items]
        .filter((one) => one.id === id && changed(one) <= moment.getTime())
        .sort((one, other) => changed(other) - changed(one))[0],
    mayRead: (personId, { id }) => personId !== 'cleo' || !hidden.includes(id),
    mayWrite: (personId) => personId !== 'cleo',
    mayAdminister: (personId) => personId === 'ada',
  };
}

/** A call as the router hands it on. */
export function callOf(
  organization: Organization,
  call: Partial<Omit<AzureCall, 'query'>> & { readonly query?: string; readonly as?: string } = {},
): AzureCall {
  const { query = '', as = 'ada', ...rest } = call;
  const base = 'http://localhost/azure';
  return {
    method: 'GET',
    parts: {},
    body: undefined,
    request: new Request(base),
    caller: { kind: 'user', personId: as },
    organization,
    base,
    ...rest,
    query: new URLSearchParams(query),
  };
}

function field(referenceName: string, name: string, type: FieldType, isIdentity = false): Field {
  const isLong = type === 'html' || type === 'plainText' || type === 'history';
  return { referenceName, name, type, isReadOnly: false, isSortable: !isLong, isQueryable: true, isIdentity };
}

function node(id: number, kind: ClassificationNode['kind'], path: string, parentId?: number): ClassificationNode {
  return {
    id,
    identifier: `${kind}-${id}`,
    projectId: '11111111-1111-4111-8111-111111111111',
    kind,
    name: path.split('\\').at(-1)!,
    path,
    ...(parentId !== undefined && { parentId }),
  };
}

function typeOf(name: string, category: string): Project['types'][number] {
  return {
    name,
    referenceName: `Microsoft.VSTS.WorkItemTypes.${name.replaceAll(' ', '')}`,
    color: '009CCC',
    fields: [],
    states: [],
    category,
  };
}
