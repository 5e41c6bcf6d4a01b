import type { FrameLocator, Locator } from 'playwright-core';
import { accessibilityFindings } from '../support/accessibility';
import { allLoaded, openView } from './planning';
import { azureSite } from './sites/azure';
import type { Visit } from './sites/site';
import { openWindows, type Windows } from './sites/windows';

jest.setTimeout(240_000);

describe('capacity in Azure DevOps', () => {
  let windows: Windows;
  let engineer: Visit;
  let board: FrameLocator;
  beforeAll(async () => {
    windows = await openWindows([], 'specs', { hasSample: true });
    engineer = await azureSite(windows).visit('release train engineer');
    board = await engineer.openPlanningBoard('view=capacity');
    await allLoaded(board);
    await openView(board, 'Capacity');
  });
  afterAll(() => windows.close());

  /** Hours a day that the tracker itself has of some teams, by iteration. */
  const inTracker = async (): Promise<readonly number[]> => {
    const { host, admin } = windows;
    const headers = { authorization: `Basic ${Buffer.from(`:${admin}`).toString('base64')}` };
    const read = async <Answer>(address: string): Promise<Answer> =>
      (await (await fetch(`${address}?api-version=7.1`, { headers })).json()) as Answer;
    const ofTeam = async (team: string): Promise<readonly number[]> => {
      const address = `${host.url}/azure/Harbour%20train/${team}/_apis/work/teamsettings/iterations`;
      const { value } = await read<{ value: readonly { id: string }[] }>(address);
      const capacities = value.map(({ id }) => read<{ totalCapacityPerDay: number }>(`${address}/${id}/capacities`));
      return (await Promise.all(capacities)).map(({ totalCapacityPerDay }) => totalCapacityPerDay);
    };
    return (await Promise.all(['Gannet', 'Kittiwake', 'Puffin', 'Petrel'].map(ofTeam))).flat();
  };

  const open = async (): Promise<Locator> => {
    await board.getByRole('button', { name: 'Write to Azure DevOps…' }).click();
    const dialog = board.getByRole('dialog', { name: 'Write the capacity to Azure DevOps' });
    await dialog.getByRole('button', { name: /^Write \d+ changes?$/ }).waitFor();
    return dialog;
  };

  it('stands beside the shares that are agreed, and meets nothing that axe objects to', async () => {
    await board.getByRole('heading', { name: 'Shares of the capacity' }).waitFor();
    await board
      .getByRole('row', { name: /^Enablers/ })
      .first()
      .waitFor();
    expect(await accessibilityFindings(engineer.page)).toEqual([]);
  });

  it('is written after a preview, seen by the next comparison, and undone', async () => {
    const hours = await inTracker();
    const dialog = await open();
    const before = await dialog.getByRole('row').allInnerTexts();
    expect(await accessibilityFindings(engineer.page)).toEqual([]);
    await dialog.getByRole('button', { name: /^Write \d+ changes?$/ }).click();
    await dialog.getByText(/ changes? (is|are) in Azure DevOps\.$/).waitFor({ timeout: 120_000 });
    expect(await inTracker()).not.toEqual(hours);
    await dialog.getByRole('button', { name: 'Compare again' }).click();
    await dialog
      .getByText(/Azure DevOps says the same already|Days off:/)
      .first()
      .waitFor();
    expect(await dialog.getByRole('button', { name: /^Write \d+/ }).count()).toBe(0);
    await dialog.getByRole('button', { name: /^Undo \d+ changes?$/ }).click();
    await dialog.getByText(/ changes? (is|are) put back\.$/).waitFor({ timeout: 120_000 });
    expect(await inTracker()).toEqual(hours);
    await dialog.getByRole('button', { name: 'Compare again' }).click();
    await dialog.getByRole('button', { name: /^Write \d+ changes?$/ }).waitFor();
    expect(await dialog.getByRole('row').allInnerTexts()).toEqual(before);
  });
});
