import type { Page } from 'playwright-core';
import { jiraSite } from './sites/jira';
import type { Site } from './sites/site';

jest.setTimeout(120_000);

let site: Site;
beforeAll(async () => {
  site = await jiraSite();
});
afterAll(() => site.close());

/** What has the focus, whichever frame it is in: its name as far as it is written on it. */
async function focused(page: Page): Promise<string> {
  for (const frame of page.frames().slice().reverse()) {
    const text = await frame.evaluate(() => {
      const element = document.activeElement;
      if (!element || element === document.body || element.tagName === 'IFRAME' || !document.hasFocus()) return '';
      const legend = element.closest('fieldset')?.querySelector('legend')?.textContent ?? '';
      const label = element.getAttribute('aria-label') ?? (element as HTMLInputElement).labels?.[0]?.textContent ?? element.textContent ?? '';
      return `${legend} ${label}`.trim();
    });
    if (text) return text;
  }
  return '';
}

async function tabTo(page: Page, wanted: RegExp): Promise<void> {
  const seen: string[] = [];
  for (let press = 0; press < 80; press += 1) {
    const name = await focused(page);
    if (wanted.test(name)) return;
    seen.push(name);
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab never reached ${wanted}: ${seen.join(' | ')}`);
}

describe('a person without a mouse', () => {
  it('scores an item, agrees on it and reads the result', async () => {
    const [key] = await site.openItems(1);
    const owner = await site.visit('product owner');
    const { page } = owner;
    const panel = await owner.openItem(key!);
    await panel.getByRole('button', { name: 'Score this work item' }).waitFor();
    await tabTo(page, /^Score this work item/);
    await page.keyboard.press('Enter');
    await panel.getByRole('group', { name: /User-business value/ }).waitFor();

    // A group of radio buttons is one stop: Space takes the first answer, 1; each arrow goes one step up.
    await tabTo(page, /^User-business value/);
    await page.keyboard.press('Space');
    for (const _ of [2, 3, 5, 8]) await page.keyboard.press('ArrowRight');
    await tabTo(page, /^Time criticality/);
    await page.keyboard.press('Space');
    for (const _ of [2, 3, 5]) await page.keyboard.press('ArrowRight');
    await tabTo(page, /^Risk reduction/);
    await page.keyboard.press('Space');
    for (const _ of [2, 3]) await page.keyboard.press('ArrowRight');
    await tabTo(page, /^Save my score/);
    await page.keyboard.press('Enter');
    await panel.getByRole('button', { name: 'Agree on it now' }).waitFor();

    await tabTo(page, /^Agree on it now/);
    await page.keyboard.press('Enter');
    await panel.getByRole('heading', { name: 'Agree on a value' }).waitFor();
    await tabTo(page, /^Agree$/);
    await page.keyboard.press('Enter');
    // The estimate of the item is its size: 8 + 5 + 3 = 16 is the cost of delay.
    await panel.getByText('agreed by Maren Oduya').or(panel.getByText('Agreed by Maren Oduya')).first().waitFor();
    expect(await panel.locator('main').innerText()).toMatch(/Cost of delay\s+16/);
    await owner.leave();
  });
});

describe('the host', () => {
  it('was asked for nothing that it does not model', async () => {
    expect(await site.unmodelled()).toEqual([]);
  });
});
