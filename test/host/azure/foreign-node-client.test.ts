import { getPersonalAccessTokenHandler, WebApi } from 'azure-devops-node-api';
import type { ICoreApi } from 'azure-devops-node-api/CoreApi';
import type { IExtensionManagementApi } from 'azure-devops-node-api/ExtensionManagementApi';
import type { ILocationsApi } from 'azure-devops-node-api/LocationsApi';
import type { IWorkApi } from 'azure-devops-node-api/WorkApi';
import type { IWorkItemTrackingApi } from 'azure-devops-node-api/WorkItemTrackingApi';
import type { IWorkItemTrackingProcessApi } from 'azure-devops-node-api/WorkItemTrackingProcessApi';
import { TreeStructureGroup } from 'azure-devops-node-api/interfaces/WorkItemTrackingInterfaces';
import { createAzure, type LocalAzure } from '#host/azure/azure';
import { installedExtensionRoutes } from '#host/azure/documents/installed-routes';
import { routes } from '#host/azure/routes';
import { listen, type ListeningServer } from '#host/server/server';
import { openStore } from '#host/server/store';
import { checkAnswer } from './contract';
import { contents, noon, projectIds } from './organization';

/** Microsoft's client for Node, unmodified, asks for everything that can be read of work, teams and projects. */
let server: ListeningServer;
let azure: LocalAzure;
let client: WebApi;
let core: ICoreApi;
let extensions: IExtensionManagementApi;
let places: ILocationsApi;
let processes: IWorkItemTrackingProcessApi;
let wit: IWorkItemTrackingApi;
let work: IWorkApi;
let iteration: string;

const installed = {
  version: '1.2.3',
  description: 'Warns ships.',
  grant: { publisherId: 'harbour', extensionId: 'lighthouse', name: 'Lighthouse', scopes: ['vso.work'] },
  contributions: [
    {
      id: 'harbour.lighthouse.tower',
      type: 'ms.vss-web.hub',
      targets: ['ms.vss-work-web.work-hub-group'],
      properties: { name: 'Tower' },
    },
  ],
};

beforeAll(async () => {
  const handler: { current: (request: Request) => Promise<Response> } = {
    current: () => Promise.reject(new Error('not yet')),
  };
  server = await listen('127.0.0.1', 0, (request) => handler.current(request));
  const url = `http://127.0.0.1:${server.port}/azure`;
  azure = createAzure({
    store: openStore(':memory:'),
    now: () => noon,
    baseUrl: url,
    routes: [...routes, ...installedExtensionRoutes(() => [installed])],
  });
  azure.load(contents());
  handler.current = async (request) => {
    const response = await azure.handle(request, { kind: 'user', personId: 'ada' });
    const { pathname, search } = new URL(request.url);
    const text = await response.clone().text();
    if (request.method === 'GET' && /json/.test(response.headers.get('content-type') ?? ''))
      checkAnswer('GET', pathname.replace('/azure/', '') + search, response.status, JSON.parse(text));
    return response;
  };
  client = new WebApi(url, getPersonalAccessTokenHandler('token'));
  [core, extensions, places, processes, wit, work] = await Promise.all([
    client.getCoreApi(),
    client.getExtensionManagementApi(),
    client.getLocationsApi(),
    client.getWorkItemTrackingProcessApi(),
    client.getWorkItemTrackingApi(),
    client.getWorkApi(),
  ]);
  iteration = (await work.getTeamIterations(team))[0]?.id ?? '';
});

afterAll(() => server.close());

const project = 'Größe & Train';
const team = { project, team: 'Gannet' };

