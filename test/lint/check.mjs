/** `npm run check`: types and lint side by side, each in a process of its own; fails when either does. */
import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
const { resolve } = createRequire(import.meta.url);
const program = (name, path) => join(dirname(resolve(`${name}/package.json`)), path);

const isTerminal = process.stdout.isTTY ?? false;
const checks = [
  // Room for what is short-lived: the compiler otherwise spends a fifth of its time on collecting garbage.
  [
    '--max-semi-space-size=64',
    program('typescript', 'bin/tsc'),
    '-p',
    'test/tsconfig.json',
    '--pretty',
    String(isTerminal),
  ],
  [
    program('prettier', 'bin/prettier.cjs'),
    '--check',
    '--log-level',
    'warn',
    'src',
    'static',
    'test',
    'package.json',
    'vss-extension.json',
  ],
  // Without a cache: a rule looks at the file's name and at what it imports, not only at its text.
  [
    program('eslint', 'bin/eslint.js'),
    '-c',
    'test/lint/eslint.config.mjs',
    isTerminal ? '--color' : '--no-color',
    'src',
    'static',
    'test',
  ],
];

const codes = await Promise.all(checks.map(run));
process.exitCode = codes.every((code) => code === 0) ? 0 : 1;

/** What a check says is printed when it ends, in one piece. */
function run(words) {
  return new Promise((ended, failed) => {
    const child = spawn(process.execPath, words, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text) => (said += text));
    child.on('error', failed);
    child.on('close', (code) => {
      process.stdout.write(said);
      ended(code);
    });
  });
}
