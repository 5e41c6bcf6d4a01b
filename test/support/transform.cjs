const { createHash } = require('node:crypto');
const { extname } = require('node:path');
const { transformSync, version } = require('esbuild');

/** Compiles tests and sources for jest with the bundler that also builds the product. Types are checked by `npm run check`. */
module.exports = {
  getCacheKey(source, path, { configString }) {
    return createHash('sha1').update(version).update(source).update(path).update(configString).digest('hex');
  },
  process(source, path) {
    const loader = extname(path).slice(1).replace(/^[mc]/, '');
    const { code } = transformSync(source, {
      loader,
      format: 'cjs',
      target: 'node20',
      sourcemap: 'inline',
      sourcefile: path,
      jsx: 'automatic',
      define: { 'import.meta.url': '__importMetaUrl' },
    });
    return { code: `const __importMetaUrl = require('node:url').pathToFileURL(__filename).href;${code}` };
  },
};
