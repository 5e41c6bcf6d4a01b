import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { importFiles } from '#world/import/import';
import { fileOf, importOf } from './temporary-files';

const good = 'Issue key,Summary\nA-1,One\n';

describe('a file that cannot be imported', () => {
  it.each([
    ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]), 'This is a PNG picture'],
    ['a document', Buffer.from('%PDF-1.7\n'), 'This is a PDF document'],
    [
      'an Excel workbook',
      Buffer.concat([Buffer.from([0x50, 0x4b, 3, 4]), Buffer.from('....[Content_Types].xml...xl/workbook.xml')]),
      'This is an Excel workbook: open it and save it as “CSV UTF-8”',
    ],
    [
      'a ZIP archive',
      Buffer.concat([Buffer.from([0x50, 0x4b, 3, 4]), Buffer.from('....issues.csv')]),
      'This is a ZIP archive: unpack it',
    ],
    ['an old Excel file', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1]), 'This is an old Excel or Word file'],
    ['a web page', Buffer.from('\n<!DOCTYPE html><html><body><table>'), 'This is an HTML page'],
    ['a sign-in page', Buffer.from('<html><head><title>Log in with Atlassian account'), 'This is a sign-in page'],
    ['an XML export', Buffer.from('<?xml version="1.0"?><rss>'), 'This is an XML file'],
    ['some other binary file', Buffer.from([1, 2, 3, 0, 0, 0, 7, 0]), 'This is a binary file'],
    ['nothing', Buffer.alloc(0), 'The file is empty.'],
    ['white space', Buffer.from(' \n\n '), 'The file holds nothing but white space.'],
    [
      'prose',
      Buffer.from('Dear all,\nplease find the export attached.\n'),
      'No line near its start looks like the header of a Jira export',
    ],
    [
      'another table',
      Buffer.from('Name,City,Age\nAnn,Oslo,34\n'),
      'No column holds issue keys. The columns are Name, City, Age.',
    ],
    [
      "an Azure DevOps query's answer",
      Buffer.from('{"queryType":"flat","workItems":[{"id":7,"url":"https://dev.azure.com/o/_apis/wit/workItems/7"}]}'),
      'This is the answer of an Azure DevOps query: it holds the IDs of work items only.',
    ],
  ])('is named for what it is: %s', async (_, bytes, message) => {
    const { refused, backlog, files } = await importOf('issues.csv', bytes);
    expect(refused).toEqual([
      { kind: 'refused', file: 'issues.csv', message: expect.stringContaining(message) as string },
    ]);
    expect([backlog.issues, files]).toEqual([[], []]);
  });

  it('may not be there, or be a folder', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'waybill-folder-'));
    const { refused } = await importFiles([join(folder, 'missing.csv'), folder]);
    expect(refused.map(({ message }) => message)).toEqual([
      'There is no such file.',
      'This is a folder: name the files in it, one after the other.',
    ]);
  });

  it('does not keep the others out', async () => {
    const { backlog, refused } = await importFiles([fileOf('a.csv', Buffer.from('%PDF-')), fileOf('b.csv', good)]);
    expect(backlog.issues.map(({ key }) => key)).toEqual(['A-1']);
    expect(refused).toHaveLength(1);
  });
});

describe('an import', () => {
  it('says how far it is', async () => {
    const seen: { file: string; read: number; bytes: number; totalBytes: number }[] = [];
    await importFiles([fileOf('a.csv', good)], (done) => seen.push(done));
    expect(seen.at(-1)).toEqual({
      file: 'a.csv',
      read: expect.any(Number) as number,
      bytes: good.length,
      totalBytes: good.length,
    });
  });

  it('offers the people of the local host to sign in as, the product owner first', async () => {
    const { backlog } = await importOf('a.csv', good);
    expect(backlog.people.filter(({ role }) => role !== undefined).map(({ role }) => role)).toEqual([
      'product owner',
      'release train engineer',
      'team member',
      'client-side approver',
      'admin',
    ]);
    expect(backlog.people[0]!.role).toBe('product owner');
  });
});
