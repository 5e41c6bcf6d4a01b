import type { PersonCapacity, Schedule, TeamIteration } from '#app/ports/schedule';
import { createAzureSchedule } from '#azure/schedule';
import type { CalendarDate } from '#core/result';
import type { IterationId, TeamId } from '#core/train/ids';
import { short, startAzure, type AzureApp } from '../app/azure';
import { describeSchedule, now, teamNamed, train, type ScheduleHost, type ScheduleSite } from './schedule-suite';

function siteOf(app: AzureApp): ScheduleSite {
  return {
    exchanges: app.exchanges,
    schedule: (who = 'ben') => createAzureSchedule({ request: app.requestAs(who), patience: short }),
    ferry: app.project('Ferry'),
    fail: (spec) => app.fail(spec),
    close: () => app.close(),
  };
}

const open = (): AzureApp => startAzure(train(), { now: () => new Date(now) });

const azure: ScheduleHost = {
  name: 'Azure DevOps',
  start: (backlog) => siteOf(startAzure(backlog, { now: () => new Date(now) })),
  teams: { deck: 'Deck', quay: 'Quay' },
  // Sprints that several teams have at the same time are one iteration, named without the team, below its PI.
  iterationName: (name) => name.replace(/^Deck (?=\d)/, 'PI ').replace(/^Deck /, ''),
  nobody: 'Ferry/00000000-0000-4000-8000-000000000000' as TeamId,
  iterationsPath: (teamId) => `/${teamId}/_apis/work/teamsettings/iterations`,
  makingPath: '/*/classificationnodes/Iterations',
};

describeSchedule(azure);

describe('Azure DevOps beside the port', () => {
  it('shares an iteration among teams, and says where it lies', async () => {
    const site = azure.start(train());
    const [deck, quay] = [await teamNamed(site, 'Deck'), await teamNamed(site, 'Quay')];
    const { iterations } = await site.schedule().iterations([deck.id, quay.id]);
    expect(iterations[0]).toMatchObject({ path: 'Ferry\\PI 26.4\\PI 26.4.1', teamIds: [deck.id, quay.id] });
    site.close();
  });

  it('reads more teams than one page holds', async () => {
    const app = open();
    const schedule = createAzureSchedule({ request: app.requestAs('ben'), pageSize: 2 });
    const { teams } = await schedule.teams([app.project('Ferry')]);
    expect(teams.map(({ name }) => name)).toEqual(['Ferry Team', 'Deck', 'Quay']);
    app.close();
  });

  it('makes an iteration once for all teams that want it, below the one that is named', async () => {
    const site = azure.start(train());
    const [deck, quay] = [await teamNamed(site, 'Deck'), await teamNamed(site, 'Quay')];
    const draft = { name: 'PI 26.4.4', below: ['PI 26.4'] };
    const outcomes = await site
      .schedule('ana')
      .createIterations([deck, quay].map(({ id }) => ({ ...draft, teamId: id })));
    expect(outcomes).toMatchObject([
      { kind: 'created', iteration: { path: 'Ferry\\PI 26.4\\PI 26.4.4' } },
      { kind: 'created', iteration: { path: 'Ferry\\PI 26.4\\PI 26.4.4' } },
    ]);
    const { iterations } = await site.schedule().iterations([deck.id, quay.id]);
    expect(iterations.filter(({ name }) => name === 'PI 26.4.4')).toMatchObject([{ teamIds: [deck.id, quay.id] }]);
    site.close();
  });

  it('refuses an iteration below one that is not there', async () => {
    const site = azure.start(train());
    const deck = await teamNamed(site, 'Deck');
    expect(
      await site.schedule('ana').createIterations([{ teamId: deck.id, name: 'PI 9.1', below: ['PI 9'] }]),
    ).toMatchObject([{ kind: 'refused', code: 'hidden' }]);
    site.close();
  });
});

