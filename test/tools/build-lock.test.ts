import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'waybill-lock-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const source = pathToFileURL(resolve(__dirname, '../../src/tools/build/build-lock.mjs')).href;

/** A process that writes `in`, waits, and writes `out`, all under the lock. */
function worker(): Promise<number | null> {
  const script = `
    import { appendFileSync } from 'node:fs';
    import { locked } from ${JSON.stringify(source)};
    await locked(${JSON.stringify(join(folder, 'locks/part'))}, async () => {
      appendFileSync(${JSON.stringify(join(folder, 'log'))}, 'in ');
      await new Promise((done) => setTimeout(done, 30));
      appendFileSync(${JSON.stringify(join(folder, 'log'))}, 'out ');
    });`;
  return new Promise((ended) =>
    spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: 'ignore' }).on('exit', ended),
  );
}

describe('processes that build the same part at once', () => {
  it('build it one after the other, and leave no lock', async () => {
    expect(await Promise.all([worker(), worker(), worker()])).toEqual([0, 0, 0]);
    expect(readFileSync(join(folder, 'log'), 'utf8')).toBe('in out in out in out ');
    expect(existsSync(join(folder, 'locks/part'))).toBe(false);
  });

  it('take over a lock whose process was killed', async () => {
    const { pid } = spawnSync(process.execPath, ['-e', '']);
    mkdirSync(join(folder, 'locks'));
    writeFileSync(join(folder, 'locks/part'), String(pid));
    expect(await Promise.all([worker(), worker()])).toEqual([0, 0]);
    expect(readFileSync(join(folder, 'log'), 'utf8')).toBe('in out in out ');
  });
});
