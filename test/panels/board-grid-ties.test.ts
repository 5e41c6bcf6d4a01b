import type { IssueId } from '#core/issue';
import type { Train } from '#core/train/train';
import { bundlesByRow, bundlesOf, drawnTies, isShown } from '../../static/panels/pi-board/grid/bundles';
import { chainOf, itemsOf, tiesOfCard } from '../../static/panels/pi-board/grid/chain';
import { cardBox, layOut, sizesOf } from '../../static/panels/pi-board/grid/geometry';
import { placesOf } from '../../static/panels/pi-board/grid/places';
import { roundedLine, routeOf } from '../../static/panels/pi-board/grid/routing';
import { tieText, tieTexts } from '../../static/panels/pi-board/grid/tie-text';
import { troubleByCard } from '../../static/panels/pi-board/grid/trouble';
import { board, card, item, pi, tie, words } from './board-grid-builders';

const a1 = card('a1', 'a', 0);
const a2 = card('a2', 'a', 0);
const a3 = card('a3', 'a', 2);
const b1 = card('b1', 'b', 0);
const b2 = card('b2', 'b', 1);
const everything = { top: -1_000, bottom: 10_000 };

function drawn(ties: Parameters<typeof board>[1]) {
  const plan = board({ a: [[a1, a2], [], [a3]], b: [[b1], [b2], []] }, ties);
  const places = placesOf(plan);
  const counts = plan.rows.map(({ cells }) => cells.map(({ cards }) => cards.length));
  const geometry = layOut(sizesOf({ width: 900, rem: 16, zoom: 1 }, 3), counts);
  return { plan, ties: drawnTies(plan.ties, places), geometry };
}

describe('dependencies as strings', () => {
  it('are drawn where both ends lie on cards of the board, and not inside of one card', () => {
    const gone = { ...tie(a1, b2, 'ok'), toCard: 'elsewhere' };
    const open = { from: a1.item, to: b2.item, state: 'open' as const, isAcross: true };
    expect(drawn([tie(a1, b2, 'ok'), gone, open, tie(a1, a1, 'ok')]).ties).toHaveLength(1);
  });

  it('are bundled by the cells that they lead from and to, with the worst state', () => {
    const bundles = bundlesOf(drawn([tie(a1, b2, 'ok'), tie(a2, b2, 'at-risk'), tie(b2, a1, 'conflict')]).ties);
    expect(bundles.map(({ ties, state }) => [ties.length, state])).toEqual([
      [2, 'at-risk'],
      [1, 'conflict'],
    ]);
  });

  it('are found by the rows of both ends', () => {
    const byRow = bundlesByRow(bundlesOf(drawn([tie(a1, b2, 'ok'), tie(a1, a3, 'ok')]).ties));
    expect([byRow.get(0)?.length, byRow.get(1)?.length]).toEqual([2, 1]);
  });

  it('are the conflicts alone, all of them, or none', () => {
    expect(isShown('conflicts', 'conflict')).toBe(true);
    expect(isShown('conflicts', 'at-risk')).toBe(false);
    expect(isShown('all', 'done')).toBe(true);
    expect(isShown('none', 'conflict')).toBe(false);
  });

  it('count what is wrong on both cards', () => {
    const trouble = troubleByCard(drawn([tie(b2, a1, 'conflict'), tie(a1, a3, 'at-risk'), tie(b1, b2, 'ok')]).ties);
    expect(trouble.get(a1.id)).toEqual({ conflicts: 1, risks: 1 });
    expect(trouble.get(b2.id)).toEqual({ conflicts: 1, risks: 0 });
    expect(trouble.has(b1.id)).toBe(false);
  });
});

