import type { LocalAzure } from '#host/azure/azure';
import { call, openOrganization } from './organization';

const place = `${encodeURIComponent('Größe & Train')}/Gannet/_apis/wit/templates`;
const cabin = {
  name: 'Cabin',
  description: 'For cabins',
  workItemTypeName: 'feature',
  fields: { 'System.Title': 'Book …', priority: 1, 'System.Tags-Add': 'cabin', 'System.Description': '' },
};

let azure: LocalAzure;
beforeEach(() => (azure = openOrganization()));

describe('a template of a team', () => {
  it('keeps what it was made with, under the names of the process', async () => {
    const { status, body } = await call(azure, 'mia', `POST ${place}`, cabin);
    expect([status, body.workItemTypeName]).toEqual([201, 'Feature']);
    expect((await call(azure, 'max', `GET ${place}/${body.id}`)).body.fields).toEqual({
      'System.Title': 'Book …',
      'Microsoft.VSTS.Common.Priority': '1',
      'System.Tags-Add': 'cabin',
    });
  });

  it('is listed by its type, without its fields', async () => {
    const { body: made } = await call(azure, 'mia', `POST ${place}`, cabin);
    expect((await call(azure, 'mia', `GET ${place}?workitemtypename=Task`)).body.value).toEqual([]);
    const { body } = await call(azure, 'mia', `GET ${place}?workitemtypename=Feature`);
    expect(body.value).toMatchObject([{ id: made.id, name: 'Cabin', description: 'For cabins' }]);
    expect(body.value[0]).not.toHaveProperty('fields');
  });

  it('is replaced and removed', async () => {
    const { body: made } = await call(azure, 'mia', `POST ${place}`, cabin);
    expect(
      (await call(azure, 'mia', `PUT ${place}/${made.id}`, { name: 'Deck', workItemTypeName: 'Task' })).body,
    ).toMatchObject({ id: made.id, name: 'Deck', workItemTypeName: 'Task', fields: {} });
    expect((await call(azure, 'mia', `DELETE ${place}/${made.id}`)).status).toBe(204);
    expect((await call(azure, 'mia', `GET ${place}/${made.id}`)).status).toBe(404);
  });

  it('is refused with a type or field that is not there, and to readers', async () => {
    expect((await call(azure, 'mia', `POST ${place}`, { ...cabin, workItemTypeName: 'Ship' })).status).toBe(404);
    expect((await call(azure, 'mia', `POST ${place}`, { ...cabin, fields: { 'Custom.Nope': 'x' } })).body.message).toBe(
      'TF51535: Cannot find field Custom.Nope.',
    );
    expect((await call(azure, 'rob', `POST ${place}`, cabin)).status).toBe(403);
  });
});