describe('what a team of Azure DevOps can take', () => {
  let app: AzureApp;
  let place: TeamIteration;
  const schedule = (who = 'ben'): Schedule => createAzureSchedule({ request: app.requestAs(who), patience: short });
  const day = (date: string): CalendarDate => `2026-10-${date}` as CalendarDate;
  const six: PersonCapacity = {
    activities: [
      { name: 'Development', hoursPerDay: 4 },
      { name: 'Testing', hoursPerDay: 2 },
    ],
    daysOff: [{ first: day('19'), last: day('20') }],
  };
  const four: PersonCapacity = { activities: [{ name: 'Design', hoursPerDay: 4 }], daysOff: [] };

  beforeEach(async () => {
    app = open();
    const deck = await teamNamed(siteOf(app), 'Deck');
    const { iterations } = await schedule().iterations([deck.id], { states: ['active'] });
    place = { teamId: deck.id, iterationId: iterations[0]!.id };
  });
  afterEach(() => app.close());

  const read = async (): Promise<ReadonlyMap<string, PersonCapacity>> => {
    const { capacities } = await schedule().capacity([place]);
    return new Map(capacities[0]!.people.map(({ person, ...capacity }) => [person.id as string, capacity]));
  };

  it('is what was written, with the team’s days off and working days', async () => {
    const address = `${place.teamId}/_apis/work/teamsettings`;
    await app.rest('ana', address, { method: 'PATCH', body: { workingDays: ['monday', 'tuesday', 'thursday'] } });
    const daysOff = [{ start: '2026-10-23T00:00:00Z', end: '2026-10-26T00:00:00Z' }];
    await app.rest('ana', `${address}/iterations/${place.iterationId.split('/')[1]}/teamdaysoff`, {
      method: 'PATCH',
      body: { daysOff },
    });
    expect(await schedule().setCapacity(place, [{ personId: app.person('cleo'), next: six }])).toEqual([
      { kind: 'written' },
    ]);
    expect(await schedule().capacity([place])).toEqual({
      capacities: [
        {
          ...place,
          workingDays: ['monday', 'tuesday', 'thursday'],
          daysOff: [{ first: day('23'), last: day('26') }],
          people: [{ person: expect.objectContaining({ id: app.person('cleo'), name: 'Cleo Coder' }), ...six }],
        },
      ],
      unreadable: [],
    });
  });

  it('is read for many iterations with two calls each and one a team', async () => {
    const { iterations } = await schedule().iterations([place.teamId]);
    const before = app.exchanges.length;
    const places = iterations.map(({ id }) => ({ teamId: place.teamId, iterationId: id }));
    const { capacities } = await schedule().capacity(places);
    expect(capacities.map(({ iterationId }) => iterationId)).toEqual(places.map(({ iterationId }) => iterationId));
    expect(app.exchanges.length - before).toBe(4 * 2 + 1);
  });

  it('names the iterations that the team does not have', async () => {
    const gone = { ...place, iterationId: '00000000-0000-4000-8000-000000000000' as IterationId };
    const { capacities, unreadable } = await schedule().capacity([gone, place]);
    expect(capacities).toHaveLength(1);
    expect(unreadable).toEqual([{ place: gone, code: 'hidden' }]);
    expect(await schedule().setCapacity(gone, [{ personId: app.person('cleo'), next: six }])).toMatchObject([
      { kind: 'refused', code: 'hidden' },
    ]);
  });

  it('keeps what somebody else changed meanwhile, and writes the others', async () => {
    const [ben, cleo] = [app.person('ben'), app.person('cleo')];
    await schedule().setCapacity(place, [
      { personId: ben, next: six },
      { personId: cleo, next: six },
    ]);
    // Ana gives Cleo four hours while Ben still sees six.
    await schedule('ana').setCapacity(place, [{ personId: cleo, seen: six, next: four }]);
    const zero = { activities: [], daysOff: [] };
    expect(
      await schedule().setCapacity(place, [
        { personId: cleo, seen: six, next: zero },
        { personId: ben, seen: six, next: four },
      ]),
    ).toEqual([{ kind: 'clash', current: four }, { kind: 'written' }]);
    expect(await read()).toEqual(
      new Map([
        [ben, four],
        [cleo, four],
      ]),
    );
  });

  it('is written once when the answer is lost, and the same call says so', async () => {
    const changes = [{ personId: app.person('cleo'), next: six }];
    app.fail('lost@PATCH *x1');
    await schedule().setCapacity(place, changes);
    app.fail('');
    expect(await schedule().setCapacity(place, changes)).toEqual([{ kind: 'written' }]);
    expect((await read()).get(app.person('cleo'))).toEqual(six);
  });

  it('does not try the rest once a write is not answered', async () => {
    app.fail('503@PATCH *');
    const changes = ['ben', 'cleo', 'dan'].map((who) => ({ personId: app.person(who), next: six }));
    const unreachable = { kind: 'refused', code: 'unreachable' };
    const before = app.exchanges.length;
    expect(await schedule().setCapacity(place, changes)).toEqual([unreachable, unreachable, unreachable]);
    app.fail('');
    expect(app.exchanges.length - before).toBe(1);
    expect((await read()).size).toBe(0);
  });

  it('has its days off written alone, held to what was seen', async () => {
    const [one, two] = [[{ first: day('23'), last: day('26') }], [{ first: day('30'), last: day('30') }]];
    expect(await schedule().setDaysOff(place, { seen: [], next: one })).toEqual({ kind: 'written' });
    // A lost answer: the same call again says that it is written.
    expect(await schedule().setDaysOff(place, { seen: [], next: one })).toEqual({ kind: 'written' });
    expect(await schedule().setDaysOff(place, { seen: [], next: two })).toEqual({ kind: 'clash', current: one });
    expect(await schedule('rhea').setDaysOff(place, { seen: one, next: two })).toMatchObject({ code: 'forbidden' });
    app.fail('503@PATCH *');
    const unreachable = { kind: 'refused', code: 'unreachable' };
    expect(await schedule().setDaysOff(place, { seen: one, next: two })).toEqual(unreachable);
    app.fail('');
    expect((await schedule().capacity([place])).capacities[0]?.daysOff).toEqual(one);
  });

  it('is not for those who only read', async () => {
    expect(await schedule('rhea').setCapacity(place, [{ personId: app.person('cleo'), next: six }])).toMatchObject([
      { kind: 'refused', code: 'forbidden' },
    ]);
  });
});
