import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import { build } from 'esbuild';

/** `npm run package:azure`: builds the extension's pages, checks its manifest and packs both into `dist/azure`. */

const root = fileURLToPath(new URL('../../../', import.meta.url));
const compiled = join(root, 'dist/tools/package-azure.mjs');

try {
  execFileSync(
    process.execPath,
    [join(root, 'src/tools/build/build-pages.mjs'), 'azure-issue', 'azure-page', 'azure-gadget'],
    {
      cwd: root,
      stdio: ['ignore', 'ignore', 'pipe'],
    },
  );
  await build({
    absWorkingDir: root,
    entryPoints: ['src/tools/package-azure/main.ts'],
    outfile: compiled,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    mainFields: ['module', 'main'],
    banner: {
      js: "import { createRequire as requireFor } from 'node:module'; const require = requireFor(import.meta.url);",
    },
    logLevel: 'error',
  });
  const { writePackage } = await import(compiled);
  if (!writePackage(root, join(root, 'dist/azure'), console.log, console.error)) process.exitCode = 1;
} catch (error) {
  console.error(error.stderr?.toString() || error.message);
  process.exitCode = 1;
}
