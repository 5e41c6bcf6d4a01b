import { join } from 'node:path';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import type { LocalHost } from '../../support/local-host';
import { addressesOf, credentials, ledgerApp, runSchedule, runToEnd, startLedger } from './ledger';

jest.setTimeout(60_000);

describe('a running host', () => {
  let host: LocalHost;
  beforeAll(async () => {
    host = await startLedger();
  });
  afterAll(() => host.stop());

  it('says once, as its last line, that it is ready', () => {
    expect(
      host
        .output()
        .trim()
        .split('\n')
        .filter((line) => line.startsWith('Waybill is ready')),
    ).toEqual([`Waybill is ready: ${host.url}`]);
    expect(host.output().trim().split('\n').at(-1)).toBe(`Waybill is ready: ${host.url}`);
  });

  it('serves the pages of Jira at its root, without inline script', async () => {
    const response = await fetch(`${host.url}/`);
    const page = await response.text();
    expect([response.status, response.headers.get('content-type')]).toEqual([
      200,
      expect.stringContaining('text/html'),
    ]);
    expect(page).toContain('<script');
    expect(inlineScripts(page)).toEqual([]);
  });

  it('answers the REST API to nobody in particular where Jira does', async () => {
    const response = await fetch(`${host.url}/rest/api/3/serverInfo`);
    expect([response.status, await response.json()]).toEqual([
      200,
      expect.objectContaining({ deploymentType: 'Cloud', baseUrl: host.url }),
    ]);
  });

  it('knows who calls by Basic authentication, and nobody without it', async () => {
    const myself = `${host.url}/rest/api/3/myself`;
    const headers = await credentials(host.url);
    const known = await fetch(myself, { headers });
    const wrong = await fetch(myself, {
      headers: { authorization: `Basic ${Buffer.from('nobody:any').toString('base64')}` },
    });
    expect([known.status, (await fetch(myself)).status, wrong.status]).toEqual([200, 401, 401]);
    expect(Buffer.from(headers.authorization.slice(6), 'base64').toString()).toBe(
      `${((await known.json()) as { accountId: string }).accountId}:any`,
    );
  });

  it('runs a schedule when asked to, and counts the run', async () => {
    const runsBefore = await runsOf(host);
    const response = await runSchedule(host.url, 'addresses');
    expect([response.status, await response.json()]).toEqual([200, { outcome: 'ok' }]);
    expect(await runsOf(host)).toBe(runsBefore + 1);
    expect((await runSchedule(host.url, 'none')).status).toBe(404);
  });

  it('lets no page of another origin run or write anything', async () => {
    const runsBefore = await runsOf(host);
    const headers = {
      ...(await credentials(host.url)),
      origin: 'http://evil.example',
      'content-type': 'application/json',
    };
    const written = await fetch(`${host.url}/rest/api/3/issue`, { method: 'POST', headers, body: '{}' });
    expect([(await runSchedule(host.url, 'addresses', 'http://evil.example')).status, written.status]).toEqual([
      403, 403,
    ]);
    expect(await runsOf(host)).toBe(runsBefore);
  });

  it.each(['calls', 'usage', 'schedules', 'queue', 'logs'])(
    'tells about itself in /host/%s, as a page and as JSON, without inline script',
    async (name) => {
      await addressesOf(host.url);
      const page = await fetch(`${host.url}/host/${name}`);
      const text = await page.text();
      expect([page.status, page.headers.get('content-type')]).toEqual([200, expect.stringContaining('text/html')]);
      expect(page.headers.get('content-security-policy')).toContain("script-src 'self'");
      expect(page.headers.get('content-security-policy')).not.toContain('unsafe');
      expect([inlineScripts(text), / on\w+=|<style| style=/.test(text)]).toEqual([[], false]);
      const json = await fetch(`${host.url}/host/${name}.json`);
      expect([json.status, json.headers.get('content-type')]).toEqual([
        200,
        expect.stringContaining('application/json'),
      ]);
      expect(await json.json()).toBeTruthy();
    },
  );

  it('lists the calls of functions, all of them modelled', async () => {
    await addressesOf(host.url);
    const calls = await host.calls();
    expect(calls.map(({ from, what, status }) => [from, what, status])).toContainEqual([
      'function',
      'jira GET /rest/api/3/serverInfo',
      200,
    ]);
    expect(calls.filter(({ isUnmodelled }) => isUnmodelled)).toEqual([]);
  });

  it('keeps a second host off its port and off its data, which say so and end', async () => {
    const data = mkdtempSync(join(tmpdir(), 'waybill-second-'));
    const port = new URL(host.url).port;
    const onPort = await runToEnd(['--port', port, '--data', data, '--forge-app', ledgerApp]);
    rmSync(data, { recursive: true, force: true });
    expect(onPort).toEqual({
      code: 1,
      said: `Port ${port} is taken. Stop what uses it, or choose another: npm start -- --port ${Number(port) + 10}\n`,
    });
  });
});

function inlineScripts(page: string): string[] {
  return [...page.matchAll(/<script(?![^>]*\bsrc=)(?![^>]*type="application\/json")[^>]*>/g)].map(([tag]) => tag);
}

async function runsOf({ url }: LocalHost): Promise<number> {
  const schedules = (await (await fetch(`${url}/host/schedules.json`)).json()) as { key: string; runs: number }[];
  return schedules.find(({ key }) => key === 'addresses')!.runs;
}
