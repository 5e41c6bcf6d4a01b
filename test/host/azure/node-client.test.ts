import { getPersonalAccessTokenHandler, WebApi } from 'azure-devops-node-api';
import { TreeStructureGroup } from 'azure-devops-node-api/interfaces/WorkItemTrackingInterfaces';
import { createAzure, type LocalAzure } from '#host/azure/azure';
import { listen, type ListeningServer } from '#host/server/server';
import { openStore } from '#host/server/store';
import { contents, noon, projectIds } from './organization';

/** Microsoft's client for Node, unmodified, against the organization behind a real server. */
let server: ListeningServer;
let azure: LocalAzure;
let client: WebApi;

beforeAll(async () => {
  const handler: { current: (request: Request) => Promise<Response> } = {
    current: () => Promise.reject(new Error('not yet')),
  };
  server = await listen('127.0.0.1', 0, (request) => handler.current(request));
  const url = `http://127.0.0.1:${server.port}/azure`;
  azure = createAzure({ store: openStore(':memory:'), now: () => noon, baseUrl: url });
  azure.load(contents());
  handler.current = (request) => azure.handle(request, { kind: 'user', personId: 'ada' });
  client = new WebApi(url, getPersonalAccessTokenHandler('token'));
});

afterAll(() => server.close());

const project = 'Größe & Train';

