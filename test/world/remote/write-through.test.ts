import { createAzure, type LocalAzure } from '#host/azure/azure';
import { readRemote } from '#world/remote/read-remote';
import { RemoteRevisions } from '#world/remote/remote-revisions';
import { writeThrough } from '#world/remote/write-through';
import { openStore } from '#host/server/store';
import { now, quietSurroundings, serveOrganization, token, type ServedOrganization } from './served-organization';
import { smallTrain } from './small-train';

const baseUrl = 'http://localhost:4600/azure';
/** Every test copies a project over a socket first. */
jest.setTimeout(60_000);

let there: ServedOrganization;
let copy: LocalAzure;
let here: LocalAzure;
let admin: string;

beforeEach(async () => {
  there = await serveOrganization(smallTrain(4));
  const address = there.address('Harbour train');
  const read = await readRemote(
    { kind: 'azure', address, mayWrite: true },
    { WAYBILL_AZURE_TOKEN: token },
    quietSurroundings(),
  );
  if (read.kind === 'problem') throw new Error(read.message);
  const store = openStore(':memory:');
  copy = createAzure({ store, now, baseUrl });
  copy.load(read.contents!);
  const revisions = new RemoteRevisions(store);
  revisions.begin(`${address.organization}/Harbour%20train`, read.revisions!);
  here = writeThrough({ azure: copy, address, token, revisions, surroundings: quietSurroundings(), baseUrl });
  admin = here.organization.people().find(({ access }) => access === 'admin')!.id;
  there.calls.length = 0;
});
afterEach(() => there.close());

async function send(method: string, path: string, body: unknown, type = 'application/json-patch+json') {
  const response = await here.handle(
    new Request(`${baseUrl}/${path}?api-version=7.1`, {
      method,
      headers: { 'content-type': type },
      body: JSON.stringify(body),
    }),
    { kind: 'user', personId: admin },
  );
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}

function features(): readonly number[] {
  return [...there.azure.organization.items()]
    .filter(({ fields }) => fields['System.WorkItemType'] === 'Feature')
    .map(({ id }) => id);
}

const set = (name: string, value: unknown) => ({ op: 'add', path: `/fields/${name}`, value });
const title = (organization: LocalAzure, id: number) => organization.organization.item(id)!.fields['System.Title'];

describe('a change of a work item with --write', () => {
  it('is made on the site and here, though both count revisions by themselves', async () => {
    const [id] = features() as [number];
    const rev = here.organization.item(id)!.rev;
    const answer = await send('PATCH', `_apis/wit/workitems/${id}`, [
      { op: 'test', path: '/rev', value: rev },
      set('System.Title', 'Ours'),
      set('Custom.WSJF', 6.5),
    ]);
    expect(answer).toMatchObject({ status: 200, body: { id, fields: { 'System.Title': 'Ours' } } });
    expect([title(there.azure, id), title(copy, id)]).toEqual(['Ours', 'Ours']);
    expect((await send('PATCH', `_apis/wit/workitems/${id}`, [set('System.Title', 'Again')])).status).toBe(200);
    expect([title(there.azure, id), title(copy, id)]).toEqual(['Again', 'Again']);
  });

  it('that the site has changed meanwhile is answered as the site said, and not made here', async () => {
    const [id] = features() as [number];
    const before = title(copy, id);
    await there.azure.handle(
      new Request(`${there.address('').organization}/_apis/wit/workitems/${id}?api-version=7.1`, {
        method: 'PATCH',
        headers: { 'content-type': 'application/json-patch+json' },
        body: JSON.stringify([set('System.Title', 'Theirs')]),
      }),
      { kind: 'user', personId: there.azure.organization.people().find(({ access }) => access === 'admin')!.id },
    );
    const answer = await send('PATCH', `_apis/wit/workitems/${id}`, [set('System.Title', 'Ours')]);
    expect(answer.status).toBe(412);
    expect(answer.body['message']).toMatch(/\/rev/);
    expect([title(there.azure, id), title(copy, id)]).toEqual(['Theirs', before]);
  });

  it('that is refused here is not even sent', async () => {
    const [id] = features() as [number];
    expect((await send('PATCH', `_apis/wit/workitems/${id}`, [set('System.Title', '')])).status).toBe(400);
    expect(there.calls).toEqual([]);
  });

  it('of two links takes the right one away, wherever it stands there', async () => {
    const [one, two, three] = features() as [number, number, number];
    const link = (to: number) => ({
      op: 'add',
      path: '/relations/-',
      value: { rel: 'System.LinkTypes.Related', url: `${baseUrl}/_apis/wit/workItems/${to}` },
    });
    expect((await send('PATCH', `_apis/wit/workitems/${one}`, [link(two), link(three)])).status).toBe(200);
    const related = (organization: LocalAzure) =>
      organization.organization
        .item(one)!
        .relations.filter(({ rel }) => rel === 'System.LinkTypes.Related')
        .map(({ target }) => target)
        .toSorted();
    const before = related(there.azure);
    expect(before).toEqual(expect.arrayContaining([two, three]));
    const index = here.organization
      .item(one)!
      .relations.findIndex(({ rel, target }) => rel === 'System.LinkTypes.Related' && target === two);
    expect(
      (await send('PATCH', `_apis/wit/workitems/${one}`, [{ op: 'remove', path: `/relations/${index}` }])).status,
    ).toBe(200);
    expect([related(there.azure), related(copy)]).toEqual([
      before.filter((id) => id !== two),
      before.filter((id) => id !== two),
    ]);
  });

  it('in a batch succeeds or fails for itself', async () => {
    const [one, two] = features() as [number, number];
    const request = (id: number, value: string) => ({
      method: 'PATCH',
      uri: `/_apis/wit/workitems/${id}?api-version=7.1`,
      headers: { 'Content-Type': 'application/json-patch+json' },
      body: [set('System.Title', value)],
    });
    const { body } = await send(
      'POST',
      '_apis/wit/$batch',
      [request(one, 'First'), request(two, ''), request(two, 'Second')],
      'application/json',
    );
    expect((body['value'] as { code: number }[]).map(({ code }) => code)).toEqual([200, 400, 200]);
    expect([title(there.azure, one), title(there.azure, two), title(copy, two)]).toEqual(['First', 'Second', 'Second']);
  });

  it('is not made while the site cannot be reached', async () => {
    const [id] = features() as [number];
    const before = title(copy, id);
    await there.close();
    expect(await send('PATCH', `_apis/wit/workitems/${id}`, [set('System.Title', 'Lost?')])).toMatchObject({
      status: 503,
      body: { message: expect.stringContaining('cannot be reached: nothing was changed, there or here') as string },
    });
    expect(title(copy, id)).toBe(before);
  });
});

describe('what --write does not send', () => {
  it.each([
    [
      'a new work item',
      'POST',
      'Harbour%20train/_apis/wit/workitems/$Feature',
      [set('System.Title', 'New')],
      'application/json-patch+json',
    ],
    ['a new area', 'POST', 'Harbour%20train/_apis/wit/classificationnodes/areas', { name: 'New' }, 'application/json'],
  ])('%s is refused, there and here', async (_, method, path, body, type) => {
    const count = [...here.organization.items()].length;
    expect(await send(method, path, body, type)).toMatchObject({
      status: 501,
      body: { message: expect.stringContaining('neither there nor here') as string },
    });
    expect(there.calls).toEqual([]);
    expect([...here.organization.items()]).toHaveLength(count);
  });
});
