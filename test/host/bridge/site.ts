import { readFileSync } from 'node:fs';
import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import type { Browser, Frame, Page } from 'playwright-core';
import { parse } from 'yaml';
import { contentApp } from '#host/bridge/content';
import type { BridgeDeps } from '#host/bridge/deps';
import { bridgeRoutes } from '#host/bridge/routes';
import { sessionCaller } from '#host/bridge/session';
import { CallJournal } from '#host/server/calls';
import { createFaults, type FaultRule } from '#host/server/faults';
import { createNetwork } from '#host/server/latency';
import { answerRest } from '#host/server/rest';
import type { LocalJira } from '#host/jira/jira';
import type { AppRuntime } from '#host/server/seams';
import { listen } from '#host/server/server';
import { openStore } from '#host/server/store';
import { forSpecs, launch } from '../../support/chromium';
import { grant } from './flowers';

const root = join(__dirname, '../../..');

type Invocation = Parameters<AppRuntime['invoke']>[0];

/** A running site with the fixture app on it, and a browser that looks at it. */
export interface Site {
  readonly origin: string;
  readonly contentOrigin: string;
  readonly jira: LocalJira;
  readonly journal: CallJournal;
  /** What functions were invoked with, in order. */
  readonly invocations: Invocation[];
  readonly browser: Browser;
  /** Opens a path in a window of its own. */
  open(path: string, options?: { readonly width?: number; readonly colorScheme?: 'light' | 'dark' }): Promise<Page>;
  close(): Promise<void>;
}

/** Starts a site. `answer` stands for the app's functions; a thrown error is theirs. */
export async function startSite(
  jira: LocalJira,
  answer: (call: Invocation) => unknown,
  faults: readonly FaultRule[] = [],
): Promise<Site> {
  const webDirectory = join(root, 'dist/pages');
  const directory = await mkdtemp(join(tmpdir(), 'bridge-app-'));
  await cp(join(__dirname, 'app'), directory, { recursive: true });
  const page = await build({
    entryPoints: [join(__dirname, 'app/page.ts')],
    bundle: true,
    write: false,
    format: 'iife',
    define: { 'process.env.NODE_ENV': '"production"' },
  });
  const script = page.outputFiles[0]?.contents ?? new Uint8Array();
  await writeFile(join(directory, 'static/page/page.js'), script);
  // Two resources, one page: a module's editor differs from its view by its address.
  await cp(join(directory, 'static/page'), join(directory, 'static/edit'), { recursive: true });

  const store = openStore(':memory:');
  const journal = new CallJournal();
  const invocations: Invocation[] = [];
  let main: (request: Request) => Response | Promise<Response> = () => new Response(null, { status: 503 });
  let content = main;
  const mainServer = await listen('localhost', 0, (request) => main(request));
  const contentServer = await listen('127.0.0.1', 0, (request) => content(request));
  const deps: BridgeDeps = {
    app: {
      manifest: parse(readFileSync(join(directory, 'manifest.yml'), 'utf8')) as unknown,
      directory,
      grant,
      environmentType: 'DEVELOPMENT',
      version: '1.0.0',
      installationId: 'installation-1',
      contextAri: 'ari:cloud:jira::site/cloud-1',
      runtime: {
        async invoke(call) {
          invocations.push(call);
          return answer(call);
        },
      },
    },
    jira,
    calls: journal,
    store,
    network: createNetwork(0, createFaults(faults, 1)),
    mainOrigin: `http://localhost:${mainServer.port}`,
    contentOrigin: `http://127.0.0.1:${contentServer.port}`,
    webDirectory,
    now: () => new Date(),
  };
  const pages = bridgeRoutes(deps);
  main = (request) =>
    new URL(request.url).pathname.startsWith('/rest/')
      ? answerRest(request, { ...deps, sessionCaller: (asked) => sessionCaller(asked, jira.people()) })
      : pages.fetch(request);
  content = contentApp(deps).fetch;
  const browser = await launch(forSpecs);
  return {
    origin: deps.mainOrigin,
    contentOrigin: deps.contentOrigin,
    jira,
    journal,
    invocations,
    browser,
    async open(path, options = {}) {
      const context = await browser.newContext({
        viewport: { width: options.width ?? 1280, height: 900 },
        colorScheme: options.colorScheme,
      });
      const opened = await context.newPage();
      await opened.goto(deps.mainOrigin + path);
      return opened;
    },
    async close() {
      await browser.close();
      await mainServer.close();
      await contentServer.close();
      store.close();
      await rm(directory, { recursive: true, force: true });
    },
  };
}

/** The frame of a module, once the app's page has started in it. */
export async function frameOf(page: Page, moduleKey: string, among = 0): Promise<Frame> {
  const element = await page
    .locator(`iframe[data-module="${moduleKey}"]`)
    .nth(among)
    .elementHandle({ timeout: 10_000 });
  const frame = await element?.contentFrame();
  if (!frame) throw new Error(`${moduleKey} has no frame`);
  await frame.waitForSelector('body[data-ready]');
  return frame;
}
