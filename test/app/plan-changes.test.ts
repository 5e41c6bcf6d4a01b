import { movePlanCall, readPlanChangesCall, saveBaselineCall, type PiRef } from '#app/plan/calls';
import { readPlanChanges } from '#app/plan/changes';
import { shardOf } from '#app/plan/shard';
import type { Session } from '#app/session';
import type { Doubt } from '#core/doubt';
import type { IssueId } from '#core/issue';
import { hosts, siteOfEach } from './app-site';
import { shortenPauses } from '../support/short-pauses';
import { valueOf } from './forge';
import { move, piId, refOf, saveTrain, trainId } from './train-site';

shortenPauses();

const hidden = '10006';

describe.each(hosts)('the changes of a plan since it was committed, on %s', (host, start) => {
  const site = siteOfEach(() => start());
  beforeEach(async () => {
    valueOf(await saveTrain(site, 'ben', 0));
  });
  const changes = async (who = 'rhea') => valueOf(await site.call(who, readPlanChangesCall, refOf(site)));
  const commit = async () =>
    valueOf(await site.call('ben', saveBaselineCall, { ...refOf(site), slots: { '10001': 0, '10002': 1 } }));

  it('are none while it was never committed', async () => {
    valueOf(await move(site, 'ben', '10001', null, { slot: 1 }));
    expect(await changes()).toEqual({ changes: [], hidden: 0, unnamed: 0, unreadable: [] });
  });

  it('say who moved what from where to where, newest first, and nothing from before', async () => {
    valueOf(await move(site, 'ben', '10001', null, { slot: 0 }));
    const { at } = await commit();
    valueOf(await move(site, 'cleo', '10001', { slot: 0 }, { slot: 2, isPinned: true }));
    valueOf(await move(site, 'ben', '10002', null, { slot: 'out' }));
    valueOf(await move(site, 'dan', '10001', { slot: 2, isPinned: true }, null));
    const { since, changes: told, ...rest } = await changes();
    expect(since).toBe(at);
    expect(rest).toEqual({ hidden: 0, unnamed: 0, unreadable: [] });
    expect(told.map(({ issueId, by, from, to }) => [issueId, by, from, to])).toEqual([
      ['10001', site.person('dan'), { slot: 2, isPinned: true }, null],
      ['10002', site.person('ben'), null, { slot: 'out' }],
      ['10001', site.person('cleo'), { slot: 0 }, { slot: 2, isPinned: true }],
    ]);
    expect(told.map((change) => change.at)).toEqual(
      told
        .map((change) => change.at)
        .sort()
        .reverse(),
    );
    expect(told.every((change) => change.at > at && change.doubt === undefined)).toBe(true);
  });

  it('count moves of items that somebody may not see, and never name these', async () => {
    await commit();
    valueOf(await move(site, 'ana', hidden, null, { slot: 1 }));
    valueOf(await move(site, 'ana', '10001', null, { slot: 1 }));
    const seen = await changes('cleo');
    expect(seen).toMatchObject({ hidden: 1, changes: [{ issueId: '10001' }] });
    expect(JSON.stringify(seen)).not.toContain(hidden);
    expect(await changes('ana')).toMatchObject({ hidden: 0, changes: [{ issueId: '10001' }, { issueId: hidden }] });
  });

  it('cost as many readings as the plan has parts that were written since, whatever lies in them', async () => {
    const ids = ['10001', '10002', '10003', '10004', '10005'];
    const all = ids.map((issueId) => ({ issueId, seen: null, next: { slot: 1 } }));
    valueOf(await site.call('ben', movePlanCall, { ...refOf(site), moves: all }));
    await commit();
    const later = all.map(({ issueId }) => ({ issueId, seen: { slot: 1 }, next: { slot: 2 } }));
    const back = all.map(({ issueId }) => ({ issueId, seen: { slot: 2 }, next: { slot: 1 } }));
    // Each part twice: what is read is a history, not an item or a line.
    for (const moves of [later, back])
      valueOf(await site.call('ben', movePlanCall, { ...refOf(site), moves: moves.slice(0, 3) }));
    await site.settle();
    site.reload();
    const readings: string[] = [];
    site.onCall((what) => {
      if (
        host === 'Jira' ? what.includes('by-record') || what.includes('/entity/query') : what.includes('plan-history')
      )
        readings.push(what);
    });
    const told = await changes();
    site.onCall(undefined);
    expect(told.changes).toHaveLength(6);
    const parts = new Set(ids.slice(0, 3).map((id) => shardOf(id as IssueId))).size;
    // In Jira lists are queries too: one each of parts and baselines.
    expect(readings).toHaveLength(host === 'Jira' ? parts + 2 : parts);
  });
});

/** A plan of one part, committed at 10:00, whose history is this; for somebody who sees every item. */
function session(lines: readonly object[]): Session {
  const train = { pis: [{ id: piId }], plannedBy: 'editors' };
  const list = async ({ name }: { readonly name: string }) => ({
    items: [
      name === 'plan'
        ? { id: `${piId}.3`, version: 9, at: '2026-11-20T12:00:00.000Z', value: { trainId, placements: {} } }
        : { id: piId, version: 1, at: '2026-11-20T10:00:00.000Z', value: { trainId, at: '2026-11-20T10:00:00.000Z' } },
    ],
    unreadable: [],
  });
  return {
    tracker: {
      rights: { ofProject: async () => ({ see: true }), visible: async (ids: readonly string[]) => new Set(ids) },
    },
    records: {
      list,
      get: async () => ({ value: train }),
      history: async (_: unknown, __: unknown, atMost: number) => lines.slice(0, atMost),
    },
  } as unknown as Session;
}

const line = (at: string, more: object = {}, doubt?: Doubt) => ({
  at: `2026-11-20T${at}.000Z`,
  by: 'ben',
  line: { action: 'moved', moves: [{ issueId: '10001', from: null, to: { slot: 2 } }], ...more },
  ...(doubt && { doubt }),
});

describe('a history of moves', () => {
  const request = { projectId: '10000', trainId, piId } as unknown as PiRef;
  const told = async (lines: readonly object[]) => valueOf(await readPlanChanges(session(lines), request));

  it('counts what a large move does not name, since the commitment alone', async () => {
    const { unnamed, changes } = await told([
      line('11:30:00', { more: 40 }),
      line('11:00:00', { more: 2 }),
      line('09:00:00', { more: 100 }),
    ]);
    expect([unnamed, changes.length]).toEqual([42, 2]);
  });

  it('doubts the changes of a line that nobody vouches for, and no others', async () => {
    const { changes } = await told([line('11:30:00', {}, 'unsigned'), line('11:00:00')]);
    expect(changes.map(({ doubt }) => doubt)).toEqual(['unsigned', undefined]);
  });

  it('of more lines than are looked through says so', async () => {
    const lines = (count: number) => Array.from({ length: count }, () => line('11:00:00'));
    const exact = await told([...lines(200), line('09:00:00')]);
    expect([exact.changes.length, exact.isPartial]).toEqual([200, undefined]);
    const cut = await told(lines(201));
    expect([cut.changes.length, cut.isPartial]).toEqual([200, true]);
  });

  it('passes over lines that name no moves', async () => {
    const imported = { ...line('11:00:00'), line: { action: 'imported' } };
    expect((await told([imported])).changes).toEqual([]);
  });
});
