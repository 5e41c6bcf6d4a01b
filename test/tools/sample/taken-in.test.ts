import { listDecisionsCall } from '#app/decision/calls';
import { handshakesOfCall, readHandshakeCall, waitingHandshakesCall } from '#app/dependency/calls';
import { listObjectivesCall } from '#app/objective/calls';
import { readVoteCall } from '#app/vote/calls';
import { lastSaid } from '#core/dependency/handshake';
import { trainConfidence } from '#core/train/confidence';
import { countedVotes } from '#core/train/vote-round';
import { readPlanCall } from '#app/plan/calls';
import { listScenariosCall } from '#app/scenario/calls';
import { listTrainsCall } from '#app/train/calls';
import { importParts } from '#app/transfer/export-file';
import { listScoresCall, readHistoryCall, readScoreCall } from '#app/value/calls';
import type { Call, Reply } from '#app/calls';
import { chunks } from '#app/chunks';
import type { Tracker } from '#app/ports/tracker';
import type { IssueId, ProjectId } from '#core/issue';
import type { IsoDateTime } from '#core/result';
import { evaluate } from '#core/value/evaluation';
import { isStale } from '#core/value/expiry';
import { inherited } from '#core/value/inherited';
import type { FactorId } from '#core/value/model';
import { wsjf } from '#core/value/models';
import { createTracker } from '#jira/tracker';
import { loadSample } from '#tools/sample/load';
import type { SampleNames } from '#tools/sample/names';
import { namesIn, type FoundIssue, type SampleTracker } from '#tools/sample/tracker';
import { accountIdOf } from '#world/seed/chance';
import { accountIdWithRole, trainPeople } from '#world/seed/people';
import { sample } from '#world/seed/sample';
import { seedTrain } from '#world/seed/train';
import { trainPlan } from '#world/seed/train-plan';
import { startAzure } from '../../app/azure';
import { startForge, valueOf } from '../../app/forge';
import type { Loose } from '../../app/loose';

jest.setTimeout(240_000);

const admin = accountIdWithRole(trainPeople(), 'admin');
const owner = accountIdWithRole(trainPeople(), 'product owner');
const member = accountIdWithRole(trainPeople(), 'team member');
const planner = accountIdOf(trainPlan.by);
const keys = [...Object.keys(sample.titles), ...trainPlan.drafts.map(({ issue }) => issue)];

interface Train {
  readonly sampled: SampleTracker;
  readonly tracker: Tracker;
  readonly projectKey: string;
  call<Request, Value, Clash = never>(
    as: string,
    spec: Call<Request, Value, Clash>,
    request: Loose<Request>,
  ): Promise<Reply<Value, Clash>>;
  close(): void;
}

const trains: readonly (readonly [string, () => Train])[] = [
  ['Jira', startJiraTrain],
  ['Azure DevOps', startAzureTrain],
];

