import { movePlanCall, readPlanCall, saveBaselineCall, setCapacityCall } from '#app/plan/calls';
import { shardOf } from '#app/plan/shard';
import { importRecordsCall } from '#app/transfer/calls';
import type { IssueId } from '#core/issue';
import { issue } from '../support/backlog';
import { shortenPauses } from '../support/short-pauses';
import { exported, hosts, siteOfEach } from './app-site';
import { smallBacklog } from './backlog';
import { valueOf } from './forge';
import { move, piId, planFor, refOf, saveTrain, trainId } from './train-site';

shortenPauses();

const hidden = '10006';
/** Two items in the same part of a plan. */
const neighbours = ['10003', '10010'] as [IssueId, IssueId];
const withNeighbours = smallBacklog([...smallBacklog().issues, issue('FERRY-7', { id: neighbours[1] })]);
const entry = { people: 4, daysOff: 1, focus: 0.8 };

describe.each(hosts)('the plan of a PI on %s', (host, start) => {
  const site = siteOfEach(() => start(withNeighbours));
  beforeEach(async () => {
    valueOf(await saveTrain(site, 'ben', 0));
  });

  it('is empty at first, and says so once', async () => {
    const { token, ...rest } = await planFor(site, 'rhea');
    expect(rest).toEqual({ placements: {}, capacity: {}, unreadable: [] });
    expect(valueOf(await site.call('rhea', readPlanCall, { ...refOf(site), token }))).toMatchObject({
      isSame: true,
      token,
    });
  });

  it('has what was moved, also for others, and a new token', async () => {
    const before = await planFor(site, 'cleo');
    const { clashes } = valueOf(await move(site, 'ben', '10001', null, { slot: 1, isPinned: true }));
    expect(clashes).toEqual([]);
    const after = valueOf(await site.call('cleo', readPlanCall, { ...refOf(site), token: before.token }));
    expect(after).toEqual({
      token: expect.any(String) as string,
      placements: { '10001': { slot: 1, isPinned: true } },
      capacity: {},
      unreadable: [],
    });
    expect(after.token).not.toBe(before.token);
    valueOf(await move(site, 'cleo', '10001', { slot: 1, isPinned: true }, null));
    expect((await planFor(site, 'ben')).placements).toEqual({});
  });

  it('two people who move one item: the second is told where it is, and moves the others of the same call', async () => {
    valueOf(await move(site, 'ben', '10001', null, { slot: 1 }));
    const moves = [
      { issueId: '10001', seen: null, next: { slot: 2 } },
      { issueId: '10002', seen: null, next: { slot: 2 } },
    ];
    expect(valueOf(await site.call('cleo', movePlanCall, { ...refOf(site), moves }))).toMatchObject({
      clashes: [{ issueId: '10001', current: { slot: 1 } }],
    });
    expect((await planFor(site, 'ben')).placements).toEqual({ '10001': { slot: 1 }, '10002': { slot: 2 } });
  });

  it('two people who wish the same, or one whose answer was lost, are no clash', async () => {
    valueOf(await move(site, 'ben', '10001', null, { slot: 1 }));
    expect(valueOf(await move(site, 'cleo', '10001', null, { slot: 1 })).clashes).toEqual([]);
    expect(valueOf(await move(site, 'ben', '10001', { slot: 0 }, { slot: 1 })).clashes).toEqual([]);
  });

  it('two people who move two items of one document at once: both are kept', async () => {
    const [one, other] = neighbours;
    expect(shardOf(one)).toBe(shardOf(other));
    let isMeanwhile = false;
    let interrupted = 0;
    site.onCall(async (what) => {
      const isWrite = host === 'Jira' ? what.includes('/transaction') : /^(POST|PUT) .*plan-/.test(what);
      if (!isWrite || isMeanwhile) return;
      isMeanwhile = true;
      interrupted += 1;
      valueOf(await move(site, 'cleo', other, null, { slot: 2 }));
    });
    expect(valueOf(await move(site, 'ben', one, null, { slot: 1 })).clashes).toEqual([]);
    site.onCall(undefined);
    expect(interrupted).toBe(1);
    expect((await planFor(site, 'rhea')).placements).toEqual({ [one]: { slot: 1 }, [other]: { slot: 2 } });
  });

  it('two people who move one item at once: one is told', async () => {
    let isMeanwhile = false;
    site.onCall(async (what) => {
      const isWrite = host === 'Jira' ? what.includes('/transaction') : /^(POST|PUT) .*plan-/.test(what);
      if (!isWrite || isMeanwhile) return;
      isMeanwhile = true;
      valueOf(await move(site, 'cleo', '10001', null, { slot: 2 }));
    });
    expect(valueOf(await move(site, 'ben', '10001', null, { slot: 1 })).clashes).toEqual([
      { issueId: '10001', current: { slot: 2 } },
    ]);
    site.onCall(undefined);
    expect((await planFor(site, 'rhea')).placements).toEqual({ '10001': { slot: 2 } });
  });

  it('takes nothing from who only reads, who has lost the right meanwhile, or of items that they do not see', async () => {
    expect(await move(site, 'rhea', '10001', null, { slot: 1 })).toEqual({ kind: 'not-permitted', need: 'edit' });
    valueOf(await move(site, 'cleo', '10001', null, { slot: 1 }));
    valueOf(await saveTrain(site, 'ana', 1, { plannedBy: 'administrators' }));
    expect(await move(site, 'cleo', '10001', { slot: 1 }, { slot: 2 })).toEqual({
      kind: 'not-permitted',
      need: 'administer',
    });
    expect((await planFor(site, 'cleo')).placements).toEqual({ '10001': { slot: 1 } });
    valueOf(await saveTrain(site, 'ana', 2));
    expect(await move(site, 'cleo', hidden, null, { slot: 2 })).toEqual({
      kind: 'invalid',
      why: 'unseen-issues',
      field: 'issueIds',
      data: { count: 1 },
    });
    expect(await move(site, 'cleo', '10001', { slot: 1 }, { slot: 3 })).toMatchObject({
      kind: 'invalid',
      why: 'no-such-slot',
    });
    expect(await site.call('cleo', movePlanCall, { ...refOf(site), piId: 'pi-000009', moves: [] })).toEqual({
      kind: 'not-found',
    });
  });

  it('shows nobody where items lie that they may not see, and keeps those through their edits', async () => {
    valueOf(await move(site, 'ana', hidden, null, { slot: 1 }));
    valueOf(await site.call('ana', saveBaselineCall, { ...refOf(site), slots: { [hidden]: 1, '10001': 0 } }));
    const seen = await planFor(site, 'cleo');
    expect(seen.placements).toEqual({});
    expect(seen.baseline?.slots).toEqual({ '10001': 0 });
    expect(JSON.stringify(seen)).not.toContain(hidden);
    valueOf(await site.call('cleo', saveBaselineCall, { ...refOf(site), slots: { '10001': 2 } }));
    expect(await planFor(site, 'ana')).toMatchObject({
      placements: { [hidden]: { slot: 1 } },
      baseline: { version: 2, by: site.person('cleo'), slots: { [hidden]: 1, '10001': 2 } },
    });
    expect(await site.call('cleo', saveBaselineCall, { ...refOf(site), slots: { [hidden]: 2 } })).toMatchObject({
      kind: 'invalid',
      why: 'unseen-issues',
    });
  });

  it('has capacities by team: two teams at once are kept, one team twice is a clash', async () => {
    const said = (who: string, teamId: string, seen: (typeof entry)[] | null, next: (typeof entry)[] | null) =>
      site.call(who, setCapacityCall, { ...refOf(site), teamId, seen, next });
    const three = [entry, entry, entry];
    valueOf(await said('ben', 'deck', null, three));
    valueOf(await said('cleo', 'quay', null, three));
    const less = three.map((one) => ({ ...one, people: 3 }));
    expect(await said('cleo', 'deck', null, less)).toEqual({ kind: 'clash', why: 'conflict', current: three });
    valueOf(await said('cleo', 'deck', three, less));
    expect((await planFor(site, 'rhea')).capacity).toEqual({ deck: less, quay: three });
    valueOf(await said('ben', 'quay', three, null));
    expect((await planFor(site, 'rhea')).capacity).toEqual({ deck: less });
    expect(await said('ben', 'moor', null, three)).toMatchObject({ kind: 'invalid', why: 'unknown-team' });
    expect(await said('ben', 'deck', less, [entry])).toMatchObject({ kind: 'invalid', why: 'iterations-unlike-slots' });
    expect(await said('ben', 'deck', less, [{ ...entry, people: -1 }, entry, entry])).toMatchObject({
      kind: 'invalid',
      why: 'malformed',
    });
  });

  it('that moves many items at once spreads them, and all arrive', async () => {
    const ids = ['10001', '10002', '10003', '10004', '10005'];
    const moves = ids.map((issueId, index) => ({ issueId, seen: null, next: { slot: index % 3 } }));
    const { clashes } = valueOf(await site.call('ben', movePlanCall, { ...refOf(site), moves }));
    expect(clashes).toEqual([]);
    expect((await planFor(site, 'cleo')).placements).toEqual(
      Object.fromEntries(ids.map((issueId, index) => [issueId, { slot: index % 3 }])),
    );
  });

  it('comes back from a file as it was, and a part that could not be found again is left out', async () => {
    valueOf(await move(site, 'ben', '10001', null, { slot: 1 }));
    await site.settle();
    const file = await exported(site);
    const [part] = file.records.filter(({ kind }) => kind === 'plan');
    expect(part).toMatchObject({
      id: `${piId}.${shardOf('10001' as IssueId)}`,
      value: { trainId, placements: { '10001': { slot: 1 } } },
    });
    expect(file.lines.filter(({ kind }) => kind === 'plan')).toMatchObject([
      { stamped: { line: { action: 'moved', moves: [{ issueId: '10001', from: null, to: { slot: 1 } }] } } },
    ]);
    valueOf(await move(site, 'ben', '10001', { slot: 1 }, { slot: 2 }));
    const back = { ...file, records: [part!], lines: [] };
    expect(valueOf(await site.call('ana', importRecordsCall, { part: back, replace: true })).written).toBe(1);
    expect((await planFor(site, 'ben')).placements).toEqual({ '10001': { slot: 1 } });
    const wrong = {
      ...file,
      records: [{ ...part!, id: `${piId}.${(shardOf('10001' as IssueId) + 1) % 16}` }],
      lines: [],
    };
    expect(valueOf(await site.call('ana', importRecordsCall, { part: wrong, replace: true })).skipped).toMatchObject([
      { kind: 'plan', why: 'damaged', data: { path: 'placements' } },
    ]);
  });
});

describe('the parts of a plan', () => {
  it('hold about as much each, also of neighbours in the backlog', () => {
    const counts = new Array<number>(16).fill(0);
    for (let id = 10_000; id < 20_000; id += 1) counts[shardOf(String(id) as IssueId)]! += 1;
    // 10,000 over 16 are 625 each.
    expect(Math.min(...counts)).toBeGreaterThan(500);
    expect(Math.max(...counts)).toBeLessThan(750);
    const near = new Set([1, 2, 3, 4, 5, 6, 7, 8].map((id) => shardOf(String(10_000 + id) as IssueId)));
    expect(near.size).toBeGreaterThan(4);
  });
});
