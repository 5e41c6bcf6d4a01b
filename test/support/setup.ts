import { execFileSync } from 'node:child_process';
import { join, resolve } from 'node:path';
import { findChromium } from './chromium';

const root = resolve(__dirname, '../..');

/** Runs once before all tests: what several of them need at the same time is made here, and made once. */
export default function setup(): void {
  findChromium();
  execFileSync(process.execPath, [join(root, 'src/tools/build/build.mjs')], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}
