import { createAzure } from '#host/azure/azure';
import { openStore } from '#host/server/store';
import { base, call, contents, noon, openOrganization } from './organization';

const train = encodeURIComponent('Größe & Train');
const patch = (id: number, ...body: unknown[]) => ({
  method: 'PATCH',
  uri: `/_apis/wit/workItems/${id}?api-version=7.1`,
  headers: { 'Content-Type': 'application/json-patch+json' },
  body,
});
const title = (value: string) => ({ op: 'add', path: '/fields/System.Title', value });

describe('a batch', () => {
  it('answers each request as if it were alone, and keeps those before and after one that fails', async () => {
    const azure = openOrganization();
    const { status, body } = await call(
      azure,
      'mia',
      'POST _apis/wit/$batch',
      [
        patch(1, title('One')),
        patch(2, { op: 'test', path: '/rev', value: 7 }, title('Two')),
        patch(3, title('Three')),
      ],
      { 'content-type': 'application/json' },
    );
    expect(status).toBe(200);
    expect(body.value.map(({ code }: { code: number }) => code)).toEqual([200, 412, 200]);
    expect(JSON.parse(body.value[0].body)).toMatchObject({ id: 1, rev: 2, fields: { 'System.Title': 'One' } });
    expect(JSON.parse(body.value[1].body)).toMatchObject({ typeKey: 'TestPatchOperationFailedException' });
    const titles = (await call(azure, 'mia', 'GET _apis/wit/workItems?ids=1,2,3&fields=System.Title')).body.value;
    expect(titles.map(({ fields }: { fields: Record<string, string> }) => fields['System.Title'])).toEqual([
      'One',
      'Book a cabin',
      'Three',
    ]);
  });

  it('links items that it creates by their placeholders', async () => {
    const azure = openOrganization();
    const create = (id: number, name: string, ...more: unknown[]) => ({
      ...patch(0),
      method: 'PATCH',
      uri: `/${train}/_apis/wit/workItems/$Feature?api-version=7.1`,
      body: [{ op: 'add', path: '/id', value: id }, title(name), ...more],
    });
    const link = {
      op: 'add',
      path: '/relations/-',
      value: { rel: 'System.LinkTypes.Dependency-Reverse', url: `${base}/_apis/wit/workItems/-1` },
    };
    const { body } = await call(
      azure,
      'mia',
      'POST _apis/wit/$batch',
      [create(-1, 'First'), create(-2, 'Second', link)],
      { 'content-type': 'application/json' },
    );
    expect(body.value.map(({ code }: { code: number }) => code)).toEqual([200, 200]);
    expect(azure.organization.item(6)?.relations).toEqual([
      { rel: 'System.LinkTypes.Dependency-Reverse', target: 5, attributes: { isLocked: false } },
    ]);
  });

  it('of more than 200 requests is refused', async () => {
    const requests = Array.from({ length: 201 }, () => patch(1, title('x')));
    expect(
      (await call(openOrganization(), 'mia', 'POST _apis/wit/$batch', requests, { 'content-type': 'application/json' }))
        .status,
    ).toBe(400);
  });

  it('tells listeners about every item that it changed', async () => {
    const azure = openOrganization();
    await new Promise(setImmediate);
    const told: number[] = [];
    azure.onChange(({ ids }) => told.push(...ids));
    await call(azure, 'mia', 'POST _apis/wit/$batch', [patch(1, title('One')), patch(3, title('Three'))], {
      'content-type': 'application/json',
    });
    await new Promise(setImmediate);
    expect(told).toEqual([1, 3]);
  });
});

describe('more than 200 items', () => {
  it.each(['GET _apis/wit/workItems?ids=IDS', 'POST _apis/wit/workItemsBatch'])(
    'cannot be asked for by %s',
    async (line) => {
      const ids = Array.from({ length: 201 }, (_, index) => index + 1);
      const body = line.startsWith('POST') ? { ids } : undefined;
      expect((await call(openOrganization(), 'mia', line.replace('IDS', ids.join()), body)).status).toBe(400);
    },
  );
});

describe('an organization that is opened again', () => {
  it('has what was written, with its history, and gives no id twice', async () => {
    const store = openStore(':memory:');
    const open = () => createAzure({ store, now: () => noon, baseUrl: base });
    const first = open();
    first.load(contents());
    await call(first, 'mia', 'PATCH _apis/wit/workItems/2', [title('Renamed')]);
    await call(first, 'mia', 'POST Small/_apis/wit/workItems/$Issue', [title('Fifth')]);
    const second = open();
    expect(second.isEmpty()).toBe(false);
    expect((await call(second, 'mia', 'GET _apis/wit/workItems/2')).body.fields['System.Title']).toBe('Renamed');
    expect((await call(second, 'mia', 'GET _apis/wit/workItems/2/revisions/1')).body.fields['System.Title']).toBe(
      'Book a cabin',
    );
    expect((await call(second, 'mia', 'POST Small/_apis/wit/workItems/$Issue', [title('Sixth')])).body.id).toBe(6);
  });
});

