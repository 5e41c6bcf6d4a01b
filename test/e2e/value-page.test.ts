import { readFileSync } from 'node:fs';
import type { FrameLocator } from 'playwright-core';
import { accessibilityFindings } from '../support/accessibility';
import type { Site, Visit } from './sites/site';
import { sites } from './sites/sites';
import { openWindows, type Windows } from './sites/windows';

jest.setTimeout(90_000);

let windows: Windows;
beforeAll(async () => {
  windows = await openWindows([], 'specs');
});
afterAll(() => windows.close());

/** The row of an item; found by searching, since only rows in sight are on the page. */
async function rowOf(table: FrameLocator, key: string) {
  await table
    .getByRole('searchbox')
    .or(table.getByRole('textbox', { name: /Search key/ }))
    .first()
    .fill(key);
  const row = table.getByRole('row').filter({ has: table.getByRole('link', { name: key, exact: true }) });
  await row.waitFor();
  return row;
}

async function ready(table: FrameLocator): Promise<void> {
  await table.getByRole('grid').waitFor();
  await table.locator('[role=grid]:not([aria-busy])').waitFor();
}

/** Number of a column's cells in a row, by its heading. */
async function columnOf(table: FrameLocator, heading: RegExp): Promise<number> {
  const headings = await table.getByRole('columnheader').allInnerTexts();
  return headings.findIndex((text) => heading.test(text.trim()));
}

async function cell(table: FrameLocator, key: string, heading: RegExp) {
  const row = await rowOf(table, key);
  return row.locator(`[data-column="${await columnOf(table, heading)}"]`);
}