describe('azure-devops-node-api', () => {
  it('connects', async () => {
    expect((await client.connect()).authenticatedUser?.providerDisplayName).toBe('Ada Admin');
  });

  it('reads projects, teams and members', async () => {
    const core = await client.getCoreApi();
    expect((await core.getProjects()).map(({ name, state }) => [name, String(state)])).toEqual([
      [project, 'wellFormed'],
      ['Small', 'wellFormed'],
    ]);
    expect((await core.getProject(project)).id).toBe(projectIds.train);
    const [team] = await core.getTeams(project);
    expect(team?.name).toBe('Gannet');
    expect(
      (await core.getTeamMembersWithExtendedProperties(project, 'Gannet')).map(({ identity }) => identity?.displayName),
    ).toEqual(['Mia Member', 'Max Member']);
    expect((await core.getProcesses()).map(({ name }) => name)).toContain('Train process');
    expect((await core.getProjectProperties(projectIds.train, ['System.Process*'])).map(({ name }) => name)).toContain(
      'System.ProcessTemplateType',
    );
  });

  it('reads fields, types, states, categories and kinds of links', async () => {
    const wit = await client.getWorkItemTrackingApi();
    expect((await wit.getField('Custom.WSJF', project)).name).toBe('WSJF');
    expect((await wit.getFields()).some(({ referenceName }) => referenceName === 'System.Title')).toBe(true);
    expect((await wit.getWorkItemTypes(project)).map(({ name }) => name)).toEqual([
      'Epic',
      'Feature',
      'User Story',
      'Task',
    ]);
    expect((await wit.getWorkItemTypeStates(project, 'User Story')).map(({ name }) => name)).toEqual([
      'New',
      'Active',
      'Resolved',
      'Closed',
      'Removed',
    ]);
    expect(
      (await wit.getWorkItemTypeCategory(project, 'Microsoft.RequirementCategory')).defaultWorkItemType?.name,
    ).toBe('User Story');
    expect((await wit.getRelationType('System.LinkTypes.Dependency-Forward')).attributes).toMatchObject({
      acyclic: true,
      oppositeEndReferenceName: 'System.LinkTypes.Dependency-Reverse',
    });
    expect(
      (await wit.getWorkItemTypeFieldsWithReferences(project, 'Feature')).find(
        ({ referenceName }) => referenceName === 'System.Title',
      )?.alwaysRequired,
    ).toBe(true);
  });

  it('creates an item, links it, and is told when somebody was faster', async () => {
    const wit = await client.getWorkItemTrackingApi();
    const item = await wit.createWorkItem(
      null,
      [
        { op: 'add', path: '/fields/System.Title', value: 'From Node' },
        { op: 'add', path: '/fields/Custom.WSJF', value: 8.5 },
      ],
      project,
      'Feature',
    );
    expect(item.fields?.['System.CreatedDate']).toBe('2026-11-22T12:00:00Z');
    const linked = await wit.updateWorkItem(
      null,
      [
        { op: 'test', path: '/rev', value: item.rev },
        {
          op: 'add',
          path: '/relations/-',
          value: { rel: 'System.LinkTypes.Dependency-Forward', url: item.url!.replace(/\d+$/, '3') },
        },
      ],
      item.id!,
    );
    expect(linked.rev).toBe(2);
    await expect(
      wit.updateWorkItem(
        null,
        [
          { op: 'test', path: '/rev', value: 1 },
          { op: 'add', path: '/fields/System.Title', value: 'Late' },
        ],
        item.id!,
      ),
    ).rejects.toMatchObject({ statusCode: 412 });
    expect((await wit.getWorkItem(3, undefined, undefined, 1)).relations?.map(({ rel }) => rel)).toContain(
      'System.LinkTypes.Dependency-Reverse',
    );
    const batch = await wit.getWorkItemsBatch({ ids: [item.id!, 2], fields: ['System.Title', 'Custom.WSJF'] });
    expect(batch.map(({ fields }) => fields)).toEqual([
      { 'System.Title': 'From Node', 'Custom.WSJF': 8.5 },
      { 'System.Title': 'Book a cabin' },
    ]);
    expect(await wit.getWorkItem(999)).toBeNull();
  });

  it('reads what happened to an item, and comments on it', async () => {
    const wit = await client.getWorkItemTrackingApi();
    await wit.updateWorkItem(null, [{ op: 'add', path: '/fields/System.Title', value: 'Book a suite' }], 2);
    await wit.addComment({ text: 'Looks good' }, project, 2);
    expect((await wit.getUpdates(2)).map(({ rev, fields }) => [rev, fields?.['System.Title']?.newValue])).toEqual([
      [1, 'Book a cabin'],
      [2, 'Book a suite'],
      [3, undefined],
    ]);
    expect((await wit.getRevisions(2)).map(({ fields }) => fields?.['System.Title'])).toEqual([
      'Book a cabin',
      'Book a suite',
      'Book a suite',
    ]);
    expect((await wit.getComments(project, 2)).comments?.map(({ text }) => text)).toEqual(['Looks good']);
  });

  it('reads and grows the trees', async () => {
    const wit = await client.getWorkItemTrackingApi();
    const pi = await wit.createOrUpdateClassificationNode(
      { name: 'PI 2', attributes: { startDate: '2027-01-04', finishDate: '2027-03-14' } },
      project,
      TreeStructureGroup.Iterations,
    );
    expect(pi.path).toBe('\\Größe & Train\\Iteration\\PI 2');
    const root = await wit.getClassificationNode(project, TreeStructureGroup.Iterations, undefined, 2);
    expect(root.children?.map(({ name }) => name)).toEqual(['PI 1', 'PI 2']);
    expect(root.children?.[0]?.children?.[0]?.attributes?.['startDate']).toBe('2026-11-02T00:00:00Z');
    const [area] = await wit.getClassificationNodes(project, [root.id!]);
    expect(area?.name).toBe(project);
  });

  it('deletes an item and restores it', async () => {
    const wit = await client.getWorkItemTrackingApi();
    await wit.deleteWorkItem(4, 'Small');
    expect(await wit.getWorkItem(4)).toBeNull();
    expect((await wit.getDeletedWorkItem(4)).name).toBe('Elsewhere');
    await wit.restoreWorkItem({ isDeleted: false }, 4);
    expect((await wit.getWorkItem(4)).fields?.['System.Title']).toBe('Elsewhere');
  });

  it('keeps queries in folders and tags', async () => {
    const wit = await client.getWorkItemTrackingApi();
    await wit.createQuery({ name: 'Open', wiql: 'SELECT [System.Id] FROM WorkItems' }, project, 'Shared Queries');
    const shared = (await wit.getQueries(project, 1, 1)).find(({ name }) => name === 'Shared Queries');
    expect(shared?.children?.map(({ name, wiql }) => [name, wiql])).toEqual([
      ['Open', 'SELECT [System.Id] FROM WorkItems'],
    ]);
    expect((await wit.getTags(project)).map(({ name }) => name)).toEqual(['client', 'sea']);
  });
});
