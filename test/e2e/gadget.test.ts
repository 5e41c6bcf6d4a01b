import type { FrameLocator } from 'playwright-core';
import { accessibilityFindings } from '../support/accessibility';
import { allLoaded } from './planning';
import type { Site, Visit } from './sites/site';
import { sites } from './sites/sites';
import { openWindows, type Windows } from './sites/windows';

jest.setTimeout(180_000);

let windows: Windows;
beforeAll(async () => {
  // With its sample, whose PI is planned, has capacities and objectives.
  windows = await openWindows([], 'specs', { hasSample: true });
});
afterAll(() => windows.close());

describe.each(sites)('%s', (_, openSite) => {
  let site: Site;
  let engineer: Visit;
  let gadget: FrameLocator;
  beforeAll(async () => {
    site = openSite(windows);
    engineer = await site.visit('release train engineer');
  });
  afterAll(() => engineer.leave());

  it('a gadget that nobody has set up says so', async () => {
    gadget = await engineer.openGadget();
    await gadget.getByText('No train is chosen yet').waitFor();
    await expectClean(engineer);
  });

  it('shows the PI of the train that somebody chooses for it', async () => {
    const setUp = await engineer.setUpGadget();
    // The only train is there already, with the PI that is under way.
    await setUp.getByLabel('Train').locator('option:checked').waitFor({ state: 'attached' });
    expect(await chosen(setUp, 'PI')).toBe('The current one, whichever that is');
    await expectClean(engineer);
    await engineer.keepGadget();
    await gadget.getByRole('region', { name: 'Load' }).waitFor();
    await gadget.getByText(/^\d+\s?% [\d.,]+ of [\d.,]+ points/).waitFor();
    await gadget.getByRole('region', { name: 'Predictability' }).waitFor();
    await gadget.getByRole('region', { name: /^At risk/ }).waitFor();
    expect(await gadget.locator('[aria-current="date"]').count()).toBe(1);
    await expectClean(engineer);
  });

  it('is set up still after a reload, and fits a narrow window', async () => {
    await engineer.page.setViewportSize({ width: 320, height: 900 });
    await engineer.page.reload();
    await gadget.getByRole('region', { name: 'Load' }).waitFor();
    const [wide, inner] = await gadget
      .locator('html')
      .evaluate((html) => [html.scrollWidth, (html.ownerDocument.defaultView as Window).innerWidth]);
    expect(wide).toBeLessThanOrEqual(inner!);
    expect(await accessibilityFindings(engineer.page)).toEqual([]);
    await engineer.page.setViewportSize({ width: 1280, height: 1000 });
  });

  it('opens the board of its train, which says the same load', async () => {
    const share = await gadget.getByRole('region', { name: 'Load' }).locator('strong').innerText();
    await gadget.getByRole('button', { name: 'Refresh' }).click();
    await gadget.getByRole('button', { name: 'Open the board' }).click();
    const board = engineer.page.frameLocator('iframe[data-module="pi-board"], iframe[data-contribution$=".pi-board"]');
    await allLoaded(board);
    // Items may all be there before what is stored of the plan, the capacities among it.
    await board.locator('.pi-board__figures').filter({ hasText: share }).waitFor();
  });

  it('asks for nothing that the platform does not have', async () => {
    expect(await site.unmodelled()).toEqual([]);
  });
});

/** What a list of choices says. */
function chosen(form: FrameLocator, label: string): Promise<string> {
  return form.getByLabel(label, { exact: true }).locator('option:checked').innerText();
}

/** Inspects what is open whole in light, and its colours in dark. */
async function expectClean(visit: Visit): Promise<void> {
  expect(await accessibilityFindings(visit.page)).toEqual([]);
  await visit.show('dark');
  expect(await accessibilityFindings(visit.page, 'colours')).toEqual([]);
  await visit.show('light');
}
