import * as fc from 'fast-check';
import type { PlanItem } from '#core/train/plan-item';
import {
  board,
  feature,
  inIterations,
  issueId,
  moment,
  piOf,
  placed,
  slotAt,
  story,
  teamId,
  trainOf,
  iterationId,
} from './builders';
import type { PiId } from '#core/train/ids';

const crane = teamId('crane');
const mast = { teamId: teamId('mast') };
const cardsOf = (drawn: ReturnType<typeof board>) =>
  drawn.rows.flatMap(({ cells }) => cells.flatMap(({ cards }) => cards));
const trayOf = ({ tray }: ReturnType<typeof board>) => tray.map(({ item, reason }) => [item.id, reason]);

describe('where an item lies', () => {
  it('is the slot of its placement, else that of the last iteration that the tracker has', () => {
    const items = [story('1', inIterations('crane-0', 'crane-2')), story('2', inIterations('crane-0')), story('3')];
    const drawn = board(items, { placements: placed({ '2': { slot: 3 }, '3': { slot: 1 } }) });
    expect([...drawn.slotOf]).toEqual([
      ['1', 2],
      ['2', 3],
      ['3', 1],
    ]);
    expect(cardsOf(drawn).map(({ id, state }) => [id, state])).toEqual([
      ['3|crane|1', 'draft'],
      ['1|crane|2', 'committed'],
      ['2|crane|3', 'draft'],
    ]);
  });

  it('is no draft where the tracker has it there too, and nothing at all in a slot that the PI has not', () => {
    const items = [story('1', inIterations('crane-1')), story('2')];
    const drawn = board(items, { placements: placed({ '1': { slot: 1 }, '2': { slot: 9 } }) });
    expect(cardsOf(drawn).map(({ id, state }) => [id, state])).toEqual([['1|crane|1', 'committed']]);
    expect(trayOf(drawn)).toEqual([['2', 'unplanned']]);
  });

  it('of what is done is where it was done, whatever the plan says', () => {
    const done = { status: 'done' as const };
    const items = [
      story('1', { ...inIterations('crane-0'), ...done }),
      story('2', { ...inIterations('crane-0'), ...done }),
    ];
    const drawn = board(items, { placements: placed({ '1': { slot: 3 }, '2': { slot: 'out' } }) });
    expect(cardsOf(drawn).map(({ id, state }) => [id, state])).toEqual([
      ['1|crane|0', 'done'],
      ['2|crane|0', 'done'],
    ]);
  });

  it('is the tray for everything else, with the reason', () => {
    const before = piOf({
      id: 'pi-000000' as PiId,
      slots: [{ ...slotAt(0), start: moment('2026-08-03'), end: moment('2026-08-17') }],
      iterations: { [crane]: [iterationId('crane-old')] },
    });
    const after = piOf({
      id: 'pi-000002' as PiId,
      slots: [{ ...slotAt(0), start: moment('2027-02-01'), end: moment('2027-02-15') }],
      iterations: { [crane]: [iterationId('crane-new')] },
    });
    const items = [
      story('1', { teamId: undefined }),
      story('2'),
      story('3', inIterations('elsewhere')),
      story('4', inIterations('mast-1')),
      story('5', inIterations('crane-new')),
      story('6', inIterations('crane-1')),
      story('7', { ...inIterations('crane-old'), status: 'done' }),
      story('8', { status: 'done' }),
      story('9', { ...inIterations('crane-new'), status: 'done' }),
      story('10', { teamId: teamId('gone') }),
    ];
    const train = trainOf({ pis: [before, piOf(), after] });
    const drawn = board(items, { train, placements: placed({ '6': { slot: 'out' } }) });
    expect(trayOf(drawn)).toEqual([
      ['1', 'no-team'],
      ['2', 'unplanned'],
      ['3', 'foreign-iteration'],
      ['4', 'foreign-iteration'],
      ['5', 'other-pi'],
      ['6', 'taken-out'],
      ['7', 'done-before'],
      ['8', 'done-before'],
      ['9', 'other-pi'],
      ['10', 'no-team'],
    ]);
    const known = new Map([[iterationId('elsewhere'), [crane]]]);
    expect(trayOf(board([items[2]!], { iterationTeams: known }))).toEqual([['3', 'other-pi']]);
  });
});

