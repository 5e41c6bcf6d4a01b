import type { CalendarDate, IsoDateTime } from '#core/result';
import { edgeSpeed } from '../../static/panels/pi-board/grid/edge-scroll';
import { cardBox, cellAt, cellBox, layOut, rowAt, sizesOf } from '../../static/panels/pi-board/grid/geometry';
import { cardsIn, inBlocks, nextDrawn, rowsIn, sameSight } from '../../static/panels/pi-board/grid/sight';
import { dayOnAxis, momentOnAxis } from '../../static/panels/pi-board/grid/time-axis';
import { board, card, pi } from './board-grid-builders';

const wide = { width: 1_440, rem: 16, zoom: 1 };

describe('a board in a wide window', () => {
  const sizes = sizesOf(wide, 6);
  const geometry = layOut(sizes, [
    [2, 0, 0, 0, 0, 0],
    [0, 0, 0, 0, 0, 0],
  ]);

  it('shares what the teams leave among the slots', () => {
    // Teams: 9 rem = 144; slots: (1440 - 144) / 6 = 216.
    expect(sizes).toMatchObject({ teamWidth: 144, slotWidth: 216, gutter: 24, cardsPerLine: 1, cardWidth: 192 });
    expect(geometry.width).toBe(1_440);
  });

  it('gives every row the lines that its fullest cell needs, and one to an empty row', () => {
    // Load 40, gap 8, lines of 92 + 8, gap 8.
    expect(geometry.rows).toEqual([
      { top: 0, height: 40 + 8 + 2 * 100 + 8 },
      { top: 256, height: 40 + 8 + 100 + 8 },
    ]);
    expect(geometry.height).toBe(256 + 156);
  });

  it('knows where a card lies', () => {
    expect(cardBox(geometry, { row: 1, slot: 2 }, 0)).toEqual({
      left: 144 + 2 * 216 + 12,
      top: 256 + 48,
      width: 192,
      height: 92,
    });
  });

  it('finds the cell under a point, edges belonging to what begins there', () => {
    expect(cellAt(geometry, 144, 0)).toEqual({ row: 0, slot: 0 });
    expect(cellAt(geometry, 359, 255)).toEqual({ row: 0, slot: 0 });
    expect(cellAt(geometry, 360, 256)).toEqual({ row: 1, slot: 1 });
    expect(cellAt(geometry, 143, 10)).toBeUndefined();
    expect(cellAt(geometry, 1_440, 10)).toBeUndefined();
    expect(cellAt(geometry, 200, 412)).toBeUndefined();
    expect(cellAt(geometry, 200, -1)).toBeUndefined();
  });

  it('finds rows by their height', () => {
    expect([-1, 0, 255, 256, 9_999].map((y) => rowAt(geometry, y))).toEqual([-1, 0, 0, 1, 1]);
  });
});

describe('a board in other rooms', () => {
  it('shows one slot at a time at 320 px, with the team above its row', () => {
    const sizes = sizesOf({ width: 320, rem: 16, zoom: 1 }, 6);
    expect(sizes).toMatchObject({ isNarrow: true, teamWidth: 0, slotWidth: 320, bandHeight: 32 });
    expect(cellBox(layOut(sizes, [[1]]), { row: 0, slot: 0 }).top).toBe(32);
  });

  it('counts text that is twice as large as half the room', () => {
    expect(sizesOf({ width: 1_200, rem: 32, zoom: 1 }, 6).isNarrow).toBe(true);
  });

  it('scrolls sideways rather than squeezing many slots', () => {
    // 11.5 rem each.
    expect(sizesOf(wide, 12).slotWidth).toBe(184);
  });

  it('puts two cards into a line where slots are wide enough', () => {
    // (1440 - 144) / 2 = 648, less 24: three cards of 160 and two gaps fit.
    expect(sizesOf(wide, 2)).toMatchObject({ cardsPerLine: 3, cardWidth: 202 });
  });

  it('draws lines of one below three quarters, and takes no zoom beyond its ends', () => {
    expect(sizesOf({ ...wide, zoom: 0.74 }, 6)).toMatchObject({ isCompact: true, cardHeight: 24, scale: 1 });
    expect(sizesOf({ ...wide, zoom: 0.75 }, 6).isCompact).toBe(false);
    expect(sizesOf({ ...wide, zoom: 9 }, 6)).toEqual(sizesOf({ ...wide, zoom: 1.5 }, 6));
    expect(sizesOf({ ...wide, zoom: 0 }, 6)).toEqual(sizesOf({ ...wide, zoom: 0.5 }, 6));
  });
});

