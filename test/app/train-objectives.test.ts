import { listObjectivesCall, removeObjectiveCall, saveObjectiveCall } from '#app/objective/calls';
import {
  movePlanCall,
  readJournalsCall,
  readPlanCall,
  saveBaselineCall,
  saveJournalCall,
  setCapacityCall,
} from '#app/plan/calls';
import { packed, unpacked } from '#app/plan/packed-writes';
import { listScenariosCall, saveScenarioCall } from '#app/scenario/calls';
import { removeTrainCall } from '#app/train/calls';
import { importRecordsCall } from '#app/transfer/calls';
import type { IssueId } from '#core/issue';
import type { IterationId } from '#core/train/ids';
import { shortenPauses } from '../support/short-pauses';
import { exported, hosts, siteOfEach } from './app-site';
import { valueOf } from './forge';
import { refOf, saveTrain, scenarioOf, trainId } from './train-site';

shortenPauses();

const hidden = '10006';
const plainObjective = {
  teamId: 'deck',
  title: 'Night boats sail',
  isCommitted: true,
  planned: 8,
  issueIds: ['10001'] as string[],
};

describe.each(hosts)('a PI on %s', (_, start) => {
  const site = siteOfEach(start);
  beforeEach(async () => {
    valueOf(await saveTrain(site, 'ben', 0));
  });
  const saveObjective = (who: string, id: string, version: number, more: object = {}) =>
    site.call(who, saveObjectiveCall, { ...refOf(site), id, version, objective: { ...plainObjective, ...more } });
  const objectives = async (who: string) => valueOf(await site.call(who, listObjectivesCall, refOf(site)));

  describe('its objectives', () => {
    it('are listed in the order in which they were made, with who may plan', async () => {
      valueOf(await saveObjective('ben', 'objective-b', 0));
      valueOf(await saveObjective('cleo', 'objective-a', 0, { title: 'Berths are booked', isCommitted: false }));
      valueOf(await saveObjective('cleo', 'objective-b', 1, { actual: 6 }));
      const { rows, can, unreadable } = await objectives('rhea');
      expect(rows).toMatchObject([
        { id: 'objective-b', version: 2, by: site.person('cleo'), objective: { ...plainObjective, actual: 6 } },
        { id: 'objective-a', version: 1, objective: { isCommitted: false } },
      ]);
      expect([can, unreadable]).toEqual([{ plan: false }, []]);
      expect((await objectives('ben')).can).toEqual({ plan: true });
    });

    it('that two people change: the second is shown what the first wrote; sent twice it is one', async () => {
      valueOf(await saveObjective('ben', 'objective-1', 0));
      expect(valueOf(await saveObjective('ben', 'objective-1', 0)).version).toBe(1);
      valueOf(await saveObjective('cleo', 'objective-1', 1, { actual: 6 }));
      expect(await saveObjective('ben', 'objective-1', 1, { actual: 7 })).toMatchObject({
        kind: 'clash',
        current: { version: 2, objective: { actual: 6 } },
      });
    });

    it('count linked items that a person may not see, name none of them, and keep them through an edit', async () => {
      valueOf(await saveObjective('ana', 'objective-1', 0, { issueIds: ['10001', hidden] }));
      const seen = await objectives('ben');
      expect(seen.rows).toMatchObject([{ hiddenIssues: 1, objective: { issueIds: ['10001'] } }]);
      expect(JSON.stringify(seen)).not.toContain(hidden);
      valueOf(await saveObjective('ben', 'objective-1', 1, { issueIds: [] }));
      expect((await objectives('ana')).rows).toMatchObject([{ hiddenIssues: 0, objective: { issueIds: [hidden] } }]);
      expect(await saveObjective('ben', 'objective-2', 0, { issueIds: [hidden] })).toMatchObject({
        kind: 'invalid',
        why: 'unseen-issues',
      });
    });

    it('are made by those who plan, of a team of the train, with a title and a value of the scale', async () => {
      expect(await saveObjective('rhea', 'objective-1', 0)).toEqual({ kind: 'not-permitted', need: 'edit' });
      expect(await saveObjective('ben', 'objective-1', 0, { title: ' ' })).toMatchObject({ why: 'no-title' });
      expect(await saveObjective('ben', 'objective-1', 0, { teamId: 'moor' })).toMatchObject({ why: 'unknown-team' });
      expect(await saveObjective('ben', 'objective-1', 0, { planned: 0 })).toMatchObject({ why: 'malformed' });
      expect(await saveObjective('ben', 'objective-1', 0, { actual: 11 })).toMatchObject({ why: 'malformed' });
      expect((await objectives('ben')).rows).toEqual([]);
    });

    it('are taken away from the version that was seen', async () => {
      valueOf(await saveObjective('ben', 'objective-1', 0));
      const remove = (who: string, version: number) =>
        site.call(who, removeObjectiveCall, { ...refOf(site), id: 'objective-1', version });
      expect(await remove('ben', 7)).toMatchObject({ kind: 'clash', current: { version: 1 } });
      expect(await remove('rhea', 1)).toMatchObject({ kind: 'not-permitted' });
      expect(valueOf(await remove('cleo', 1))).toEqual({ removed: true });
      expect(valueOf(await remove('cleo', 1))).toEqual({ removed: false });
      expect((await objectives('ben')).rows).toEqual([]);
    });
  });

  describe('its commitments', () => {
    type Outcome = 'done' | 'refused' | 'changed' | 'doubtful';
    type Field = { id: string; from: string | null; to: string | null };
    type Write = { issueId: string; from: string | null; to: string | null; fields?: Field[]; outcome?: Outcome };
    const save = (who: string, version: number, writes: Write[], state: 'open' | 'done' = 'open', id = 'journal-1') =>
      site.call(who, saveJournalCall, { ...refOf(site), id, version, aim: 'commit', state, writes });
    const journals = async (who: string) => valueOf(await site.call(who, readJournalsCall, refOf(site))).journals;
    const writes: Write[] = [
      { issueId: '10001', from: null, to: 'b' },
      { issueId: '10002', from: 'a', to: 'b' },
      {
        issueId: '10003',
        from: 'b',
        to: null,
        fields: [
          { id: 'start', from: '2026-11-02', to: '2026-11-16' },
          { id: 'due', from: '2026-11-16', to: null },
        ],
      },
    ];

    it('are opened, noted and gone on with by somebody else, and stay those of who opened them', async () => {
      valueOf(await save('ben', 0, writes));
      const noted = writes.map((write, index) => (index === 0 ? { ...write, outcome: 'done' as const } : write));
      expect(valueOf(await save('cleo', 1, noted, 'done'))).toMatchObject({
        version: 2,
        by: site.person('ben'),
        state: 'done',
        writes: noted,
      });
      expect(valueOf(await save('cleo', 1, noted, 'done')).version).toBe(2);
      expect(await save('ben', 1, writes)).toMatchObject({ kind: 'clash', current: { version: 2, state: 'done' } });
      expect(await journals('rhea')).toMatchObject([{ id: 'journal-1', aim: 'commit', state: 'done', writes: noted }]);
      expect(await save('rhea', 2, writes)).toMatchObject({ kind: 'not-permitted' });
    });

    it('leave out items that a person may not see, and keep them when this person goes on', async () => {
      valueOf(await save('ana', 0, [...writes, { issueId: hidden, from: 'a', to: 'b' }]));
      expect((await journals('ben'))[0]?.writes).toEqual(writes);
      valueOf(await save('ben', 1, writes, 'done'));
      expect((await journals('ana'))[0]?.writes).toContainEqual({ issueId: hidden, from: 'a', to: 'b' });
      expect(await save('ben', 2, [{ issueId: hidden, from: null, to: 'a' }])).toMatchObject({ why: 'unseen-issues' });
    });

    it('come newest first', async () => {
      valueOf(await save('ben', 0, writes, 'done', 'journal-1'));
      await new Promise((resolve) => setTimeout(resolve, 5));
      valueOf(await save('ben', 0, writes, 'open', 'journal-2'));
      expect((await journals('ben')).map(({ id }) => id)).toEqual(['journal-2', 'journal-1']);
    });
  });

  it('comes whole out of a file into a site where it was removed', async () => {
    const entry = { people: 4, daysOff: 1, focus: 0.8 };
    const ref = refOf(site);
    const moves = [{ issueId: '10001', seen: null, next: { slot: 1 } }];
    valueOf(await site.call('ben', movePlanCall, { ...ref, moves }));
    valueOf(
      await site.call('ben', setCapacityCall, { ...ref, teamId: 'deck', seen: null, next: [entry, entry, entry] }),
    );
    valueOf(await site.call('ben', saveBaselineCall, { ...ref, slots: { '10001': 1 } }));
    valueOf(await saveObjective('ben', 'objective-1', 0));
    const writes = [{ issueId: '10001', from: null, to: 'b', outcome: 'done' as const }];
    const journal = { id: 'journal-1', version: 0, aim: 'commit' as const, state: 'done' as const, writes };
    valueOf(await site.call('ben', saveJournalCall, { ...ref, ...journal }));
    const scenario = scenarioOf({ bound: 41 });
    valueOf(await site.call('ben', saveScenarioCall, { ...ref, id: 'scenario-1', version: 0, scenario }));
    await site.settle();
    const file = await exported(site);
    const removal = { projectId: site.projectId, id: trainId, version: 1 };
    valueOf(await site.call('ben', removeTrainCall, removal));
    await site.settle();
    const { written, skipped } = valueOf(
      await site.call('ana', importRecordsCall, { part: { ...file, lines: [] }, replace: false }),
    );
    expect([written, skipped]).toEqual([7, []]);
    const plan = valueOf(await site.call('cleo', readPlanCall, ref));
    expect(plan).toMatchObject({
      placements: { '10001': { slot: 1 } },
      capacity: { deck: [entry, entry, entry] },
      baseline: { by: site.person('ben'), slots: { '10001': 1 } },
      unreadable: [],
    });
    expect((await objectives('cleo')).rows).toMatchObject([{ id: 'objective-1', objective: plainObjective }]);
    expect(valueOf(await site.call('cleo', readJournalsCall, ref)).journals).toMatchObject([{ writes }]);
    expect(valueOf(await site.call('cleo', listScenariosCall, ref)).rows).toMatchObject([{ scenario }]);
  });
});

describe('writes of a commitment', () => {
  it('of 5,000 items in Azure DevOps fit one document, and are read as they were', () => {
    const iteration = (n: number) => `5f3a1c2e-${n}/0b7d9a44-1f2e-4c3b-8a6d-0e9f8c7b6a5d` as IterationId;
    const writes = Array.from({ length: 5_000 }, (_, n) => ({
      issueId: String(1_000_000 + n) as IssueId,
      from: n % 7 === 0 ? null : iteration(n % 60),
      to: n % 11 === 0 ? null : iteration(n % 61),
      ...(n % 3 === 0 && { outcome: 'refused' as const }),
    }));
    const stored = packed(writes);
    expect(JSON.stringify(stored).length).toBeLessThan(240 * 1024 * 0.8);
    expect(unpacked(JSON.parse(JSON.stringify(stored)) as typeof stored)).toEqual(writes);
  });
});
