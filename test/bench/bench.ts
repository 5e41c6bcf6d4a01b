import { board } from './board';
import { boardOfTrain } from './board-of-train';
import { bundle } from './bundle';
import { importing } from './importing';
import { install } from './install';
import { lines } from './lines';
import { report } from './measure';
import { panel } from './panel';
import { recordLists } from './records';
import { valuePage } from './value-page';

/** npm run bench [-- NAME… [--check]]: measures, prints a table; with `--check` a figure over its limit is a failure. */
const benchmarks = {
  bundle,
  install,
  import: importing,
  panel,
  board: async () => [...(await board()), ...(await boardOfTrain())],
  'value-page': valuePage,
  records: recordLists,
  lines,
};

async function main(words: readonly string[]): Promise<void> {
  const names = words.filter((word) => !word.startsWith('--'));
  const unknown = names.find((name) => !(name in benchmarks));
  if (unknown !== undefined)
    throw new Error(`There is no benchmark ${unknown}. Choose from ${Object.keys(benchmarks).join(', ')}.`);
  let isGood = true;
  for (const [name, run] of Object.entries(benchmarks)) {
    if (names.length > 0 && !names.includes(name)) continue;
    isGood = report(name, await run()) && isGood;
  }
  if (words.includes('--check') && !isGood) process.exitCode = 1;
}

main(process.argv.slice(2)).catch((error: Error) => {
  console.error(error.message);
  process.exitCode = 1;
});