describe('the way of a string', () => {
  const points = (path: string) =>
    [...path.matchAll(/[MLQ ](-?[\d.]+) (-?[\d.]+)/g)].map(([, x, y]) => [Number(x), Number(y)]);

  it('leaves the giver to the right and reaches the needer from the left', () => {
    const { ties, geometry } = drawn([tie(a1, b2, 'ok')]);
    const [bundle] = bundlesOf(ties);
    const giver = cardBox(geometry, { row: 0, slot: 0 }, 0);
    const needer = cardBox(geometry, { row: 1, slot: 1 }, 0);
    const way = points(routeOf(bundle!, geometry, everything).line);
    expect(way[0]).toEqual([giver.left + giver.width, giver.top + giver.height / 2]);
    expect(way.at(-1)).toEqual([needer.left - 5, needer.top + needer.height / 2]);
  });

  it('runs beside slots, never through a card between', () => {
    const { ties, geometry } = drawn([tie(b1, a3, 'ok')]);
    const way = points(routeOf(bundlesOf(ties)[0]!, geometry, everything).line);
    const gutters = [1, 2].map((slot) => geometry.teamWidth + slot * geometry.slotWidth);
    for (const [x = 0] of way.slice(1, -1))
      expect(gutters.some((gutter) => Math.abs(x - gutter) <= geometry.gutter / 2)).toBe(true);
  });

  it('goes back around where the needer lies before the giver', () => {
    const { ties, geometry } = drawn([tie(b2, b1, 'conflict')]);
    const { line, end } = routeOf(bundlesOf(ties)[0]!, geometry, everything);
    expect(points(line)[0]![0]).toBeGreaterThan(points(line).at(-1)![0]!);
    expect(end.x).toBeGreaterThanOrEqual(geometry.teamWidth);
  });

  it('ends at the edge of what is in sight', () => {
    const { ties, geometry } = drawn([tie(a1, b2, 'ok')]);
    const way = points(routeOf(bundlesOf(ties)[0]!, geometry, { top: 0, bottom: 200 }).line);
    expect(Math.max(...way.map(([, y = 0]) => y))).toBe(224);
  });

  it('has rounded corners, and no corner where it does not turn', () => {
    expect(
      roundedLine(
        [
          { x: 0, y: 0 },
          { x: 10, y: 0 },
          { x: 10, y: 10 },
        ],
        4,
      ),
    ).toBe('M0 0L6 0Q10 0 10 4L10 10');
    expect(
      roundedLine(
        [
          { x: 0, y: 0 },
          { x: 0, y: 0 },
          { x: 9, y: 0 },
        ],
        4,
      ),
    ).toBe('M0 0L9 0');
  });
});

describe('the chain of an item', () => {
  // b1 → a1 → b2 → a3, and b1 → a2 besides.
  const { ties, plan } = drawn([
    ...[tie(b1, a1, 'conflict'), tie(a1, b2, 'ok'), tie(b2, a3, 'ok'), tie(b1, a2, 'conflict')],
  ]);

  it('holds givers of givers and needers of needers, but not what else a giver gives to', () => {
    const chain = chainOf(ties, ['a1' as IssueId]);
    expect([...chain.cards].sort()).toEqual([a1, a3, b1, b2].map(({ id }) => id).sort());
    expect(chain.ties).toHaveLength(3);
  });

  it('ends in a circle', () => {
    const round = drawn([tie(a1, b2, 'ok'), tie(b2, a1, 'conflict')]).ties;
    expect(chainOf(round, ['a1' as IssueId]).ties).toHaveLength(2);
  });

  it('begins at all parts of a feature', () => {
    const feature = card('f', 'a', 0, { parts: [item('p1'), item('p2')] });
    const with2 = board({ a: [[feature], [], []] });
    expect(itemsOf(with2, 'f')).toEqual(['f', 'p1', 'p2']);
    expect(itemsOf(with2, 'p2')).toEqual(['p2']);
    expect(itemsOf(plan, 'nobody')).toEqual([]);
  });

  it('is more than what a card itself gives and waits for', () => {
    expect(tiesOfCard(ties, a1.id)).toHaveLength(2);
  });
});

describe('a dependency as a sentence', () => {
  const train = {
    teams: [
      { id: 'a', name: 'Crane' },
      { id: 'b', name: 'Osprey' },
    ],
  } as unknown as Train;
  const setting = { words, pi, train };

  it('names both ends, the giver first', () => {
    const [conflict] = drawn([tie(a3, b2, 'conflict')]).ties;
    expect(tieText(setting, conflict!)).toBe(
      'Conflict: Crane’s AT-a3 Item a3 (Iteration 3) is needed by Osprey’s AT-b2 Item b2 (Iteration 2)',
    );
  });

  it('comes with the worst first, and the rest as a number', () => {
    const { ties } = drawn([
      ...[tie(a1, b2, 'ok'), tie(a2, b2, 'ok'), tie(b1, b2, 'at-risk'), tie(b2, a3, 'ok'), tie(a3, b2, 'conflict')],
    ]);
    const said = tieTexts(setting, ties);
    expect(said).toHaveLength(5);
    expect(said[0]).toMatch(/^Conflict: /);
    expect(said[1]).toMatch(/^No slack: /);
    expect(said[4]).toBe('and 1 more');
  });
});
