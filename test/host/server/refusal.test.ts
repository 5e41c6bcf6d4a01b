import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { credentials, ledgerApp, run, runToEnd, type Run } from './ledger';

jest.setTimeout(60_000);

describe('a host that cannot start', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'waybill-refusal-'));
    writeFileSync(
      join(folder, 'picture.csv'),
      Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]),
    );
    mkdirSync(join(folder, 'broken'));
    writeFileSync(join(folder, 'broken', 'manifest.yml'), 'app:\n  id: [unclosed\n');
    mkdirSync(join(folder, 'bare'));
    mkdirSync(join(folder, 'sentence'));
    writeFileSync(join(folder, 'sentence', 'host.db'), 'This is not a database, whatever its name says. '.repeat(200));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const start = (...words: string[]) =>
    runToEnd(['--port', '0', '--data', join(folder, 'data', words.join('-').replace(/\W/g, '')), ...words]);

  // Every sentence about the command line is in options.test.ts.
  it.concurrent('says what is wrong with the command line', async () => {
    const { code, said } = await start('--faults', 'boom');
    expect([code, said]).toEqual([2, expect.stringContaining('--faults does not understand "boom".')]);
    expect(said).not.toMatch(/^ +at /m);
  });

  it.concurrent.each([
    [
      'a file that is not there',
      () => start('--forge-app', ledgerApp, '--import', join(folder, 'missing.csv')),
      'missing.csv: There is no such file.',
    ],
    [
      'a picture named .csv',
      () => start('--forge-app', ledgerApp, '--import', join(folder, 'picture.csv')),
      'picture.csv: This is a PNG picture, whatever its name says: export the search from Jira as CSV (all fields) and import that.',
    ],
    ['a broken manifest', () => start('--forge-app', join(folder, 'broken')), 'manifest.yml'],
    ['a folder without an app', () => start('--forge-app', join(folder, 'bare')), 'manifest.yml'],
    [
      'data that are none',
      () => runToEnd(['--port', '0', '--data', join(folder, 'sentence'), '--forge-app', ledgerApp]),
      'host.db cannot be opened: file is not a database. Start anew with --fresh, or choose another folder with --data.',
    ],
  ] as const)('says what it cannot use: %s', async (_, run, sentence) => {
    const { code, said } = await run();
    expect([code, said]).toEqual([1, expect.stringContaining(sentence)]);
    expect(said).not.toMatch(/^ +at /m);
    expect(said).not.toContain('Waybill is ready');
  });
});

describe('data that are there already', () => {
  let folder: string;
  let first: Run;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'waybill-again-'));
    writeFileSync(join(folder, 'first.csv'), 'Issue key,Summary\nONE-1,First\n');
    writeFileSync(join(folder, 'second.csv'), 'Issue key,Summary\nTWO-1,Second\n');
    first = run([...words(), '--import', join(folder, 'first.csv')]);
    await first.ready;
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const words = () => ['--port', '0', '--data', join(folder, 'data'), '--forge-app', ledgerApp];

  it('are used by one host at a time', async () => {
    const { code, said } = await runToEnd(words());
    expect([code, said]).toEqual([
      1,
      expect.stringContaining(
        'cannot be opened: Another host is using it. Stop that one, or choose another folder with --data.',
      ),
    ]);
  });

  it('are free again when their host is interrupted, and are not imported over', async () => {
    first.signal('SIGINT');
    expect(await first.end).toEqual({ code: 0, said: expect.stringMatching(/Waybill is ready: \S+\n$/) as string });
    const { code, said } = await runToEnd([...words(), '--import', join(folder, 'second.csv')]);
    expect([code, said]).toEqual([
      1,
      expect.stringContaining('holds a backlog already. Add --fresh to replace it, or --data DIR to keep both.'),
    ]);
  });

  it('are replaced when that is asked for', async () => {
    const second = run([...words(), '--fresh', '--import', join(folder, 'second.csv')]);
    const url = await second.ready;
    const headers = await credentials(url);
    const statuses = await Promise.all(
      ['ONE-1', 'TWO-1'].map(async (key) => (await fetch(`${url}/rest/api/3/issue/${key}`, { headers })).status),
    );
    second.signal('SIGINT');
    await second.end;
    expect(statuses).toEqual([404, 200]);
  });
});