describe.each(trains)('the sample in %s', (_, start) => {
  let train: Train;
  let names: SampleNames;
  beforeAll(async () => {
    train = start();
    names = await train.sampled.names(keys, Date.now());
    // Rejects for whatever was left out.
    await loadSample(sample, train.sampled, { admin, now: Date.now(), importParts });
  });
  afterAll(() => train.close());

  const read = async (as: string, key: string) =>
    valueOf(await train.call(as, readScoreCall, { issueId: names.issueId(key) }));

  const candidates = async () => {
    const { settings } = await read(owner, 'HAR-437');
    return train.tracker.issues.candidates({
      projectId: names.projectId('HAR') as ProjectId,
      projectKey: train.projectKey,
      fields: settings.fields,
      withDone: false,
      ...(settings.candidates !== undefined && { query: settings.candidates }),
    });
  };

  it('shows twenty agreed scores, one of them stale', async () => {
    const { rows, unreadable } = valueOf(
      await train.call(owner, listScoresCall, { projectId: names.projectId('HAR') }),
    );
    const agreed = rows.flatMap((row) => row.agreed ?? []);
    expect([agreed.length, rows.length, unreadable]).toEqual([20, 23, []]);
    const now = new Date().toISOString() as IsoDateTime;
    expect(agreed.filter((one) => isStale(one, now))).toHaveLength(1);
  });

  it('keeps two rounds blind: each person sees their own ballot and who else has scored', async () => {
    for (const key of ['HAR-319', 'HAR-310']) {
      const { phase, voters, ballots } = await read(member, key);
      expect([phase, voters.length, ballots.map(({ by }) => by)]).toEqual(['open', 2, [names.personId(member)]]);
    }
  });

  it('shows the answers of a revealed round to everybody, and who gave them when', async () => {
    const { phase, ballots, agreed } = await read(member, 'HAR-255');
    expect([phase, ballots.map(({ factors }) => factors['value' as FactorId]), agreed]).toEqual([
      'revealed',
      [5, 13, 8],
      undefined,
    ]);
    const lines = valueOf(await train.call(member, readHistoryCall, { issueId: names.issueId('HAR-255') }));
    expect(lines.map(({ action }) => action)).toEqual(['imported', 'revealed', 'submitted', 'submitted', 'submitted']);
  });

  it('gives a feature the cost of delay of what it blocks', async () => {
    const issues = await candidates();
    const { rows } = valueOf(await train.call(owner, listScoresCall, { projectId: names.projectId('HAR') }));
    const costs = new Map(
      rows.flatMap(({ issueId, agreed }) => (agreed ? [[issueId, evaluate(wsjf, agreed.factors).costOfDelay]] : [])),
    );
    const ledger = inherited(issues, (id) => costs.get(id)).get(names.issueId('HAR-437') as IssueId);
    // Several sailings 13 + 8 + 3, cabins 5 + 2 + 1, pets 3 + 1 + 1, plugs 8 + 5 + 3.
    expect(ledger?.costOfDelay).toBe(53);
  });

  it('logs five decisions, newest first, one of them in the place of another', async () => {
    const { rows } = valueOf(await train.call(owner, listDecisionsCall, { projectId: names.projectId('HAR') }));
    expect(rows.map(({ id, supersededBy, hiddenIssues }) => [id, supersededBy, hiddenIssues])).toEqual([
      ['freight-slots-saltness', undefined, 0],
      ['berth-plan-shared-live', undefined, 0],
      ['council-audit-two-years', undefined, 0],
      ['one-capacity-ledger', undefined, 0],
      ['berth-plan-nightly-file', 'berth-plan-shared-live', 0],
    ]);
  });

  it('plans the PI that is under way: its teams, what they can take, what they set out to reach, how sure they are, and two drafts', async () => {
    const projectId = names.projectId('HAR') as ProjectId;
    const { trains: found, unreadable } = valueOf(
      await train.call(planner, listTrainsCall, { projectIds: [projectId] }),
    );
    expect([found.length, unreadable, found[0]!.can]).toEqual([1, [], { plan: true, setUp: true }]);
    const { id, train: own } = found[0]!;
    expect([own.name, own.teams.map(({ name }) => name)]).toEqual([
      'Harbour train',
      ['Gannet', 'Kittiwake', 'Puffin', 'Petrel', 'Guillemot', 'Fulmar'],
    ]);
    const pi = own.pis[0]!;
    expect([own.pis.length, pi.slots.length]).toEqual([1, 5]);
    expect(pi.milestones.map(({ name }) => name)).toEqual(['Trial on the Saltness route', 'Freeze before the season']);
    // Every team has an iteration of its own in each slot.
    const iterations = own.teams.map((team) => pi.iterations[team.id]!.filter((one) => one !== null).length);
    expect(iterations).toEqual([5, 5, 5, 5, 5, 5]);

    const ref = { projectId, trainId: id, piId: pi.id };
    const { placements, capacity } = valueOf(await train.call(planner, readPlanCall, ref));
    expect(placements).toEqual({ [names.issueId('HAR-9')]: { slot: 2 }, [names.issueId('HAR-12')]: { slot: 2 } });
    const gannet = own.teams[0]!.id;
    expect([Object.keys(capacity).length, capacity[gannet]!.map(({ daysOff }) => daysOff)]).toEqual([
      6,
      [2, 0, 4, 10, 6],
    ]);

    const vote = valueOf(await train.call(planner, readVoteCall, ref));
    const { train: all, teams } = trainConfidence(countedVotes(vote.voices));
    // Gannet 11, Kittiwake 8, Puffin 7, Petrel 5, Guillemot 9, Fulmar 4: 44 of 13 people.
    expect([vote.phase, vote.voters, all.average, all.isAccepted]).toEqual(['revealed', 13, 44 / 13, true]);
    const petrel = teams.get(own.teams[3]!.id)!;
    expect([petrel.average, petrel.isAccepted]).toEqual([2.5, false]);
    expect(vote.voices.filter(({ answer, doubt }) => doubt ?? !answer)).toEqual([]);

    const scenarios = valueOf(await train.call(planner, listScenariosCall, ref));
    expect(scenarios.unreadable).toEqual([]);
    expect(scenarios.rows.map(({ by, scenario }) => [scenario.name, by])).toEqual([
      ['A fifth less: the winter flu', names.personId(planner)],
      ['Fulmar a sprint late, Kestrel Freight gone', names.personId(accountIdOf('Greta Osei'))],
    ]);
    for (const { scenario } of scenarios.rows) {
      expect(scenario.value).toBeGreaterThan(scenario.before);
      expect(Object.values(scenario.items).filter(([, to]) => to !== null).length).toBeGreaterThan(20);
    }

    const objectives = valueOf(await train.call(planner, listObjectivesCall, ref)).rows;
    // Gannet 3, Kittiwake 2, Puffin 1, Petrel 2, Guillemot 1, Fulmar 1.
    expect(own.teams.map((team) => objectives.filter(({ objective }) => objective.teamId === team.id).length)).toEqual([
      3, 2, 1, 2, 1, 1,
    ]);
    expect(objectives[0]!.objective).toMatchObject({
      title: 'A journey over two islands is one booking, with one price',
      planned: 9,
      actual: 8,
      issueIds: [names.issueId('HAR-459')],
    });
  });

  it('talks about dependencies: every state is there, and three proposals wait for 16, 9 and 2 days', async () => {
    const issueIds = trainPlan.talks.map(({ giver }) => names.issueId(giver));
    const rows = valueOf(await train.call(member, handshakesOfCall, { issueIds }));
    const all = rows.flatMap(({ issueId, handshakes }) => handshakes.filter(({ giverId }) => giverId === issueId));
    expect(all.map(({ handshake }) => lastSaid(handshake).action).sort()).toEqual([
      ...['committed', 'committed', 'delivered', 'proposed', 'proposed', 'proposed', 'rejected', 'withdrawn'],
    ]);
    expect(all.filter(({ doubt }) => doubt)).toEqual([]);
    const waiting = valueOf(await train.call(member, waitingHandshakesCall, { issueIds }));
    const days = waiting.flatMap(({ proposals }) => proposals.map((proposal) => proposal.days));
    expect(days.sort((one, other) => other - one)).toEqual([16, 9, 2]);
    const council = { issueId: names.issueId('HAR-392'), neederId: names.issueId('HAR-345') };
    const { history, handshake } = valueOf(await train.call(member, readHandshakeCall, council));
    expect(history.map(({ action }) => action)).toEqual(['committed', 'proposed', 'rejected', 'proposed']);
    const { trains: found } = valueOf(
      await train.call(planner, listTrainsCall, { projectIds: [names.projectId('HAR') as ProjectId] }),
    );
    const { teams, pis } = found[0]!.train;
    const gannet = teams.find(({ name }) => name === 'Gannet')!.id;
    expect(handshake?.promise?.iterationId).toBe(pis[0]!.iterations[gannet]![3]);
  });

  it('lets features and enablers compete, and nothing else', async () => {
    const issues = await candidates();
    const open = seedTrain(new Date().toISOString().slice(0, 10)).issues.filter(
      ({ projectKey, type, status }) => projectKey === 'HAR' && type.level === 1 && status.category !== 'done',
    );
    const wanted: string[] = [];
    // A search of Jira answers 100 at most.
    for (const some of chunks(
      open.map(({ key }) => key),
      100,
    )) {
      const found = await train.sampled.names(some, Date.now());
      wanted.push(...some.map((key) => found.issueId(key)));
    }
    expect(issues.map(({ id }) => id).sort()).toEqual(wanted.sort());
  });
});

