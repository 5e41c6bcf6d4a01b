import type { Browser, FrameLocator, Page } from 'playwright-core';
import { forSpecs, launch } from '../../support/chromium';
import { startLocalHost, type LocalHost } from '../../support/local-host';

jest.setTimeout(40_000);

let host: LocalHost;
let browser: Browser;

beforeAll(async () => {
  host = await startLocalHost();
  browser = await launch(forSpecs);
}, 90_000);

afterAll(async () => {
  await browser.close();
  await host.stop();
});

async function open(path: string): Promise<Page> {
  const page = await (
    await browser.newContext({ viewport: { width: 1280, height: 900 }, colorScheme: 'light' })
  ).newPage();
  await page.goto(`${host.url}/azure/Harbour%20train/${path}`);
  return page;
}

function frame(page: Page, contribution: string): FrameLocator {
  return page.frameLocator(`iframe[data-contribution="waybill.waybill.${contribution}"]`);
}

describe('the group on the form of a new work item', () => {
  it('asks to save the item first, in a frame as high as that', async () => {
    const page = await open('_workitems/create/User%20Story');
    const element = page.locator('iframe[data-contribution="waybill.waybill.value-panel-group"]');
    await frame(page, 'value-panel-group').getByText('Save this work item first').waitFor();
    const content = await frame(page, 'value-panel-group').locator('#root').boundingBox();
    const box = await element.boundingBox();
    expect(box?.height).toBeGreaterThanOrEqual(content?.height ?? Infinity);
    expect(box?.height).toBeLessThan((content?.height ?? 0) + 60);
    await page.context().close();
  });
});

describe('the form of a saved work item', () => {
  it('says what the item is worth in a group, and lets people score it on a page', async () => {
    const page = await open('_workitems/edit/20');
    await frame(page, 'value-panel-group').getByText('Nobody has scored this work item yet').waitFor();
    await page.getByRole('tab', { name: 'Value' }).click();
    await frame(page, 'value-panel-page').getByRole('button', { name: 'Score' }).waitFor();
    await page.context().close();
  });
});

describe('the Value hub', () => {
  it('takes the theme of the page around it, and every change of it, without being loaded again', async () => {
    const page = await open('_apps/hub/waybill.waybill.value-page');
    const hub = frame(page, 'value-page');
    await hub.getByRole('heading', { name: 'Value', exact: true }).waitFor();
    const look = () =>
      hub.locator('html').evaluate((html) => [html.dataset['scheme'], getComputedStyle(html).backgroundColor]);
    await hub.locator('html').evaluate((html) => html.setAttribute('title', 'still the same page'));
    expect(await look()).toEqual(['light', 'rgb(255, 255, 255)']);
    await page.getByRole('button', { name: 'Theme' }).click();
    await page.getByRole('menuitemradio', { name: /dark/i }).click();
    await hub.locator('html[data-scheme="dark"]').waitFor();
    // The background-color of the local dark theme.
    expect(await look()).toEqual(['dark', 'rgb(32, 31, 30)']);
    expect(await hub.locator('html').getAttribute('title')).toBe('still the same page');
    await page.context().close();
  });

  it('keeps its view in the address of the page around it', async () => {
    const page = await open('_apps/hub/waybill.waybill.value-page#q=ferry');
    const search = frame(page, 'value-page').getByRole('searchbox');
    await search.waitFor();
    expect(await search.inputValue()).toBe('ferry');
    await search.fill('freight');
    await page.waitForURL(/#.*q=freight/);
    await page.context().close();
  });

  it('opens an item in the product’s own dialog', async () => {
    const page = await open('_apps/hub/waybill.waybill.value-page');
    await frame(page, 'value-page').getByRole('link', { name: '2', exact: true }).click();
    await page
      .getByRole('dialog')
      .getByRole('heading', { name: 'Freight without paper by the end of the year' })
      .waitFor();
    await page.context().close();
  });
});

describe('everything that the pages asked of the platform', () => {
  it('is modelled', async () => {
    const calls = await host.calls();
    expect(calls.filter(({ isUnmodelled }) => isUnmodelled).map(({ what }) => what)).toEqual([]);
    expect(calls.some(({ what }) => what.includes('_apis/'))).toBe(true);
  });
});
