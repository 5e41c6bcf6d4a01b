import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

/** Compiles the host into one file with nearly all packages in it: finding their thousand files took longer than running them. */
await build({
  absWorkingDir: fileURLToPath(new URL('../../../', import.meta.url)),
  entryPoints: ['src/host/server/main.ts'],
  outfile: 'dist/host/main.mjs',
  bundle: true,
  // Both bring a program of this machine's own kind, which they find beside themselves.
  external: ['libsql', 'esbuild'],
  platform: 'node',
  target: 'node20',
  format: 'esm',
  mainFields: ['module', 'main'],
  // Packages in CommonJS ask for Node's modules by `require`, which a module file does not have.
  banner: {
    js: "import { createRequire as requireFor } from 'node:module'; const require = requireFor(import.meta.url);",
  },
  sourcemap: true,
  loader: { '.json': 'json' },
  // `#host/*` and its like are ours: an import that begins with # is not a package.
  alias: { '#host': './src/host', '#world': './src/world', '#core': './src/core' },
  logLevel: 'error',
}).catch(() => process.exit(1));