function startJiraTrain(): Train {
  const forge = startForge(seedTrain(new Date().toISOString().slice(0, 10)));
  return {
    projectKey: 'HAR',
    tracker: createTracker({ request: forge.requestAs(owner), extension: forge.extension }),
    call: forge.call,
    close: () => forge.close(),
    sampled: {
      title: 'Jira',
      async names(wanted, now) {
        const jql = encodeURIComponent(`key in (${wanted.join(', ')})`);
        const { body } = await forge.rest(admin, `/rest/api/3/search/jql?jql=${jql}&fields=project&maxResults=100`);
        const found = (body.issues as { id: string; key: string; fields: { project: { id: string } } }[]).map(
          ({ id, key, fields }): FoundIssue => ({ id, key, projectId: fields.project.id }),
        );
        return namesIn(found, { tracker: 'jira', personId: (id) => id, now });
      },
      call: (as, name, request) => forge.raw(as, name, request),
      asSeenBy: async (as) => createTracker({ request: forge.requestAs(as), extension: forge.extension }),
      settled: () => forge.settle(),
    },
  };
}

function startAzureTrain(): Train {
  const app = startAzure(seedTrain(new Date().toISOString().slice(0, 10)));
  return {
    projectKey: 'Harbour train',
    tracker: app.page(owner).tracker,
    call: app.call,
    close: () => app.close(),
    sampled: {
      title: 'Azure DevOps',
      async names(wanted, now) {
        const list = wanted.map((key) => `'${key}'`).join(', ');
        const query = `SELECT [System.Id] FROM WorkItems WHERE [Custom.SourceKey] IN (${list})`;
        const { body } = await app.rest(admin, '_apis/wit/wiql', { method: 'POST', body: { query } });
        const found = (body.workItems as { id: number }[]).map(({ id }): FoundIssue => ({
          id: String(id),
          key: String(app.fieldsOf(id)['Custom.SourceKey']),
          projectId: app.project('Harbour train'),
        }));
        return namesIn(found, { tracker: 'azure', personId: app.person, now });
      },
      call: (as, name, request) => app.raw(as, name, request),
      asSeenBy: async (as) => app.page(as).tracker,
      async settled() {
        await app.settle();
        expect(app.backgroundFaults).toEqual([]);
      },
    },
  };
}
