import { describe, expect, test } from '@jest/globals';
import type { IsoDateTime } from '#core/result';
import { drawPicture, fitted, type Pen } from '../../static/panels/train-picture/draw-picture';
import { longestSide, pictureLayout, scaleOf } from '../../static/panels/train-picture/picture-layout';
import { enTrainPicture } from '../../static/panels/words/en-train-picture';
import { createWords } from '../../static/panels/words/words';
import { board, card, cell, pi, tie } from './board-grid-builders';

const nouns = { issue: 'work item', issues: 'work items', project: 'space', queryLanguage: 'JQL' };
const words = createWords(enTrainPicture, 'en', { locale: 'en-GB', timeZone: 'UTC' }, nouns);

/** A pen that keeps what it was told; every sign is 6 pixels wide. */
function listeningPen() {
  const texts: { text: string; x: number; y: number }[] = [];
  const rects: { colour: string; box: number[] }[] = [];
  const strings: { colour: string; to: number[] }[] = [];
  const pen = {
    fillStyle: '',
    strokeStyle: '',
    lineWidth: 1,
    font: '',
    fillRect: (...box: number[]) => void rects.push({ colour: pen.fillStyle, box }),
    strokeRect: () => undefined,
    fillText: (text: string, x: number, y: number) => void texts.push({ text, x, y }),
    measureText: (text: string) => ({ width: [...text].length * 6 }),
    beginPath: () => undefined,
    moveTo: () => undefined,
    lineTo: () => undefined,
    bezierCurveTo: (...to: number[]) => void strings.push({ colour: pen.strokeStyle, to }),
    stroke: () => undefined,
  };
  return { pen: pen as unknown as Pen, texts, rects, strings };
}

const long = 'A feature whose name is far longer than any card of a picture could ever show';
const early = card('A', 'red', 0, {});
const late = card('B', 'blue', 1, { state: 'draft' });
const named = { ...early, item: { ...early.item, summary: long } };

function drawn() {
  const given = board({ red: [[named], []], blue: [[], [late]] }, [
    tie(late, named, 'conflict'),
    tie(named, late, 'open'),
  ]);
  const layout = pictureLayout(given, 2);
  const heard = listeningPen();
  const train = { name: 'Space train', teams: [{ id: 'red', name: 'Red team' }] } as never;
  drawPicture(heard.pen, { words, train, pi, board: given, now: '2026-09-14T08:00:00Z' as IsoDateTime }, layout);
  return { ...heard, layout, said: heard.texts.map(({ text }) => text) };
}

describe('the picture of a board', () => {
  test('says train, PI, day, iterations, teams and cards', () => {
    const { said } = drawn();
    expect(said[0]).toBe(`Space train: ${pi.name}`);
    expect(said[1]).toMatch(/14 Sept? 2026/);
    expect(said).toEqual(expect.arrayContaining([pi.slots[0]!.name, pi.slots[1]!.name, 'Red team', 'blue']));
    expect(said).toEqual(expect.arrayContaining([early.item.key, late.item.key, late.item.summary]));
  });

  test('cuts long names with an ellipsis, inside the card', () => {
    const { texts, layout } = drawn();
    const cut = texts.find(({ text }) => text.startsWith('A feature whose'))!;
    expect(cut.text).toMatch(/…$/);
    const { box } = layout.cards.get(named.id)!;
    expect(cut.x + [...cut.text].length * 6).toBeLessThanOrEqual(box.left + box.width);
  });

  test('draws every card once, inside the picture, in its row and column', () => {
    const { layout } = drawn();
    expect([...layout.cards.keys()].sort()).toEqual([early.id, late.id].sort());
    for (const { card: one, box } of layout.cards.values()) {
      const row = layout.rows[one.teamId === ('red' as never) ? 0 : 1]!;
      expect(box.top).toBeGreaterThan(row.top);
      expect(box.top + box.height).toBeLessThanOrEqual(row.top + row.height);
      expect(box.left).toBeGreaterThan(layout.columns[one.slot]!);
      expect(box.left + box.width).toBeLessThan(layout.width);
    }
  });

  test('draws one string for a dependency whose ends are placed, in the colour of its state, and none for an open one', () => {
    const { strings, layout } = drawn();
    const { box } = layout.cards.get(named.id)!;
    expect(strings).toHaveLength(1);
    expect(strings[0]!.colour).toBe('#c9372c');
    expect(strings[0]!.to.slice(4)).toEqual([box.left, box.top + box.height / 2]);
  });

  test('says loads against capacity, and shows those over it in red', () => {
    const given = board({ red: [[], []] });
    const over = cell('red', 0, [], { load: 12, capacity: 10, hasCapacity: true });
    const full = { ...given, rows: [{ ...given.rows[0]!, cells: [over, given.rows[0]!.cells[1]!] }] };
    const heard = listeningPen();
    const train = { name: 'T', teams: [] };
    const now = '2026-09-14T08:00:00Z' as IsoDateTime;
    drawPicture(heard.pen, { words, train, pi, board: full, now }, pictureLayout(full, 2));
    expect(heard.texts.map(({ text }) => text)).toContain('12 / 10 pt');
    expect(heard.rects.some(({ colour, box }) => colour === '#c9372c' && box[3] === 4)).toBe(true);
  });
});

describe('the size of the picture', () => {
  test('is sharp where it can be, plain where it must, and refused above', () => {
    expect(scaleOf({ width: 1_400, height: 3_000 })).toBe(2);
    expect(scaleOf({ width: 1_400, height: 12_000 })).toBe(1);
    expect(scaleOf({ width: 1_400, height: longestSide + 1 })).toBeUndefined();
    expect(scaleOf({ width: 12_000, height: 12_000 })).toBeUndefined();
  });

  test('grows with the fullest cell', () => {
    const cards = ['A', 'B', 'C'].map((id) => card(id, 'red', 0));
    const one = pictureLayout(board({ red: [[cards[0]!]] }), 1);
    const three = pictureLayout(board({ red: [cards] }), 1);
    expect(three.height - one.height).toBe(2 * 54);
  });
});

test('a text that fits stays as it is; one that does not keeps as much as fits, whole signs only', () => {
  const widthOf = (text: string): number => [...text].length;
  expect(fitted('four', 4, widthOf)).toBe('four');
  expect(fitted('fourth', 4, widthOf)).toBe('fou…');
  expect(fitted('👍👍👍👍', 3, widthOf)).toBe('👍👍…');
});
