/**
 * `npm test`: every test, in both trackers. `npm run test:quick`: rules, use cases and panels without a browser, for the
 * minute between two edits. `node test/support/run-tests.mjs all|quick|jira|azure [JEST'S OPTIONS]`: `jira` and `azure`
 * are all tests with browsers in that tracker alone.
 */
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
const jest = createRequire(import.meta.url).resolve('jest/bin/jest');
const [choice, ...words] = process.argv.slice(2);
const quick = [
  '--testPathPatterns',
  '/test/(app|core|jira|lint|panels|readme)/',
  '/test/planner/(bound|builders|conflict|difference)\\.',
];
// Browser tests wait, for a page to fall silent or a queue to try again: one worker more than processors works meanwhile.
const workers = `--maxWorkers=${availableParallelism() + 1}`;

const { status } = spawnSync(process.execPath, [jest, ...(choice === 'quick' ? quick : []), workers, ...words], {
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, WAYBILL_SPECS: choice === 'jira' || choice === 'azure' ? choice : '' },
});
process.exitCode = status ?? 1;
