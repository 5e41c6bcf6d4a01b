import type { PersonCapacity, TeamCapacity, Weekday } from '#app/ports/schedule';
import type { AccountId, IssueId, IssueKey, ProjectId } from '#core/issue';
import type { CalendarDate } from '#core/result';
import type { IterationId, TeamId } from '#core/train/ids';
import type { PlanItem } from '#core/train/plan-item';
import { closedOf, deliveredOf } from '../../static/panels/train-capacity/delivered';
import { entryFrom, spanIn } from '../../static/panels/train-capacity/host-capacity';
import { newIn, withTaken } from '../../static/panels/train-capacity/read-host-capacity';
import { at, iteration } from './train-setup-builders';

const week: readonly Weekday[] = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'];
/** Two weeks from Monday 2 November 2026. */
const span = { start: at('2026-11-02'), end: at('2026-11-16') };
const off = (first: string, last = first) => ({ first: first as CalendarDate, last: last as CalendarDate });

function person(hours: readonly number[], daysOff: PersonCapacity['daysOff'] = []): TeamCapacity['people'][number] {
  return {
    person: { id: 'p' as AccountId, name: 'P' },
    activities: hours.map((hoursPerDay) => ({ name: '', hoursPerDay })),
    daysOff,
  };
}

function team(people: TeamCapacity['people'], daysOff: TeamCapacity['daysOff'] = []) {
  return { people, daysOff, workingDays: week };
}

describe('what a tracker keeps of a team', () => {
  // (8 + 4) hours of 2 × 8.
  it('is people with hours, and their hours of a full day as focus', () => {
    expect(entryFrom(team([person([8]), person([3, 1]), person([0]), person([])]), span, 'UTC')).toEqual({
      people: 2,
      daysOff: 0,
      focus: 0.75,
    });
    expect(entryFrom(team([person([6]), person([12])]), span, 'UTC').focus).toBe(1);
    expect(entryFrom(team([]), span, 'UTC')).toEqual({ people: 0, daysOff: 0, focus: 1 });
  });

  it('has a team day off once for everybody who works, also where it is a person’s own, too', () => {
    const people = [person([8], [off('2026-11-04')]), person([8]), person([])];
    // Wednesday 4 November for two people.
    expect(entryFrom(team(people, [off('2026-11-04')]), span, 'UTC').daysOff).toBe(2);
  });

  it('has no weekend, and of a holiday over the edge only the days within', () => {
    // From Thursday 12 to Wednesday 18 November: the 12th and 13th lie within.
    const holiday = [off('2026-11-12', '2026-11-18')];
    expect(entryFrom(team([person([8], holiday)]), span, 'UTC').daysOff).toBe(2);
    const next = { start: at('2026-11-16'), end: at('2026-11-30') };
    expect(entryFrom(team([person([8], holiday)]), next, 'UTC').daysOff).toBe(3);
    expect(entryFrom(team([person([8], [off('2026-11-07', '2026-11-08')])]), span, 'UTC').daysOff).toBe(0);
  });

  it('counts the days of the zone that iterations are meant in', () => {
    const auckland = { start: '2026-11-01T11:00:00.000Z', end: '2026-11-15T11:00:00.000Z' } as typeof span;
    const edges = [off('2026-11-02'), off('2026-11-13'), off('2026-11-16')];
    expect(entryFrom(team([person([8], edges)]), auckland, 'Pacific/Auckland').daysOff).toBe(2);
  });

  it('is cut into the slots of an iteration that lasts for several', () => {
    const long = { start: at('2026-11-02'), end: at('2026-11-30') };
    const second = { start: at('2026-11-16'), end: at('2026-11-30') };
    expect(spanIn(long, second, true)).toEqual(second);
    expect(spanIn(long, second, false)).toEqual(long);
  });

  it('is offered only where it says something new, and leaves points that were said', () => {
    const deck = 'deck' as TeamId;
    const entry = { people: 5, daysOff: 2, focus: 0.8 };
    const here = [
      { ...entry, points: 30 },
      { people: 4, daysOff: 0, focus: 1, points: 7 },
    ];
    const found = [0, 1].map((slot) => ({ teamId: deck, slot, entry }));
    const fresh = newIn(found, () => here);
    expect(fresh.map(({ slot }) => slot)).toEqual([1]);
    expect(withTaken(fresh, 2, () => here).get(deck)).toEqual([here[0], { ...entry, points: 7 }]);
  });
});

describe('what a team has delivered', () => {
  const deck = 'deck' as TeamId;
  const closed = (name: string, end: string, teams = ['deck']) =>
    iteration(name, ['2026-01-01', end], teams, { state: 'closed' });
  const item = (number: number, part: Partial<PlanItem>): PlanItem => ({
    id: String(number) as IssueId,
    key: `FERRY-${number}` as IssueKey,
    summary: '',
    kind: 'story',
    teamId: deck,
    points: 5,
    status: 'done',
    statusName: 'Done',
    iterations: ['s1' as IterationId],
    projectId: '1' as ProjectId,
    clients: [],
    ...part,
  });

  it('is taken from its last six closed iterations, those of innovation and planning left out', () => {
    const all = [1, 2, 3, 4, 5, 6, 7].map((day) => closed(`s${day}`, `2026-02-0${day}`));
    const others = [closed('26.4 IP', '2026-02-08'), closed('quay', '2026-02-08', ['quay'])];
    const open = iteration('open', ['2026-03-01', '2026-03-15'], ['deck']);
    expect(closedOf(deck, [...others, ...[...all].reverse(), open]).map(({ name }) => name)).toEqual([
      's2',
      's3',
      's4',
      's5',
      's6',
      's7',
    ]);
  });

  it('is the points of what is done, each item in its last iteration', () => {
    const sprints = [closed('s1', '2026-02-01'), closed('s2', '2026-02-15'), closed('s3', '2026-03-01')];
    const ids = (...names: readonly string[]) => names as readonly IterationId[];
    const delivered = deliveredOf(deck, sprints, [
      item(1, {}),
      item(2, { iterations: ids('s1', 's2') }),
      item(3, { iterations: ids('s2'), points: 3 }),
      item(4, { iterations: ids('s2'), status: 'indeterminate' }),
      item(5, { iterations: ids('s2'), teamId: 'quay' as TeamId }),
      item(6, { iterations: ids('s1'), kind: 'feature' }),
      item(7, { iterations: ids('s1'), points: undefined as never }),
    ]);
    // 5; 5 + 3; nothing. The middle of 0, 5 and 8 is 5.
    expect(delivered.iterations.map(({ points }) => points)).toEqual([5, 8, 0]);
    expect([delivered.median, delivered.unestimated]).toEqual([5, 1]);
  });

  it('is not known where nothing is closed', () => {
    expect(deliveredOf(deck, [], [item(1, {})])).toEqual({ iterations: [], unestimated: 0 });
  });
});
