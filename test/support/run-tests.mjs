/**
 * `npm test`: every test, with browsers in Jira. `npm run test:azure`: what opens the local Azure DevOps in a browser, the
 * same specs among it; together they take longer than people wait for a test, so `.ci/run` calls both.
 * `node test/support/run-tests.mjs jira|azure [JEST'S OPTIONS]`
 */
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
const jest = createRequire(import.meta.url).resolve('jest/bin/jest');
const [tracker, ...words] = process.argv.slice(2);
const inAzureAlone = ['/test/azure/page/page\\.', '/test/host/azure/(pages|extension-host|foreign-extension)\\.'];
const choice =
  tracker === 'azure'
    ? ['--testPathPatterns', '/test/e2e/', ...inAzureAlone]
    : ['--testPathIgnorePatterns', '/node_modules/', '/test/toolchain/', ...inAzureAlone];
// Browser tests wait, for a page to fall silent or a queue to try again: one worker more than processors works meanwhile.
const workers = `--maxWorkers=${availableParallelism() + 1}`;

const { status } = spawnSync(process.execPath, [jest, ...choice, workers, ...words], {
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, WAYBILL_SPECS: tracker },
});
process.exitCode = status ?? 1;
