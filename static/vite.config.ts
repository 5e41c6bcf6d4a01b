import { fileURLToPath } from 'node:url';
import { defineConfig, type Plugin } from 'vite';

/** What Forge's packages use of TypeScript's helpers. */
const helpers = ['__exportStar', '__importDefault', '__importStar'];

/**
 * Forge's bridge asks for TypeScript's helpers as CommonJS does, all of them at once, and a bundler keeps what is asked for:
 * a tenth of what a panel loads beside React. Here they are those that the bridge uses; one that is not among them stops
 * the build.
 */
function fewHelpers(): Plugin {
  const all = 'tslib/tslib.es6.mjs';
  const few = '\0few-helpers';
  return {
    name: 'few-helpers',
    enforce: 'pre',
    resolveId: (id, importer) => (id === 'tslib' && importer?.includes('@forge') ? few : undefined),
    load: (id) => (id === few ? `export { ${helpers.join(', ')} } from '${all}';` : undefined),
    transform(code, id) {
      if (!id.includes('@forge') || !code.includes('tslib')) return;
      for (const [, name = ''] of code.matchAll(/\btslib_1\.(\w+)/g))
        if (!helpers.includes(name)) this.error(`${id} uses ${name}, which is not among the helpers of the build.`);
    },
  };
}

const modes = ['jira-issue', 'jira-page', 'jira-gadget', 'azure-issue', 'azure-page', 'azure-gadget'];

/**
 * The page of one host for what stands on an issue, fills a page or stands on a dashboard, in `static/HOST/dist`; `--mode` says
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
    plugins: [fewHelpers()],
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
