/** `npm run test:azure`: the browser specs that `npm test` runs in Jira only, in Azure DevOps. */
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
const jest = createRequire(import.meta.url).resolve('jest/bin/jest');
const specs = ['trouble', 'value-page', 'settings-page'].map((name) => `test/e2e/${name}`);

const { status } = spawnSync(process.execPath, [jest, ...specs, ...process.argv.slice(2)], { cwd: root, stdio: 'inherit', env: { ...process.env, WAYBILL_SPECS: 'azure' } });
process.exitCode = status ?? 1;
