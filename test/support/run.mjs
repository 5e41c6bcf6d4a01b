/** node test/support/run.mjs FILE.ts [ARGUMENTS]: runs a script that is written in TypeScript, with paths as jest sees them. */
import { mkdirSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('../../', import.meta.url));
const [file, ...words] = process.argv.slice(2);
const outfile = join(root, 'dist/scripts', `${basename(file, '.ts')}.cjs`);
mkdirSync(join(root, 'dist/scripts'), { recursive: true });
await build({
  entryPoints: [resolve(file)],
  outfile,
  bundle: true,
  packages: 'external',
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  sourcemap: 'inline',
  logLevel: 'error',
});
process.argv = [process.argv[0], file, ...words];
await import(pathToFileURL(outfile).href);
