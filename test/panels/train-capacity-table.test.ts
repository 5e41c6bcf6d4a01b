import { createFormats } from '../../static/panels/words/formats';
import { readCell, type CellPlace } from '../../static/panels/train-capacity/cell-text';
import {
  isSameEntries,
  withCell,
  withCells,
  type Entries,
  type Measure,
} from '../../static/panels/train-capacity/entries';
import { planFill } from '../../static/panels/train-capacity/fill';
import { blockOf, planPaste, type PasteCell, type PasteTable } from '../../static/panels/train-capacity/paste';

const german = createFormats({ locale: 'de-DE', timeZone: 'UTC' });
const english = createFormats({ locale: 'en-US', timeZone: 'UTC' });

function place(measure: Measure, part: Partial<CellPlace> = {}): CellPlace {
  const entry = { people: 5, daysOff: 0, focus: 1 };
  return { measure, entry, workingDays: 10, parse: english.parseNumber, ...part };
}

describe('what is said of a slot', () => {
  const one: Entries = [{ people: 5, daysOff: 0, focus: 1 }];

  it('is said of that slot alone, and nothing any more once it is emptied', () => {
    const said = withCell(null, 2, { slot: 1, measure: 'people', value: 4 });
    expect(said).toEqual([
      { people: 0, daysOff: 0, focus: 1 },
      { people: 4, daysOff: 0, focus: 1 },
    ]);
    expect(withCell(said, 2, { slot: 1, measure: 'people', value: undefined })).toBeNull();
  });

  it('may be points outright, which go without a trace when they are emptied', () => {
    const points = withCell(one, 1, { slot: 0, measure: 'points', value: 0 });
    expect(points).toEqual([{ people: 5, daysOff: 0, focus: 1, points: 0 }]);
    expect(withCell(points, 1, { slot: 0, measure: 'points', value: undefined })).toEqual(one);
  });

  it('is changed in many cells of many teams at once', () => {
    const changes = [
      { teamId: 'deck', slot: 0, measure: 'people', value: 3 },
      { teamId: 'deck', slot: 0, measure: 'focus', value: 0.5 },
      { teamId: 'quay', slot: 1, measure: 'daysOff', value: 2 },
    ] as const;
    expect(Object.fromEntries(withCells(changes, 2, () => null))).toEqual({
      deck: [
        { people: 3, daysOff: 0, focus: 0.5 },
        { people: 0, daysOff: 0, focus: 1 },
      ],
      quay: [
        { people: 0, daysOff: 0, focus: 1 },
        { people: 0, daysOff: 2, focus: 1 },
      ],
    });
  });

  it('is the same with entries that say nothing at its end', () => {
    expect(isSameEntries(one, [...one, { people: 0, daysOff: 0, focus: 1 }])).toBe(true);
    expect(isSameEntries(one, [{ ...one[0]!, points: 0 }])).toBe(false);
    expect(isSameEntries(null, [])).toBe(true);
  });
});

describe('a text in a cell', () => {
  it('is a number as the viewer writes it', () => {
    expect(readCell('4,5', place('people', { parse: german.parseNumber }))).toEqual({ kind: 'value', value: 4.5 });
    expect(readCell(' 1,000 ', place('points'))).toEqual({ kind: 'value', value: 1_000 });
    expect(readCell('', place('people'))).toEqual({ kind: 'value', value: undefined });
  });

  it('is a share as such or in per cent', () => {
    const focus = ['80', '80 %', '0.8', '100', '1', '0'].map((text) => readCell(text, place('focus')));
    expect(focus.map((reading) => reading.kind === 'value' && reading.value)).toEqual([0.8, 0.8, 0.8, 1, 1, 0]);
  });

  // Five people have 50 working days in two weeks.
  it.each([
    ['abc', 'people', { why: 'not-a-number' }],
    ['-1', 'points', { why: 'negative' }],
    ['120', 'focus', { why: 'above-whole' }],
    ['9.45E+12', 'people', { why: 'not-a-number' }],
    ['201', 'people', { why: 'too-many-people', most: 200 }],
    ['10001', 'points', { why: 'too-many-points', most: 10_000 }],
    ['51', 'daysOff', { why: 'too-many-days', most: 50 }],
  ] as const)('%s is told as a mistake of %s', (text, measure, problem) => {
    expect(readCell(text, place(measure))).toEqual({ kind: 'problem', problem });
  });
});

