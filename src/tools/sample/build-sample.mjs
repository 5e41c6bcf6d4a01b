import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

/**
 * Compiles what fills Waybill with its sample, and beside it Waybill's own code that it runs: in one file, so that what
 * the session throws is what its calls know.
 */
const root = fileURLToPath(new URL('../../../', import.meta.url));
const directory = join(root, 'dist/tools/sample');

const waybill = `
  export { createAzureSession } from '#azure/session';
  export { createTracker as createJiraTracker } from '#jira/tracker';
  export { answer } from '#app/answer';
  export { importParts } from '#app/transfer/export-file';
`;

const common = {
  absWorkingDir: root,
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'esm',
  alias: {
    '#tools': './src/tools',
    '#host': './src/host',
    '#world': './src/world',
    '#core': './src/core',
    '#app': './src/app',
    '#azure': './src/azure',
    '#jira': './src/jira',
  },
  write: false,
  logLevel: 'error',
};

const built = await Promise.all([
  build({ ...common, entryPoints: ['src/tools/sample/main.ts'], outfile: join(directory, 'main.mjs') }),
  build({ ...common, stdin: { contents: waybill, resolveDir: root }, outfile: join(directory, 'waybill.mjs') }),
]).catch(() => process.exit(1));

for (const { path, contents } of built.flatMap(({ outputFiles }) => outputFiles).toReversed()) {
  mkdirSync(dirname(path), { recursive: true });
  // A host that starts meanwhile finds a whole file; the one that is looked for comes last.
  const unfinished = join(dirname(path), `${basename(path)}.${process.pid}.tmp`);
  writeFileSync(unfinished, contents);
  renameSync(unfinished, path);
}