describe.each(sites)('%s', (_, openSite) => {
  let site: Site;
  let keys: readonly string[];
  let owner: Visit;
  beforeAll(async () => {
    site = openSite(windows);
    keys = await site.openItems(4);
    owner = await site.visit('product owner');
  });
  afterAll(() => owner.leave());

  describe('a product owner on the Value page', () => {
    let table: FrameLocator;
    beforeAll(async () => {
      table = await owner.openValuePage();
      await ready(table);
    });

    it('meets nothing that axe objects to, in light and dark', async () => {
      expect(await accessibilityFindings(owner.page)).toEqual([]);
      await owner.show('dark');
      expect(await accessibilityFindings(owner.page, 'colours')).toEqual([]);
    });

    it('edits a factor in place by keyboard: type, Enter', async () => {
      const value = await cell(table, keys[0]!, /User-business value/);
      await value.click();
      await owner.page.keyboard.type('8');
      await owner.page.keyboard.press('Enter');
      await expectText(value, '8');
    });

    it('takes it back with Ctrl+Z and does it again with Ctrl+Shift+Z', async () => {
      const value = await cell(table, keys[0]!, /User-business value/);
      await value.click();
      await owner.page.keyboard.press('Control+z');
      await expectText(value, '');
      await owner.page.keyboard.press('Control+Shift+z');
      await expectText(value, '8');
    });

    it('leaves a cell as it was with Escape', async () => {
      const value = await cell(table, keys[0]!, /User-business value/);
      await value.click();
      await owner.page.keyboard.press('Enter');
      await owner.page.keyboard.press('ArrowDown');
      await owner.page.keyboard.press('Escape');
      await expectText(value, '8');
    });

    it('sees the score as soon as every factor has an answer, after a reload too', async () => {
      await fill(table, owner, keys[0]!, [/Time criticality/, '5']);
      await fill(table, owner, keys[0]!, [/Risk reduction/, '3']);
      await fill(table, owner, keys[0]!, [/Job size/, '2']);
      // (8 + 5 + 3) ÷ 2 = 8.
      await expectText(await cell(table, keys[0]!, /^WSJF/), '8');
      await site.found(site.scoreAbove(5), (found) => found.includes(keys[0]!));
      table = await owner.openValuePage();
      await ready(table);
      await expectText(await cell(table, keys[0]!, /^WSJF/), '8');
      await expectText(await cell(table, keys[0]!, /^Cost of delay/), '16');
    });

    it('filters to what is scored, groups it by team, and finds the same after a reload', async () => {
      await table.getByRole('button', { name: /^Scored/ }).click();
      await table.getByText(/^1 of \d+ work items/).waitFor();
      await table.getByRole('button', { name: /^Group/ }).click();
      await table.getByRole('menuitemcheckbox', { name: 'Group by Team' }).click();
      await table
        .getByRole('button', { name: /^Fold / })
        .first()
        .waitFor();
      await owner.page.reload();
      await ready(table);
      await table.getByText(/^1 of \d+ work items/).waitFor();
      await table
        .getByRole('button', { name: /^Fold / })
        .first()
        .waitFor();
      expect(await accessibilityFindings(owner.page)).toEqual([]);
    });

    it('saves what is shown as a CSV file that names the item and its score', async () => {
      await table.getByRole('button', { name: 'More' }).click();
      const [download] = await Promise.all([
        owner.page.waitForEvent('download'),
        table.getByText(/^Export the 1 shown/).click(),
      ]);
      const [heading, line, ...rest] = readFileSync(await download.path(), 'utf8')
        .trim()
        .split('\r\n');
      expect(heading).toMatch(/^\ufeff?Work item,Summary,/);
      expect(line).toMatch(new RegExp(`^${keys[0]},`));
      expect(line!.split(',')).toEqual(expect.arrayContaining(['8', '5', '3', '2', '16']));
      expect(rest).toEqual([]);
    });
  });

  describe('somebody who may not edit', () => {
    it('reads the table, and is told why it cannot be edited', async () => {
      const approver = await site.visit('client-side approver');
      const table = await approver.openValuePage();
      await ready(table);
      await table.getByText('You can look, not edit.').waitFor();
      const value = await cell(table, keys[0]!, /User-business value/);
      await value.click();
      await approver.page.keyboard.type('13');
      expect(await table.getByRole('combobox', { name: /^User-business value of/ }).count()).toBe(0);
      await expectText(value, '8');
      expect(await accessibilityFindings(approver.page)).toEqual([]);
      await approver.leave();
    });
  });

  describe('two people who edit the same cell', () => {
    it('the second is shown both values and keeps the one they choose', async () => {
      const [one, two] = [owner, await site.visit('team member')];
      const [first, second] = [await one.openValuePage(), await two.openValuePage()];
      await Promise.all([ready(first), ready(second)]);
      await cell(second, keys[1]!, /User-business value/);
      await fill(first, one, keys[1]!, [/User-business value/, '3']);
      await (await cell(first, keys[1]!, /User-business value/)).getByText('Saving').waitFor({ state: 'detached' });
      const mine = await cell(second, keys[1]!, /User-business value/);
      await mine.click();
      await two.page.keyboard.type('13');
      await two.page.keyboard.press('Enter');
      await second.getByRole('button', { name: 'Show the first' }).click();
      expect(await accessibilityFindings(two.page)).toEqual([]);
      await two.page.keyboard.press('Enter');
      await second.getByText(/Which value shall stand/).waitFor();
      expect(await accessibilityFindings(two.page)).toEqual([]);
      await second.getByRole('button', { name: 'Keep mine: 13' }).click();
      await expectText(await cell(second, keys[1]!, /User-business value/), '13');
      await two.leave();
    });
  });

  describe('the host', () => {
    it('was asked for nothing that it does not model', async () => {
      expect(await site.unmodelled()).toEqual([]);
    });
  });
});

async function fill(table: FrameLocator, visit: Visit, key: string, [heading, text]: [RegExp, string]): Promise<void> {
  const target = await cell(table, key, heading);
  await target.click();
  await visit.page.keyboard.type(text);
  await visit.page.keyboard.press('Enter');
  await expectText(target, text);
}

async function expectText(target: Awaited<ReturnType<typeof cell>>, text: string): Promise<void> {
  const limit = Date.now() + 8_000;
  let found = '';
  do {
    // What screen readers are told of the state stands beside the number.
    found = (await target.innerText()).replace(/\b(Saved|Saving)\b/g, '').trim();
    if (found === text) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  } while (Date.now() < limit);
  expect(found).toBe(text);
}
