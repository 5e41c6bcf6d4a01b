import { rice, wsjf } from '#core/value/models';
import type { Person, AccountId } from '#core/issue';
import { choiceFor, choicesOf, readChoice } from '../../static/panels/value-page/choice';
import { columnsOf } from '../../static/panels/value-page/column';
import { csvName, csvRows } from '../../static/panels/value-page/csv';
import { csvText } from '../../static/panels/value-page/csv-text';
import { tabSeparated } from '../../static/panels/value-page/table-text';
import { createFormats } from '../../static/panels/words/formats';
import { issue, rowsOf, scored } from './builders';

const german = createFormats({ locale: 'de-DE', timeZone: 'Europe/Berlin' });
const fibonacci = choicesOf(wsjf.factors[0]!.scale, undefined);
const impact = rice.factors[1]!.scale;
const choose = (text: string, choices: ReturnType<typeof choicesOf>) =>
  choiceFor(text, choices, german.parseNumber, german.number)?.value;

describe('typing into a chooser', () => {
  it('means the same number first', () => expect([choose('1', fibonacci), choose('2', fibonacci)]).toEqual([1, 2]));
  it('goes on to what begins so', () => expect(choose('13', fibonacci)).toBe(13));
  it('finds named steps', () =>
    expect([choose('mas', choicesOf(impact, undefined)), choose('HIGH', choicesOf(impact, undefined))]).toEqual([
      3, 2,
    ]));
  it('takes the viewer’s decimal sign, and a point', () =>
    expect([choose('0,25', choicesOf(impact, undefined)), choose('0.25', choicesOf(impact, undefined))]).toEqual([
      0.25, 0.25,
    ]));
  it('finds nothing for what is not on the scale', () => expect(choose('4', fibonacci)).toBeUndefined());
});

describe('a size that the tracker estimates off the scale', () => {
  it('can be chosen, in its place', () =>
    expect(choicesOf(wsjf.factors[3]!.scale, 4).map(({ value }) => value)).toEqual([1, 2, 3, 4, 5, 8, 13, 20]));
});

describe('a range', () => {
  const read = (text: string) =>
    readChoice(text, { kind: 'range', min: 0, max: 100 }, [], german.parseNumber, german.number);
  it('takes its ends and what is between', () =>
    expect([read('0'), read('99,5'), read('100')]).toEqual([0, 99.5, 100].map((value) => ({ kind: 'value', value }))));
  it('refuses the rest', () =>
    expect([read('101'), read('-1'), read('many')]).toEqual(Array(3).fill({ kind: 'not-allowed' })));
  it('is emptied by nothing', () => expect(read('  ')).toEqual({ kind: 'empty' }));
});

const headings = {
  key: 'Key',
  summary: 'Summary',
  type: 'Type',
  status: 'Status',
  epic: 'Epic',
  team: 'Team',
  client: 'Client',
  costOfDelay: 'CoD',
  inherited: 'Inherited',
  score: 'WSJF',
  rank: 'Rank',
  agreedBy: 'By',
  agreedAt: 'At',
  expires: 'Expires',
};
const people = new Map<string, Person>([['a1', { id: 'a1' as AccountId, name: 'Ines Halvorsen' }]]);

describe('a CSV export', () => {
  /** 8 + 5 + 3 = 16; 16 ÷ 3 = 5.333… */
  const rows = rowsOf(
    [
      issue(1, { summary: '=HYPERLINK("x")', clients: ['A', 'B'], team: '@team' }),
      issue(2, { summary: 'line\nbreak; "quoted", ימין', epic: issue(9, { summary: 'E' }) }),
    ],
    [scored(1, { value: 8, urgency: 5, relief: 3, size: 3 })],
  );

  it('writes numbers without the viewer’s language', () =>
    expect(csvRows(rows, wsjf, headings, people)[1]).toEqual([
      'TRAIN-1',
      '=HYPERLINK("x")',
      'Story',
      'To Do',
      undefined,
      '@team',
      'A; B',
      8,
      5,
      3,
      3,
      16,
      undefined,
      5.33,
      1,
      'Ines Halvorsen',
      '2026-11-01T09:00:00.000Z',
      undefined,
    ]));
  it('starts with a byte order mark and makes formulas harmless', () => {
    const text = csvText(csvRows(rows, wsjf, headings, people));
    expect(text.startsWith('\ufeffKey,Summary,')).toBe(true);
    expect(text).toContain(`"'=HYPERLINK(""x"")"`);
    expect(text).toContain(',"\'@team",');
    expect(text).toContain('"line\nbreak; ""quoted"", ימין"');
  });
  it('finds formulas behind blanks and line breaks, too', () =>
    expect(csvText([[' =1+1', '\n-2', '5']])).toBe(`\ufeff"' =1+1","'\n-2",5`));
  it.each([
    ['in full width', '＝1+1'],
    ['in full width', '＠SUM(A1)'],
    ['in small width', '﹦1+1'],
    ['behind NUL', '\0=1+1'],
    ['behind what has no width', '\u200b\u2060\ufeff\u00ad=1+1'],
    ['behind a filler', '\u3164+1'],
    ['behind a variation selector', '\ufe0f-1'],
    ['behind a line separator', '\u2028@A1'],
  ])('keeps spreadsheets from running formulas %s', (_, cell) =>
    expect(csvText([[cell, 'x']])).toBe(`\ufeff"'${cell}",x`),
  );
  it('leaves signs alone that begin no formula', () =>
    expect(csvText([['a=1', '‐1', '1+1']])).toBe('\ufeffa=1,‐1,1+1'));
  it('leaves numbers below zero alone', () => expect(csvText([[-2]])).toBe('\ufeff-2'));
  it('is named for its project and day', () =>
    expect(csvName('TRAIN', '2026-11-22')).toBe('TRAIN-value-2026-11-22.csv'));
});

describe('copying a range', () => {
  it('gives rows of tab-separated cells in the viewer’s digits', () => {
    const rows = rowsOf([issue(1, { summary: 'a\tb' })], [scored(1, { value: 8, urgency: 5, relief: 3, size: 3 })]);
    const columns = columnsOf(wsjf).filter(({ id }) => ['key', 'factor-value', 'score'].includes(id));
    expect(tabSeparated(rows, columns, german.number)).toBe('TRAIN-1 a b\t8\t5,33');
  });
});
