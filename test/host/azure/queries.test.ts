import type { LocalAzure } from '#host/azure/azure';
import { call, openOrganization, type Reply } from './organization';

const place = 'Small/_apis/wit/queries';

let azure: LocalAzure;
beforeEach(() => (azure = openOrganization()));

function save(name: string, wiql: string): Promise<Reply> {
  return call(azure, 'mia', `POST ${place}/Shared%20Queries`, { name, wiql });
}

describe('a query that is saved', () => {
  it('is held to the rules that it would be run by', async () => {
    expect(await save('Bad', 'SELECT [System.Id] FROM WorkItems WHERE [Custom.Nope] = 1')).toMatchObject({
      status: 400,
      body: {
        message: 'TF51005: The query references a field that does not exist. The error is caused by «[Custom.Nope]».',
      },
    });
    const { body } = await save('Good', 'SELECT [System.Id] FROM WorkItems');
    expect((await call(azure, 'mia', `PATCH ${place}/${body.id}`, { wiql: 'SELECT' })).status).toBe(400);
  });

  it('is taken apart for those who expand it', async () => {
    await save(
      'Open',
      `SELECT [System.Id], [System.Title] FROM WorkItems WHERE [System.TeamProject] = @project AND ([System.State] NOT IN ('Closed', 'Removed') OR [System.ChangedDate] >= @today - 7) ORDER BY [System.Title] DESC`,
    );
    const { body } = await call(azure, 'mia', `GET ${place}/Shared%20Queries/Open?$expand=all`);
    expect(body.columns.map((column: { referenceName: string }) => column.referenceName)).toEqual([
      'System.Id',
      'System.Title',
    ]);
    expect(body.sortColumns).toMatchObject([{ field: { name: 'Title' }, descending: true }]);
    expect(body.clauses).toMatchObject({
      logicalOperator: 'and',
      clauses: [
        {
          field: { referenceName: 'System.TeamProject' },
          operator: { referenceName: 'SupportedOperations.Equals', name: '=' },
          value: '@project',
        },
        {
          logicalOperator: 'or',
          clauses: [
            { operator: { name: 'Not In' }, value: 'Closed, Removed' },
            { operator: { name: '>=' }, value: '@today - 7' },
          ],
        },
      ],
    });
    expect((await call(azure, 'mia', `GET ${place}/Shared%20Queries/Open`)).body).not.toHaveProperty('columns');
  });

  it('tells source, target and link of a query for links apart', async () => {
    await save(
      'Tree',
      `SELECT [System.Id] FROM WorkItemLinks WHERE [Source].[System.WorkItemType] = 'Epic' AND [System.Links.LinkType] = 'System.LinkTypes.Hierarchy-Forward' AND [Target].[System.State] = [Target].[System.Reason] MODE (Recursive)`,
    );
    const { body } = await call(azure, 'mia', `GET ${place}/Shared%20Queries/Tree?$expand=clauses`);
    expect(body).toMatchObject({
      queryType: 'tree',
      filterOptions: 'linksRecursiveMayContain',
      queryRecursionOption: 'parentFirst',
      sourceClauses: { field: { referenceName: 'System.WorkItemType' }, value: 'Epic' },
      linkClauses: { field: { referenceName: 'System.Links.LinkType' } },
      targetClauses: { isFieldValue: true, fieldValue: { referenceName: 'System.Reason' } },
    });
  });
});

describe('a query that is removed', () => {
  it('is gone for everybody who does not ask for removed ones, until it is brought back', async () => {
    const { body } = await save('Gone', 'SELECT [System.Id] FROM WorkItems');
    await call(azure, 'mia', `DELETE ${place}/${body.id}`);
    expect((await call(azure, 'mia', `GET ${place}/${body.id}`)).status).toBe(404);
    expect((await call(azure, 'mia', `GET Small/_apis/wit/wiql/${body.id}`)).status).toBe(404);
    expect((await call(azure, 'mia', `GET ${place}/${body.id}?$includeDeleted=true`)).body.isDeleted).toBe(true);
    expect((await call(azure, 'mia', `PATCH ${place}/${body.id}`, { isDeleted: false })).status).toBe(200);
    expect((await call(azure, 'mia', `GET Small/_apis/wit/wiql/${body.id}`)).body.workItems).toHaveLength(4);
  });

  it('leaves its name to another one', async () => {
    const { body } = await save('Twice', 'SELECT [System.Id] FROM WorkItems');
    await call(azure, 'mia', `DELETE ${place}/${body.id}`);
    expect((await save('Twice', 'SELECT [System.Id] FROM WorkItems')).status).toBe(201);
    expect((await call(azure, 'mia', `PATCH ${place}/${body.id}`, { isDeleted: false })).status).toBe(409);
  });

  it('comes back with its folder', async () => {
    const { body: folder } = await call(azure, 'mia', `POST ${place}/Shared%20Queries`, {
      name: 'Folder',
      isFolder: true,
    });
    const { body: query } = await call(azure, 'mia', `POST ${place}/${folder.id}`, {
      name: 'Inside',
      wiql: 'SELECT [System.Id] FROM WorkItems',
    });
    await call(azure, 'mia', `DELETE ${place}/${folder.id}`);
    await call(azure, 'mia', `PATCH ${place}/${folder.id}?$undeleteDescendants=true`, { isDeleted: false });
    expect(
      (await call(azure, 'mia', `POST Small/_apis/wit/queriesbatch`, { ids: [query.id, folder.id], $expand: 'wiql' }))
        .body.value,
    ).toMatchObject([
      { name: 'Inside', wiql: 'SELECT [System.Id] FROM WorkItems' },
      { name: 'Folder', isFolder: true },
    ]);
  });
});
