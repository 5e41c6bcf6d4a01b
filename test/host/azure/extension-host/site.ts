import { join } from 'node:path';
import { Hono } from 'hono';
import type { Browser, Frame, Page } from 'playwright-core';
import { createAzure, type LocalAzure } from '#host/azure/azure';
import { readPackage, type InstalledExtension } from '#host/azure/extensions/installed-extension';
import { azureContents } from '#host/azure/fill/fill';
import { azureSite } from '#host/azure/pages/site';
import { bridgeRoutes } from '#host/bridge/routes';
import { CallJournal } from '#host/server/calls';
import { createFaults } from '#host/server/faults';
import { createJira } from '#host/jira/jira';
import { createNetwork } from '#host/server/latency';
import { seedTrain } from '#world/seed/train';
import { listen } from '#host/server/server';
import { openStore } from '#host/server/store';
import { forSpecs, launch } from '../../../support/chromium';
import { lighthouse } from './lighthouse';
import { packExtension, pageFiles } from './package';

/** The seeded organization in a running host, with the fixture installed, and a browser that looks at it. */
export interface AzureTestSite {
  readonly origin: string;
  readonly contentOrigin: string;
  readonly azure: LocalAzure;
  readonly journal: CallJournal;
  readonly browser: Browser;
  /** The seeded train's project, encoded as part of an address. */
  readonly project: string;
  /** Opens a path in a window of its own. */
  open(path: string, options?: { readonly width?: number; readonly colorScheme?: 'light' | 'dark' }): Promise<Page>;
  close(): Promise<void>;
}

/** Day on which the train was seeded. */
export const today = '2026-11-22';

/** Starts the site; `more` are further installed extensions. */
export async function startAzureSite(more: readonly InstalledExtension[] = []): Promise<AzureTestSite> {
  const store = openStore(':memory:');
  const journal = new CallJournal();
  let main: (request: Request) => Response | Promise<Response> = () => new Response(null, { status: 503 });
  let content = main;
  const mainServer = await listen('localhost', 0, (request) => main(request));
  const contentServer = await listen('127.0.0.1', 0, (request) => content(request));
  const now = () => new Date();
  const backlog = seedTrain(today);
  const jira = createJira({ store, now: () => Date.now() });
  jira.load(backlog);
  const shared = {
    calls: journal,
    network: createNetwork(0, createFaults([], 1)),
    mainOrigin: `http://localhost:${mainServer.port}`,
    contentOrigin: `http://127.0.0.1:${contentServer.port}`,
    webDirectory: join(__dirname, '../../../../dist/pages'),
    now,
  };
  const azure = createAzure({ store: openStore(':memory:'), now, baseUrl: `${shared.mainOrigin}/azure` });
  azure.load(azureContents(backlog, { isSeed: true }));
  const packed = readPackage(
    packExtension({ scopes: ['vso.work_write', 'vso.project'], contributions: lighthouse, files: await pageFiles() }),
  );
  if (packed.kind === 'problem') throw new Error(packed.message);
  const site = azureSite({ ...shared, azure, extensions: [packed.extension, ...more], people: () => jira.people() });
  const app = {
    manifest: { app: { id: 'app-1' }, modules: {} },
    directory: '/nowhere',
    grant: { appId: 'app-1', environmentId: 'environment-1', name: 'None', scopes: [] },
    environmentType: 'DEVELOPMENT',
    version: '1',
    installationId: '1',
    contextAri: 'ari:cloud:jira::site/1',
    runtime: { invoke: () => Promise.reject(new Error('none')) },
  } as const;
  const routes = new Hono();
  routes.route('/', site.main);
  routes.route('/', bridgeRoutes({ ...shared, app, jira, store, azure }));
  main = (request) => routes.fetch(request);
  content = (request) => site.content.fetch(request);
  const browser = await launch(forSpecs);
  const train = azure.organization.projects()[0];
  return {
    origin: shared.mainOrigin,
    contentOrigin: shared.contentOrigin,
    azure,
    journal,
    browser,
    project: encodeURIComponent(train?.name ?? ''),
    async open(path, options = {}) {
      const context = await browser.newContext({
        viewport: { width: options.width ?? 1280, height: 900 },
        colorScheme: options.colorScheme,
      });
      const page = await context.newPage();
      await page.goto(shared.mainOrigin + path);
      return page;
    },
    async close() {
      await browser.close();
      await mainServer.close();
      await contentServer.close();
      store.close();
    },
  };
}

/** The frame of a contribution of the fixture, once its page is ready. */
export async function frameOf(page: Page, shortId: string, among = 0): Promise<Frame> {
  const element = await page
    .locator(`iframe[data-contribution="harbour.lighthouse.${shortId}"]`)
    .nth(among)
    .elementHandle({ timeout: 10_000 });
  const frame = await element?.contentFrame();
  if (!frame) throw new Error(`${shortId} has no frame`);
  await frame.waitForSelector('body[data-ready]', { state: 'attached' });
  return frame;
}