describe('the recycle bin', () => {
  it('hides an item and its links, and gives both back', async () => {
    const azure = openOrganization();
    expect((await call(azure, 'mia', 'DELETE _apis/wit/workItems/3')).body).toMatchObject({
      id: 3,
      name: 'Pay by card',
      deletedBy: 'Mia Member <mia@example.com>',
      resource: { id: 3 },
    });
    expect((await call(azure, 'mia', 'GET _apis/wit/workItems/3')).status).toBe(404);
    expect(
      (await call(azure, 'mia', 'GET _apis/wit/workItems/2?$expand=relations')).body.relations.map(
        ({ rel }: { rel: string }) => rel,
      ),
    ).toEqual(['System.LinkTypes.Hierarchy-Reverse']);
    expect((await call(azure, 'mia', 'GET _apis/wit/recyclebin')).body.value).toEqual([
      { id: 3, url: `${base}/_apis/wit/recyclebin/3` },
    ]);
    await call(azure, 'mia', 'PATCH _apis/wit/recyclebin/3', { isDeleted: false });
    expect((await call(azure, 'mia', 'GET _apis/wit/workItems/2?$expand=relations')).body.relations).toHaveLength(2);
  });

  it('is emptied by administrators only, for good', async () => {
    const azure = openOrganization();
    expect((await call(azure, 'mia', 'DELETE _apis/wit/workItems/3?destroy=true')).status).toBe(403);
    expect((await call(azure, 'ada', 'DELETE _apis/wit/workItems/3?destroy=true')).status).toBe(204);
    expect((await call(azure, 'ada', 'GET _apis/wit/recyclebin/3')).status).toBe(404);
  });
});

describe('rules', () => {
  it('are bypassed by administrators only, who then say who created what and when', async () => {
    const azure = openOrganization();
    const body = [
      title('Imported'),
      { op: 'add', path: '/fields/System.CreatedBy', value: 'max@example.com' },
      { op: 'add', path: '/fields/System.CreatedDate', value: '2020-01-01T00:00:00Z' },
    ];
    expect((await call(azure, 'ada', 'POST Small/_apis/wit/workItems/$Issue', body)).status).toBe(400);
    expect((await call(azure, 'mia', 'POST Small/_apis/wit/workItems/$Issue?bypassRules=true', body)).status).toBe(403);
    const { fields } = (await call(azure, 'ada', 'POST Small/_apis/wit/workItems/$Issue?bypassRules=true', body)).body;
    expect(fields).toMatchObject({
      'System.CreatedDate': '2020-01-01T00:00:00Z',
      'System.CreatedBy': { displayName: 'Max Member' },
    });
  });
});

describe('the discussion', () => {
  it('takes what is said with a change, and counts', async () => {
    const azure = openOrganization();
    const { body } = await call(azure, 'mia', 'PATCH _apis/wit/workItems/2', [
      { op: 'add', path: '/fields/System.History', value: 'Why not?' },
    ]);
    expect(body.fields['System.CommentCount']).toBe(1);
    const comments = await call(azure, 'mia', `GET ${train}/_apis/wit/workItems/2/comments?api-version=7.1-preview.4`);
    expect(comments.body).toMatchObject({
      totalCount: 1,
      comments: [{ text: 'Why not?', format: 'html', version: 1 }],
    });
  });

  it('lets people change what they said themselves, and nobody else', async () => {
    const azure = openOrganization();
    const path = `${train}/_apis/wit/workItems/2/comments`;
    const { body } = await call(azure, 'mia', `POST ${path}?api-version=7.1-preview.4`, { text: 'First' });
    expect(
      (await call(azure, 'mia', `PATCH ${path}/${body.id}?api-version=7.1-preview.4`, { text: 'Second' })).body,
    ).toMatchObject({ text: 'Second', version: 2 });
    expect(
      (await call(azure, 'ada', `PATCH ${path}/${body.id}?api-version=7.1-preview.4`, { text: 'Third' })).status,
    ).toBe(403);
    expect((await call(azure, 'mia', `DELETE ${path}/${body.id}?api-version=7.1-preview.4`)).status).toBe(204);
    expect((await call(azure, 'mia', `GET ${path}?api-version=7.1-preview.4`)).body.totalCount).toBe(0);
  });
});

describe('an item of which somebody asks for fields', () => {
  it('answers those that it has, in the order asked, with the names that they have', async () => {
    const { body } = await call(
      openOrganization(),
      'mia',
      'GET _apis/wit/workItems/2?fields=Custom.WSJF,system.title,Business%20Value,System.Parent,System.AreaLevel2',
    );
    expect(body.fields).toEqual({
      'System.Title': 'Book a cabin',
      'Microsoft.VSTS.Common.BusinessValue': 8,
      'System.Parent': 1,
      'System.AreaLevel2': 'Gannet',
    });
  });

  it('refuses unknown ones, and fields beside an expansion', async () => {
    expect(
      (await call(openOrganization(), 'mia', 'GET _apis/wit/workItems/2?fields=Custom.Nothing')).body.message,
    ).toBe('TF51535: Cannot find field Custom.Nothing.');
    expect(
      (await call(openOrganization(), 'mia', 'GET _apis/wit/workItems/2?fields=System.Title&$expand=relations')).body
        .message,
    ).toBe('The expand parameter can not be used with the fields parameter.');
  });
});

describe('requests at the same time', () => {
  it('lose nothing to one of them that fails', async () => {
    const azure = openOrganization();
    const good = [1, 2, 3].map((id) => call(azure, 'mia', `PATCH _apis/wit/workItems/${id}`, [title(`New ${id}`)]));
    const bad = [1, 2, 3].map((id) => call(azure, 'mia', `PATCH _apis/wit/workItems/${id}`, [title('x'.repeat(256))]));
    const answers = await Promise.all(good.flatMap((promise, index) => [promise, bad[index]!]));
    expect(answers.map(({ status }) => status)).toEqual([200, 400, 200, 400, 200, 400]);
    expect([1, 2, 3].map((id) => azure.organization.item(id)?.fields['System.Title'])).toEqual([
      'New 1',
      'New 2',
      'New 3',
    ]);
  });
});
