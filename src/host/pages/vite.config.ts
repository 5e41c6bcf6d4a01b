import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { build as bundle } from 'esbuild';
import { defineConfig, type Plugin } from 'vite';

const here = fileURLToPath(new URL('.', import.meta.url));
const require = createRequire(import.meta.url);

/** Two files beside the pages that must keep their names: the bridge's page side, one plain script, and the tokens' sheet. */
function fixedFiles(): Plugin {
  return {
    name: 'fixed-files',
    apply: 'build',
    async generateBundle() {
      const frame = await bundle({
        entryPoints: [`${here}frame/client.ts`],
        bundle: true,
        minify: true,
        write: false,
        format: 'iife',
        target: 'es2020',
        legalComments: 'inline',
      });
      this.emitFile({ type: 'asset', fileName: 'frame.js', source: frame.outputFiles[0]?.text ?? '' });
      this.emitFile({ type: 'asset', fileName: 'tokens.css', source: tokensSheet() });
    },
  };
}

/** Every theme's `--ds-*` variables, chosen by the root's attributes. */
function tokensSheet(): string {
  // The sheets themselves: the package's own reader first asks a feature gate that nobody answers here.
  const sheet = (name: string) =>
    (require(`@atlaskit/tokens/dist/cjs/artifacts/themes/atlassian-${name}`) as { default: string }).default;
  return ['light', 'dark', 'shape', 'spacing', 'typography', 'motion'].map(sheet).join('\n');
}

export default defineConfig({
  root: here,
  base: '/host/web/',
  plugins: [fixedFiles()],
  // The package hides the half of its channel that serves the host's side, too.
  resolve: {
    alias: {
      'extension-channel': fileURLToPath(
        new URL('../../../node_modules/azure-devops-extension-sdk/esm/XDM.js', import.meta.url),
      ),
    },
  },
  build: {
    outDir: fileURLToPath(new URL('../../../dist/pages', import.meta.url)),
    emptyOutDir: true,
    target: 'es2022',
    rolldownOptions: { input: { index: `${here}index.html`, azure: `${here}azure.html` } },
  },
});
