import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const modes = ['jira-issue', 'jira-page', 'azure-issue', 'azure-page'];

/**
 * The page of one host for what stands on an issue, or for what fills a page, in `static/HOST/dist`; `--mode` says
 * which. Each has a folder of its own: Jira shows `index.html` of a folder and nothing else. Addresses are relative,
 * because the host chooses the folder; nothing is inlined, because its content security policy forbids inline scripts
 * and styles.
 */
export default defineConfig(({ mode }) => {
  if (!modes.includes(mode)) throw new Error(`There are no pages called ${mode}: ${modes.join(', ')}.`);
  const [host, place] = mode.split('-');
  return {
    root: fileURLToPath(new URL(`./${host}/${place}`, import.meta.url)),
    base: './',
    publicDir: '../public',
    clearScreen: false,
    // The planner's worker fetches parts of its own.
    worker: { format: 'es' as const },
    build: {
      outDir: `../dist/${place}`,
      emptyOutDir: true,
      target: 'es2022',
      assetsInlineLimit: 0,
      cssCodeSplit: true,
      modulePreload: { polyfill: false },
      reportCompressedSize: false,
      rolldownOptions: {
        output: {
          // What every panel of a page needs is one file, whatever code that comes later shares with it: small files
          // compress badly.
          codeSplitting: { groups: [{ name: 'base', tags: ['$initial' as const] }] },
        },
      },
    },
  };
});
