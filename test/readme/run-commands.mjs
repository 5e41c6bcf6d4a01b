/**
 * Clones the committed state into an empty folder and runs there, word for word, the first commands that README.md
 * names, as somebody would who has nothing but Node. Prints `N passed, N failed`.
 */
import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'waybill-clone-'));
const secondsToBeReady = 60;

/** Runs one line of the README in the clone. `until`: a text that ends the wait while the command goes on. */
function run(line, until) {
  return new Promise((resolve, reject) => {
    const begin = Date.now();
    const child = spawn('bash', ['-c', line], { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'], detached: true });
    let printed = '';
    const read = (chunk) => {
      printed += chunk;
      process.stdout.write(chunk);
      const found = until?.exec(printed);
      if (found) resolve({ child, found, seconds: (Date.now() - begin) / 1000 });
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.on('exit', (code) =>
      code === 0 && !until
        ? resolve({ child, seconds: (Date.now() - begin) / 1000 })
        : reject(new Error(`\`${line}\` ended with ${code}`)),
    );
  });
}

async function main() {
  const [, block] = /```sh\n([\s\S]*?)```/.exec(readFileSync(join(root, 'README.md'), 'utf8')) ?? [];
  const lines = block.trim().split('\n');
  execFileSync('git', ['clone', '--quiet', '--no-hardlinks', root, folder], { stdio: 'inherit' });
  const last = lines.pop();
  for (const line of lines) {
    console.log(`$ ${line}`);
    await run(line);
  }
  console.log(`$ ${last}`);
  const { child, found, seconds } = await run(last, /Waybill is ready: (http:\/\/localhost:\d+)/);
  try {
    const page = await fetch(`${found[1]}/jira`);
    if (!page.ok) throw new Error(`${found[1]}/jira answered ${page.status}`);
    if (seconds > secondsToBeReady) throw new Error(`It was ready after ${seconds} s, more than ${secondsToBeReady}.`);
    console.log(`Ready ${seconds.toFixed(1)} s after \`${last}\`.`);
  } finally {
    process.kill(-child.pid, 'SIGTERM');
  }
}

try {
  await main();
  console.log('1 passed, 0 failed');
} catch (error) {
  console.log(`${error.message}\n0 passed, 1 failed`);
  process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}
