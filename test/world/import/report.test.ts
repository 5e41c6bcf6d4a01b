import { importFiles } from '#world/import/import';
import { importTotals, shortNotes } from '#world/import/report';
import type { ImportNote } from '#host/jira/backlog';
import { fileOf } from './temporary-files';

const orphan = (line: number): ImportNote => ({
  file: 'a.csv',
  line,
  column: 'Parent',
  cost: 'cell',
  message: `A-${line}: its parent B-${line * 7} is not in the import; it stands on its own.`,
});

describe('many notes of one kind', () => {
  it('are three lines and the number of the others, with the first of their lines', () => {
    // 14 notes on lines 1 to 14: three are shown, 11 are left, and eight of these are named.
    expect(shortNotes(Array.from({ length: 14 }, (_, index) => orphan(index + 1)))).toEqual([
      'a.csv:1 Parent: A-1: its parent B-7 is not in the import; it stands on its own. Only this value is missing.',
      'a.csv:2 Parent: A-2: its parent B-14 is not in the import; it stands on its own. Only this value is missing.',
      'a.csv:3 Parent: A-3: its parent B-21 is not in the import; it stands on its own. Only this value is missing.',
      '  and 11 more of this kind (lines 4, 5, 6, 7, 8, 9, 10, 11 …)',
    ]);
  });

  it('are shown whole where the last line would say no less', () => {
    expect(shortNotes([1, 2, 3, 4].map(orphan))).toHaveLength(4);
  });

  it('do not swallow a note of another kind, column or file', () => {
    const others: ImportNote[] = [
      { ...orphan(6), column: 'Epic' },
      { ...orphan(7), file: 'b.csv' },
      { ...orphan(8), cost: 'row', message: 'A-8 has no summary.' },
    ];
    const shown = shortNotes([...[1, 2, 3, 4, 5].map(orphan), ...others]);
    expect(shown).toHaveLength(4 + 3);
    expect(shown.slice(4)).toEqual([
      expect.stringContaining('a.csv:6 Epic:'),
      expect.stringContaining('b.csv:7 Parent:'),
      'a.csv:8 Parent: A-8 has no summary. Left out.',
    ]);
  });
});

describe('the totals of an import', () => {
  it('count what was read and what was not, in issues, rows and values', async () => {
    const imported = await importFiles([
      fileOf('a.csv', 'Issue key,Summary,Created\nA-1,One,2026-01-10\nno key,Two,\nA-3,Three,once upon a time\n'),
    ]);
    expect(importTotals(imported, 1234)).toEqual([
      'a.csv: Jira CSV, UTF-8, separated by commas, 2 issues, 1 row left out.',
      expect.stringMatching(
        /^Imported 2 issues of 1 project, 0 sprints, \d people in 1\.2 s\. Left out: 1 row, 1 single value\.$/,
      ),
    ]);
  });
});

describe('files that hold more than the memory', () => {
  const rows = (project: string, count: number): string =>
    `Issue key,Summary\n${Array.from({ length: count }, (_, index) => `${project}-${index + 1},Number ${index + 1}\n`).join('')}`;

  it('are read as far as there is room, and that is said', async () => {
    // The memory is looked at every 250 issues; here it is full at the second look.
    let looks = 0;
    const { backlog, notes, refused } = await importFiles(
      [fileOf('a.csv', rows('A', 900)), fileOf('b.csv', rows('B', 10))],
      undefined,
      () => ++looks < 2,
    );
    expect(backlog.issues).toHaveLength(500);
    expect(notes.filter(({ cost }) => cost === 'row').map(({ file, line, message }) => [file, line, message])).toEqual([
      [
        'a.csv',
        501,
        expect.stringMatching(
          /^What follows does not fit into memory beside the 500 issues up to here\. Import fewer issues, or give the host more than its [\d,]+ MB: /,
        ),
      ],
      ['b.csv', 1, expect.stringContaining('The file does not fit into memory beside the ones before it.')],
    ]);
    expect(refused.map(({ file }) => file)).toEqual(['b.csv']);
  });

  it('are read so from JSON too', async () => {
    const issues = Array.from({ length: 600 }, (_, index) => ({ key: `J-${index + 1}`, fields: { summary: 'One' } }));
    const { backlog } = await importFiles([fileOf('a.json', JSON.stringify({ issues }))], undefined, () => false);
    expect(backlog.issues).toHaveLength(250);
  });
});
