/** `npm test`: types, lint and jest side by side; fails when any does. `npm test -- WORDS` hands its words to jest. */
import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { constants, setPriority } from 'node:os';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
const jest = createRequire(import.meta.url).resolve('jest/bin/jest');

const checks = run('test/lint/check.mjs');
// Browsers wait for nobody: the checks take what time the tests leave.
setPriority(checks.child.pid, constants.priority.PRIORITY_BELOW_NORMAL);
const tests = run(jest, ...process.argv.slice(2));

const codes = await Promise.all([checks.ended, tests.ended]);
process.exitCode = codes.every((code) => code === 0) ? 0 : 1;
if (codes[0] !== 0) console.error('The checks of types and lint failed: what they say stands above.');

function run(...words) {
  const child = spawn(process.execPath, words, { cwd: root, stdio: 'inherit' });
  return { child, ended: new Promise((ended, failed) => child.on('error', failed).on('close', ended)) };
}
