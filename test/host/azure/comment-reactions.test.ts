import type { LocalAzure } from '#host/azure/azure';
import { call, openOrganization } from './organization';

const preview = 'api-version=7.1-preview.4';
const discussion = 'Small/_apis/wit/workItems/4/comments';

let azure: LocalAzure;
let place: string;

beforeEach(async () => {
  azure = openOrganization();
  const { body } = await call(azure, 'mia', `POST ${discussion}?${preview}`, { text: 'first' });
  place = `${discussion}/${body.id}`;
});

describe('a comment that people react to', () => {
  it('counts them by kind, and tells who they are', async () => {
    for (const name of ['mia', 'max', 'max'] as const)
      await call(azure, name, `PUT ${place}/reactions/heart?api-version=7.1-preview.1`);
    expect((await call(azure, 'mia', `GET ${place}/reactions?api-version=7.1-preview.1`)).body.value).toMatchObject([
      { type: 'heart', count: 2, isCurrentUserEngaged: true },
    ]);
    await call(azure, 'mia', `DELETE ${place}/reactions/heart?api-version=7.1-preview.1`);
    expect((await call(azure, 'mia', `GET ${place}?${preview}&$expand=reactions`)).body.reactions).toMatchObject([
      { type: 'heart', count: 1, isCurrentUserEngaged: false },
    ]);
    expect(
      (await call(azure, 'mia', `GET ${place}/reactions/heart/users?api-version=7.1-preview.1`)).body.value,
    ).toMatchObject([{ displayName: 'Max Member' }]);
    expect((await call(azure, 'mia', `PUT ${place}/reactions/shrug?api-version=7.1-preview.1`)).status).toBe(400);
  });
});

describe('a comment that is changed', () => {
  it('keeps what it said', async () => {
    await call(azure, 'mia', `PATCH ${place}?${preview}`, { text: 'second' });
    const { body } = await call(azure, 'max', `GET ${place}/versions?api-version=7.1-preview.1`);
    expect(body.value.map(({ version, text }: { version: number; text: string }) => [version, text])).toEqual([
      [1, 'first'],
      [2, 'second'],
    ]);
    expect((await call(azure, 'max', `GET ${place}/versions/1?api-version=7.1-preview.1`)).body.text).toBe('first');
    expect((await call(azure, 'max', `GET ${place}/versions/3?api-version=7.1-preview.1`)).status).toBe(404);
  });
});
