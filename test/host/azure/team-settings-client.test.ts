import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { getBasicHandler, WebApi } from 'azure-devops-node-api';
import type { TeamContext } from 'azure-devops-node-api/interfaces/CoreInterfaces';
import { TimeFrame } from 'azure-devops-node-api/interfaces/WorkInterfaces';
import { QueryType } from 'azure-devops-node-api/interfaces/WorkItemTrackingInterfaces';
import { createAzure, type LocalAzure } from '#host/azure/azure';
import { installedExtensionRoutes } from '#host/azure/documents/installed-routes';
import { routes } from '#host/azure/routes';
import { identityIdOf } from '#host/azure/world/guid';
import { openStore } from '#host/server/store';
import { contents, noon, projectIds } from './organization';

const grant = { publisherId: 'waybill', extensionId: 'waybill', name: 'Waybill', scopes: ['vso.work_write'] };
const extension = {
  version: '0.1.0',
  description: 'Value',
  grant,
  contributions: [
    {
      id: 'waybill.waybill.value-page',
      type: 'ms.vss-web.hub',
      targets: ['ms.vss-work-web.work-hub-group'],
      properties: { name: 'Value' },
    },
  ],
};
const gannet: TeamContext = { project: 'Größe & Train', team: 'Gannet' };

describe("Microsoft's client for Node", () => {
  let azure: LocalAzure;
  let server: Server;
  let client: WebApi;

  beforeAll(async () => {
    // Everybody who comes is Mia: who somebody is, is the host's affair.
    const listener = getRequestListener((request) => azure.handle(request, { kind: 'user', personId: 'mia' }));
    server = createServer((incoming, outgoing) => void listener(incoming, outgoing));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/azure`;
    azure = createAzure({
      store: openStore(':memory:'),
      now: () => noon,
      baseUrl: address,
      routes: [...routes, ...installedExtensionRoutes(() => [extension])],
    });
    azure.load(contents());
    client = new WebApi(address, getBasicHandler('', 'token'));
  });

  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });

  it('queries by WIQL', async () => {
    const work = await client.getWorkItemTrackingApi();
    const found = await work.queryByWiql(
      { query: "SELECT [System.Id] FROM WorkItems WHERE [Business Value] > 5 AND [Assigned To] = 'Max Member'" },
      gannet,
      true,
      10,
    );
    expect(found).toMatchObject({ queryType: QueryType.Flat, workItems: [{ id: 2 }] });
    expect(found.asOf).toEqual(noon);
    const links = await work.queryByWiql(
      { query: `SELECT [System.Id] FROM WorkItemLinks WHERE [System.Links.LinkType] = 'Successor' MODE (MustContain)` },
      gannet,
    );
    expect(links.workItemRelations).toMatchObject([
      { target: { id: 3 } },
      { rel: 'System.LinkTypes.Dependency-Forward', source: { id: 3 }, target: { id: 2 } },
    ]);
    await expect(work.queryByWiql({ query: 'SELECT [Nope] FROM WorkItems' })).rejects.toThrow(
      'TF51005: The query references a field that does not exist. The error is caused by «[Nope]».',
    );
  });

  it('plans a team', async () => {
    const work = await client.getWorkApi();
    const [iteration] = await work.getTeamIterations(gannet);
    expect(iteration).toMatchObject({
      name: 'PI 1.1',
      attributes: { startDate: new Date('2026-11-02'), timeFrame: TimeFrame.Past },
    });
    await work.updateCapacityWithIdentityRef(
      {
        activities: [{ name: 'Design', capacityPerDay: 3 }],
        daysOff: [{ start: new Date('2026-11-04'), end: new Date('2026-11-05') }],
      },
      gannet,
      iteration!.id!,
      identityIdOf('max'),
    );
    const capacity = await work.getCapacitiesWithIdentityRefAndTotals(gannet, iteration!.id!);
    expect(capacity).toMatchObject({
      totalCapacityPerDay: 3,
      totalDaysOff: 2,
      teamMembers: [{ teamMember: { displayName: 'Max Member' }, daysOff: [{ start: new Date('2026-11-04') }] }],
    });
    expect((await work.getTeamSettings(gannet)).backlogIteration?.name).toBe('Größe & Train');
    expect((await work.getBacklogs(gannet)).map(({ name }) => name)).toEqual(['Epics', 'Features', 'Stories', 'Tasks']);
    expect(await work.getProcessConfiguration(projectIds.train)).toMatchObject({
      requirementBacklog: { name: 'Stories' },
    });
  });

  it('keeps documents of an extension', async () => {
    const data = await client.getExtensionManagementApi();
    const place = ['waybill', 'waybill', 'Default', 'Current', 'scores'] as const;
    expect(await data.createDocumentByName({ id: '7', score: 1 }, ...place)).toEqual({ id: '7', score: 1, __etag: 1 });
    expect(await data.setDocumentByName({ id: '7', score: 2, __etag: 1 }, ...place)).toMatchObject({ __etag: 2 });
    await expect(data.updateDocumentByName({ id: '7', score: 3, __etag: 1 }, ...place)).rejects.toThrow(
      'it was changed meanwhile',
    );
    expect(await data.getDocumentsByName(...place)).toEqual([{ id: '7', score: 2, __etag: 2 }]);
    expect(
      await data.queryCollectionsByName(
        { collections: [{ collectionName: 'scores', scopeType: 'Default', scopeValue: 'Current' }] },
        'waybill',
        'waybill',
      ),
    ).toMatchObject([{ documents: [{ id: '7' }] }]);
    await data.deleteDocumentByName(...place, '7');
    expect(await data.getDocumentByName(...place, '7')).toBeNull();
  });

  it('sees what is installed', async () => {
    const data = await client.getExtensionManagementApi();
    expect(await data.getInstalledExtensions()).toMatchObject([
      {
        publisherId: 'waybill',
        extensionId: 'waybill',
        version: '0.1.0',
        contributions: [{ id: 'waybill.waybill.value-page' }],
      },
    ]);
    expect((await data.getInstalledExtensionByName('Waybill', 'waybill')).extensionName).toBe('Waybill');
  });
});
