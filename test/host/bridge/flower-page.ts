import type { Frame, Page } from 'playwright-core';
import { flowerJira } from './flowers';
import { frameOf, startSite, type Site } from './site';

/** The site that the tests of one file share. */
export let site: Site;
/** The window in which they open its pages. */
export let page: Page;

/** Starts the site of the flowers, with functions that answer, throw or say too much. */
export async function openFlowers(): Promise<void> {
  site = await startSite(flowerJira(), ({ event }) => {
    const { call } = event as { call: { functionKey: string; payload: unknown } };
    if (call.functionKey === 'fail') throw new Error('the petals fell off');
    if (call.functionKey === 'large') return 'x'.repeat(6 * 1024 * 1024);
    return { key: call.functionKey, payload: call.payload };
  });
  page = await site.open('/jira');
}

/** Opens the frame of a module. What is open already is used again: an app's page outlives many calls. */
export async function openPanel(path = '/jira/browse/FLOW-1', moduleKey = 'panel'): Promise<Frame> {
  if (page.url() !== site.origin + path) await page.goto(site.origin + path);
  return frameOf(page, moduleKey);
}
