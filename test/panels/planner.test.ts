import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join, resolve } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { compile } from '#core/planner/instance';
import { assignmentOf, breachesOf } from '#core/planner/measurement';
import { makeTrain, sizes } from '../bench/planner/instances';
import { launch } from '../support/chromium';
import type { Planner } from '../../static/panels/planning/planner';

declare const planner: Planner;

const root = resolve(__dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'waybill-planner-page-'));
const types: Readonly<Record<string, string>> = { '.html': 'text/html', '.js': 'text/javascript', '.wasm': 'application/wasm' };
const problem = makeTrain('small', sizes.small, 1);
let server: Server;
let browser: Browser;
let page: Page;
const refused: string[] = [];

beforeAll(async () => {
  execFileSync(process.execPath, [join(root, 'node_modules/vite/bin/vite.js'), 'build', '--logLevel', 'warn', '-c', join(__dirname, 'planner-page/vite.config.ts'), '--outDir', folder, '--emptyOutDir'], { cwd: root, stdio: ['ignore', 'ignore', 'pipe'] });
  server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname;
    const file = join(folder, path === '/' ? 'index.html' : path);
    response.setHeader('content-type', types[extname(file)] ?? 'application/octet-stream');
    // No stricter than what both hosts ask for: nothing inline, no blob, no eval.
    response.setHeader('content-security-policy', "default-src 'none'; script-src 'self'; worker-src 'self'; connect-src 'self'");
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
    expect(await page.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name))).not.toEqual(expect.arrayContaining([expect.stringContaining('planner-worker')]));
  });

  it('finds a plan that keeps all rules in a worker, telling how it goes', async () => {
    const { outcome, values } = await page.evaluate(async (train) => {
      const heard: number[] = [];
      const found = await planner.plan({ problem: train, seed: 4, steps: 30_000 }, (value) => heard.push(value)).outcome;
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
      const circle = { ...train, dependencies: [{ from: 'S1', to: 'S2', lag: 0 }, { from: 'S2', to: 'S1', lag: 0 }] };
      return planner.plan({ problem: circle, seed: 1, steps: 10 }).outcome.then(() => 'planned', (error: Error) => error.message);
    }, problem);
    expect(message).toContain('circle');
  });

  it('ends its open plans when it is closed, and plans again afterwards', async () => {
    const outcomes = await page.evaluate(async (train) => {
      const open = planner.plan({ problem: train, seed: 1, milliseconds: 3_600_000 });
      planner.close();
      return [await open.outcome, await planner.plan({ problem: train, seed: 1, steps: 5_000 }).outcome];
    }, problem);
    expect(outcomes.map(({ plan, isCancelled }) => [plan === undefined, isCancelled])).toEqual([[true, true], [false, false]]);
  });

  it('does nothing that a strict policy refuses', () => {
    expect(refused).toEqual([]);
  });
});