describe('a block of a spreadsheet', () => {
  it('has cells between tabs and rows between line ends, quoted ones with either in them', () => {
    expect(blockOf('1\t2\r\n3\t4\r\n')).toEqual([
      ['1', '2'],
      ['3', '4'],
    ]);
    expect(blockOf('"a\tb"\t"say ""x"""\n5')).toEqual([['a\tb', 'say "x"'], ['5']]);
    expect(blockOf('7')).toEqual([['7']]);
  });

  const columnIds = ['team', 'slot-0', 'slot-1', 'sum'];
  const keys = ['deck', 'quay', 'total'];
  function table(part: Partial<PasteTable<string>> = {}): PasteTable<string> {
    return {
      keys,
      columnIds,
      selection: { keys: ['deck'], columnIds: ['slot-0'] },
      cellAt: (key, columnId) =>
        key !== 'total' && columnId.startsWith('slot-')
          ? { teamId: key, slot: Number(columnId.slice(5)), measure: 'people' }
          : undefined,
      headingOf: (key) => ({ deck: 'Deck', quay: 'Quay' })[key] ?? 'All teams',
      read: (text) => readCell(text, place('people')),
      ...part,
    };
  }
  const cell = (teamId: string, slot: number, value: number) => ({ teamId, slot, measure: 'people', value });

  it('is taken cell by cell; a bad one is refused and moves no other', () => {
    const { changes, refused, outside } = planPaste(blockOf('1\tabc\n-2\t4'), table());
    expect(changes).toEqual([cell('deck', 0, 1), cell('quay', 1, 4)]);
    expect(refused).toEqual([
      { key: 'deck', columnId: 'slot-1', text: 'abc', problem: { why: 'not-a-number' } },
      { key: 'quay', columnId: 'slot-0', text: '-2', problem: { why: 'negative' } },
    ]);
    expect(outside).toBe(0);
  });

  it('leaves what lies beyond the table, and refuses what cannot be changed', () => {
    const { changes, refused, outside } = planPaste(blockOf('1\t2\t3\t9\n4\t5\n6\n7'), table());
    expect(changes).toEqual([cell('deck', 0, 1), cell('deck', 1, 2), cell('quay', 0, 4), cell('quay', 1, 5)]);
    expect(refused.map(({ key, columnId, problem }) => [key, columnId, problem.why])).toEqual([
      ['deck', 'sum', 'fixed'],
      ['total', 'slot-0', 'fixed'],
    ]);
    // The 9 beyond the last column, and the 7 beyond the last row.
    expect(outside).toBe(2);
  });

  it('changes nothing where the sheet is empty', () => {
    expect(planPaste(blockOf('1\t\n\t4'), table()).changes).toEqual([cell('deck', 0, 1), cell('quay', 1, 4)]);
  });

  it('of one cell fills the whole selection', () => {
    const selection = { keys: ['deck', 'quay'], columnIds: ['slot-0', 'slot-1'] };
    const { changes } = planPaste(blockOf('6\n'), table({ selection }));
    expect(changes).toEqual([cell('deck', 0, 6), cell('deck', 1, 6), cell('quay', 0, 6), cell('quay', 1, 6)]);
  });

  it('that brings names along is held against them: no row lands in another team', () => {
    const selection = { keys: ['deck'], columnIds: ['team'] };
    const { changes, refused } = planPaste(blockOf('deck\t1\t2\nGull\t3\t4'), table({ selection }));
    expect(changes).toEqual([cell('deck', 0, 1), cell('deck', 1, 2)]);
    expect(refused.map(({ text, problem }) => [text, problem.why])).toEqual([
      ['Gull', 'other-row'],
      ['3', 'other-row'],
      ['4', 'other-row'],
    ]);
  });
});

describe('a fill', () => {
  const measureOf = (key: string): Measure => (key.endsWith('days') ? 'daysOff' : 'people');
  const cellAt = (key: string, columnId: string): PasteCell<string> => ({
    teamId: key.split(' ')[0]!,
    slot: Number(columnId),
    measure: measureOf(key),
  });
  const valueAt = ({ teamId, slot }: PasteCell<string>) => (teamId === 'deck' ? 10 + slot : undefined);

  it('to the right takes the first column, down the first line', () => {
    const selection = { keys: ['deck', 'quay'], columnIds: ['0', '1'] };
    const values = (direction: 'right' | 'down') =>
      planFill(direction, { selection, cellAt, valueAt }).map(({ teamId, slot, value }) => [teamId, slot, value]);
    expect(values('right')).toEqual([
      ['deck', 1, 10],
      ['quay', 1, undefined],
    ]);
    expect(values('down')).toEqual([
      ['quay', 0, 10],
      ['quay', 1, 11],
    ]);
  });

  it('never copies people over days off, and needs more than one cell', () => {
    const selection = { keys: ['deck', 'deck days'], columnIds: ['0'] };
    expect(planFill('down', { selection, cellAt, valueAt })).toEqual([]);
    expect(planFill('right', { selection, cellAt, valueAt })).toEqual([]);
  });
});
