/** node handlers.cjs BUNDLE HANDLER…: prints what kind of thing each handler of a bundle is, as JSON by handler. */
const { join, resolve } = require('node:path');

const [bundle, ...handlers] = process.argv.slice(2);
// Bundled code may look at its invocation while it loads.
require(join(resolve(bundle), '__forge__.cjs'));

const kinds = handlers.map((handler) => {
  const [, module, name] = /^(.*)\.([^.]+)$/.exec(handler);
  return [handler, typeof require(join(resolve(bundle), `${module}.cjs`))[name]];
});
process.stdout.write(JSON.stringify(Object.fromEntries(kinds)));
