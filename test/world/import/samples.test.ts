import { join } from 'node:path';
import { importFiles } from '#world/import/import';
import { lines } from './temporary-files';

const sample = (name: string) => importFiles([join(__dirname, 'samples', name)]);

describe('a German export saved by a spreadsheet', () => {
  it('is read with its umlauts, dates and commas, and loses one impossible day', async () => {
    const imported = await sample('german-semicolons.csv');
    expect(imported.files[0]!.format).toBe('Jira CSV, Windows-1252, separated by semicolons');
    const { people, issues } = imported.backlog;
    expect(issues.map((issue) => [issue.key, issue.status.category, issue.points, issue.parentKey])).toEqual([
      ['HAFEN-2', 'indeterminate', 2.5, 'HAFEN-1'],
      ['HAFEN-1', 'new', undefined, undefined],
      ['HAFEN-3', 'done', 3, 'HAFEN-1'],
    ]);
    expect(issues[0]).toMatchObject({
      summary: 'Fähre früher öffnen',
      created: '2026-04-03T08:15:00.000Z',
      due: '2026-04-30',
      labels: ['schnell', 'kai'],
      fixVersions: ['2026.2'],
      components: ['Tor'],
    });
    expect(people.find((person) => person.accountId === issues[0]!.assignee)!.name).toBe('Jörg Größe');
    // The cell with three lines moves what follows: HAFEN-3 stands on line 7 of the file.
    expect(lines(imported).filter((line) => line.includes('cell'))).toEqual([
      '7 cell Fälligkeitsdatum: HAFEN-3: “31.04.2026” is no date that can be read.',
    ]);
  });
});

describe('an export of the Server era', () => {
  it('is read with the month first, its epics and its links; the line of totals is left out', async () => {
    const imported = await sample('server-era.csv');
    expect(imported.backlog.issues.map((issue) => [issue.key, issue.created, issue.epicKey, issue.components])).toEqual(
      [
        ['QUAY-11', '2025-03-14T09:30:00.000Z', 'QUAY-10', ['Lights', 'Berths']],
        ['QUAY-12', '2025-03-02T00:10:00.000Z', 'QUAY-10', ['Lights']],
        ['QUAY-10', '2025-01-05T08:00:00.000Z', undefined, ['Berths']],
      ],
    );
    expect(imported.backlog.issues[0]).toMatchObject({
      labels: ['night', 'signal'],
      links: [{ type: 'Blocks', to: 'QUAY-12' }],
      updated: '2025-03-04T11:00:00.000Z',
    });
    expect(imported.backlog.projects).toEqual([expect.objectContaining({ key: 'QUAY', name: 'Quay' })]);
    expect(lines(imported).filter((line) => line.includes(' row '))).toEqual([
      '5 row Key: “3 issues” is no issue key.',
    ]);
  });
});

describe('a search answer with names', () => {
  it('brings what the added fields mean', async () => {
    const { backlog, notes } = await sample('search-with-names.json');
    expect(backlog.issues[1]).toMatchObject({
      parentKey: 'SAIL-1',
      points: 13,
      sprintIds: [5],
      clients: ['Orrin Ferries'],
      description: 'After 15 minutes.',
      created: '2026-02-01T07:00:00.000Z',
    });
    expect(notes).toEqual([]);
  });
});

describe('three issues of the Titanium archive', () => {
  it('keep what leads out of them in words', async () => {
    const imported = await sample('titanium-rows.json');
    expect(imported.backlog.issues.map((issue) => issue.key)).toEqual(['AC-19', 'ALOY-977', 'TIMOB-18075']);
    expect(lines(imported)).toContain(
      '2 cell Parent: ALOY-977: its parent ALOY-974 is not in the import; it stands on its own.',
    );
  });
});