describe('a card', () => {
  it('is one team’s stories of a feature in one slot; the feature is counted by its stories', () => {
    const items = [
      feature('F', { points: 20 }),
      story('1', { featureId: issueId('F'), ...inIterations('crane-0') }),
      story('2', { featureId: issueId('F'), ...inIterations('crane-0'), points: undefined }),
      story('3', { featureId: issueId('F'), ...inIterations('crane-2'), status: 'indeterminate' }),
      story('4', { featureId: issueId('F'), ...inIterations('mast-0'), ...mast }),
    ];
    const drawn = board(items, { now: moment('2026-11-20') });
    expect(cardsOf(drawn)).toMatchObject([
      { id: 'F|crane|0', points: 3, unestimated: 1, isGuess: false, alsoIn: [2], isStarted: false, isSlipped: true },
      { id: 'F|crane|2', points: 3, unestimated: 0, alsoIn: [0], isStarted: true, isSlipped: false },
      { id: 'F|mast|0', points: 3, alsoIn: [] },
    ]);
    expect(drawn.counts).toEqual({ drawn: 4, tray: 0, total: 4 });
    expect(drawn.estimates).toEqual({ estimated: 3, guessed: 0, unestimated: 1 });
    expect(drawn.cardOf.get(issueId('2'))).toBe('F|crane|0');
  });

  it('of a feature without stories is a guess by its own points', () => {
    const drawn = board([
      feature('F', { points: 20, ...inIterations('crane-1') }),
      feature('G', inIterations('crane-1')),
    ]);
    expect(cardsOf(drawn)).toMatchObject([
      { id: 'F|crane|1', points: 20, isGuess: true },
      { id: 'G|crane|1', points: 0, unestimated: 1, isGuess: true },
    ]);
    expect(drawn.estimates).toEqual({ estimated: 0, guessed: 1, unestimated: 1 });
  });

  it('is pinned when all its parts are', () => {
    const items = ['1', '2'].map((id) => story(id, { featureId: issueId('F'), ...inIterations('crane-0') }));
    const pins = { '1': { isPinned: true as const } };
    expect(cardsOf(board([feature('F'), ...items], { placements: placed(pins) }))[0]?.isPinned).toBe(false);
    const all = { ...pins, '2': { isPinned: true as const } };
    expect(cardsOf(board([feature('F'), ...items], { placements: placed(all) }))[0]?.isPinned).toBe(true);
  });
});

describe('a team’s slot', () => {
  it('has load, capacity and whether anybody has said anything', () => {
    const items = [story('1', { ...inIterations('crane-0'), points: 5 }), story('2', inIterations('crane-0'))];
    const capacity = new Map([[crane, [{ people: 2, daysOff: 1, focus: 1 }]]]);
    const [row] = board(items, { capacity }).rows;
    // 2 × 8 − 1 = 15
    expect(row?.cells[0]).toMatchObject({ load: 8, capacity: 15, hasCapacity: true, hasIteration: true });
    expect(row?.cells[1]).toMatchObject({ load: 0, capacity: 0, hasCapacity: false });
  });

  it('in a longer iteration also knows what its slots carry together, and the tracker’s items lie at its end', () => {
    const pi = piOf({ iterations: { [crane]: ['a', 'a', 'b', null].map((id) => id as never) } });
    const items = [story('1', { ...inIterations('a'), points: 5 }), story('2')];
    const capacity = new Map([[crane, [1, 1, 1, 1].map((people) => ({ people, daysOff: 0, focus: 1 }))]]);
    const drawn = board(items, {
      pi,
      train: trainOf({ pis: [pi] }),
      capacity,
      placements: placed({ '2': { slot: 0 } }),
    });
    expect(drawn.slotOf.get(issueId('1'))).toBe(1);
    const [row] = drawn.rows;
    const whole = { slots: [0, 1], load: 8, capacity: 16 };
    expect(row?.cells.map((cell) => cell.whole)).toEqual([whole, whole, undefined, undefined]);
    expect(row?.cells.map((cell) => cell.hasIteration)).toEqual([true, true, true, false]);
  });
});

describe('any board', () => {
  const item = fc.record({
    team: fc.constantFrom('crane', 'mast', 'gone', undefined),
    kind: fc.constantFrom('feature' as const, 'story' as const),
    feature: fc.option(fc.integer({ min: 0, max: 30 }), { nil: undefined }),
    points: fc.option(fc.integer({ min: 0, max: 13 }), { nil: undefined }),
    status: fc.constantFrom('new' as const, 'indeterminate' as const, 'done' as const),
    iterations: fc.array(fc.constantFrom('crane-0', 'crane-3', 'mast-1', 'elsewhere'), { maxLength: 2 }),
    place: fc.constantFrom(undefined, { slot: 0 }, { slot: 3 }, { slot: 7 }, { slot: 'out' as const }),
  });

  it('has every item that carries work once: on a card or in the tray', () => {
    fc.assert(
      fc.property(fc.array(item, { maxLength: 30 }), (drafts) => {
        const items = drafts.map(({ team, kind, feature: above, points, status, iterations }, index): PlanItem => ({
          ...story(String(index), { kind, status, points, ...inIterations(...iterations) }),
          teamId: team === undefined ? undefined : teamId(team),
          ...(kind === 'story' && above !== undefined && { featureId: issueId(String(above)) }),
        }));
        const placements = placed(
          Object.fromEntries(drafts.flatMap(({ place }, index) => (place ? [[String(index), place]] : []))),
        );
        const drawn = board(items, { placements });
        const above = new Set(items.flatMap(({ featureId }) => featureId ?? []));
        const working = items.filter(({ id, kind }) => kind === 'story' || !above.has(id)).map(({ id }) => id);
        const shown = [
          ...cardsOf(drawn).flatMap(({ parts }) => parts.map(({ id }) => id)),
          ...drawn.tray.map((entry) => entry.item.id),
        ];
        expect([...shown].sort()).toEqual([...working].sort());
        expect(drawn.counts.drawn + drawn.counts.tray).toBe(drawn.counts.total);
        expect(drawn.counts.total).toBe(working.length);
        for (const { cells } of drawn.rows)
          for (const { cards, load } of cells)
            expect(load).toBe(cards.flatMap(({ parts }) => parts).reduce((sum, { points = 0 }) => sum + points, 0));
        expect(new Set(cardsOf(drawn).map(({ id }) => id)).size).toBe(cardsOf(drawn).length);
      }),
      { numRuns: 300 },
    );
  });
});
