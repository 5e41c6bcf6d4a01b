import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** Milliseconds between two looks at a lock that another process holds. */
const pause = 100;

/**
 * Runs `work` while no other process runs its own under the same lock file. A lock whose process has ended, however it
 * ended, is taken over.
 */
export async function locked(file, work) {
  mkdirSync(dirname(file), { recursive: true });
  while (!take(file)) await new Promise((resolve) => setTimeout(resolve, pause));
  try {
    return await work();
  } finally {
    rmSync(file, { force: true });
  }
}

function take(file) {
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
    removeLeft(file);
    return false;
  }
}

/** Of several who find a lock that was left, one can rename it: nobody removes what another has taken since. */
function removeLeft(file) {
  const holder = holderOf(file);
  if (holder === undefined || isRunning(holder)) return;
  const aside = `${file}.${process.pid}`;
  try {
    renameSync(file, aside);
  } catch {
    return;
  }
  if (holderOf(aside) === holder) rmSync(aside, { force: true });
  else renameSync(aside, file);
}

/** Nothing where the lock is gone, or where its holder is about to write into it. */
function holderOf(file) {
  try {
    const holder = Number(readFileSync(file, 'utf8'));
    return holder > 0 ? holder : undefined;
  } catch {
    return undefined;
  }
}

function isRunning(holder) {
  try {
    process.kill(holder, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}
