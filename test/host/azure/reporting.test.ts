import type { LocalAzure } from '#host/azure/azure';
import { call, openOrganization } from './organization';

const revisions = '_apis/wit/reporting/workItemRevisions';

let azure: LocalAzure;
beforeEach(() => (azure = openOrganization()));

interface Told {
  readonly id: number;
  readonly rev: number;
  readonly fields: Readonly<Record<string, unknown>>;
}

/** Item and number of every revision. */
function places({ values }: { readonly values: readonly Told[] }): readonly string[] {
  return values.map(({ id, rev }) => `${id}.${rev}`);
}

describe('a report of revisions', () => {
  it('goes on where it ended, and hears what happened since', async () => {
    const { body: whole } = await call(azure, 'mia', `GET ${revisions}`);
    expect(whole.isLastBatch).toBe(true);
    const { body: first } = await call(azure, 'mia', `GET ${revisions}?$maxPageSize=2`);
    const { body: second } = await call(azure, 'mia', `GET ${revisions}?continuationToken=${first.continuationToken}`);
    expect(first.isLastBatch).toBe(false);
    expect([...places(first), ...places(second)]).toEqual(places(whole));
    await call(azure, 'mia', 'PATCH _apis/wit/workItems/4', [
      { op: 'add', path: '/fields/System.Title', value: 'Elsewhere now' },
    ]);
    const { body: next } = await call(azure, 'mia', `POST ${revisions}?continuationToken=${second.continuationToken}`, {
      fields: ['System.Title'],
    });
    expect(next.values).toEqual([{ id: 4, rev: 2, fields: { 'System.Title': 'Elsewhere now' } }]);
    expect(
      (await call(azure, 'mia', `GET ${revisions}?continuationToken=${next.continuationToken}`)).body,
    ).toMatchObject({ values: [], continuationToken: next.continuationToken, isLastBatch: true });
  });

  it('names people as texts, or as references where they are asked for', async () => {
    const [one] = (await call(azure, 'mia', `GET ${revisions}?fields=System.CreatedBy`)).body.values as readonly Told[];
    expect(one?.fields).toEqual({ 'System.CreatedBy': 'Mia Member <mia@example.com>' });
    const [other] = (await call(azure, 'mia', `GET ${revisions}?fields=System.CreatedBy&includeIdentityRef=true`)).body
      .values as readonly Told[];
    expect(other?.fields['System.CreatedBy']).toMatchObject({
      displayName: 'Mia Member',
      uniqueName: 'mia@example.com',
    });
  });

  it('says until when a revision held', async () => {
    await call(azure, 'mia', 'PATCH _apis/wit/workItems/4', [
      { op: 'add', path: '/fields/System.Title', value: 'Elsewhere now' },
    ]);
    const { body } = await call(azure, 'mia', `GET Small/${revisions}`);
    const changed = (body.values as readonly Told[]).map(({ fields }) => [
      fields['System.ChangedDate'],
      fields['System.RevisedDate'],
    ]);
    expect(changed).toEqual([
      ['2026-11-01T08:00:00.57Z', '2026-11-22T12:00:00Z'],
      ['2026-11-22T12:00:00Z', '9999-01-01T00:00:00Z'],
    ]);
  });

  it('tells of one project, of some types, of the latest alone, and of deleted items only when asked', async () => {
    expect(places((await call(azure, 'mia', `GET Small/${revisions}`)).body)).toEqual(['4.1']);
    await call(azure, 'mia', 'PATCH _apis/wit/workItems/1', [
      { op: 'add', path: '/fields/System.Title', value: 'Ships' },
    ]);
    expect(
      places((await call(azure, 'mia', `POST ${revisions}`, { types: ['epic'], includeLatestOnly: true })).body),
    ).toEqual(['1.2']);
    await call(azure, 'mia', 'DELETE _apis/wit/workItems/4');
    expect(places((await call(azure, 'mia', `GET Small/${revisions}`)).body)).toEqual([]);
    expect(places((await call(azure, 'mia', `GET Small/${revisions}?includeDeleted=true`)).body)).toEqual(['4.1']);
  });

  it('refuses a token that it did not give', async () => {
    expect((await call(azure, 'mia', `GET ${revisions}?continuationToken=abc`)).status).toBe(400);
  });
});

describe('a report of links', () => {
  it('has each link once, and says of a removed one that it is', async () => {
    const { body } = await call(azure, 'mia', 'GET _apis/wit/reporting/workItemLinks');
    const links = (
      body.values as readonly { rel: string; sourceId: number; targetId: number; isActive: boolean }[]
    ).map(({ rel, sourceId, targetId, isActive }) => [rel, sourceId, targetId, isActive]);
    expect(links).toHaveLength(2);
    expect(links).toEqual(
      expect.arrayContaining([
        ['System.LinkTypes.Hierarchy', 1, 2, true],
        ['System.LinkTypes.Dependency', 3, 2, true],
      ]),
    );
    await call(azure, 'mia', 'PATCH _apis/wit/workItems/3', [{ op: 'remove', path: '/relations/0' }]);
    const { body: next } = await call(
      azure,
      'mia',
      `GET _apis/wit/reporting/workItemLinks?linkTypes=System.LinkTypes.Dependency&continuationToken=${body.continuationToken}`,
    );
    expect(next.values).toMatchObject([
      { rel: 'System.LinkTypes.Dependency', sourceId: 3, targetId: 2, isActive: false, changedOperation: 'remove' },
    ]);
  });
});
