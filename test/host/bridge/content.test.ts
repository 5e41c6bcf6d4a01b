import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { contentApp, withBridge } from '#host/bridge/content';
import { contentPolicy } from '#host/bridge/csp';
import type { BridgeDeps } from '#host/bridge/deps';
import { CallJournal } from '#host/server/calls';

const contentOrigin = 'http://127.0.0.1:4601';
let directory: string;
let journal: CallJournal;
let app: ReturnType<typeof contentApp>;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'content-'));
  await mkdir(join(directory, 'dist/assets'), { recursive: true });
  await writeFile(join(directory, 'manifest.yml'), 'secret');
  await writeFile(
    join(directory, 'dist/index.html'),
    '<!doctype html><html><head><script src="./assets/a.js"></script></head><body>Hi</body></html>',
  );
  await writeFile(join(directory, 'dist/assets/a.js'), 'let a = 1;');
  await writeFile(join(directory, 'dist/assets/رسم 1.svg'), '<svg/>');
  await symlink(join(directory, 'manifest.yml'), join(directory, 'dist/assets/leak.txt'));
  journal = new CallJournal();
  app = contentApp({
    app: {
      manifest: {
        app: { id: 'a' },
        modules: {},
        resources: [{ key: 'main', path: 'dist' }],
        permissions: { scopes: [] },
      },
      translations: { texts: { 'en-US': { title: 'Scores' } }, fallback: {}, defaultLocale: 'en-US' },
      directory,
      grant: { appId: 'a', environmentId: 'env-1', name: 'A', scopes: [] },
    },
    calls: journal,
    now: () => new Date(),
    mainOrigin: 'http://localhost:4600',
    contentOrigin,
    webDirectory: directory,
  } as unknown as BridgeDeps);
});

afterAll(() => rm(directory, { recursive: true, force: true }));

function get(path: string): Promise<Response> {
  return Promise.resolve(app.request(contentOrigin + path));
}

describe('the app content origin', () => {
  it('serves a resource folder under environment and resource key, not at its root', async () => {
    const script = await get('/env-1/main/assets/a.js');
    expect([script.status, script.headers.get('content-type')]).toEqual([200, 'text/javascript; charset=utf-8']);
    expect((await get('/assets/a.js')).status).toBe(404);
    expect((await get('/env-2/main/assets/a.js')).status).toBe(404);
    expect((await get('/env-1/other/assets/a.js')).status).toBe(404);
  });

  it('has the app’s translations beside each page, where the bridge looks for them', async () => {
    const info = await get('/env-1/main/__LOCALES__/i18n-info.json');
    expect(await info.json()).toMatchObject({ config: { locales: ['en-US'], fallback: { default: 'en-US' } } });
    expect(await (await get('/env-1/main/__LOCALES__/en-US.json')).json()).toEqual({ title: 'Scores' });
    expect((await get('/env-1/main/__LOCALES__/de-DE.json')).status).toBe(404);
  });

  it('sends a file once: who has it is told so, until it is built anew', async () => {
    const tag = (await get('/env-1/main/assets/a.js')).headers.get('etag')!;
    const again = () =>
      Promise.resolve(
        app.request(`${contentOrigin}/env-1/main/assets/a.js`, { headers: { 'if-none-match': `"other", W/${tag}` } }),
      );
    const kept = await again();
    expect([kept.status, await kept.text(), kept.headers.get('etag'), kept.headers.get('cache-control')]).toEqual([
      304,
      '',
      tag,
      'no-cache',
    ]);
    await writeFile(join(directory, 'dist/assets/a.js'), 'let a = 23;');
    const anew = await again();
    expect([anew.status, await anew.text()]).toEqual([200, 'let a = 23;']);
    await writeFile(join(directory, 'dist/assets/a.js'), 'let a = 1;');
  });

  it('answers the folder itself with index.html, and finds names that are not ASCII', async () => {
    expect(await (await get('/env-1/main/')).text()).toContain('Hi');
    expect((await get(`/env-1/main/assets/${encodeURIComponent('رسم 1.svg')}`)).headers.get('content-type')).toBe(
      'image/svg+xml',
    );
  });

  it.each([
    '/env-1/main/../manifest.yml',
    '/env-1/main/..%2fmanifest.yml',
    '/env-1/main/assets/%2e%2e%2f%2e%2e%2fmanifest.yml',
    '/env-1/main/%00',
    '/env-1/main/%E0%A4%A',
    '/env-1/main/assets',
    '/env-1/main/%2fetc%2fpasswd',
    '/env-1/main/assets/leak.txt',
    '/manifest.yml',
  ])('refuses %s', async (path) => {
    expect((await get(path)).status).toBe(404);
  });

  it('puts the bridge before the app’s own scripts, as a file', async () => {
    const html = await (await get('/env-1/main/index.html')).text();
    expect(html.indexOf('/__forge/frame.js')).toBeGreaterThan(0);
    expect(html.indexOf('/__forge/frame.js')).toBeLessThan(html.indexOf('./assets/a.js'));
  });

  it('writes refusals of the policy into the call log', async () => {
    await app.request(`${contentOrigin}/__forge/csp-report`, {
      method: 'POST',
      body: JSON.stringify({
        'csp-report': { 'effective-directive': 'connect-src', 'blocked-uri': 'https://evil.example' },
      }),
    });
    expect(journal.since(0).at(-1)).toMatchObject({
      what: 'csp refusal',
      status: 403,
      note: 'connect-src refused https://evil.example',
    });
  });
});

describe('a page without a head', () => {
  it('still starts with the bridge', () => {
    expect(withBridge('<p>Hi</p>', 'http://localhost:4600')).toMatch(/^<!doctype html>.*frame\.js.*<p>Hi<\/p>/s);
    expect(withBridge('<html><body>Hi</body></html>', 'http://localhost:4600')).toMatch(/frame\.js.*<body>Hi/s);
  });
});

describe('the policy of an app’s page', () => {
  const policy = (html: string, permissions: unknown) =>
    Object.fromEntries(
      contentPolicy(html, permissions, 'http://localhost:4600', '/report')
        .split('; ')
        .map((directive) => [directive.split(' ')[0], directive.split(' ').slice(1)]),
    );

  it('lets only this host frame it, and reports here', () => {
    const directives = policy('', {});
    expect(directives['frame-ancestors']).toEqual(["'self'", 'http://localhost:4600']);
    expect(directives['report-uri']).toEqual(['/report']);
  });

  it('blocks inline styles unless the manifest asks for them', () => {
    expect(policy('', {})['style-src']).not.toContain("'unsafe-inline'");
    expect(policy('', { content: { styles: ['unsafe-inline'] } })['style-src']).toContain("'unsafe-inline'");
  });

  it('allows an inline script by its hash only', () => {
    // printf 'let a' | openssl dgst -sha256 -binary | base64
    expect(policy('<script>let a</script>', {})['script-src']).toContain(
      "'sha256-IfEXP/8HLuXoAiy0hZVrCAcjcLsZqYFpLOHDGj8enqE='",
    );
    expect(policy('', {})['script-src']).not.toContain("'unsafe-inline'");
  });

  it('adds the egress that the manifest declares, where it declares it', () => {
    const directives = policy('', {
      external: { fetch: { client: ['https://api.example'] }, images: [{ address: 'https://pictures.example' }] },
    });
    expect(directives['connect-src']).toContain('https://api.example');
    expect(directives['img-src']).toContain('https://pictures.example');
    expect(directives['script-src']).not.toContain('https://api.example');
  });
});
