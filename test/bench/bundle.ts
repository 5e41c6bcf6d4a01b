import { execFileSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Figure } from './measure';

const root = resolve(__dirname, '../..');

/** What a browser may load until a module is first painted, in kilobytes, compressed as servers send it. */
const budgets: Readonly<Record<string, number>> = { issue: 140, page: 180, gadget: 140 };

interface Bundle {
  readonly host: string;
  /** Part of `build.mjs` that makes it. */
  readonly part: string;
  /** Chunks that the host's own code fetches in every page. */
  readonly always: RegExp | undefined;
}

/** The frame resizer is Forge's, loaded by its bridge in every page. */
const bundles: readonly Bundle[] = [
  { host: 'jira', part: 'pages', always: /^iframe-resizer-/ },
  { host: 'azure', part: 'azure', always: undefined },
];

/** Sizes of what a browser loads for each module of modules.ts, by host. */
export function bundle(): Promise<readonly Figure[]> {
  execFileSync(process.execPath, [join(root, 'src/tools/build/build.mjs'), ...bundles.map(({ part }) => part)], {
    cwd: root,
    stdio: 'inherit',
  });
  return Promise.resolve(bundles.flatMap(sizes));
}

function sizes({ host, always }: Bundle): readonly Figure[] {
  const built = join(root, 'static', host, 'dist');
  const figures = Object.entries(budgets).flatMap(([place, limit]) => {
    const frame = closure(join(built, place, 'index.html'));
    const assets = join(built, place, 'assets');
    for (const file of readdirSync(assets)) if (always?.test(file)) closure(join(assets, file), frame);
    return modulesIn(frame, place).map(({ name, files }) => ({
      what: `page bundle, ${host}: ${name}`,
      value: kilobytes(files.reduce((found, file) => closure(file, found), new Set(frame))),
      unit: 'KB gz',
      limit,
    }));
  });
  if (figures.length === 0) throw new Error(`No module was found in what is built for ${host}.`);
  const files = readdirSync(built, { recursive: true, encoding: 'utf8' }).filter((file) =>
    /\.(js|css|html)$/.test(file),
  );
  return [
    ...figures,
    {
      what: `page bundle, ${host}: every file, with those that are loaded on demand`,
      value: kilobytes(files.map((file) => join(built, file))),
      unit: 'KB gz',
    },
  ];
}

/** The modules that a page can open, with the files that it asks for at once when it opens one. */
function modulesIn(
  frame: Iterable<string>,
  place: string,
): readonly { readonly name: string; readonly files: readonly string[] }[] {
  return [...frame]
    .filter((file) => file.endsWith('.js'))
    .flatMap((file) => {
      const text = readFileSync(file, 'utf8');
      const listed = /__vite__mapDeps=.*?\.f=\[([^\]]*)\]/.exec(text)?.[1] ?? '';
      const preloaded = [...listed.matchAll(/"([^"]+)"/g)].map(([, name = '']) => name);
      const opened = new RegExp(
        `"([\\w-]+)":\\{on:\`${place}\`,open:.*?import\\(\`([^\`]+)\`\\).*?(?:__vite__mapDeps\\(\\[([\\d,]*)\\]\\)|\\}\\)\\))`,
        'g',
      );
      return [...text.matchAll(opened)].map(([, name = '', chunk = '', numbers = '']) => {
        const deps = numbers.split(',').filter((number) => number !== '');
        const names = [chunk, ...deps.map((number) => preloaded[Number(number)] ?? '')];
        // Preloaded files are named from the page's folder or from the chunk's own, as the page's base says.
        return { name, files: names.map((one) => join(dirname(file), one.replace(/^\.\/(assets\/)?/, ''))) };
      });
    });
}

/** A file with all that it asks for before it runs; what it imports later, on demand, is left out. */
function closure(file: string, found = new Set<string>()): Set<string> {
  if (found.has(file)) return found;
  found.add(file);
  const text = readFileSync(file, 'utf8');
  const asked = text.matchAll(/(?:\bfrom|\bimport|src=|href=)\s*["'](\.\/(?:assets\/)?[\w.-]+\.(?:js|css))["']/g);
  for (const [, name = ''] of asked) closure(join(dirname(file), name), found);
  return found;
}

function kilobytes(files: Iterable<string>): number {
  return [...files].reduce((sum, file) => sum + gzipSync(readFileSync(file), { level: 9 }).length, 0) / 1_000;
}
