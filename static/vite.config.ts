import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

/**
 * One page bundle per host, in `static/HOST/dist`; `--mode HOST` says which. Addresses are relative, because the host
 * chooses the folder; nothing is inlined, because the host's content security policy forbids inline scripts and styles.
 */
export default defineConfig(({ mode }) => ({
  root: fileURLToPath(new URL(mode === 'azure' ? './azure' : './jira', import.meta.url)),
  base: './',
  publicDir: 'public',
  clearScreen: false,
  // The planner's worker fetches parts of its own.
  worker: { format: 'es' },
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2022',
    assetsInlineLimit: 0,
    cssCodeSplit: true,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
  },
}));
