import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import { openStore } from '#host/server/store';

const folder = mkdtempSync(join(tmpdir(), 'store-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Writes numbers for ever through a store of its own, and says each one aloud once the store has it. */
const writer = `
  const { openStore } = require(process.argv[1]);
  const store = openStore(process.argv[2]);
  store.exec('CREATE TABLE number (value INTEGER PRIMARY KEY)');
  for (let value = 1; ; value += 1) { store.run('INSERT INTO number VALUES (?)', value); require('node:fs').writeSync(1, value + '\\n'); }
`;
const packages = join(__dirname, '../../../node_modules');

describe('a host killed with kill -9 in the middle of its writes', () => {
  it('finds every write that was acknowledged, and can go on', async () => {
    const file = join(folder, 'killed.db');
    const compiled = join(folder, 'store.cjs');
    buildSync({
      entryPoints: [join(__dirname, '../../../src/host/server/store.ts')],
      bundle: true,
      packages: 'external',
      platform: 'node',
      format: 'cjs',
      outfile: compiled,
    });
    const child = spawn(process.execPath, ['-e', writer, compiled, file], {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { NODE_PATH: packages },
    });
    let said = '';
    await new Promise<void>((resolve) => {
      child.stdout.setEncoding('utf8').on('data', (text: string) => {
        said += text;
        if (said.split('\n').length > 200) child.kill('SIGKILL');
      });
      child.on('close', () => resolve());
    });
    const acknowledged = Number(said.slice(0, said.lastIndexOf('\n')).split('\n').at(-1));
    const store = openStore(file);
    const stored = store.all<{ value: number }>('SELECT value FROM number ORDER BY value').map(({ value }) => value);
    expect(stored.length).toBeGreaterThanOrEqual(acknowledged);
    expect(stored).toEqual(stored.map((_, place) => place + 1));
    expect(store.run('INSERT INTO number VALUES (?)', stored.length + 1)).toBe(1);
    store.close();
  });
});

describe('a store', () => {
  it('undoes a transaction that throws, with all that was inside it', () => {
    const store = openStore(':memory:');
    store.exec('CREATE TABLE item (name TEXT)');
    const work = (): void =>
      store.transaction(() => {
        store.run('INSERT INTO item VALUES (?)', 'one');
        store.transaction(() => store.run('INSERT INTO item VALUES (?)', 'two'));
        throw new Error('no');
      });
    expect(work).toThrow('no');
    expect(store.all('SELECT name FROM item')).toEqual([]);
  });

  it('has what it was given in a hurry on the disk once it has settled, and each write from then on', () => {
    const store = openStore(join(folder, 'hurried.db'));
    const synchronous = () => store.get<{ synchronous: number }>('PRAGMA synchronous')?.synchronous;
    store.hurry();
    store.exec('CREATE TABLE number (value INTEGER PRIMARY KEY)');
    store.run('INSERT INTO number VALUES (1)');
    const hurried = synchronous();
    store.settle();
    // Nothing of the log is left to be carried into the database.
    const log = store.get<{ log: number; checkpointed: number }>('PRAGMA wal_checkpoint(PASSIVE)');
    expect([hurried, synchronous(), log?.log]).toEqual([0, 2, log?.checkpointed]);
    expect(store.all('SELECT value FROM number')).toEqual([{ value: 1 }]);
    store.close();
  });

  it('is refused to a second host while the first one has it', () => {
    const file = join(folder, 'taken.db');
    const first = openStore(file);
    first.exec('CREATE TABLE kept (name TEXT)');
    expect(() => openStore(file, { isFresh: true })).toThrow(/locked|busy/);
    expect(first.run('INSERT INTO kept VALUES (?)', 'still there')).toBe(1);
    first.close();
    const second = openStore(file);
    expect(second.all('SELECT name FROM kept')).toEqual([{ name: 'still there' }]);
    second.close();
    const fresh = openStore(file, { isFresh: true });
    expect(() => fresh.all('SELECT name FROM kept')).toThrow(/no such table/);
    fresh.close();
  });

  it('refuses a file that is no database', () => {
    const file = join(folder, 'picture.db');
    writeFileSync(file, Buffer.from('89504e470d0a1a0a'.repeat(200), 'hex'));
    expect(() => openStore(file)).toThrow(/not a database/);
  });
});
