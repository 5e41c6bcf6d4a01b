import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

/** Compiles the host itself; packages stay outside and are loaded from node_modules. The compiler says what is wrong. */
await build({
  absWorkingDir: fileURLToPath(new URL('../../', import.meta.url)),
  entryPoints: ['src/local/main.ts'],
  outfile: 'dist/local/main.mjs',
  bundle: true,
  packages: 'external',
  platform: 'node',
  target: 'node20',
  format: 'esm',
  sourcemap: true,
  loader: { '.json': 'json' },
  // `#local/*` and its like are ours: an import that begins with # is not a package.
  alias: { '#local': './src/local', '#core': './src/core' },
  logLevel: 'error',
}).catch(() => process.exit(1));
