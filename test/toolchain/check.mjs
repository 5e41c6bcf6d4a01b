/**
 * Bundles and lints Waybill with the tools that `forge deploy` uses, then breaks copies of it in ways that those tools
 * and our own scope check must refuse. Runs the planner as a function, too. Prints a line per check and, last, `N passed, N failed, N skipped`.
 */
import assert from 'node:assert/strict';
import { cpSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { descriptionFiles, hasJiraDescriptions } from './api-descriptions.mjs';
import { planner } from './planner.mjs';
import { copyOfApp, root, script } from './project.mjs';
import { scopeProblems } from './scopes.mjs';
import { scratchFolder } from './scratch.mjs';

const YAML = createRequire(join(root, 'package.json'))('yaml');
const descriptions = descriptionFiles();
const counts = { passed: 0, failed: 0, skipped: 0 };

async function check(name, body) {
  try {
    await body();
    counts.passed += 1;
    console.log(`  ok    ${name}`);
  } catch (error) {
    counts.failed += 1;
    console.log(`  FAIL  ${name}\n        ${String(error.message).split('\n').join('\n        ')}`);
  }
}

function skip(name, why) {
  counts.skipped += 1;
  console.log(`  skip  ${name}: ${why}`);
}

/** What Forge's linters say of an app; throws when they could not run. */
async function lint(app) {
  const { code, stdout, stderr } = await script('lint.cjs', [app], descriptions);
  assert.equal(code, 0, `the linter did not run:\n${stderr}`);
  return JSON.parse(stdout);
}

async function errorsOf(app) {
  return (await lint(app))
    .filter(({ level }) => level === 'error')
    .map(({ file, line, message }) => `${file ?? ''}:${line} ${message}`);
}

function manifestOf(app) {
  return YAML.parse(readFileSync(join(app, 'manifest.yml'), 'utf8'));
}

/** Our own check of a copy; the list of operations comes with the local host, which a light copy leaves out. */
function ownProblems(app) {
  if (!existsSync(join(app, 'operations.json')))
    cpSync(join(root, 'src/host/jira/operations.json'), join(app, 'operations.json'));
  return scopeProblems(app, manifestOf(app));
}

/** A copy whose manifest `change` has altered in place. */
function withManifest(change) {
  const app = copyOfApp({ withHost: false });
  const manifest = manifestOf(app);
  change(manifest);
  writeFileSync(join(app, 'manifest.yml'), YAML.stringify(manifest));
  return app;
}

async function bundle() {
  console.log("Atlassian's bundler");
  const app = copyOfApp({ withHost: true });
  const out = scratchFolder();
  let isBundled = false;
  await check('bundles the functions of src, type checks included', async () => {
    const { code, stderr } = await script('bundle.cjs', [app, out]);
    assert.equal(code, 0, stderr);
    isBundled = true;
  });
  if (!isBundled) return skip('the bundled resolver answers', 'there is no bundle');
  await check('keeps every handler that the manifest names', async () => {
    const handlers = manifestOf(app).modules.function.map(({ handler }) => handler);
    const { code, stdout, stderr } = await script('handlers.cjs', [out, ...handlers]);
    assert.equal(code, 0, stderr);
    assert.deepEqual(JSON.parse(stdout), Object.fromEntries(handlers.map((handler) => [handler, 'function'])));
  });
  await check('its resolver answers, refuses and asks the platform as ours does', async () => {
    const manifest = manifestOf(app);
    const { handler } = manifest.modules.function.find(({ key }) => key === 'commands');
    const { code, stdout, stderr } = await script('invoke.cjs', [out, handler]);
    assert.equal(code, 0, stderr);
    const { unknownIssue, badRequest, unknownCall, inherited, asked } = JSON.parse(stdout);
    assert.equal(unknownIssue.kind, 'not-found');
    assert.deepEqual(badRequest, { kind: 'invalid', why: 'malformed', field: 'issueId' });
    assert.deepEqual([unknownCall, inherited], [{ kind: 'not-found' }, { kind: 'not-found' }]);
    assert.ok(
      asked.some((call) => call.startsWith('fpp /rest/api/3/')),
      `Jira was asked: ${asked}`,
    );
  });
  await check('refuses a type error', async () => {
    const broken = copyOfApp({ withHost: false });
    writeFileSync(
      join(broken, 'src/jira/index.ts'),
      `${readFileSync(join(broken, 'src/jira/index.ts'), 'utf8')}\nexport const wrong: number = 'text';\n`,
    );
    const { code, stderr } = await script('bundle.cjs', [broken, scratchFolder()]);
    assert.notEqual(code, 0);
    assert.match(stderr, /is not assignable to type 'number'/);
  });
}

async function lintAsShipped() {
  console.log('Forge lint');
  await check('finds no error in the app as it is', async () => {
    const problems = await lint(copyOfApp({ withHost: true }));
    const warnings = problems.filter(({ level }) => level === 'warning');
    for (const { file, line, message } of warnings) console.log(`        warning ${file}:${line} ${message}`);
    assert.deepEqual(
      problems.filter(({ level }) => level === 'error'),
      [],
    );
  });
  await check('finds no error in the same app without the local host', async () => {
    assert.deepEqual(await errorsOf(withManifest(() => undefined)), []);
  });
  await Promise.all(
    mutations.map(([name, change, expected]) =>
      check(`refuses ${name}`, async () => {
        const errors = await errorsOf(withManifest(change));
        assert.ok(
          errors.some((error) => expected.test(error)),
          `expected ${expected}, found ${JSON.stringify(errors)}`,
        );
      }),
    ),
  );
  await check('refuses a manifest that is not YAML', async () => {
    const app = copyOfApp({ withHost: false });
    writeFileSync(join(app, 'manifest.yml'), `${readFileSync(join(app, 'manifest.yml'), 'utf8')}\n  - [broken: {\n`);
    assert.notDeepEqual(await errorsOf(app), []);
  });
  const missingScope = 'refuses a Jira call whose scope the manifest lacks';
  if (!hasJiraDescriptions) return skip(missingScope, "Atlassian's OpenAPI files are not beside the repository");
  await check(missingScope, async () => {
    const app = withManifest(
      ({ permissions }) => (permissions.scopes = permissions.scopes.filter((name) => name !== 'write:jira-work')),
    );
    writeFileSync(
      join(app, 'src/jira/probe.ts'),
      "import api, { route } from '@forge/api';\nexport const probe = () => api.asApp().requestJira(route`/rest/api/3/issue/${'A-1'}`, { method: 'PUT' });\n",
    );
    assert.match(
      (await errorsOf(app)).join('\n'),
      /PUT \/rest\/api\/3\/issue\/\{issueIdOrKey\} requires "write:jira-work" scope/,
    );
  });
}

const mutations = [
  ['a function that no module defines', ({ modules }) => (modules.consumer[0].function = 'nowhere'), /nowhere/],
  [
    'a handler in a file that is not there',
    ({ modules }) => (modules.function[0].handler = 'jira/nowhere.handler'),
    /nowhere/,
  ],
  [
    'an interval that Forge does not have',
    ({ modules }) => (modules.scheduledTrigger[0].interval = 'fortnight'),
    /interval/,
  ],
  [
    'a module that Forge does not have',
    ({ modules }) => (modules['jira:issuePanell'] = [{ key: 'odd', title: 'Odd' }]),
    /issuePanell/,
  ],
  ['a resource whose folder is missing', ({ resources }) => (resources[0].path = 'static/nowhere'), /static\/nowhere/],
  ['two modules with one key', ({ modules }) => modules.function.push({ ...modules.function[0] }), /unique|duplicate/i],
];

async function ownScopes() {
  console.log('Scopes, where Forge lint cannot see them');
  await check('are exactly those that the calls of src/jira need', () => {
    assert.deepEqual(ownProblems(copyOfApp({ withHost: false })), []);
  });
  for (const scope of manifestOf(root).permissions.scopes) {
    await check(`refuses a manifest without ${scope}`, () => {
      const app = withManifest(
        ({ permissions }) => (permissions.scopes = permissions.scopes.filter((name) => name !== scope)),
      );
      assert.match(ownProblems(app).join('\n'), new RegExp(scope));
    });
  }
  await check('refuses a scope that nothing needs', () => {
    const app = withManifest(({ permissions }) => permissions.scopes.push('manage:jira-project'));
    assert.deepEqual(ownProblems(app), ['The manifest asks for manage:jira-project, which nothing needs.']);
  });
  await check('asks for no egress and no remotes, so that the app can run on Atlassian', () => {
    const { permissions, remotes } = manifestOf(root);
    assert.equal(permissions.external, undefined);
    assert.equal(remotes, undefined);
  });
}

await bundle();
await lintAsShipped();
await ownScopes();
await planner(check, skip);
console.log(`\n${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`);
process.exitCode = counts.failed > 0 ? 1 : 0;
