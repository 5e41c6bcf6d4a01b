import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

/** Compiles the planner's command, and the threads that prove bounds and search beside it, into one file each. */
const root = fileURLToPath(new URL('../../../', import.meta.url));
const { outputFiles } = await build({
  absWorkingDir: root,
  entryPoints: ['src/tools/plan/main.ts', 'src/tools/plan/bound-thread.ts', 'src/tools/plan/search-thread.ts'],
  outdir: 'dist/tools/plan',
  outExtension: { '.js': '.mjs' },
  bundle: true,
  // Three megabytes that only a bound needs: loaded where it is asked for.
  external: ['highs'],
  platform: 'node',
  target: 'node20',
  format: 'esm',
  alias: { '#tools': './src/tools', '#planner': './src/planner', '#core': './src/core' },
  write: false,
  logLevel: 'error',
}).catch(() => process.exit(1));

for (const { path, contents } of outputFiles) {
  mkdirSync(dirname(path), { recursive: true });
  // Whoever runs the command meanwhile finds a whole file.
  const unfinished = join(dirname(path), `${basename(path)}.${process.pid}.tmp`);
  writeFileSync(unfinished, contents);
  renameSync(unfinished, path);
}
