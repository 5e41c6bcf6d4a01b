import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BridgeDeps } from '#host/bridge/deps';
import { bridgeRoutes } from '#host/bridge/routes';
import { sessionCaller } from '#host/bridge/session';
import { CallJournal } from '#host/server/calls';
import { createFaults } from '#host/server/faults';
import { createNetwork } from '#host/server/latency';
import { openStore } from '#host/server/store';
import { flowerJira } from './flowers';

const origin = 'http://localhost:4600';
const jira = flowerJira();
let app: ReturnType<typeof bridgeRoutes>;

beforeAll(async () => {
  const webDirectory = await mkdtemp(join(tmpdir(), 'pages-'));
  await writeFile(
    join(webDirectory, 'index.html'),
    '<!doctype html><html><head><script type="application/json" id="start"></script></head></html>',
  );
  const deps: BridgeDeps = {
    app: {
      manifest: {
        app: { id: 'a' },
        modules: {
          'jira:issuePanel': [{ key: 'panel', title: '</script><script>alert(1)</script>', resource: 'main' }],
        },
        resources: [{ key: 'main', path: 'dist' }],
      },
      directory: webDirectory,
      grant: { appId: 'a', environmentId: 'e', name: 'A', scopes: [] },
      environmentType: 'DEVELOPMENT',
      version: '1.0.0',
      installationId: 'i',
      contextAri: 'ari',
      runtime: { invoke: async () => 'answer' },
    },
    jira,
    calls: new CallJournal(),
    store: openStore(':memory:'),
    network: createNetwork(0, createFaults([], 1)),
    mainOrigin: origin,
    contentOrigin: 'http://127.0.0.1:4601',
    webDirectory,
    now: () => new Date(),
  };
  app = bridgeRoutes(deps);
});

async function visit(path = '/jira', cookie = ''): Promise<Response> {
  return app.request(origin + path, { headers: { host: 'localhost:4600', cookie } });
}

async function post(path: string, body: unknown, headers: Record<string, string> = {}): Promise<Response> {
  return app.request(origin + path, {
    method: 'POST',
    body: JSON.stringify(body),
    headers: { origin, 'content-type': 'application/json', ...headers },
  });
}

function cookieOf(response: Response): string {
  return (response.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
}

describe('a first visit', () => {
  it('signs the first person in, with a cookie that scripts and other sites cannot use', async () => {
    const response = await visit();
    expect(response.headers.get('set-cookie')).toMatch(/HttpOnly/);
    expect(response.headers.get('set-cookie')).toMatch(/SameSite=Lax/);
    const caller = sessionCaller(new Request(origin, { headers: { cookie: cookieOf(response) } }), jira.people());
    expect(caller).toEqual({ kind: 'user', accountId: 'person-ada' });
  });

  it('keeps what the manifest says from becoming markup', async () => {
    const html = await (await visit()).text();
    expect(html).not.toContain('</script><script>alert');
    expect(html).toContain('data-color-mode="light"');
  });

  it('is sent to the host’s own name when it came by another', async () => {
    const response = await app.request('http://127.0.0.1:4600/jira/browse/A-1?x=1', {
      headers: { host: '127.0.0.1:4600' },
    });
    expect([response.status, response.headers.get('location')]).toEqual([302, `${origin}/jira/browse/A-1?x=1`]);
  });
});

describe('a request without a cookie', () => {
  it('is anonymous at the REST API and gets no frame', async () => {
    expect(sessionCaller(new Request(origin), jira.people())).toEqual({ kind: 'anonymous' });
    expect((await post('/host/frames', { moduleKey: 'panel', place: {} })).status).toBe(401);
  });

  it('is anonymous too with a cookie that nobody here wrote', () => {
    const cookie = `tracker.session=${Buffer.from('{"accountId":"nobody","colorMode":"light"}').toString('base64url')}`;
    expect(sessionCaller(new Request(origin, { headers: { cookie } }), jira.people())).toEqual({ kind: 'anonymous' });
    expect(sessionCaller(new Request(origin, { headers: { cookie: 'tracker.session=%%' } }), jira.people())).toEqual({
      kind: 'anonymous',
    });
  });
});

describe('switching', () => {
  it('makes another person the caller and keeps the theme', async () => {
    const dark = await post('/host/session', { colorMode: 'dark' }, { cookie: cookieOf(await visit()) });
    const other = await post('/host/session', { accountId: 'person-bo' }, { cookie: cookieOf(dark) });
    expect(await other.json()).toMatchObject({ accountId: 'person-bo', colorMode: 'dark' });
    expect(await (await visit('/jira', cookieOf(other))).text()).toContain('data-color-mode="dark"');
  });

  it('signs out, and stays signed out on the next visit', async () => {
    const out = await post('/host/session', { accountId: null }, { cookie: cookieOf(await visit()) });
    expect(sessionCaller(new Request(origin, { headers: { cookie: cookieOf(out) } }), jira.people())).toEqual({
      kind: 'anonymous',
    });
    expect((await visit('/jira', cookieOf(out))).headers.get('set-cookie')).toBeNull();
  });

  it('refuses people who do not exist, other origins, and bodies that are not JSON', async () => {
    expect((await post('/host/session', { accountId: 'nobody' })).status).toBe(404);
    expect((await post('/host/session', {}, { origin: 'http://127.0.0.1:4601' })).status).toBe(403);
    expect((await post('/host/session', {}, { 'content-type': 'text/plain' })).status).toBe(415);
    expect((await post('/host/session', { colorMode: 'pink' })).status).toBe(400);
  });
});

describe('a frame', () => {
  async function open(cookie: string, place: unknown = { issue: 'FLOW-1' }): Promise<Response> {
    return post('/host/frames', { moduleKey: 'panel', place }, { cookie });
  }

  it('opens only where its person may look', async () => {
    const cookie = cookieOf(
      await post('/host/session', { accountId: 'person-bo' }, { cookie: cookieOf(await visit()) }),
    );
    expect((await open(cookie)).status).toBe(200);
    expect((await open(cookie, { issue: 'GLASS-1' })).status).toBe(404);
    expect((await open(cookie, { issue: 'GONE-1' })).status).toBe(404);
    expect((await post('/host/frames', { moduleKey: 'other', place: {} }, { cookie })).status).toBe(404);
    expect((await post('/host/frames', { place: 7 }, { cookie })).status).toBe(400);
  });

  it('answers its own person only, and is gone when unknown', async () => {
    const cookie = cookieOf(await visit());
    const { frameId } = (await (await open(cookie)).json()) as { frameId: string };
    const other = cookieOf(await post('/host/session', { accountId: 'person-bo' }, { cookie }));
    const product = { product: 'jira', restPath: '/rest/api/3/myself', fetchRequestInit: {} };
    expect((await post(`/host/frames/${frameId}/product`, product, { cookie })).status).toBe(200);
    expect((await post(`/host/frames/${frameId}/product`, product, { cookie: other })).status).toBe(401);
    expect((await post('/host/frames/unknown/product', product, { cookie })).status).toBe(410);
  });
});
