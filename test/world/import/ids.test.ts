import { importOf, lines } from './temporary-files';

const item = (id: unknown, key: string) => ({ id, key, fields: { summary: key, project: { key: 'A' } } });
const idNotes = (notes: readonly string[]) => notes.filter((note) => / cell id: /.test(note));

describe('ids of issues', () => {
  it.each([
    ['below zero', '-5'],
    ['of twenty digits', '12345678901234567890'],
    ['that are words', 'seven'],
  ])('are left out, with the reason, %s', async (_, id) => {
    const imported = await importOf('a.json', JSON.stringify([item(id, 'A-1')]));
    expect(imported.backlog.issues.map((issue) => [issue.key, issue.id])).toEqual([['A-1', undefined]]);
    expect(idNotes(lines(imported))).toEqual([
      `1 cell id: A-1: “${id}” is no id of an issue: ids are whole numbers above 0, of at most 15 digits.`,
    ]);
  });

  it('are left out of a table, too', async () => {
    const imported = await importOf('a.csv', 'Issue key,Issue id,Summary\nA-1,-5,One\n');
    expect(imported.backlog.issues.map((issue) => [issue.key, issue.id])).toEqual([['A-1', undefined]]);
    expect(idNotes(lines(imported))).toHaveLength(1);
  });

  it('stay with the first of two issues that have the same; both issues are read', async () => {
    const imported = await importOf('a.json', JSON.stringify([item('7', 'A-1'), item('7', 'A-2')]));
    expect(imported.backlog.issues.map((issue) => [issue.key, issue.id])).toEqual([
      ['A-1', '7'],
      ['A-2', undefined],
    ]);
    expect(idNotes(lines(imported))).toEqual(['2 cell id: A-2: the id 7 is that of A-1 (a.json, 1).']);
  });

  it('of work items have 32 bits', async () => {
    const work = (id: number) => ({ id, fields: { 'System.Title': 'One', 'System.TeamProject': 'Fabrikam' } });
    const imported = await importOf('a.json', JSON.stringify([work(2_147_483_648), work(2_147_483_647)]));
    expect(imported.backlog.issues).toHaveLength(1);
    expect(lines(imported)[0]).toContain('is no ID of a work item.');
  });
});
