import { call, openOrganization } from './organization';

describe('a work item', () => {
  it('is answered with the fields that it has, people as identities and moments without trailing zeros', async () => {
    const { status, body } = await call(openOrganization(), 'mia', 'GET _apis/wit/workItems/2');
    expect(status).toBe(200);
    expect(body).toMatchObject({ id: 2, rev: 1, url: 'http://localhost:4600/azure/_apis/wit/workItems/2' });
    expect(body.fields).toMatchObject({
      'System.Title': 'Book a cabin',
      'System.TeamProject': 'Größe & Train',
      'System.AreaPath': 'Größe & Train\\Gannet',
      'System.IterationPath': 'Größe & Train\\PI 1\\PI 1.1',
      'System.CreatedDate': '2026-11-01T08:00:00.57Z',
      'Microsoft.VSTS.Common.BusinessValue': 8,
    });
    expect(body.fields['System.AssignedTo']).toMatchObject({ displayName: 'Max Member', uniqueName: 'max@example.com' });
    expect(body.fields).not.toHaveProperty(['System.Id']);
    expect(body).not.toHaveProperty('relations');
  });

  it('shows both kinds of links with $expand=relations', async () => {
    const { body } = await call(openOrganization(), 'mia', 'GET _apis/wit/workItems/2?$expand=Relations');
    expect(body.relations).toEqual([
      { rel: 'System.LinkTypes.Hierarchy-Reverse', url: 'http://localhost:4600/azure/_apis/wit/workItems/1', attributes: { isLocked: false, name: 'Parent' } },
      { rel: 'System.LinkTypes.Dependency-Reverse', url: 'http://localhost:4600/azure/_apis/wit/workItems/3', attributes: { isLocked: false, name: 'Predecessor', comment: 'needs payment' } },
    ]);
  });

  it('is answered with null among others when it is missing and the policy says omit', async () => {
    const { body } = await call(openOrganization(), 'mia', 'POST _apis/wit/workItemsBatch', { ids: [3, 99, 1], fields: ['system.title'], errorPolicy: 'omit' });
    expect(body.count).toBe(3);
    expect(body.value.map((item: { fields: unknown } | null) => item?.fields ?? null)).toEqual([{ 'System.Title': 'Pay by card' }, null, { 'System.Title': 'Ferries' }]);
  });

  it('that does not exist fails a whole list', async () => {
    const { status, body } = await call(openOrganization(), 'mia', 'GET _apis/wit/workItems?ids=1,99');
    expect(status).toBe(404);
    expect(body).toMatchObject({ message: 'TF401232: Work item 99 does not exist, or you do not have permissions to read it.', typeKey: 'WorkItemUnauthorizedAccessException' });
  });
});