/** Calls by the area that they read; each answers data. */
const answered: Readonly<Record<string, Readonly<Record<string, () => Promise<unknown>>>>> = {
  core: {
    getProcesses: () => core.getProcesses(),
    getProcessById: async () => core.getProcessById((await core.getProcesses())[0]?.id ?? ''),
    getProjectCollections: () => core.getProjectCollections(),
    getProjectCollection: async () => core.getProjectCollection((await core.getProjectCollections())[0]?.id ?? ''),
    getProjects: () => core.getProjects(),
    getProject: () => core.getProject(project, true),
    getProjectProperties: () => core.getProjectProperties(projectIds.train),
    getTeams: () => core.getTeams(project),
    getTeam: () => core.getTeam(project, 'Gannet'),
    getTeamMembers: () => core.getTeamMembersWithExtendedProperties(project, 'Gannet'),
    getAllTeams: () => core.getAllTeams(),
  },
  'extension management': {
    getInstalledExtensions: () => extensions.getInstalledExtensions(),
    getInstalledExtensionByName: () => extensions.getInstalledExtensionByName('harbour', 'lighthouse'),
  },
  locations: {
    getConnectionData: () => places.getConnectionData(),
    getResourceAreas: () => places.getResourceAreas(),
    getResourceArea: () => places.getResourceArea('5264459e-e5e0-4bd8-b118-0985e68a4ec5'),
  },
  'work item tracking': {
    getClassificationNodes: () => wit.getClassificationNodes(project, []),
    getRootNodes: () => wit.getRootNodes(project, 2),
    getClassificationNode: () => wit.getClassificationNode(project, TreeStructureGroup.Iterations, 'PI 1', 1),
    getComments: () => wit.getComments(project, 2),
    getFields: () => wit.getFields(project),
    getField: () => wit.getField('System.Title', project),
    getQueries: () => wit.getQueries(project, undefined, 2),
    getQuery: () => wit.getQuery(project, 'Shared Queries'),
    searchQueries: () => wit.searchQueries(project, 'open'),
    getDeletedWorkItems: () => wit.getDeletedWorkItems([], project),
    getDeletedWorkItemShallowReferences: () => wit.getDeletedWorkItemShallowReferences(project),
    getRevision: () => wit.getRevision(2, 1),
    getRevisions: () => wit.getRevisions(2),
    getUpdates: () => wit.getUpdates(2),
    getUpdate: () => wit.getUpdate(2, 1),
    getTags: () => wit.getTags(project),
    getTemplates: () => wit.getTemplates(team),
    getTag: () => wit.getTag(project, 'sea'),
    queryByWiql: () => wit.queryByWiql({ query: 'SELECT [System.Id] FROM WorkItems' }, team),
    getReportingLinksByLinkType: () => wit.getReportingLinksByLinkType(project),
    readReportingRevisionsGet: () => wit.readReportingRevisionsGet(project),
    getRelationTypes: () => wit.getRelationTypes(),
    getRelationType: () => wit.getRelationType('System.LinkTypes.Related'),
    getWorkItemTypeCategories: () => wit.getWorkItemTypeCategories(project),
    getWorkItemTypeCategory: () => wit.getWorkItemTypeCategory(project, 'Microsoft.FeatureCategory'),
    getWorkArtifactLinkTypes: () => wit.getWorkArtifactLinkTypes(),
    getWorkItemIconJson: () => wit.getWorkItemIconJson('icon_trophy'),
    getWorkItemIcons: () => wit.getWorkItemIcons(),
    getWorkItemTemplate: () => wit.getWorkItemTemplate(project, 'Feature'),
    getWorkItemType: () => wit.getWorkItemType(project, 'Feature'),
    getWorkItemTypes: () => wit.getWorkItemTypes(project),
    getWorkItemTypeFieldsWithReferences: () => wit.getWorkItemTypeFieldsWithReferences(project, 'Feature'),
    getWorkItemTypeFieldWithReferences: () =>
      wit.getWorkItemTypeFieldWithReferences(project, 'Feature', 'System.Title'),
    getWorkItemTypeStates: () => wit.getWorkItemTypeStates(project, 'Feature'),
    getWorkItem: () => wit.getWorkItem(2, undefined, noon, 4),
    getWorkItems: () => wit.getWorkItems([1, 2], ['System.Title']),
  },
  processes: {
    getListOfProcesses: () => processes.getListOfProcesses(),
    getProcessWorkItemTypes: async () =>
      processes.getProcessWorkItemTypes(
        (await processes.getListOfProcesses()).find(({ name }) => name === 'Basic')?.typeId ?? '',
      ),
  },
  work: {
    getBacklogConfigurations: () => work.getBacklogConfigurations(team),
    getBacklogLevelWorkItems: () => work.getBacklogLevelWorkItems(team, 'Microsoft.FeatureCategory'),
    getBacklog: () => work.getBacklog(team, 'Microsoft.FeatureCategory'),
    getBacklogs: () => work.getBacklogs(team),
    getColumnSuggestedValues: () => work.getColumnSuggestedValues(project),
    getRowSuggestedValues: () => work.getRowSuggestedValues(project),
    getBoard: () => work.getBoard(team, 'Features'),
    getBoards: () => work.getBoards(team),
    getCapacities: () => work.getCapacitiesWithIdentityRefAndTotals(team, iteration),
    getBoardColumns: () => work.getBoardColumns(team, 'Features'),
    getTotalIterationCapacities: () => work.getTotalIterationCapacities(project, iteration),
    getColumns: () => work.getColumns(team),
    getWorkItemColumns: () => work.getWorkItemColumns(team, iteration),
    getTeamIteration: () => work.getTeamIteration(team, iteration),
    getTeamIterations: () => work.getTeamIterations(team),
    getProcessConfiguration: () => work.getProcessConfiguration(project),
    getBoardRows: () => work.getBoardRows(team, 'Features'),
    getTeamDaysOff: () => work.getTeamDaysOff(team, iteration),
    getTeamFieldValues: () => work.getTeamFieldValues(team),
    getTeamSettings: () => work.getTeamSettings(team),
    getIterationWorkItems: () => work.getIterationWorkItems(team, iteration),
  },
};

