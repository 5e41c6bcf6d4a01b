import { build, partNames } from '../../tools/build/build.mjs';

/** `npm start`: builds what is stale, then runs the host in this very process. */

const words = process.argv.slice(2);
try {
  await build(['host']);
  const { readCommandLine, runHost } = await import('../../../dist/host/main.mjs');
  const options = readCommandLine(words);
  if (options) {
    const runsOwnApp = !words.some((word) => word.startsWith('--forge-app'));
    await build(
      partNames.filter((name) => name !== 'host' && (name !== 'pages' || runsOwnApp)),
      console.log,
    );
    await runHost(options);
  }
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
