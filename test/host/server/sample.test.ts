import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { answer } from '#app/answer';
import { importParts } from '#app/transfer/export-file';
import { createAzureSession } from '#azure/session';
import { sampleAzure } from '#tools/sample/azure';
import { sampleJira } from '#tools/sample/jira';
import type { SampleTracker } from '#tools/sample/tracker';
import type { Waybill } from '#tools/sample/waybill';
import { accountIdWithRole, trainPeople } from '#world/seed/people';
import { startLocalHost, type LocalHost } from '../../support/local-host';

jest.setTimeout(120_000);

const owner = accountIdWithRole(trainPeople(), 'product owner');
const admin = accountIdWithRole(trainPeople(), 'admin');
const waybill = { createAzureSession, answer, importParts } as unknown as Waybill;

const trackers = ['Jira', 'Azure DevOps'] as const;

describe('a host that was just seeded', () => {
  let host: LocalHost;
  beforeAll(async () => {
    host = await startLocalHost([], { hasSample: true });
  });
  afterAll(() => host.stop());

  it('says nothing but that it is ready, once the sample is there', () => {
    const said = host
      .output()
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith('Building') && !line.startsWith('Scoring'));
    expect(said).toEqual([`Waybill is ready: ${host.url}`]);
  });

  it.each(trackers)('has scores, rounds and decisions in %s', async (title) => {
    expect(await standingIn(trackerOf(host, title))).toEqual({
      agreed: 20,
      open: [2, 2],
      revealed: [3],
      decisions: 5,
      superseded: 1,
    });
  });

  it('has its scores in the search of both trackers', async () => {
    await until(async () => {
      const jql = encodeURIComponent('WSJF > 0');
      const found = await fetch(`${host.url}/rest/api/3/search/jql?jql=${jql}&maxResults=100`, {
        headers: basic(`${owner}:any`),
      });
      return ((await found.json()) as { issues: unknown[] }).issues.length === 20;
    });
    const query = 'SELECT [System.Id] FROM WorkItems WHERE [Custom.WSJF] > 0';
    const found = await fetch(`${host.url}/azure/_apis/wit/wiql?api-version=7.1`, {
      method: 'POST',
      headers: { ...basic(`:${owner}`), 'content-type': 'application/json' },
      body: JSON.stringify({ query }),
    });
    expect(((await found.json()) as { workItems: unknown[] }).workItems).toHaveLength(20);
  });

  it('calls nothing that is not modelled', async () => {
    expect((await host.calls()).filter(({ isUnmodelled }) => isUnmodelled)).toEqual([]);
  });

  it('is not filled again when it starts again, whatever somebody has done since', async () => {
    const jira = trackerOf(host, 'Jira');
    const names = await jira.names(['HAR-319'], Date.now());
    const withdrawn = { issueId: names.issueId('HAR-319'), round: 1 };
    expect(await jira.call(owner, 'value.withdraw', withdrawn)).toMatchObject({ kind: 'ok' });
    await host.restart();
    expect(await standingIn(trackerOf(host, 'Jira'))).toMatchObject({ agreed: 20, open: [1, 2] });
  });
});

describe('a host with a backlog of somebody’s own', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'waybill-own-'));
    writeFileSync(join(folder, 'own.csv'), 'Issue key,Summary\nHAR-437,Mine\n');
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('is filled with nothing else', async () => {
    const host = await startLocalHost(['--import', join(folder, 'own.csv')], { hasSample: true });
    try {
      expect((await host.calls()).map(({ what }) => what)).toEqual([]);
    } finally {
      await host.stop();
    }
  });
});

function trackerOf({ url }: LocalHost, title: (typeof trackers)[number]): SampleTracker {
  const host = { origin: url, answer: (request: Request) => fetch(request) };
  return title === 'Jira'
    ? sampleJira(host, { admin, project: 'HAR', waybill })
    : sampleAzure(host, { admin, waybill, extension: { publisherId: 'waybill', extensionId: 'waybill' } });
}

interface Row {
  readonly phase: string;
  readonly ballots: number;
  readonly agreed?: unknown;
}

/** What the product owner finds: agreed scores, ballots by round, decisions. */
async function standingIn(tracker: SampleTracker): Promise<object> {
  const projectId = (await tracker.names(['HAR-437'], Date.now())).projectId('HAR');
  const scores = (await tracker.call(owner, 'value.list', { projectId })) as { value: { rows: Row[] } };
  const decisions = (await tracker.call(owner, 'decision.list', { projectId })) as {
    value: { rows: { supersededBy?: string }[] };
  };
  const { rows } = scores.value;
  const ballotsIn = (phase: string) =>
    rows
      .filter((row) => row.phase === phase)
      .map(({ ballots }) => ballots)
      .toSorted();
  return {
    agreed: rows.filter(({ agreed }) => agreed !== undefined).length,
    open: ballotsIn('open'),
    revealed: ballotsIn('revealed'),
    decisions: decisions.value.rows.length,
    superseded: decisions.value.rows.filter(({ supersededBy }) => supersededBy !== undefined).length,
  };
}

function basic(credentials: string): { authorization: string } {
  return { authorization: `Basic ${Buffer.from(credentials).toString('base64')}` };
}

/** Search fields follow through a queue. */
async function until(holds: () => Promise<boolean>): Promise<void> {
  const end = Date.now() + 20_000;
  while (!(await holds())) {
    if (Date.now() > end) throw new Error('It did not come true within 20 seconds.');
    await new Promise((next) => setTimeout(next, 100));
  }
}
