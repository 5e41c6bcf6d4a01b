import type { Allocation } from '#core/train/allocation';
import type { BoardState } from '../../static/panels/train/board-session';
import { figuresOf } from '../../static/panels/train-capacity/capacity-table';
import { shareRows } from '../../static/panels/train-capacity/shares-csv';
import { shareLines, sharesOver } from '../../static/panels/train-capacity/shares-table';
import { enTrainCapacity } from '../../static/panels/words/en-train-capacity';
import { createWords } from '../../static/panels/words/words';
import {
  board,
  feature,
  inIterations,
  iterationId,
  piOf,
  slotAt,
  story,
  teamId,
  trainOf,
} from '../core/train/builders';

const [crane, mast] = [teamId('crane'), teamId('mast')];
const allocation: Allocation = {
  buckets: [
    { name: 'Features', share: 0.75, by: 'type', of: ['Feature'] },
    { name: 'Bugs', share: 0.2, by: 'type', of: ['Bug'] },
  ],
  teams: { [mast]: [0.5, 0.5] },
};
const points = (...each: readonly number[]) => each.map((said) => ({ people: 0, daysOff: 0, focus: 1, points: said }));

function stateOf(pi = piOf({ slots: [slotAt(0), slotAt(1)] })) {
  const train = trainOf({ allocation, pis: [pi] });
  const items = [
    feature('F', { typeName: 'Feature' }),
    story('1', { ...inIterations('crane-0'), featureId: feature('F').id, points: 9 }),
    story('2', { ...inIterations('crane-0'), typeName: 'Bug', points: 3 }),
    story('3', { ...inIterations('mast-1'), teamId: mast, points: 4 }),
  ];
  const capacity = new Map([[crane, points(10, 20)]]);
  const state = { board: board(items, { train, pi, capacity }), pi, capacity, row: { train } } as unknown as BoardState;
  return {
    state,
    lines: shareLines(
      state,
      figuresOf(state, (id) => capacity.get(id) ?? null),
      allocation,
    ),
  };
}

describe('shares beside the capacity', () => {
  it('are told of the train, then of each team, by iteration and in all', () => {
    const { lines } = stateOf();
    expect(lines.map(({ teamId: of, kind }) => [of ?? '', kind])).toEqual(
      ['', 'crane', 'mast'].flatMap((id) => ['bucket', 'bucket', 'elsewhere', 'unallocated'].map((kind) => [id, kind])),
    );
    // Of crane’s 10 points 7.5 for features, 2 for bugs; 20 more follow.
    expect(lines[4]).toMatchObject({
      share: 0.75,
      cells: [{ load: 9, allowed: 7.5, over: 1.5 }, {}, { load: 9, over: 0 }],
    });
    expect(lines[5]?.cells.map(({ over }) => over)).toEqual([1, 0, 0]);
    expect(lines[7]?.cells.map(({ load }) => load)).toEqual([0.5, 1, 1.5]);
    // Nobody has said what mast can give: its 4 points are in no share, and nothing is over.
    expect(lines[9]?.cells[1]).toEqual({ load: 0, over: 0, isOfWhole: false });
    expect(lines[10]?.cells.map(({ load }) => load)).toEqual([0, 4, 4]);
    expect(sharesOver(lines)).toBe(2);
  });

  it('have no one figure for the train where a team has its own', () => {
    expect(stateOf().lines[0]).not.toHaveProperty('share', 0.75);
  });

  it('are judged over the whole of an iteration that lasts for several slots', () => {
    const long = iterationId('crane-0');
    const slots = [slotAt(0), slotAt(1)];
    const { lines } = stateOf(
      piOf({ slots, iterations: { [crane]: [long, long], [mast]: [null, iterationId('mast-1')] } }),
    );
    // 9 of 22.5 for features, 3 of 6 for bugs.
    expect(lines[4]?.cells.map(({ over }) => over)).toEqual([0, 0, 0]);
    expect(lines[4]?.cells[0]?.isOfWhole).toBe(true);
    expect(sharesOver(lines)).toBe(0);
  });

  it('go into a file with what is agreed and what is over', () => {
    const { state, lines } = stateOf();
    const words = createWords(
      enTrainCapacity,
      'en',
      { locale: 'en-US', timeZone: 'UTC' },
      { issue: 'work item', issues: 'work items', project: 'project', queryLanguage: 'WIQL' },
    );
    const rows = shareRows(lines, { words, state });
    expect(rows[0]).toEqual([
      ...['Team', 'Share', 'Agreed share, 0–1'],
      ...['26.4.1', '26.4.2', 'Total'].flatMap((name) => [name, `${name}: agreed`, `${name}: over`]),
    ]);
    expect(rows[5]).toEqual(['Crane', 'Features', 0.75, 9, 7.5, 1.5, 0, 15, 0, 9, 22.5, 0]);
  });
});
