import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const folders = [];
process.on('exit', () => folders.forEach((folder) => rmSync(folder, { recursive: true, force: true })));

/** An empty folder that is gone when the run ends. */
export function scratchFolder() {
  const folder = mkdtempSync(join(tmpdir(), 'waybill-toolchain-'));
  folders.push(folder);
  return folder;
}
