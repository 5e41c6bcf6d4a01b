import type { WorkLog } from '#app/ports/work-log';
import type { IsoDateTime } from '#core/result';
import { createJiraWorkLog } from '#jira/work-log';
import { short } from '../app/azure';
import { smallBacklog } from '../app/backlog';
import { startForge, type ForgeApp } from '../app/forge';
import { describeWorkLog, ids, type WorkLogHost } from './work-log-suite';

interface Entry {
  readonly seconds: number;
  readonly started?: string;
  readonly visibility?: { readonly type: string; readonly value: string };
}

/** Logs work as somebody and answers the entry's id. */
async function log(forge: ForgeApp, who: string, issueId: string, { seconds, ...parts }: Entry): Promise<string> {
  const { status, body } = await forge.rest(who, `/rest/api/3/issue/${issueId}/worklog`, {
    method: 'POST',
    body: { timeSpentSeconds: seconds, ...parts },
  });
  if (status !== 201) throw new Error(JSON.stringify(body));
  return body.id;
}

const workLogOf = (forge: ForgeApp, who = 'ben'): WorkLog =>
  createJiraWorkLog({ request: forge.requestAs(who), patience: short });

const jira: WorkLogHost = {
  name: 'Jira',
  start(backlog) {
    const forge = startForge(backlog);
    return {
      exchanges: forge.exchanges,
      workLog: (who) => workLogOf(forge, who),
      async work(issueId, hours) {
        await log(forge, 'ana', issueId, { seconds: hours * 3_600 });
      },
      fail: (spec) => forge.fail(spec),
      close: () => forge.close(),
    };
  },
  itemsACall: 100,
  itemsPath: '/rest/api/3/issue/bulkfetch',
};

describeWorkLog(jira);

const noon = Date.UTC(2026, 10, 20, 12);
const iso = (milliseconds: number): IsoDateTime => new Date(milliseconds).toISOString() as IsoDateTime;

describe('entries of logged work in Jira', () => {
  let at = noon;
  let forge: ForgeApp;
  beforeEach(() => {
    at = noon;
    forge = startForge(smallBacklog(), { now: () => at });
  });
  afterEach(() => forge.close());

  it('say who worked when and how long, oldest first, in UTC', async () => {
    await log(forge, 'ben', '10002', { seconds: 1_800, started: '2026-11-19T09:30:00.000+0100' });
    await log(forge, 'cleo', '10001', { seconds: 7_200, started: '2026-11-18T23:30:00.000-0500' });
    const before = forge.exchanges.length;
    const { entries, missing } = await workLogOf(forge).entriesOf(ids(10_001, 10_002, 10_003));
    expect(forge.exchanges.length - before).toBe(1);
    expect(entries).toEqual([
      // 23:30 five hours west of Greenwich is 04:30 of the next day there.
      {
        id: expect.any(String),
        issueId: '10001',
        by: expect.objectContaining({ id: 'cleo', name: 'Cleo Coder' }),
        startedAt: '2026-11-19T04:30:00.000Z',
        seconds: 7_200,
        updated: iso(noon),
      },
      expect.objectContaining({ issueId: '10002', startedAt: '2026-11-19T08:30:00.000Z', seconds: 1_800 }),
    ]);
    expect(missing).toEqual([]);
  });

  it('are all there for an issue with more than come with it, for one more call', async () => {
    for (let count = 0; count < 45; count += 1) await log(forge, 'ben', '10001', { seconds: 60 });
    await log(forge, 'ben', '10002', { seconds: 60 });
    const before = forge.exchanges.length;
    const { entries } = await workLogOf(forge).entriesOf(ids(10_001, 10_002));
    expect(forge.exchanges.length - before).toBe(2);
    expect(new Set(entries.map(({ id }) => id)).size).toBe(46);
  });

  it('stay out where the viewer may not read them, and issues that they may not see are named', async () => {
    await log(forge, 'ana', '10001', { seconds: 60, visibility: { type: 'role', value: 'Administrators' } });
    await log(forge, 'ana', '10006', { seconds: 60 });
    expect(await workLogOf(forge).entriesOf(ids(10_001, 10_006, 99_999))).toEqual({
      entries: [],
      missing: ids(10_006, 99_999),
    });
    expect((await workLogOf(forge, 'ana').entriesOf(ids(10_001, 10_006))).entries).toHaveLength(2);
  });

  it('come since a moment: new and changed ones as they are, and those that are gone', async () => {
    await log(forge, 'ben', '10001', { seconds: 60 });
    at += 1_000;
    const since = iso(at);
    const kept = await log(forge, 'cleo', '10002', { seconds: 120 });
    const gone = await log(forge, 'cleo', '10003', { seconds: 180 });
    at += 1_000;
    await forge.rest('cleo', `/rest/api/3/issue/10002/worklog/${kept}`, {
      method: 'PUT',
      body: { timeSpentSeconds: 240 },
    });
    await forge.rest('cleo', `/rest/api/3/issue/10003/worklog/${gone}`, { method: 'DELETE' });
    const changed = iso(at);
    at += 60_001;
    const told = await workLogOf(forge).entriesSince(since);
    expect(told).toEqual({
      entries: [expect.objectContaining({ id: kept, issueId: '10002', seconds: 240, updated: changed })],
      deleted: [{ id: gone, at: changed }],
      hidden: 0,
      until: changed,
    });
    const next = await workLogOf(forge).entriesSince(told.until);
    expect(next.entries.map(({ id }) => id)).toEqual([kept]);
  });

  it('come since a moment in pages of a thousand', async () => {
    for (let count = 0; count < 1_205; count += 1) {
      at += 10;
      await log(forge, 'ben', '10001', { seconds: 60 });
    }
    at += 60_001;
    const before = forge.exchanges.length;
    const { entries, hidden } = await workLogOf(forge).entriesSince(iso(noon));
    expect(new Set(entries.map(({ id }) => id)).size).toBe(1_205);
    expect(hidden).toBe(0);
    // Two pages of changes, one of deletions, two look-ups of a thousand at most.
    expect(forge.exchanges.length - before).toBe(5);
  }, 60_000);
});
