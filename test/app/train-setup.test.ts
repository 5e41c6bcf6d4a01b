import { listObjectivesCall, saveObjectiveCall } from '#app/objective/calls';
import { movePlanCall, saveBaselineCall, saveJournalCall, setCapacityCall } from '#app/plan/calls';
import { saveScenarioCall } from '#app/scenario/calls';
import { listTrainsCall, removeTrainCall, saveTrainCall } from '#app/train/calls';
import { exported, hosts, siteOfEach } from './app-site';
import { valueOf } from './forge';
import { move, piId, refOf, saveTrain, scenarioOf, trainId, trainOf } from './train-site';

const entry = { people: 4, daysOff: 1, focus: 0.8 };

describe.each(hosts)('a train on %s', (host, start) => {
  const site = siteOfEach(start);
  const list = async (who: string) => valueOf(await site.call(who, listTrainsCall, { projectIds: [site.projectId] }));

  it('that was set up is listed with what each may do, by name', async () => {
    expect(valueOf(await saveTrain(site, 'ben', 0))).toMatchObject({ version: 1, train: trainOf(site) });
    const { trains, canSetUpIn } = await list('cleo');
    expect(trains).toEqual([
      {
        id: trainId,
        projectId: site.projectId,
        version: 1,
        train: trainOf(site),
        can: { plan: true, setUp: true },
      },
    ]);
    expect(canSetUpIn).toEqual([site.projectId]);
    const reader = await list('rhea');
    expect(reader.trains[0]?.can).toEqual({ plan: false, setUp: false });
    expect(reader.canSetUpIn).toEqual([]);
  });

  it('is not there for who does not see its project, nor is the project', async () => {
    const vault = host === 'Jira' ? '10001' : 'a0000000-0000-4000-8000-000000000000';
    expect(valueOf(await site.call('ben', listTrainsCall, { projectIds: [vault] }))).toEqual({
      trains: [],
      unreadable: [],
      canSetUpIn: [],
    });
  });

  it('that is sent twice is one, and two who change it: the second is shown what the first made of it', async () => {
    valueOf(await saveTrain(site, 'ben', 0));
    expect(valueOf(await saveTrain(site, 'ben', 0)).version).toBe(1);
    valueOf(await saveTrain(site, 'cleo', 1, { name: 'Night train' }));
    expect(await saveTrain(site, 'ben', 1, { name: 'Day train' })).toMatchObject({
      kind: 'clash',
      why: 'conflict',
      current: { version: 2, train: { name: 'Night train' } },
    });
  });

  it('is set up by editors only where editors plan it', async () => {
    expect(await saveTrain(site, 'rhea', 0)).toEqual({ kind: 'not-permitted', need: 'edit' });
    expect(await saveTrain(site, 'cleo', 0, { plannedBy: 'administrators' })).toEqual({
      kind: 'not-permitted',
      need: 'plan-train',
    });
    valueOf(await saveTrain(site, 'ana', 0, { plannedBy: 'administrators' }));
    expect(await saveTrain(site, 'cleo', 1, { plannedBy: 'editors' })).toEqual({
      kind: 'not-permitted',
      need: 'plan-train',
    });
    expect(await move(site, 'cleo', '10001', null, { slot: 1 })).toEqual({
      kind: 'not-permitted',
      need: 'administer',
    });
    expect(await move(site, 'ana', '10001', null, { slot: 1 })).toMatchObject({ kind: 'ok' });
  });

  it.each([
    ['no name', { name: '  ' }, { why: 'no-name' }],
    [
      'a team twice',
      { teams: ['Deck', 'Deck too'].map((name) => ({ id: 'deck', name, projectIds: [], alsoCalled: [] })) },
      { why: 'team-twice', data: { name: 'Deck too' } },
    ],
    [
      'a slot that ends before it begins',
      {
        pis: [
          {
            id: piId,
            name: '26.4',
            slots: [{ name: '1', start: '2026-11-09T00:00:00.000Z', end: '2026-11-02T00:00:00.000Z', isIp: false }],
            iterations: {},
            milestones: [],
          },
        ],
      },
      { why: 'slots-out-of-order', data: { name: '26.4' } },
    ],
  ])('with %s is refused', async (_, more, problem) => {
    expect(await saveTrain(site, 'ben', 0, more)).toEqual({ kind: 'invalid', ...problem });
  });

  it('is removed with everything that belongs to it, and nothing of another one', async () => {
    valueOf(await saveTrain(site, 'ben', 0));
    const ref = refOf(site);
    valueOf(await move(site, 'ben', '10001', null, { slot: 1 }));
    valueOf(
      await site.call('ben', setCapacityCall, { ...ref, teamId: 'deck', seen: null, next: [entry, entry, entry] }),
    );
    valueOf(await site.call('ben', saveBaselineCall, { ...ref, slots: { '10001': 1 } }));
    const writes = [{ issueId: '10001', from: null, to: 'b' }];
    const journal = { id: 'journal-1', version: 0, aim: 'commit', state: 'open', writes } as const;
    valueOf(await site.call('ben', saveJournalCall, { ...ref, ...journal }));
    const objective = { teamId: 'deck', title: 'Night boats sail', isCommitted: true, issueIds: [] };
    valueOf(await site.call('ben', saveObjectiveCall, { ...ref, id: 'objective-1', version: 0, objective }));
    const scenario = scenarioOf({ name: 'Without one' });
    valueOf(await site.call('ben', saveScenarioCall, { ...ref, id: 'scenario-1', version: 0, scenario }));
    const other = { ...ref, trainId: 'train-0002', piId: 'pi-000002' };
    valueOf(
      await site.call('ben', saveTrainCall, {
        projectId: site.projectId,
        id: 'train-0002',
        version: 0,
        train: trainOf(site, { pis: trainOf(site).pis.map((pi) => ({ ...pi, id: 'pi-000002' })) }),
      }),
    );
    valueOf(
      await site.call('ben', movePlanCall, { ...other, moves: [{ issueId: '10001', seen: null, next: { slot: 0 } }] }),
    );
    await site.settle();
    const removal = { projectId: site.projectId, id: trainId };
    expect(await site.call('ben', removeTrainCall, { ...removal, version: 7 })).toMatchObject({
      kind: 'clash',
      current: { version: 1 },
    });
    expect(await site.call('rhea', removeTrainCall, { ...removal, version: 1 })).toMatchObject({
      kind: 'not-permitted',
    });
    expect(valueOf(await site.call('ben', removeTrainCall, { ...removal, version: 1 }))).toEqual({ removed: true });
    await site.settle();
    expect((await exported(site)).records.map(({ kind, id }) => [kind, id])).toEqual(
      expect.arrayContaining([
        ['plan', expect.stringMatching(/^pi-000002\./)],
        ['train', 'train-0002'],
      ]),
    );
    expect((await exported(site)).records).toHaveLength(2);
    expect(valueOf(await site.call('ben', removeTrainCall, { ...removal, version: 1 }))).toEqual({ removed: false });
    expect(await site.call('ben', listObjectivesCall, ref)).toEqual({ kind: 'not-found' });
  });
});

describe('a train on Jira that is planned by a permission', () => {
  const site = siteOfEach(hosts[0]![1]);

  it('is planned by those who hold it: here product owners', async () => {
    valueOf(await saveTrain(site, 'ben', 0, { plannedBy: 'permission' }));
    expect(await move(site, 'cleo', '10001', null, { slot: 1 })).toEqual({
      kind: 'not-permitted',
      need: 'plan-train',
    });
    expect(await move(site, 'ben', '10001', null, { slot: 1 })).toMatchObject({ kind: 'ok' });
  });
});
