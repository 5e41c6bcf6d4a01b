import { listScenariosCall, mostScenarios, removeScenarioCall, saveScenarioCall } from '#app/scenario/calls';
import { importRecordsCall } from '#app/transfer/calls';
import { exported, hosts, siteOfEach } from './app-site';
import { valueOf } from './forge';
import { refOf, saveTrain, scenarioOf } from './train-site';

const hidden = '10006';
const id = 'scenario-1';

describe.each(hosts)('kept scenarios of a PI on %s', (_, start) => {
  const site = siteOfEach(start);
  beforeEach(async () => {
    valueOf(await saveTrain(site, 'ben', 0));
  });
  const save = (who: string, version: number, more: object = {}, of = id) =>
    site.call(who, saveScenarioCall, { ...refOf(site), id: of, version, scenario: scenarioOf(more) });
  const remove = (who: string, version: number) => site.call(who, removeScenarioCall, { ...refOf(site), id, version });
  const list = async (who: string) => valueOf(await site.call(who, listScenariosCall, refOf(site)));

  it('are listed by name with what they say, who kept them and when', async () => {
    valueOf(await save('ben', 0));
    valueOf(await save('cleo', 0, { name: 'A fifth less', conditions: [], bound: 41.5 }, 'scenario-2'));
    const { rows, unreadable } = await list('rhea');
    expect(unreadable).toEqual([]);
    expect(rows).toMatchObject([
      { id: 'scenario-2', version: 1, by: site.person('cleo'), scenario: { name: 'A fifth less', bound: 41.5 } },
      { id, version: 1, by: site.person('ben'), scenario: scenarioOf() },
    ]);
    expect(Date.parse(rows[0]!.at)).toBeGreaterThan(0);
  });

  it('are changed from what was seen: who comes later is told what stands', async () => {
    valueOf(await save('ben', 0));
    expect(valueOf(await save('cleo', 1, { name: 'Later' })).version).toBe(2);
    const clash = { kind: 'clash', current: { version: 2, by: site.person('cleo'), scenario: { name: 'Later' } } };
    expect(await save('ben', 1, { name: 'Sooner' })).toMatchObject(clash);
    expect(await remove('ben', 1)).toMatchObject(clash);
    expect((await list('ben')).rows.map(({ scenario: { name } }) => name)).toEqual(['Later']);
  });

  it('that are sent twice are kept once', async () => {
    valueOf(await save('ben', 0));
    expect(valueOf(await save('ben', 0)).version).toBe(1);
  });

  it('are taken away, and can be kept again by the same name', async () => {
    valueOf(await save('ben', 0));
    expect(valueOf(await remove('cleo', 1))).toEqual({ removed: true });
    expect(valueOf(await remove('cleo', 1))).toEqual({ removed: false });
    expect((await list('ben')).rows).toEqual([]);
    valueOf(await save('ben', 0, {}, 'scenario-3'));
    expect((await list('ben')).rows).toMatchObject([{ id: 'scenario-3', scenario: scenarioOf() }]);
  });

  it('are for those who plan the train', async () => {
    expect(await save('rhea', 0)).toMatchObject({ kind: 'not-permitted' });
    valueOf(await save('ben', 0));
    expect(await remove('rhea', 1)).toMatchObject({ kind: 'not-permitted' });
  });

  it('keep what they say of items that a later author may not see, and show it to nobody else', async () => {
    const items = { ...scenarioOf().items, [hidden]: [0, 2, 5] };
    valueOf(await save('ana', 0, { items }));
    expect(Object.keys((await list('ben')).rows[0]!.scenario.items)).toEqual(['10001']);
    valueOf(await save('ben', 1, { name: 'Renamed' }));
    expect((await list('ana')).rows[0]?.scenario).toMatchObject({ name: 'Renamed', items });
    expect(await save('ben', 0, { items }, 'scenario-2')).toMatchObject({ why: 'unseen-issues' });
  });

  it.each([
    ['a name of blanks', { name: ' ' }, { kind: 'invalid', why: 'no-name' }],
    ['a slot before the first', { items: { '10001': [null, -1, 3] } }, { kind: 'invalid' }],
    ['a slot beyond any PI', { items: { '10001': [null, 26, 3] } }, { kind: 'invalid' }],
    ['points below zero', { items: { '10001': [null, 1, -3] } }, { kind: 'invalid' }],
    ['an item that is none', { items: { 'FERRY-1': [null, 1, 3] } }, { kind: 'invalid' }],
    ['a condition that nobody knows', { conditions: [{ kind: 'weather' }] }, { kind: 'invalid' }],
    ['a share that is text', { conditions: [{ kind: 'capacity', share: '0.8' }] }, { kind: 'invalid' }],
    ['more than its form', { note: 'x' }, { kind: 'invalid' }],
    ['no iterations', { slots: [] }, { kind: 'invalid' }],
  ])('with %s are refused', async (__, more, problem) => {
    expect(await save('ben', 0, more)).toMatchObject(problem);
    expect((await list('ben')).rows).toEqual([]);
  });

  it('are as many as a PI takes, and no more', async () => {
    const ids = Array.from({ length: mostScenarios }, (__, n) => `scenario-${n}`);
    for (const one of ids) valueOf(await save('ben', 0, { name: one }, one));
    expect(await save('ben', 0, {}, 'scenario-more')).toMatchObject({
      kind: 'invalid',
      why: 'too-many-scenarios',
      data: { most: mostScenarios },
    });
  });

  it('that were damaged are named, and the others are there', async () => {
    valueOf(await save('ben', 0));
    valueOf(await save('ben', 0, { name: 'Whole' }, 'scenario-2'));
    await site.settle();
    await site.damage('scenario', { id, home: site.projectId }, { value: { scenario: { name: 'x' } } });
    site.reload();
    const { rows, unreadable } = await list('ben');
    expect([rows.map(({ scenario: { name } }) => name), unreadable]).toEqual([['Whole'], [id]]);
  });

  it('come out of a file, but for one without a name', async () => {
    valueOf(await save('ben', 0));
    valueOf(await save('ben', 0, { name: 'Nameless' }, 'scenario-2'));
    await site.settle();
    const file = await exported(site);
    for (const record of file.records)
      if (record.id === 'scenario-2') (record.value as { scenario: { name: string } }).scenario.name = '  ';
    valueOf(await remove('ben', 1));
    const { skipped } = valueOf(
      await site.call('ana', importRecordsCall, { part: { ...file, lines: [] }, replace: true }),
    );
    expect(skipped).toContainEqual(expect.objectContaining({ id: 'scenario-2', why: 'no-name' }));
    expect((await list('rhea')).rows.find((row) => row.id === id)?.scenario).toEqual(scenarioOf());
  });
});
