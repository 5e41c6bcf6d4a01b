import type { FrameLocator } from 'playwright-core';
import { accessibilityFindings } from '../support/accessibility';
import { allLoaded, beginSetUp, fillPeople, openDialog, openView, planForMe, setUpFound } from './planning';
import type { Site, Visit } from './sites/site';
import { sites } from './sites/sites';
import { openWindows, type Windows } from './sites/windows';

jest.setTimeout(300_000);

let windows: Windows;
beforeAll(async () => {
  windows = await openWindows([], 'specs');
});
afterAll(() => windows.close());

describe.each(sites)('%s', (_, openSite) => {
  let site: Site;
  let engineer: Visit;
  let board: FrameLocator;
  beforeAll(async () => {
    site = openSite(windows);
    engineer = await site.visit('release train engineer');
    board = await engineer.openPlanningBoard();
    await beginSetUp(board);
    await setUpFound(board);
    await openView(board, 'Capacity');
    await fillPeople(engineer.page, board, 5);
    await openView(board, 'Board');
    await allLoaded(board);
  });
  afterAll(() => engineer.leave());

  it('a what-if is planned and kept, there after a reload, held against the plan of today, and taken', async () => {
    const dialog = await planForMe(board);
    await dialog.getByText('None yet.').waitFor();
    await dialog.getByLabel('Capacity more or less …').selectOption('-20');
    await dialog.getByRole('button', { name: /^Leave out: Capacity −20\s?%$/ }).waitFor();
    await dialog.getByRole('button', { name: 'Plan with this' }).click();
    await dialog.getByRole('radio', { name: /Capacity −20\s?%$/ }).waitFor();
    await dialog.getByRole('textbox', { name: 'Name' }).fill('Winter flu');
    await dialog.getByRole('button', { name: 'Keep this scenario' }).press('Enter');
    await dialog.getByText('“Winter flu” is kept.').waitFor();
    expect(await accessibilityFindings(engineer.page)).toEqual([]);

    await engineer.page.reload();
    await allLoaded(board);
    const again = await openDialog(board, 'Plan for me', 'Plan for me');
    await again.getByRole('checkbox', { name: 'Compare “Winter flu”' }).press('Space');
    await again.getByRole('button', { name: 'Compare', exact: true }).press('Enter');
    const table = again.getByRole('table');
    const value = table.getByRole('row', { name: /^Value / });
    await value.getByText('Being counted').waitFor({ state: 'detached' });
    // Of the plan of today and of the scenario: what each is worth.
    const [, worth] = await value.getByRole('cell').allInnerTexts();
    expect(Number.parseFloat(worth!.replaceAll(',', ''))).toBeGreaterThan(0);
    expect(await accessibilityFindings(engineer.page)).toEqual([]);
    await engineer.show('dark');
    expect(await accessibilityFindings(engineer.page, 'colours')).toEqual([]);
    await engineer.show('light');

    await table.getByRole('button', { name: 'Open “Winter flu”' }).click();
    await again
      .getByText(/^Worth [\d.,]+/)
      .first()
      .waitFor();
    await again.getByRole('button', { name: 'Take this plan' }).click();
    await again.waitFor({ state: 'detached' });
    await board.getByRole('button', { name: /^Undo/ }).first().waitFor();

    // What was taken is the plan now: nothing sets the scenario apart from it.
    const last = await openDialog(board, 'Plan for me', 'Plan for me');
    await last.getByRole('checkbox', { name: 'Compare “Winter flu”' }).check();
    await last.getByRole('button', { name: 'Compare', exact: true }).click();
    await last.getByText('No feature is done at another time.').waitFor();
    await last.getByRole('button', { name: 'What to do with “Winter flu”' }).click();
    await last.getByRole('menuitem', { name: 'Delete' }).click();
    await last.getByText('“Winter flu” was deleted.').waitFor();
    await last.getByRole('button', { name: 'Undo' }).click();
    await last.getByRole('checkbox', { name: 'Compare “Winter flu”' }).waitFor();
    await last.getByRole('button', { name: 'Cancel' }).last().click();
  });
});
