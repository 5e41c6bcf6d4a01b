const { join } = require('node:path');

/** Large libraries that keep no state of a test, and the file in shared/ that asks the worker for each. */
const shared = {
  '@atlaskit/jql-ast': 'jql-ast',
  ajv: 'ajv',
  'ajv-formats': 'ajv-formats',
  cheerio: 'cheerio',
  libsql: 'libsql',
  'playwright-core': 'playwright-core',
  yaml: 'yaml',
  zod: 'zod',
  'zod/mini': 'zod-mini',
};
const stands = new Map(
  Object.entries(shared).map(([name, file]) => [require.resolve(name), join(__dirname, 'shared', `${file}.cjs`)]),
);

/** Finds modules as Node does, then says where the shared ones are: by file, so that a library with a version of its own keeps it. */
module.exports = (request, options) => {
  const found = options.defaultResolver(request, options);
  return stands.get(found) ?? found;
};
