import { execFileSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Figure } from './measure';

const root = resolve(__dirname, '../..');
interface Bundle {
  readonly host: string;
  /** Part of `build.mjs` that makes it. */
  readonly part: string;
  /** Chunks that the host's own code fetches in every page. */
  readonly always: readonly string[];
}

/** The frame resizer is Forge's, loaded by its bridge in every page. */
const bundles: readonly Bundle[] = [
  { host: 'jira', part: 'pages', always: ['iframe-resizer'] },
  { host: 'azure', part: 'azure', always: [] },
];

/** Files that a file asks for before it runs; what it imports later, on demand, is left out. */
function needed(built: string, file: string): readonly string[] {
  const text = readFileSync(join(built, file), 'utf8');
  const names = [
    ...text.matchAll(/(?:\bfrom|\bimport|src=|href=)\s*["']\.\/(?:assets\/)?([\w.-]+\.(?:js|css))["']/g),
  ].map(([, name]) => `assets/${name}`);
  return [...new Set(names)];
}

function closure(built: string, file: string, found = new Set<string>()): Set<string> {
  if (found.has(file)) return found;
  found.add(file);
  for (const next of needed(built, file)) closure(built, next, found);
  return found;
}

function kilobytes(built: string, files: Iterable<string>): number {
  return (
    [...files].reduce((sum, file) => sum + gzipSync(readFileSync(join(built, file)), { level: 9 }).length, 0) / 1_000
  );
}

/** Sizes of what a browser loads, compressed as servers send it. Each page is the same bundle with a part of its own. */
export function bundle(): Promise<readonly Figure[]> {
  execFileSync(process.execPath, [join(root, 'src/tools/build/build.mjs'), ...bundles.map(({ part }) => part)], {
    cwd: root,
    stdio: 'inherit',
  });
  return Promise.resolve(bundles.flatMap(sizes));
}

function sizes({ host, always }: Bundle): readonly Figure[] {
  const built = join(root, 'static', host, 'dist');
  const files = readdirSync(built, { recursive: true, encoding: 'utf8' })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => /\.(js|css|html)$/.test(file));
  const named = (name: string) => files.filter((file) => file.startsWith(`assets/${name}-`));
  const page = (...parts: readonly string[]) =>
    ['index.html', ...always.flatMap(named), ...parts].reduce(
      (found, file) => closure(built, file, found),
      new Set<string>(),
    );
  const figure = (what: string, of: Iterable<string>): Figure => ({
    what: `page bundle, ${host}: ${what}`,
    value: kilobytes(built, of),
    unit: 'KB gz',
  });
  return [
    { ...figure('the panel of an issue', page()), limit: 180 },
    { ...figure('the Value page', page(...named('value-page'))), limit: 180 },
    { ...figure('the settings page', page(...named('settings-page'))), limit: 180 },
    figure('every file, with those that are loaded on demand', files),
  ];
}
