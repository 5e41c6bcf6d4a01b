import { readStormOptions, type StormOptions } from './options';
import { runStorm, type Outcome } from './run';

const titles = { jira: 'Jira', azure: 'Azure DevOps' };
/** Of each kind of finding so many are told whole. */
const mostTold = 10;

/** npm run bench:storm: what people were told holds, whatever the network and the machine do. Ends with `N passed, N failed`. */
async function main(options: StormOptions): Promise<void> {
  let [passed, failed] = [0, 0];
  for (const host of options.hosts) {
    const { seconds, clients, faults, kills, seed } = options;
    console.log(
      `\n${titles[host]}: ${clients} people for ${seconds} s, faults ${faults || 'none'}, ${kills} kills, seed ${seed}`,
    );
    const isGood = report(await runStorm(host, options));
    if (isGood) passed += 1;
    else failed += 1;
  }
  console.log(`\n${passed} passed, ${failed} failed`);
  // Pages that were closed go on waiting for answers that never come.
  process.exit(failed > 0 ? 1 : 0);
}

/** Prints what a storm came to; answers whether everything that was acknowledged holds. */
function report(outcome: Outcome): boolean {
  const { acknowledged, lost, contradicted, refused, unknown, kills, misled, unread, astray, wedged, uncaught } =
    outcome;
  const figures: readonly (readonly [string, number])[] = [
    ['acknowledged', acknowledged],
    ['lost', lost.length],
    ['contradicted', contradicted.length],
    ['refused and told', refused],
    ['unknown: no answer came', unknown],
    ['kills', kills],
    ['told of a clash with their own write', misled.length],
    ['sealed answers that nobody keeps any more', unread],
    ['fields astray after settling', astray.length],
    ['items wedged', wedged.length],
    ['uncaught errors', uncaught.length],
  ];
  for (const [what, count] of figures) console.log(`  ${what.padEnd(44)} ${String(count).padStart(6)}`);
  const findings = { lost, contradicted, misled, astray, wedged, uncaught };
  for (const [what, found] of Object.entries(findings))
    for (const finding of found.slice(0, mostTold)) console.log(`  ${what}: ${finding}`);
  // A storm in which nothing was acknowledged proves nothing.
  return acknowledged > 0 && Object.values(findings).every((found) => found.length === 0);
}

Promise.resolve()
  .then(() => main(readStormOptions(process.argv.slice(2))))
  .catch((error: Error) => {
    console.error(error.message);
    process.exitCode = 1;
  });
