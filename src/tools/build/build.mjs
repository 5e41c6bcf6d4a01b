import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { locked } from './build-lock.mjs';

/**
 * Builds what is stale: the app's pages, the packed extension, the host's pages, the host, the planner's command, what
 * fills the seeded train. A part is stale when the content of a file that it is made of has changed, or when what was
 * built is gone. `node src/tools/build/build.mjs [PART…]` builds the named parts.
 */

const root = fileURLToPath(new URL('../../../', import.meta.url));
const stamps = join(root, 'dist/stamps');
const vite = join(root, 'node_modules/vite/bin/vite.js');

const extension = JSON.parse(readFileSync(join(root, 'vss-extension.json'), 'utf8'));

const parts = {
  host: {
    from: ['src/host', 'src/world', 'src/core', 'src/tools/build'],
    without: ['src/host/pages'],
    out: 'dist/host/main.mjs',
    words: ['src/tools/build/build-host.mjs'],
  },
  plan: {
    from: ['src/tools/plan', 'src/planner', 'src/core'],
    without: [],
    out: 'dist/tools/plan/main.mjs',
    words: ['src/tools/plan/build-plan.mjs'],
  },
  sample: {
    from: ['src/tools/sample', 'src/world/seed', 'src/host/azure/world/guid.ts', 'src/core', 'src/app', 'src/azure'],
    without: [],
    out: 'dist/tools/sample/main.mjs',
    words: ['src/tools/sample/build-sample.mjs'],
  },
  pages: {
    from: ['static', 'src/core', 'src/planner', 'src/app', 'src/jira', 'src/tools/build'],
    without: ['static/jira/dist', 'static/azure'],
    out: 'static/jira/dist/page/index.html',
    words: ['src/tools/build/build-pages.mjs', 'jira-issue', 'jira-page', 'jira-gadget'],
  },
  azure: {
    from: [
      'vss-extension.json',
      'static',
      'src/core',
      'src/planner',
      'src/app',
      'src/azure',
      'src/tools/package-azure',
    ],
    without: ['static/azure/dist', 'static/jira'],
    out: `dist/azure/${extension.publisher}.${extension.id}-${extension.version}.vsix`,
    words: ['src/tools/package-azure/package.mjs'],
  },
  hostPages: {
    from: ['src/host/pages', 'src/host/bridge', 'src/host/azure', 'src/host/server/seams.ts', 'static/kit'],
    without: [],
    out: 'dist/pages/index.html',
    words: [vite, 'build', '--logLevel', 'warn', '-c', 'src/host/pages/vite.config.ts'],
  },
};

/** Names of the parts, in the order in which they are built; the planner's command builds itself when it is run. */
export const partNames = Object.keys(parts).filter((name) => name !== 'plan');

/** Builds the named parts that are stale, side by side; `say` is told of each. Rejects when one cannot be built. */
export async function build(names = partNames, say = () => {}) {
  await Promise.all(names.map((name) => buildPart(name, parts[name], say)));
}

async function buildPart(name, part, say) {
  const stamp = join(stamps, name);
  const isFresh = () =>
    existsSync(join(root, part.out)) && existsSync(stamp) && readFileSync(stamp, 'utf8') === fingerprint(part);
  if (isFresh()) return;
  // Two hosts that start at once would each empty the folder that the other has filled.
  await locked(join(root, 'dist/locks', name), async () => {
    if (isFresh()) return;
    const content = fingerprint(part);
    say(`Building ${name} …`);
    await run(part.words);
    mkdirSync(stamps, { recursive: true });
    writeFileSync(stamp, content);
  });
}

/** Hash of everything that a part is made of; file times do not count, so a fresh clone and a checkout agree. */
function fingerprint({ from, without }) {
  const hash = createHash('sha256').update(process.version);
  for (const file of ['package-lock.json', 'package.json', 'tsconfig.json', ...from.flatMap(filesBelow)]) {
    if (!without.some((folder) => file.startsWith(`${folder}/`)))
      hash.update(`${file}\0`).update(readFileSync(join(root, file)));
  }
  return hash.digest('hex');
}

function filesBelow(path) {
  if (!existsSync(join(root, path))) return [];
  if (/\.\w+$/.test(path)) return [path];
  return readdirSync(join(root, path), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath ?? entry.path, entry.name)).replaceAll('\\', '/'))
    .sort();
}

function run(words) {
  return new Promise((resolve, reject) => {
    // Whoever builds, a test too, builds what is shipped: React's development form is five times as slow.
    const env = { ...process.env, NODE_ENV: 'production' };
    const child = spawn(process.execPath, words, { cwd: root, env, stdio: ['ignore', 'ignore', 'pipe'] });
    let complaint = '';
    child.stderr.setEncoding('utf8').on('data', (text) => (complaint += text));
    child.on('error', reject);
    child.on('exit', (code) =>
      code === 0 ? resolve() : reject(new Error(`Building failed: ${words.join(' ')}\n${complaint}`)),
    );
  });
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const names = process.argv.slice(2);
  await build(names.length > 0 ? names : partNames, console.log);
}
