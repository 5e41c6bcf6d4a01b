import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join, resolve } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { compile } from '#planner/instance';
import { assignmentOf, breachesOf } from '#planner/measurement';
import { plan } from '#planner/search/planning-turns';
import { makeTrain, sizes } from '../bench/planner/instances';
import { launch } from '../support/chromium';
import type { BoundProver } from '../../static/panels/planning/bound-prover';
import type { Planner } from '../../static/panels/planning/planner';

declare const planner: Planner;
declare const prover: BoundProver;

const root = resolve(__dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'waybill-planner-page-'));
const types: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.wasm': 'application/wasm',
};
const problem = makeTrain('small', sizes.small, 1);
let server: Server;
let browser: Browser;
let page: Page;
let mayCompile = true;
const refused: string[] = [];

beforeAll(async () => {
  execFileSync(
    process.execPath,
    [
      join(root, 'node_modules/vite/bin/vite.js'),
      'build',
      '--logLevel',
      'warn',
      '-c',
      join(__dirname, 'planner-page/vite.config.ts'),
      '--outDir',
      folder,
      '--emptyOutDir',
    ],
    { cwd: root, stdio: ['ignore', 'ignore', 'pipe'] },
  );
  server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname;
    const file = join(folder, path === '/' ? 'index.html' : path);
    response.setHeader('content-type', types[extname(file)] ?? 'application/octet-stream');
    // No stricter than what both hosts ask for: nothing inline, no blob, no eval.
    // A worker has the policy of its own file; WebAssembly asks for this much.
    const scripts = file.includes('bound-worker') && mayCompile ? "'self' 'wasm-unsafe-eval'" : "'self'";
    response.setHeader(
      'content-security-policy',
      `default-src 'none'; script-src ${scripts}; worker-src 'self'; connect-src 'self'`,
    );
    response.end(readFileSync(file));
  }).listen(0, '127.0.0.1');
  await new Promise((ready) => server.once('listening', ready));
  browser = await launch();
  page = await browser.newPage();
  page.on('console', (message) => message.type() === 'error' && refused.push(message.text()));
  await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
});

afterAll(async () => {
  await browser?.close();
  server?.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('the planner in a page', () => {
  it('is a file of its own, which the page does not fetch before it plans', async () => {
    const workers = readdirSync(join(folder, 'assets')).filter((file) => file.startsWith('planner-worker'));
    expect(workers).toHaveLength(1);
    expect(await page.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name))).not.toEqual(
      expect.arrayContaining([expect.stringContaining('planner-worker')]),
    );
  });

  it('finds a plan that keeps all rules in a worker, telling how it goes', async () => {
    const { outcome, values } = await page.evaluate(async (train) => {
      const heard: number[] = [];
      const found = await planner.plan({ problem: train, seed: 4, steps: 30_000 }, (value) => heard.push(value))
        .outcome;
      return { outcome: found, values: heard };
    }, problem);
    expect(outcome.isCancelled).toBe(false);
    const instance = compile(problem);
    expect(breachesOf(instance, assignmentOf(instance, outcome.plan!.placements))).toEqual([]);
    expect(values.length).toBeGreaterThan(0);
    expect(outcome.plan!.value).toBeCloseTo(values.at(-1)!, 6);
  });

  it('answers the best plan so far when it is cancelled, long before its time is up', async () => {
    const outcome = await page.evaluate(async (train) => {
      const job = planner.plan({ problem: train, seed: 1, milliseconds: 3_600_000 }, () => job.cancel());
      return job.outcome;
    }, problem);
    expect(outcome.isCancelled).toBe(true);
    expect(outcome.plan!.value).toBeGreaterThan(0);
  });

  it('gives up a plan when another is asked for', async () => {
    const [first, second] = await page.evaluate(async (train) => {
      const old = planner.plan({ problem: train, seed: 1, milliseconds: 3_600_000 });
      const young = planner.plan({ problem: train, seed: 1, steps: 5_000 });
      return Promise.all([old.outcome, young.outcome]);
    }, problem);
    expect([first!.isCancelled, second!.isCancelled]).toEqual([true, false]);
  });

  it('says so when it fails', async () => {
    const message = await page.evaluate(async (train) => {
      const circle = {
        ...train,
        dependencies: [
          { from: 'S1', to: 'S2', lag: 0 },
          { from: 'S2', to: 'S1', lag: 0 },
        ],
      };
      return planner.plan({ problem: circle, seed: 1, steps: 10 }).outcome.then(
        () => 'planned',
        (error: Error) => error.message,
      );
    }, problem);
    expect(message).toContain('circle');
  });

  it('ends its open plans when it is closed, and plans again afterwards', async () => {
    const outcomes = await page.evaluate(async (train) => {
      const open = planner.plan({ problem: train, seed: 1, milliseconds: 3_600_000 });
      planner.close();
      return [await open.outcome, await planner.plan({ problem: train, seed: 1, steps: 5_000 }).outcome];
    }, problem);
    expect(outcomes.map(({ plan, isCancelled }) => [plan === undefined, isCancelled])).toEqual([
      [true, true],
      [false, false],
    ]);
  });

  it('does nothing that a strict policy refuses', () => {
    expect(refused).toEqual([]);
  });
});

describe('bounds in a page', () => {
  it('are proven in a worker that fetches the solver when it is first asked', async () => {
    const { end, bounds } = await page.evaluate(async (train) => {
      const heard: number[] = [];
      return { end: await prover.prove(train, 1_500, (value) => heard.push(value)), bounds: heard };
    }, problem);
    expect(end).toMatchObject({ kind: 'end', isInfeasible: false });
    expect(bounds).toEqual([...bounds].sort((one, other) => other - one));
    const { value } = plan(problem, { seed: 1, steps: 20_000 })!;
    expect(bounds.at(-1)).toBeGreaterThanOrEqual(value);
    // Every feature in the first iteration: what is known without a solver.
    expect(bounds.at(-1)).toBeLessThan(problem.features.reduce((sum, feature) => sum + feature.value[0]!, 0));
  });

  it('say that there is no plan where that is proven', async () => {
    const none = {
      ...problem,
      teams: problem.teams.map((team) => ({ ...team, capacity: team.capacity.map(() => 0) })),
    };
    expect(none.features.some(({ mandatory }) => mandatory)).toBe(true);
    expect(await page.evaluate((train) => prover.prove(train, 5_000, () => {}), none)).toMatchObject({
      kind: 'end',
      isInfeasible: true,
    });
  });

  it('are given up at once when another is asked for', async () => {
    const ends = await page.evaluate(async (train) => {
      const old = prover.prove(train, 3_600_000, () => {});
      prover.stop();
      return [await old, await prover.prove(train, 50, () => {})];
    }, problem);
    expect(ends.map(({ kind }) => kind)).toEqual(['stopped', 'end']);
  });

  it('are done without where a site forbids WebAssembly', async () => {
    mayCompile = false;
    const other = await browser.newPage();
    await other.goto(page.url());
    expect(
      await other.evaluate(
        (train) =>
          prover
            .prove(train, 1_000, () => {})
            .then(
              () => 'proven',
              () => 'failed',
            ),
        problem,
      ),
    ).toBe('failed');
    await other.close();
  });
});
