import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { importFiles, type Imported } from '#world/import/import';

const folder = mkdtempSync(join(tmpdir(), 'waybill-import-'));
process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
let count = 0;

/** Writes a file with this name and content in a folder of its own, and answers its path. */
export function fileOf(name: string, content: string | Buffer): string {
  count += 1;
  const path = join(mkdtempSync(join(folder, `${count}-`)), name);
  writeFileSync(path, content);
  return path;
}

/** Imports one file with this content. */
export function importOf(name: string, content: string | Buffer): Promise<Imported> {
  return importFiles([fileOf(name, content)]);
}

/** Notes as short lines: `3 cell Created: …`. */
export function lines({ notes }: Imported): string[] {
  return notes.map(
    (note) => `${note.line} ${note.cost}${note.column === undefined ? '' : ` ${note.column}`}: ${note.message}`,
  );
}