describe('what is in sight', () => {
  const rows = board({
    a: [[1, 2, 3, 4, 5, 6].map((id) => card(`a${id}`, 'a', 0)), [card('x', 'a', 1)]],
    b: [[card('b1', 'b', 0)], []],
  });
  const geometry = layOut(
    sizesOf({ width: 700, rem: 16, zoom: 1 }, 2),
    rows.rows.map(({ cells }) => cells.map(({ cards }) => cards.length)),
  );
  const ids = (row: number, sight: { top: number; bottom: number }) =>
    cardsIn(geometry, rows, row, { ...sight, left: 0, right: 700 }).map((cards) => cards.map(({ item }) => item.id));

  it('is named by whole blocks with one around them', () => {
    const at = (top: number) => inBlocks({ top, bottom: top + 700, left: 0, right: 700 });
    expect(at(0)).toEqual({ top: -256, bottom: 1_024, left: -256, right: 1_024 });
    expect(sameSight(at(1), at(60))).toBe(true);
    expect(sameSight(at(1), at(300))).toBe(false);
  });

  it('holds the rows that it touches', () => {
    // Row a: 48 + 6 × 100 + 8 = 656.
    expect(rowsIn(geometry, { top: 0, bottom: 655, left: 0, right: 0 })).toEqual([0]);
    expect(rowsIn(geometry, { top: 0, bottom: 656, left: 0, right: 0 })).toEqual([0, 1]);
    expect(rowsIn(geometry, { top: -300, bottom: -100, left: 0, right: 0 })).toEqual([0]);
    expect(rowsIn(layOut(geometry, []), { top: 0, bottom: 900, left: 0, right: 0 })).toEqual([]);
  });

  it('holds the cards of the lines that it touches', () => {
    expect(ids(0, { top: 0, bottom: 147 })).toEqual([['a1'], ['x']]);
    expect(ids(0, { top: 250, bottom: 350 })).toEqual([['a3', 'a4'], []]);
    expect(ids(0, { top: -500, bottom: -300 })).toEqual([[], []]);
  });

  it('holds no cards of slots beside it', () => {
    const { slotWidth, teamWidth } = geometry;
    const right = teamWidth + slotWidth - 1;
    expect(cardsIn(geometry, rows, 0, { top: 0, bottom: 900, left: 0, right })[1]).toEqual([]);
  });
});

describe('cards that come into sight', () => {
  it('are drawn a few a frame, in their order', () => {
    const first = nextDrawn(new Set(), ['a', 'b', 'c'], 2);
    expect([...first]).toEqual(['a', 'b']);
    expect([...nextDrawn(first, ['a', 'b', 'c'], 2)]).toEqual(['a', 'b', 'c']);
  });

  it('take the place of those that have left it', () => {
    expect([...nextDrawn(new Set(['a', 'b']), ['b', 'c', 'd'], 1)]).toEqual(['b', 'c']);
  });

  it('do not let the card that has the focus wait', () => {
    expect([...nextDrawn(new Set(), ['a', 'b', 'z'], 1, 'z')]).toEqual(['a', 'z']);
  });

  it('change nothing once all are there', () => {
    const all = new Set(['a', 'b']);
    expect(nextDrawn(all, ['a', 'b'], 5)).toBe(all);
  });
});

describe('the edge of the board under a card that is dragged', () => {
  it('draws it along, faster the nearer it is, both ways, and not from the middle', () => {
    expect(edgeSpeed(500, 0, 1_000)).toBe(0);
    expect(edgeSpeed(1_000, 0, 1_000)).toBe(28);
    expect(edgeSpeed(0, 0, 1_000)).toBe(-28);
    // Half of the 120 pixels: a quarter of the speed.
    expect(edgeSpeed(940, 0, 1_000)).toBe(7);
    expect(edgeSpeed(5_000, 0, 1_000)).toBe(28);
    expect(edgeSpeed(5, 0, 0)).toBe(0);
  });
});

describe('a day among slots', () => {
  it('lies where its share of the slot is', () => {
    // Of 14 days from 16 November, 7 have gone by.
    expect(momentOnAxis(pi.slots, '2026-11-23T00:00:00.000Z' as IsoDateTime)).toBe(1.5);
    expect(dayOnAxis(pi.slots, '2026-11-02' as CalendarDate)).toBeCloseTo(0.5 / 14);
  });

  it('lies nowhere before and after all of them: the end belongs to nothing', () => {
    expect(momentOnAxis(pi.slots, '2026-11-01T23:59:59.999Z' as IsoDateTime)).toBeUndefined();
    expect(momentOnAxis(pi.slots, '2026-12-14T00:00:00.000Z' as IsoDateTime)).toBeUndefined();
    expect(momentOnAxis([], '2026-12-14T00:00:00.000Z' as IsoDateTime)).toBeUndefined();
  });

  it('lies at the next slot when it falls into a gap', () => {
    const gap = [pi.slots[0]!, pi.slots[2]!];
    expect(momentOnAxis(gap, '2026-11-20T00:00:00.000Z' as IsoDateTime)).toBe(1);
  });
});
