import type { Browser, Locator, Page } from 'playwright-core';
import { accessibilityFindings } from '../support/accessibility';
import { serveBoardPage, type BoardPage } from '../support/board-page';
import { forSpecs, launch } from '../support/chromium';

/** What the page notes, and a way for somebody else to speak. */
interface PageGlobals {
  readonly calls: readonly string[];
  others(neederId: string, action: string): void;
}

let served: BoardPage;
let browser: Browser;
let page: Page;
const refused: string[] = [];

beforeAll(async () => {
  served = await serveBoardPage('handshake-page');
  browser = await launch(forSpecs);
}, 240_000);

afterAll(async () => {
  await browser?.close();
  served?.close();
});

async function open(query = '', width = 720): Promise<void> {
  page = await browser.newPage({ viewport: { width, height: 900 }, reducedMotion: 'reduce' });
  page.on('console', (message) => message.type() === 'error' && refused.push(message.text()));
  page.on('pageerror', (error) => refused.push(error.message));
  await page.goto(`${served.address}?${query}`);
  await page.getByText('1 proposal, oldest first').waitFor();
}

afterEach(async () => {
  await page?.close();
  // Neither a policy nor an error was in the way.
  expect(refused.splice(0)).toEqual([]);
});

const sectionOf = (needer: string): Locator =>
  page.getByRole('group', { name: `${needer} waits for HAR-1: what was agreed` }).first();
async function unfold(needer: string): Promise<Locator> {
  const section = sectionOf(needer);
  await section.locator('summary').click();
  await section.locator('.handshake__talk').waitFor();
  return section;
}
const buttons = (section: Locator) => section.getByRole('button').allTextContents();
const calls = () => page.evaluate(() => (globalThis as unknown as PageGlobals).calls);

describe('a dependency', () => {
  it('says in one line how it stands, without a call for each', async () => {
    await open();
    const shown = await page.locator('main > .handshake summary').allTextContents();
    const when = '20 Nov 2026, 09:00';
    expect(shown.map((text) => text.trim())).toEqual([
      'Nothing agreed yet',
      `? Proposed Ann Ekberg asked for it in 26.4.2, ${when}`,
      `→ Committed Ann Ekberg committed to 26.4.3, ${when}`,
      `✕ Rejected Ann Ekberg said no, ${when}`,
      `✓ Delivered Ann Ekberg delivered it, ${when}`,
      `– Withdrawn Ann Ekberg withdrew the proposal, ${when}`,
    ]);
    expect((await calls()).filter((name) => name !== 'handshake.waiting')).toEqual(['handshake.of']);
  });

  it.each([
    ['', ['Ask HAR-1 for it'], ['Commit', 'Say no', 'Withdraw the proposal']],
    ['can=ask', ['Ask HAR-1 for it'], ['Withdraw the proposal']],
    ['can=give', [], ['Commit', 'Say no']],
    ['can=nothing', [], []],
  ])('offers what the viewer can say, %j', async (query, onNothing, onProposal) => {
    await open(query);
    expect(await buttons(await unfold('HAR-2'))).toEqual(onNothing);
    expect(await buttons(await unfold('HAR-3'))).toEqual(onProposal);
    if (query === 'can=nothing') expect(await sectionOf('HAR-3').textContent()).toContain('You may answer for neither');
  });

  it('is refused by keyboard alone, with a reason, and keeps who said what', async () => {
    await open();
    const section = sectionOf('HAR-3');
    await section.locator('summary').focus();
    await page.keyboard.press('Enter');
    await section.getByRole('button', { name: 'Say no' }).focus();
    await page.keyboard.press('Enter');
    const reason = section.getByLabel('Reason');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    expect(await section.locator('.ui-field__error').textContent()).toBe('Give a reason.');
    await reason.focus();
    await page.keyboard.type('No crew');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await section.getByText('Rejected').waitFor();
    expect(await section.locator('.handshake__history li').allTextContents()).toEqual([
      expect.stringMatching(/^Ann Ekberg said no.*No crew$/),
      expect.stringMatching(/^Ann Ekberg asked for it/),
    ]);
    expect(await page.evaluate(() => document.activeElement?.className)).toBe('handshake');
  });

  it('that was answered meanwhile shows how it stands, and keeps what was typed', async () => {
    await open();
    const section = await unfold('HAR-3');
    await section.getByRole('button', { name: 'Commit' }).click();
    await section.getByLabel('Committed for').selectOption('26.4.3');
    await section.getByLabel('Note').fill('Gladly');
    await page.evaluate(() => (globalThis as unknown as PageGlobals).others('3', 'rejected'));
    await section.getByRole('button', { name: 'Commit' }).click();
    await section.getByText('Somebody else was faster').waitFor();
    expect(await section.locator('summary').textContent()).toContain('Rejected');
    expect(await section.getByLabel('Note').inputValue()).toBe('Gladly');
  });

  it('that waits for an answer says how long, and is answered where it stands', async () => {
    await open();
    const list = page.getByRole('region', { name: 'Waiting for your answer' });
    expect(await list.locator('.handshake-waiting__line').textContent()).toBe('HAR-3 asks HAR-1for 9 days');
    expect(await list.textContent()).toContain('1 more proposal of work items that you may not see');
    await list.locator('summary').click();
    await list.getByRole('button', { name: 'Commit' }).click();
    await list.getByLabel('Committed for').selectOption('26.4.2');
    await list.getByRole('button', { name: 'Commit' }).click();
    await list.getByText('Ann Ekberg committed to 26.4.2').first().waitFor();
    // The same dependency elsewhere on the page has heard of it.
    expect(await sectionOf('HAR-3').locator('summary').textContent()).toContain('→ Committed');
  });

  it.each(['light', 'dark'])('is accessible in %s, in both hosts, with everything unfolded', async (scheme) => {
    for (const host of ['jira', 'azure']) {
      await open(`scheme=${scheme}&host=${host}`);
      for (const needer of ['HAR-2', 'HAR-3', 'HAR-4', 'HAR-5', 'HAR-6', 'HAR-7']) await unfold(needer);
      await sectionOf('HAR-2').getByRole('button', { name: 'Ask HAR-1 for it' }).click();
      expect([host, await accessibilityFindings(page)]).toEqual([host, []]);
      await page.close();
    }
  });

  it('fits on 320 pixels', async () => {
    await open('', 320);
    await unfold('HAR-3');
    await sectionOf('HAR-3').getByRole('button', { name: 'Commit' }).click();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  });
});
