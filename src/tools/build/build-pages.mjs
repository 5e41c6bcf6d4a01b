import { fileURLToPath } from 'node:url';
import { build } from 'vite';

/** Builds pages of static/vite.config.ts: `node src/tools/build/build-pages.mjs MODE…`. */

const configFile = fileURLToPath(new URL('../../../static/vite.config.ts', import.meta.url));

process.env.NODE_ENV = 'production';
for (const mode of process.argv.slice(2)) await build({ configFile, mode, logLevel: 'warn' });
