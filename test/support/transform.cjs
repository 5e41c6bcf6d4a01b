const { createHash } = require('node:crypto');
const { readFileSync } = require('node:fs');
const { extname } = require('node:path');
const { transformSync, version } = require('esbuild');

const itself = readFileSync(__filename);

/** Compiles tests and sources for jest with the bundler that also builds the product. Types are checked by `npm run check`. */
module.exports = {
  getCacheKey(source, path, { configString }) {
    return createHash('sha1')
      .update(version)
      .update(itself)
      .update(source)
      .update(path)
      .update(configString)
      .digest('hex');
  },
  process(source, path) {
    const loader = extname(path).slice(1).replace(/^[mc]/, '');
    const { code } = transformSync(source, {
      loader,
      format: 'cjs',
      target: 'node20',
      // Jest has no modules of its own: what is loaded lazily is required when its turn comes.
      supported: { 'dynamic-import': false },
      sourcemap: 'inline',
      sourcefile: path,
      jsx: 'automatic',
      define: { 'import.meta.url': '__importMetaUrl' },
    });
    return { code: `const __importMetaUrl = require('node:url').pathToFileURL(__filename).href;${code}` };
  },
};
