import { execFileSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Figure } from './measure';

const root = resolve(__dirname, '../..');
const built = join(root, 'static/jira/dist');

/** Files that a file asks for before it runs; what it imports later, on demand, is left out. */
function needed(file: string): readonly string[] {
  const text = readFileSync(join(built, file), 'utf8');
  const names = [...text.matchAll(/(?:\bfrom|\bimport|src=|href=)\s*["']\.\/(?:assets\/)?([\w.-]+\.(?:js|css))["']/g)].map(([, name]) => `assets/${name}`);
  return [...new Set(names)];
}

function closure(file: string, found = new Set<string>()): Set<string> {
  if (found.has(file)) return found;
  found.add(file);
  for (const next of needed(file)) closure(next, found);
  return found;
}

function kilobytes(files: Iterable<string>): number {
  return [...files].reduce((sum, file) => sum + gzipSync(readFileSync(join(built, file)), { level: 9 }).length, 0) / 1_000;
}

/**
 * Sizes of what a browser loads, compressed as servers send it. Each page is the same bundle with a part of its own;
 * the frame resizer is Forge's, loaded by its bridge in every page.
 */
export function bundle(): Promise<readonly Figure[]> {
  execFileSync(process.execPath, [join(root, 'src/local/build.mjs'), 'pages'], { cwd: root, stdio: 'inherit' });
  const files = readdirSync(built, { recursive: true, encoding: 'utf8' }).map((file) => file.replaceAll('\\', '/')).filter((file) => /\.(js|css|html)$/.test(file));
  const named = (name: string) => files.filter((file) => file.startsWith(`assets/${name}-`));
  const page = (...parts: readonly string[]) => ['index.html', ...named('iframe-resizer'), ...parts].reduce((found, file) => closure(file, found), new Set<string>());
  return Promise.resolve([
    { what: 'page bundle: the panel of an issue', value: kilobytes(page()), unit: 'KB gz', limit: 180 },
    { what: 'page bundle: the Value page', value: kilobytes(page(...named('value-page'))), unit: 'KB gz', limit: 180 },
    { what: 'page bundle: the settings page', value: kilobytes(page(...named('settings-page'))), unit: 'KB gz', limit: 180 },
    { what: 'every file, with those that are loaded on demand', value: kilobytes(files), unit: 'KB gz' },
  ]);
}
