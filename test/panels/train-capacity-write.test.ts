import type { CalendarDate } from '#core/result';
import type { Pi } from '#core/train/train';
import { createAzureSchedule } from '#azure/schedule';
import { short, startAzure, type AzureApp } from '../app/azure';
import { now, teamNamed, train } from '../contract/schedule-suite';
import type { Entries } from '../../static/panels/train-capacity/entries';
import { planWrites, readKept, type KeptPlaces } from '../../static/panels/train-capacity/plan-writes';
import { stepsOf, WriteRun } from '../../static/panels/train-capacity/write-run';

const entry = (people: number, daysOff = 0, focus = 1) => ({ people, daysOff, focus });
const hours = (hoursPerDay: number) => ({ activities: [{ name: 'Development', hoursPerDay }], daysOff: [] });

describe('capacity that is written to Azure DevOps', () => {
  let app: AzureApp;
  let pi: Pi;
  let place: { teamId: Pi['id'] & never; iterationId: never };
  const schedule = (who = 'ben') => createAzureSchedule({ request: app.requestAs(who), patience: short });
  const signal = new AbortController().signal;

  beforeEach(async () => {
    app = startAzure(train(), { now: () => new Date(now) });
    const deck = await teamNamed({ schedule, ferry: app.project('Ferry') } as never, 'Deck');
    const { iterations } = await schedule().iterations([deck.id]);
    const two = iterations.filter(({ start }) => start !== undefined).slice(-2);
    pi = {
      id: 'pi-000001' as Pi['id'],
      name: 'PI',
      slots: two.map(({ name, start, end }) => ({ name, start: start!, end: end!, isIp: false })),
      iterations: { [deck.id]: two.map(({ id }) => id) },
      milestones: [],
    };
    place = { teamId: deck.id, iterationId: two[0]!.id } as never;
    await schedule().setCapacity(place, [
      { personId: app.person('ben'), next: hours(8) },
      { personId: app.person('cleo'), next: hours(4) },
    ]);
  });
  afterEach(() => app.close());

  const kept = () => readKept(schedule(), { teams: [place.teamId], pi, viewerZone: 'UTC' }, signal);
  const planned = (from: KeptPlaces, entries: Entries, days: readonly string[] = []) =>
    planWrites(from, () => entries, new Map([[`0|${String(place.teamId)}`, days as readonly CalendarDate[]]]));
  const inTracker = async (): Promise<unknown> => {
    const { capacities } = await schedule().capacity([place]);
    const { people, daysOff } = capacities[0]!;
    return {
      hours: Object.fromEntries(people.map(({ person, activities }) => [person.name, activities[0]?.hoursPerDay ?? 0])),
      daysOff,
    };
  };

  // 2 people × 0.6 × 8 are 9.6 hours a day, spread like 8 and 4.
  it('spreads people × focus over those who have hours, and is undone', async () => {
    const writes = planned(await kept(), [entry(2, 0, 0.6)]);
    expect(writes.map(({ lacks }) => lacks)).toEqual([[]]);
    const run = new WriteRun(schedule());
    await run.write(stepsOf(writes));
    expect(await inTracker()).toEqual({ hours: { 'Ben Builder': 6.4, 'Cleo Coder': 3.2 }, daysOff: [] });
    expect(planned(await kept(), [entry(2, 0, 0.6)])).toEqual([]);
    await run.undo();
    expect(await inTracker()).toEqual({ hours: { 'Ben Builder': 8, 'Cleo Coder': 4 }, daysOff: [] });
    expect(run.states.get()).toMatchObject({ phase: 'done', wasUndo: true, undoable: [] });
  });

  it('takes the people of the team’s other iteration where nobody is listed', async () => {
    const writes = planned(await kept(), [entry(2, 0, 0.75), entry(2, 0, 0.75)]);
    expect(
      writes.map(({ place: { slot }, people }) => [slot, people.map(({ before, after }) => [before, after])]),
    ).toEqual([
      [
        1,
        [
          [undefined, hours(8)],
          [undefined, hours(4)],
        ],
      ],
    ]);
  });

  it('writes days off with their dates alone, for the whole team', async () => {
    const off = pi.slots[0]!.start.slice(0, 10);
    const read = await kept();
    const lack = (here: number, there: number) => [{ kind: 'days-off', here, there }];
    expect(planned(read, [entry(2, 2, 0.75)])).toMatchObject([{ people: [], lacks: lack(2, 0) }]);
    const writes = planned(read, [entry(2, 2, 0.75)], [off]);
    expect(writes).toMatchObject([{ people: [], teamDays: { before: [] }, lacks: [] }]);
    const run = new WriteRun(schedule());
    await run.write(stepsOf(writes));
    expect(await inTracker()).toMatchObject({ daysOff: [{ first: off, last: off }] });
    await run.undo();
    expect(await inTracker()).toMatchObject({ daysOff: [] });
  });

  it('invents nobody', async () => {
    expect(planned(await kept(), [entry(3)])).toMatchObject([
      { people: [], lacks: [{ kind: 'more-people', here: 3, there: 2 }] },
    ]);
  });

  it('keeps what somebody else changed meanwhile, writes the others, and undoes only these', async () => {
    const writes = planned(await kept(), [entry(2, 0, 0.6)]);
    await schedule('ana').setCapacity(place, [{ personId: app.person('cleo'), seen: hours(4), next: hours(1) }]);
    const run = new WriteRun(schedule());
    await run.write(stepsOf(writes));
    expect(run.states.get().results.map(({ outcome }) => outcome)).toEqual([
      { kind: 'written' },
      { kind: 'clash', current: hours(1) },
    ]);
    await schedule('ana').setCapacity(place, [{ personId: app.person('ben'), seen: hours(6.4), next: hours(2) }]);
    await run.undo();
    expect(run.states.get().results.map(({ outcome }) => outcome)).toEqual([{ kind: 'clash', current: hours(2) }]);
    expect(await inTracker()).toMatchObject({ hours: { 'Ben Builder': 2, 'Cleo Coder': 1 } });
  });

  it('says what was refused, and can undo the rest', async () => {
    const run = new WriteRun(schedule('rhea'));
    await run.write(stepsOf(planned(await kept(), [entry(2, 0, 0.6)])));
    expect(run.states.get()).toMatchObject({
      phase: 'done',
      undoable: [],
      results: [{ outcome: { kind: 'refused', code: 'forbidden' } }, { outcome: { kind: 'refused' } }],
    });
  });
});
