import type { FrameLocator, Locator } from 'playwright-core';
import { accessibilityFindings } from '../support/accessibility';
import type { Site, Visit } from './sites/site';
import { sites } from './sites/sites';
import { openWindows, type Windows } from './sites/windows';

jest.setTimeout(180_000);

let windows: Windows;
beforeAll(async () => {
  // With the train of the sample: without one nothing is in time or late.
  windows = await openWindows([], 'specs', { hasSample: true });
});
afterAll(() => windows.close());

describe.each(sites)('%s', (_, openSite) => {
  let site: Site;
  let engineer: Visit;
  /** An item, what it is to wait for, and one more. */
  let own: string;
  let giver: string;
  beforeAll(async () => {
    site = openSite(windows);
    const keys = await site.openItems(60);
    [own, giver] = [keys.at(-1)!, keys.at(-20)!];
    engineer = await site.visit('release train engineer');
  });
  afterAll(() => engineer.leave());

  it('a dependency is added by key, in a sentence with the giver left, and stands there with its state', async () => {
    const panel = await engineer.openDependencyPanel(own);
    // The first page of a host that has just begun takes its time.
    await panel.getByRole('heading', { name: 'It waits for' }).waitFor({ timeout: 60_000 });
    await fill(panel, 'Add what it waits for', giver);
    const sentence = panel.getByRole('radio', { name: new RegExp(`^${giver} .* is needed by ${own} `) });
    expect(await sentence.isChecked()).toBe(true);
    await panel.getByText(new RegExp(`^The tracker will say: ${giver} .* ${own}$`)).waitFor();
    expect(await accessibilityFindings(engineer.page)).toEqual([]);
    await panel.getByRole('button', { name: 'Create the link' }).click();
    await panel.getByText(new RegExp(`^Linked: ${giver} .* is needed by ${own} `)).waitFor();
    const row = rowOf(panel, 'It waits for', giver);
    await row.getByText(/^(In time|At risk|Conflict|Not planned)$/).waitFor();
    await row.getByText('Owner', { exact: true }).waitFor();
  });

  it('whoever gives sees it, too, and is refused a link that would close a circle', async () => {
    const panel = await engineer.openDependencyPanel(giver);
    await rowOf(panel, 'What waits for it', own).waitFor();
    await fill(panel, 'Add what it waits for', own);
    await panel.getByRole('button', { name: 'Create the link' }).click();
    await panel.getByText('This would close a circle').waitFor();
    await panel.getByText(new RegExp(`${own} → ${giver} → ${own}`)).waitFor();
    await panel.getByRole('button', { name: 'Cancel' }).click();
  });

  it('it is reversed after both sentences were read, and taken back', async () => {
    const panel = await engineer.openDependencyPanel(own);
    await choose(rowOf(panel, 'It waits for', giver), giver, /^Reverse: /);
    const dialog = panel.getByRole('dialog', { name: 'Reverse a dependency' });
    await dialog.getByText(new RegExp(`^${own} .* is needed by ${giver} `)).waitFor();
    expect(await accessibilityFindings(engineer.page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Reverse it' }).click();
    await panel.getByText(new RegExp(`^Reversed: ${own} .* is needed by ${giver} `)).waitFor();
    await rowOf(panel, 'What waits for it', giver).waitFor();
    await panel.getByRole('button', { name: 'Undo' }).click();
    await panel.getByText(/^Taken back/).waitFor();
    await rowOf(panel, 'It waits for', giver).waitFor();
  });

  it('somebody who may not link is told so by the tracker, and nothing changes', async () => {
    const reader = await site.visit('client-side approver');
    const panel = await reader.openDependencyPanel(own);
    await choose(rowOf(panel, 'It waits for', giver), giver, /^Remove the link/);
    await panel.getByRole('button', { name: 'Remove it' }).click();
    await panel.getByText('The tracker refused it').waitFor();
    await rowOf(panel, 'It waits for', giver).waitFor();
    await reader.leave();
  });

  it('it is removed by keyboard, and put back by an undo', async () => {
    const panel = await engineer.openDependencyPanel(own);
    const menu = rowOf(panel, 'It waits for', giver).getByRole('button', { name: `Change the link with ${giver}` });
    await menu.focus();
    await menu.press('ArrowDown');
    // The menu takes the focus once it is open.
    await panel.getByRole('menuitem', { name: /^Reverse: / }).press('End');
    await panel.getByRole('menuitem', { name: /^Remove the link/ }).press('Enter');
    await panel.getByRole('button', { name: 'Remove it' }).press('Enter');
    await panel.getByText(new RegExp(`^Removed: ${giver} `)).waitFor();
    await rowOf(panel, 'It waits for', giver).waitFor({ state: 'detached' });
    await panel.getByRole('button', { name: 'Undo' }).press('Enter');
    await rowOf(panel, 'It waits for', giver).waitFor();
  });

  it('meets nothing that axe objects to in the dark', async () => {
    const panel = await engineer.openDependencyPanel(own);
    await rowOf(panel, 'It waits for', giver).waitFor();
    await engineer.show('dark');
    expect(await accessibilityFindings(engineer.page, 'colours')).toEqual([]);
    await engineer.show('light');
  });

  it('asks for nothing that the platform does not have', async () => {
    expect(await site.unmodelled()).toEqual([]);
  });
});

/** Begins to add a link, and chooses the other end by its key. */
async function fill(panel: FrameLocator, button: string, key: string): Promise<void> {
  await panel.getByRole('button', { name: button }).click();
  await panel.getByRole('searchbox', { name: /^The other/ }).fill(key);
  await panel.getByRole('button', { name: new RegExp(`^${key} `) }).click();
}

/** The row of a neighbour, on the side of this heading. */
function rowOf(panel: FrameLocator, heading: string, key: string): Locator {
  return panel
    .locator('.dependency-panel__side', { has: panel.getByRole('heading', { name: heading, exact: true }) })
    .locator('.dependency-panel__list > li', {
      has: panel.locator('.dependency-panel__line').getByRole('link', { name: new RegExp(`^${key} `) }),
    });
}

async function choose(row: Locator, key: string, item: RegExp): Promise<void> {
  await row.getByRole('button', { name: `Change the link with ${key}` }).click();
  await row.getByRole('menuitem', { name: item }).click();
}
