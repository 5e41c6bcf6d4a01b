import { mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { packExtension } from './package';

/** Packs the extension in `root` into `folder`, where it is then the only package. Says what it did, or what is wrong; answers whether it packed. */
export function writePackage(
  root: string,
  folder: string,
  say: (line: string) => void,
  complain: (line: string) => void,
): boolean {
  const outcome = packExtension(root);
  if (outcome.kind === 'refused') {
    complain('The extension cannot be packed:');
    for (const problem of outcome.problems) complain(`  ${problem}`);
    return false;
  }
  const { name, bytes, parts } = outcome.package;
  mkdirSync(folder, { recursive: true });
  // Whoever reads the folder meanwhile finds a whole package.
  const unfinished = join(folder, `${name}.${process.pid}.tmp`);
  writeFileSync(unfinished, bytes);
  renameSync(unfinished, join(folder, name));
  for (const other of readdirSync(folder)) if (other.endsWith('.vsix') && other !== name) rmSync(join(folder, other));
  for (const { part, size } of parts) say(`  ${kilobytes(size).padStart(8)} KB  ${part}`);
  say(`${join(folder, name)}: ${parts.length} files, ${kilobytes(bytes.length)} KB`);
  return true;
}

function kilobytes(bytes: number): string {
  return (bytes / 1_000).toFixed(1);
}