/** Calls that the organization does not model: it says so, and never answers something made up. */
const refused: Readonly<Record<string, () => Promise<unknown>>> = {
  getProjectHistoryEntries: () => core.getProjectHistoryEntries(),
  getProjectsProperties: () => core.getProjectsProperties([projectIds.train]),
  getProjectTeamsByCategory: () => core.getProjectTeamsByCategory(projectIds.train),
  getConnectedServices: () => core.getConnectedServices(projectIds.train),
  getProxies: () => core.getProxies(),
  getIdentityMru: () => core.getIdentityMru('common'),
  getAccountMyWorkData: () => wit.getAccountMyWorkData(),
  getRecentActivityData: () => wit.getRecentActivityData(),
  getRecentMentions: () => wit.getRecentMentions(),
  getWorkItemNextStatesOnCheckinAction: () => wit.getWorkItemNextStatesOnCheckinAction([2]),
  exportWorkItemTypeDefinition: () => wit.exportWorkItemTypeDefinition(project, 'Feature'),
  getBoardBadge: () => work.getBoardBadge(team, 'Features'),
  getBoardMappingParentItems: () => work.getBoardMappingParentItems(team, 'Microsoft.FeatureCategory', [2]),
  getBoardUserSettings: () => work.getBoardUserSettings(team, 'Features'),
  getBoardCardRuleSettings: () => work.getBoardCardRuleSettings(team, 'Features'),
  getBoardCardSettings: () => work.getBoardCardSettings(team, 'Features'),
  getBoardCharts: () => work.getBoardCharts(team, 'Features'),
  getPlans: () => work.getPlans(project),
  getPredefinedQueries: () => work.getPredefinedQueries(project),
};

describe.each(Object.entries(answered))(
  'azure-devops-node-api reads of %s what the organization has',
  (_area, calls) => {
    it.each(Object.entries(calls))('%s', async (_name, read) => {
      expect(await read()).toEqual(expect.anything());
    });
  },
);

describe('azure-devops-node-api asks for what the organization does not model', () => {
  it.each(Object.entries(refused))('%s', async (_name, read) => {
    await expect(read()).rejects.toMatchObject({
      statusCode: 501,
      message: expect.stringContaining('does not model GET') as string,
    });
  });
});

describe('what the client was told of the organization', () => {
  it('is the same in connection data, collections and installed extensions', async () => {
    const [collection] = await core.getProjectCollections();
    expect((await places.getConnectionData()).instanceId).toBe(collection?.id);
    expect((await core.getProjectCollection(collection?.id ?? '')).state).toBe('Started');
    expect(
      (await extensions.getInstalledExtensions()).map(({ extensionId, version }) => [extensionId, version]),
    ).toEqual([['lighthouse', '1.2.3']]);
  });

  it('maps every state of a level to its category', async () => {
    const configuration = await work.getBacklogConfigurations(team);
    expect(
      configuration.workItemTypeMappedStates?.find(({ workItemTypeName }) => workItemTypeName === 'Feature')?.states,
    ).toEqual({ New: 'Proposed', Active: 'InProgress', Resolved: 'Resolved', Closed: 'Completed', Removed: 'Removed' });
    expect(configuration.portfolioBacklogs?.map(({ name }) => name)).toEqual(['Epics', 'Features']);
    expect(configuration.requirementBacklog?.workItemTypes?.map(({ name }) => name)).toEqual(['User Story']);
    expect(configuration.backlogFields?.typeFields?.['Effort']).toBe('Microsoft.VSTS.Scheduling.StoryPoints');
  });
});
