import type { Locator } from 'playwright-core';
import { accessibilityFindings } from '../support/accessibility';
import type { Site, Visit } from './sites/site';
import { sites } from './sites/sites';
import { openWindows, type Windows } from './sites/windows';

jest.setTimeout(120_000);

let windows: Windows;
beforeAll(async () => {
  windows = await openWindows([], 'specs');
});
afterAll(() => windows.close());

describe.each(sites)('%s', (_, openSite) => {
  let site: Site;
  let key: string;
  let owner: Visit;
  beforeAll(async () => {
    site = openSite(windows);
    [key] = (await site.openItems(1)) as [string];
    owner = await site.visit('product owner', 'light', true);
  });
  afterAll(() => owner.leave());

  it('a decision is logged on an item, found in the log, and superseded there', async () => {
    const panel = await owner.openDecisionPanel(key);
    await panel.getByText('No decision is logged on this work item yet').waitFor();
    await panel.getByRole('button', { name: 'Log a decision' }).click();
    await panel.getByRole('button', { name: 'Save' }).click();
    await panel.getByText('Say in a sentence what was decided.').waitFor();
    expect(await hasFocus(panel.getByLabel('What was decided'))).toBe(true);
    await panel.getByLabel('What was decided').fill('Berths are booked by the hour');
    await panel.getByLabel('Who else decided').fill('Harbour Co');
    await panel.getByRole('button', { name: 'Save' }).click();
    await panel.getByText('1 decision on this work item').waitFor();
    expect(await hasFocus(panel.getByRole('button', { name: 'Log a decision' }))).toBe(true);
    expect(await accessibilityFindings(owner.page)).toEqual([]);

    const log = await owner.openDecisionLog();
    await log.getByText('Berths are booked by the hour').click();
    await log.getByText(key, { exact: true }).waitFor();
    await log.getByRole('button', { name: 'Decide anew' }).click();
    await log.getByLabel('What was decided').fill('Berths are booked by the day');
    expect(await log.getByRole('button', { name: 'Change' }).count()).toBe(0);
    await log.getByLabel('Why').press('Control+Enter');
    await log.getByText('Superseded', { exact: true }).nth(1).waitFor();
    expect(await log.getByRole('button', { name: /Standing/ }).textContent()).toBe('Standing1');
    expect(await accessibilityFindings(owner.page)).toEqual([]);
    await owner.show('dark');
    expect(await accessibilityFindings(owner.page, 'colours')).toEqual([]);
    await owner.show('light');
  });

  it('what is typed survives a reload, and a view is kept in the address', async () => {
    const log = await owner.openDecisionLog('text=by+the+day');
    await log.getByText('1 of 2').waitFor();
    await log.getByRole('button', { name: 'Log a decision' }).click();
    await log.getByLabel('What was decided').fill('Typed and not saved');
    await owner.openDecisionPanel(key);
    const again = await owner.openDecisionLog('text=by+the+day');
    await again.getByText('What you typed before is here again.').waitFor();
    expect(await again.getByLabel('What was decided').inputValue()).toBe('Typed and not saved');
    await again.getByRole('button', { name: 'Discard' }).click();
    expect(await hasFocus(again.getByRole('button', { name: 'Log a decision' }))).toBe(true);
  });

  it('people who may not edit read decisions and are told what they need to log one', async () => {
    const reader = await site.visit('client-side approver');
    const log = await reader.openDecisionLog();
    await log.getByText('Berths are booked by the day').waitFor();
    await log.getByText(/To log one you need the permission to edit/).waitFor();
    expect(await log.getByRole('button', { name: 'Log a decision' }).count()).toBe(0);
    const panel = await reader.openDecisionPanel(key);
    await panel.getByText(/To log one you need the permission to edit/).waitFor();
    await reader.leave();
  });

  it('the other pages of Waybill are one link away, and back', async () => {
    await owner.openDecisionLog();
    const shown = owner.page.frameLocator('iframe');
    await shown.getByRole('heading', { name: 'Decisions', exact: true }).waitFor();
    await owner.page.getByRole('link', { name: 'Value', exact: true }).click();
    await shown.getByRole('heading', { name: 'Value', exact: true }).waitFor();
    await owner.page.goBack();
    await shown.getByRole('heading', { name: 'Decisions', exact: true }).waitFor();
  });

  it('asks for nothing that the platform does not have', async () => {
    expect(await site.unmodelled()).toEqual([]);
  });
});

function hasFocus(control: Locator): Promise<boolean> {
  return control.evaluate((element) => element === document.activeElement);
}
