import { readFileSync } from 'node:fs';
import { build, partNames } from '../../tools/build/build.mjs';

/** `npm start`: builds what is stale, then runs the host in this very process. */

const words = process.argv.slice(2);
try {
  await build(['host']);
  const { readCommandLine, runHost } = await import('../../../dist/host/main.mjs');
  const options = readCommandLine(words);
  if (options) {
    const runsOwnApp = !words.some((word) => word.startsWith('--forge-app'));
    const takesSample = runsOwnApp && options.hasSample;
    await build(
      partNames.filter(
        (name) => name !== 'host' && (name !== 'pages' || runsOwnApp) && (name !== 'sample' || takesSample),
      ),
      console.log,
    );
    await runHost(options, takesSample ? furnish : undefined);
  }
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}

/** Loaded only where there is something to fill. */
async function furnish({ mainOrigin, answer }, say) {
  try {
    const { furnishHost } = await import('../../../dist/tools/sample/main.mjs');
    const manifest = JSON.parse(readFileSync(new URL('../../../vss-extension.json', import.meta.url), 'utf8'));
    const extension = { publisherId: manifest.publisher, extensionId: manifest.id };
    await furnishHost({ origin: mainOrigin, answer, say, extension });
  } catch (error) {
    say(`The sample could not be loaded: ${error.message}`);
  }
}
