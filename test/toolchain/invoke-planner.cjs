/** node invoke-planner.cjs BUNDLE HANDLER PROBLEM: calls the bundled function as Forge does and prints what it answered, as JSON. */
const { join, resolve } = require('node:path');

const [bundle, handler, problem] = process.argv.slice(2);
const { main } = require(join(resolve(bundle), '__forge__.cjs'));

main({
  handler,
  event: { problem: JSON.parse(problem) },
  platform: () => Promise.reject(new Error('The planner asks nobody.')),
}).then(
  (value) => process.stdout.write(JSON.stringify(value)),
  (error) => {
    console.error(error);
    process.exitCode = 1;
  },
);
