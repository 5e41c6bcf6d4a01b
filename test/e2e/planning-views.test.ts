import type { FrameLocator, Locator } from 'playwright-core';
import { accessibilityFindings } from '../support/accessibility';
import {
  allLoaded,
  beginSetUp,
  fillPeople,
  openDialog,
  openView,
  planForMe,
  setUpFound,
  sinceTheCommitment,
} from './planning';
import type { Site, Visit } from './sites/site';
import { sites } from './sites/sites';
import { openWindows, type Windows } from './sites/windows';

jest.setTimeout(180_000);

let windows: Windows;
beforeAll(async () => {
  windows = await openWindows([], 'specs');
});
afterAll(() => windows.close());

describe.each(sites)('%s', (_, openSite) => {
  let site: Site;
  let engineer: Visit;
  let board: FrameLocator;
  let key: string;
  beforeAll(async () => {
    site = openSite(windows);
    [key] = (await site.openItems(1)) as [string];
    engineer = await site.visit('release train engineer');
    board = await engineer.openPlanningBoard();
  });
  afterAll(() => engineer.leave());

  it('the set-up of a new train meets nothing that axe objects to', async () => {
    await beginSetUp(board);
    await expectClean(engineer);
    await setUpFound(board);
  });

  it('neither does capacity, empty and filled', async () => {
    await openView(board, 'Capacity');
    await board.getByText('Nobody has said yet what the teams can give.').waitFor();
    expect(await accessibilityFindings(engineer.page)).toEqual([]);
    await fillPeople(engineer.page, board, 5);
    await board.getByRole('button', { name: 'Points', exact: true }).click();
    await board.getByText(/ of [\d.,]+ points planned$/).waitFor();
    await expectClean(engineer);
  });

  it('an objective is added, linked, rated, and makes the team’s and the train’s predictability', async () => {
    await openView(board, 'Objectives');
    await board.getByText('No objective yet').waitFor();
    const add = board.getByRole('button', { name: /^Add an objective of / }).first();
    await add.click();
    const form = board.getByRole('form', { name: 'A new objective' });
    await form.getByRole('button', { name: 'Save' }).click();
    await form.getByText('Say in a sentence what is to be reached.').waitFor();
    await form.getByLabel('What is to be reached').fill('Travellers change a booking themselves');
    await form.getByLabel(/^Which .* bring it about/).fill(`${key}, NOWHERE-1`);
    await form.getByRole('button', { name: 'Save' }).click();
    await form.getByText('Not on this board: NOWHERE-1').waitFor();
    await expectClean(engineer);
    await form.getByLabel(/^Which .* bring it about/).fill(key);
    await form.getByRole('button', { name: 'Save' }).click();
    await form.waitFor({ state: 'detached' });
    const row = board.getByRole('row', { name: /Travellers change a booking themselves/ });
    await row.getByRole('link', { name: key, exact: true }).waitFor();
    // In quick succession, as at Inspect & Adapt: 6 of 8 are three quarters.
    await row.getByLabel(/^Planned value of/).selectOption('8');
    await row.getByLabel(/^Actual value of/).selectOption('6');
    await board
      .getByText(/^Predictability 75\s?%$/)
      .nth(1)
      .waitFor();
    await expectClean(engineer);
    await engineer.page.reload();
    await board
      .getByText(/^Predictability 75\s?%$/)
      .nth(1)
      .waitFor();
  });

  it('a vote is cast, stays a number until it is revealed, and says whom to talk with', async () => {
    await openView(board, 'Objectives');
    const vote = board.getByRole('region', { name: 'Confidence vote' });
    await vote.getByRole('button', { name: 'Vote', exact: true }).click();
    await vote.getByText('Choose a number from 1 to 5.').waitFor();
    await vote.getByRole('radio', { name: '2 Little' }).press('Space');
    await vote.getByLabel('You vote for').selectOption({ index: 1 });
    await vote.getByLabel(/^What would have to change/).fill('Nobody has asked the harbour office');
    await expectClean(engineer);
    await vote.getByRole('button', { name: 'Vote', exact: true }).click();
    await vote.getByText(/^You voted 2 – Little for /).waitFor();
    await vote.getByText(/^1 (of \d+ people|person) has voted$/).waitFor();
    await vote.getByRole('button', { name: 'Reveal' }).click();
    await board.getByRole('dialog').getByRole('button', { name: 'Reveal all the same' }).click();
    await vote.getByText('2 of 5').waitFor();
    await vote.getByRole('region', { name: 'Talk with' }).getByText('Nobody has asked the harbour office').waitFor();
    await expectClean(engineer);
    await vote.getByRole('button', { name: 'Vote again' }).click();
    await board.getByRole('dialog').getByRole('button', { name: 'Begin a new round' }).click();
    await vote.getByText('Nobody has voted yet').waitFor();
  });

  it.each(['Board', 'List', 'Dependencies', 'Set-up'] as const)(
    '%s meets nothing that axe objects to',
    async (view) => {
      await openView(board, 'Board');
      await allLoaded(board);
      await openView(board, view);
      await shown[view](board).waitFor();
      await expectClean(engineer);
    },
  );

  it('neither does the planner, before it plans and with its proposal', async () => {
    await openView(board, 'Board');
    await allLoaded(board);
    const dialog = await openDialog(board, 'Plan for me', 'Plan for me');
    expect(await accessibilityFindings(engineer.page)).toEqual([]);
    // The frame is as high as its content: its own middle may lie far below the screen.
    const { y, height } = (await dialog.boundingBox())!;
    expect([y > 0, y + height < 1000]).toEqual([true, true]);
    await dialog.getByRole('button', { name: 'Cancel' }).last().click();
    const proposal = await planForMe(board);
    await unfold(proposal);
    await expectClean(engineer);
    await proposal.getByRole('button', { name: 'Take this plan' }).click();
  });

  it('neither does a commitment, before and after it is written', async () => {
    const dialog = await openDialog(board, 'Commit…', 'Commit the plan');
    await dialog.getByText(/changes? (its|their) iteration/).waitFor();
    await unfold(dialog);
    await expectClean(engineer);
    await dialog.getByRole('button', { name: /^Write \d+ changes?$/ }).click();
    await dialog.getByText(/changes? (is|are) in the tracker$/).waitFor({ timeout: 60_000 });
    expect(await accessibilityFindings(engineer.page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Close' }).last().click();
  });

  it('neither does the plan since its commitment', async () => {
    const dialog = await sinceTheCommitment(board);
    await unfold(dialog);
    await expectClean(engineer);
    await dialog.getByRole('button', { name: 'Close' }).last().click();
  });

  it('neither does the panel of an item', async () => {
    const panel = await engineer.openPlanningPanel(key);
    await panel.getByRole('button', { name: 'Open the board' }).waitFor();
    await expectClean(engineer);
  });

  it('asks for nothing that the platform does not have', async () => {
    expect(await site.unmodelled()).toEqual([]);
  });
});

/** What is there when a view is. */
const shown = {
  Board: (board: FrameLocator) => board.getByRole('grid', { name: /^Planning board/ }),
  List: (board: FrameLocator) => board.getByRole('grid', { name: /of the plan$/ }),
  Dependencies: (board: FrameLocator) => board.getByRole('region', { name: 'Which team waits for which' }),
  'Set-up': (board: FrameLocator) => board.getByRole('heading', { name: /^Set-up of / }),
} as const;

/** Opens every part of a dialog that is folded. */
async function unfold(dialog: Locator): Promise<void> {
  await dialog.locator('details').evaluateAll((parts) => {
    for (const part of parts) (part as HTMLDetailsElement).open = true;
  });
  await dialog.locator('details :is(li, tr)').first().waitFor();
}

/** Inspects what is open whole in light, and its colours in dark. */
async function expectClean(visit: Visit): Promise<void> {
  expect(await accessibilityFindings(visit.page)).toEqual([]);
  await visit.show('dark');
  expect(await accessibilityFindings(visit.page, 'colours')).toEqual([]);
  await visit.show('light');
}
