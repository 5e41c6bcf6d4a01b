import * as fc from 'fast-check';
import { replayByTeam, replayOf, tallyOf, type Fate } from '#core/train/replay';
import { board, inIterations, issueId, story, teamId } from './builders';

const at = (slot: number) => inIterations(`crane-${slot}`);
const replay = (items: Parameters<typeof board>[0], promised: Readonly<Record<string, number>>) =>
  replayOf(new Map(Object.entries(promised).map(([id, slot]) => [issueId(id), slot])), items, board(items));

describe('a plan since it was committed', () => {
  it('says of every item what became of it, and from where to where', () => {
    const items = [
      story('kept', at(1)),
      story('later', at(2)),
      story('earlier', at(0)),
      story('left'),
      story('done', { ...at(3), status: 'done' }),
      story('added', at(1)),
      story('never'),
    ];
    const { rows, gone } = replay(items, { kept: 1, later: 0, earlier: 2, left: 1, done: 1, vanished: 2 });
    expect(rows.map(({ item, fate, promised, now }) => [item.id, fate, promised, now])).toEqual([
      ['kept', 'kept', 1, 1],
      ['later', 'later', 0, 2],
      ['earlier', 'earlier', 2, 0],
      ['left', 'left', 1, undefined],
      ['done', 'done', 1, 3],
      ['added', 'added', undefined, 1],
    ]);
    expect(gone).toBe(1);
  });

  it('counts what was promised, in items and in today’s points', () => {
    const items = [
      story('1', { ...at(0), points: 5 }),
      story('2', { ...at(2), points: 8 }),
      story('3', { ...at(0), status: 'done', points: 2 }),
    ];
    const { rows } = replay(items, { 1: 0, 2: 1, 3: 0 });
    expect(tallyOf(rows, ['kept', 'done'])).toEqual({ items: 2, points: 7 });
    expect(tallyOf(rows, ['later'])).toEqual({ items: 1, points: 8 });
  });

  it('adds up by team, and leaves out teams that have nothing in it', () => {
    const mast = (slot: number) => ({ ...inIterations(`mast-${slot}`), teamId: teamId('mast') });
    const { teamId: _teamId, ...noTeam } = story('4');
    const items = [
      story('1', { ...at(1), points: 5 }),
      story('2', { ...mast(1), points: 2 }),
      story('3', { ...mast(3), points: 8 }),
      noTeam,
    ];
    const { rows } = replay(items, { 1: 0, 2: 1, 4: 2 });
    const teams = replayByTeam(rows, [teamId('idle'), teamId('mast'), teamId('crane')]);
    expect(
      teams.map((team) => [
        team.teamId,
        team.promised,
        Object.entries(team.of).flatMap(([fate, { items: count, points }]) =>
          count === 0 ? [] : [`${fate} ${count} of ${points} pt`],
        ),
      ]),
    ).toEqual([
      ['mast', { items: 1, points: 2 }, ['added 1 of 8 pt', 'kept 1 of 2 pt']],
      ['crane', { items: 1, points: 5 }, ['later 1 of 5 pt']],
      [undefined, { items: 1, points: 3 }, ['left 1 of 3 pt']],
    ]);
  });

  it('loses no promised item: each has a fate, or is counted as gone', () => {
    const slots = fc.option(fc.integer({ min: 0, max: 3 }), { nil: undefined });
    const one = fc.record({ promised: slots, now: slots, isDone: fc.boolean(), isHere: fc.boolean() });
    fc.assert(
      fc.property(fc.array(one, { maxLength: 20 }), (all) => {
        const items = all.flatMap(({ now, isDone, isHere }, index) =>
          isHere ? [story(String(index), { ...(now !== undefined && at(now)), status: isDone ? 'done' : 'new' })] : [],
        );
        const promised = Object.fromEntries(
          all.flatMap(({ promised: slot }, index) => (slot === undefined ? [] : [[String(index), slot]])),
        );
        const { rows, gone } = replay(items, promised);
        const fates: readonly Fate[] = ['left', 'later', 'earlier', 'kept', 'done'];
        expect(tallyOf(rows, fates).items + gone).toBe(Object.keys(promised).length);
        const drawn = rows.filter(({ now }) => now !== undefined).length;
        expect(drawn).toBe(board(items).counts.drawn);
      }),
    );
  });
});
