import { decisionsOfCall, listDecisionsCall, readDecisionCall, saveDecisionCall } from '#app/decision/calls';
import { importRecordsCall } from '#app/transfer/calls';
import { exported, hosts, issueId, siteOfEach, type AppSite } from './app-site';
import { valueOf } from './forge';

const hidden = '10006';

function decision(site: AppSite, more: Partial<ReturnType<typeof plain>> = {}) {
  return { ...plain(site), ...more };
}

function plain(site: AppSite) {
  return {
    title: 'Berths are booked by the hour',
    why: 'Harbours bill by the hour.',
    decidedOn: '2026-11-20',
    deciders: [site.person('ben')] as string[],
    others: [] as string[],
    issueIds: [issueId] as string[],
  };
}

function save(site: AppSite, who: string, id: string, version: number, more: object = {}) {
  return site.call(who, saveDecisionCall, {
    projectId: site.projectId,
    id,
    version,
    decision: { ...decision(site), ...more },
  });
}

describe.each(hosts)('a decision on %s', (_, start) => {
  const site = siteOfEach(start);
  const list = async (who: string) => valueOf(await site.call(who, listDecisionsCall, { projectId: site.projectId }));

  it('that was logged is listed, stands on its item, and says who logged it', async () => {
    const saved = valueOf(await save(site, 'ben', 'decision-1', 0));
    expect(saved).toMatchObject({ version: 1, decision: decision(site), hiddenIssues: 0 });
    expect(saved.history).toMatchObject([{ version: 1, by: site.person('ben'), action: 'logged' }]);
    const { why: _why, ...summary } = decision(site);
    expect((await list('cleo')).rows).toEqual([{ id: 'decision-1', version: 1, decision: summary, hiddenIssues: 0 }]);
    const onItem = valueOf(await site.call('rhea', decisionsOfCall, { issueId }));
    expect(onItem.rows.map(({ id }) => id)).toEqual(['decision-1']);
    expect(onItem.can).toEqual({ log: false });
    expect(valueOf(await site.call('ben', decisionsOfCall, { issueId: '10001' })).rows).toEqual([]);
  });

  it('that is sent twice, after a lost answer say, is one', async () => {
    valueOf(await save(site, 'ben', 'decision-1', 0));
    expect(valueOf(await save(site, 'ben', 'decision-1', 0)).version).toBe(1);
    expect((await list('ben')).rows).toHaveLength(1);
  });

  it('that two people change: the second is shown what the first wrote', async () => {
    valueOf(await save(site, 'ben', 'decision-1', 0));
    valueOf(await save(site, 'cleo', 'decision-1', 1, { title: 'Berths are booked by the day' }));
    expect(await save(site, 'ben', 'decision-1', 1, { why: 'Nobody asked.' })).toMatchObject({
      kind: 'clash',
      why: 'conflict',
      current: { version: 2, decision: { title: 'Berths are booked by the day' } },
    });
  });

  it('that takes the place of another one is named there, in the list and on the item', async () => {
    valueOf(await save(site, 'ben', 'decision-1', 0));
    valueOf(await save(site, 'ben', 'decision-2', 0, { issueIds: [], supersedes: 'decision-1' }));
    const rows = (await list('cleo')).rows.map(({ id, supersededBy }) => [id, supersededBy]);
    expect(rows).toEqual([
      ['decision-2', undefined],
      ['decision-1', 'decision-2'],
    ]);
    expect(valueOf(await site.call('ben', decisionsOfCall, { issueId })).rows).toMatchObject([
      { id: 'decision-1', supersededBy: 'decision-2' },
    ]);
    expect(await save(site, 'ben', 'decision-3', 0, { supersedes: 'decision-1' })).toEqual({
      kind: 'invalid',
      why: 'superseded-already',
    });
    expect(await save(site, 'ben', 'decision-1', 1, { supersedes: 'decision-2' })).toEqual({
      kind: 'invalid',
      why: 'supersedes-itself',
    });
  });

  it('is logged by those who edit, about items that they see', async () => {
    expect(await save(site, 'rhea', 'decision-1', 0)).toEqual({ kind: 'not-permitted', need: 'edit' });
    expect(await save(site, 'ben', 'decision-1', 0, { issueIds: [hidden] })).toEqual({
      kind: 'invalid',
      why: 'unseen-issues',
      field: 'issueIds',
      data: { count: 1 },
    });
    expect(await save(site, 'ben', 'decision-1', 0, { title: ' ' })).toEqual({ kind: 'invalid', why: 'no-title' });
    expect(await save(site, 'ben', 'decision-1', 0, { decidedOn: '2026-02-30' })).toMatchObject({
      kind: 'invalid',
      why: 'malformed',
      field: 'decision.decidedOn',
    });
    expect(await site.call('ben', decisionsOfCall, { issueId: `0${issueId}` })).toEqual({
      kind: 'invalid',
      why: 'malformed',
      field: 'issueId',
    });
    expect((await list('ben')).rows).toEqual([]);
  });

  it('counts items that a person may not see, names none of them, and keeps them through an edit', async () => {
    valueOf(await save(site, 'ana', 'decision-1', 0, { issueIds: [issueId, hidden] }));
    const seen = valueOf(await site.call('ben', readDecisionCall, { projectId: site.projectId, id: 'decision-1' }));
    expect(seen).toMatchObject({ decision: { issueIds: [issueId] }, hiddenIssues: 1 });
    expect(JSON.stringify(await list('ben'))).not.toContain(hidden);
    valueOf(await save(site, 'ben', 'decision-1', 1, { title: 'Berths are booked by the day', issueIds: [] }));
    const whole = valueOf(await site.call('ana', readDecisionCall, { projectId: site.projectId, id: 'decision-1' }));
    expect(whole.decision.issueIds).toEqual([hidden]);
    const many = Array.from({ length: 200 }, (_unused, number) => String(20_000 + number));
    expect(await save(site, 'ben', 'decision-1', 2, { issueIds: many })).toEqual({
      kind: 'invalid',
      why: 'too-many-issues',
      field: 'decision.issueIds',
      data: { most: 200 },
    });
  });

  it('whose place two have taken can still be changed in all else, and so can both', async () => {
    valueOf(await save(site, 'ben', 'decision-1', 0));
    valueOf(await save(site, 'ben', 'decision-2', 0, { supersedes: 'decision-1' }));
    await site.settle();
    const file = await exported(site);
    const [second] = file.records.filter(({ id }) => id === 'decision-2');
    const part = { ...file, records: [{ ...second!, id: 'decision-3' }], lines: [] };
    expect(valueOf(await site.call('ana', importRecordsCall, { part, replace: false })).written).toBe(1);
    for (const id of ['decision-2', 'decision-3']) {
      const { version } = (await list('ben')).rows.find((row) => row.id === id)!;
      valueOf(await save(site, 'ben', id, version, { title: `${id} anew`, supersedes: 'decision-1' }));
    }
    expect((await list('ben')).rows.map(({ decision: { title } }) => title)).toEqual(
      expect.arrayContaining(['decision-2 anew', 'decision-3 anew']),
    );
  });

  it('of a file with an id that no page draws is left out', async () => {
    valueOf(await save(site, 'ben', 'decision-1', 0));
    await site.settle();
    const file = await exported(site);
    const [first] = file.records.filter(({ id }) => id === 'decision-1');
    const part = { ...file, records: [{ ...first!, id: 'D-1' }], lines: [] };
    const { written, skipped } = valueOf(await site.call('ana', importRecordsCall, { part, replace: false }));
    expect([written, skipped]).toMatchObject([0, [{ id: 'D-1', why: 'damaged', data: { path: 'id' } }]]);
    expect((await list('ben')).rows.map(({ id }) => id)).toEqual(['decision-1']);
  });

  it('stands in the export with its history', async () => {
    valueOf(await save(site, 'ben', 'decision-1', 0));
    await site.settle();
    const file = await exported(site);
    expect(file.records.filter(({ kind }) => kind === 'decision')).toMatchObject([
      { id: 'decision-1', home: site.projectId, version: 1, value: decision(site) },
    ]);
    expect(file.lines.filter(({ kind }) => kind === 'decision')).toMatchObject([
      { id: 'decision-1', stamped: { version: 1, line: { action: 'logged' } } },
    ]);
  });
});
