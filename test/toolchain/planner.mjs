import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { copyOfApp, root, script } from './project.mjs';
import { scratchFolder } from './scratch.mjs';

const YAML = createRequire(join(root, 'package.json'))('yaml');
const wasm = join(root, 'node_modules/highs/build/highs.wasm');

/** A function that plans, and one that proves a bound with the solver; both answer in what Forge gives a function. */
const planning = `import { plan } from '#planner/search/planning-turns';

export function handler(event: any): unknown {
  return plan(event.problem, { seed: 1, steps: 2000 });
}
`;
const bounding = `import { Bounding } from '#planner/bound/bound';
import { compile } from '#planner/instance';

export async function handler(event: any): Promise<unknown> {
  const { default: load } = await import('highs');
  const { wasm } = await import('./solver-bytes');
  const bounding = new Bounding(compile(event.problem), await load({ wasmBinary: Buffer.from(wasm, 'base64') }) as any);
  bounding.improve({ now: () => Date.now(), until: Date.now() + 10_000 });
  return bounding.bound;
}
`;

/** Two features for a team that can do one: the dearer one, in the first iteration, is worth 7. */
const problem = {
  iterations: 2,
  teams: [{ id: 'T', capacity: [3, 0] }],
  features: [
    { id: 'F1', value: [5, 5] },
    { id: 'F2', value: [7, 2] },
  ],
  stories: [
    { id: 'S1', feature: 'F1', team: 'T', points: 3 },
    { id: 'S2', feature: 'F2', team: 'T', points: 3 },
  ],
  dependencies: [],
};

/** Checks that the planner, and the solver that it may use, work in a function as Atlassian bundles it. */
export async function planner(check, skip) {
  console.log('The planner in a function');
  await check('is bundled and plans', async () => {
    const answer = await answerOf({ 'src/jira/probe.ts': planning });
    assert.deepEqual(answer, { placements: { S2: 0 }, value: 7, seed: 1 });
  });
  const name = 'proves a bound with HiGHS, whose program is a text in the bundle';
  if (!existsSync(wasm)) return skip(name, 'highs is not installed');
  await check(name, async () => {
    const bytes = `export const wasm: string = ${JSON.stringify(readFileSync(wasm).toString('base64'))};\n`;
    const answer = await answerOf({ 'src/jira/probe.ts': bounding, 'src/jira/solver-bytes.ts': bytes });
    assert.equal(answer.kind, 'proven');
    assert.ok(answer.value >= 7 - 1e-6, `${answer.value} is no bound of 7`);
  });
}

async function answerOf(files) {
  const app = copyOfApp({ withHost: false });
  for (const [path, text] of Object.entries(files)) writeFileSync(join(app, path), text);
  const manifest = YAML.parse(readFileSync(join(app, 'manifest.yml'), 'utf8'));
  manifest.modules.function.push({ key: 'probe', handler: 'jira/probe.handler' });
  writeFileSync(join(app, 'manifest.yml'), YAML.stringify(manifest));
  const out = scratchFolder();
  const bundled = await script('bundle.cjs', [app, out]);
  assert.equal(bundled.code, 0, bundled.stderr);
  const { code, stdout, stderr } = await script('invoke-planner.cjs', [
    out,
    'jira/probe.handler',
    JSON.stringify(problem),
  ]);
  assert.equal(code, 0, stderr);
  return JSON.parse(stdout);
}
