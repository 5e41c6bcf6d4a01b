import type { FrameLocator, Locator, Page } from 'playwright-core';

/** What people do on the planning board, by the names that they see. */

/** Begins to set a train up, from a page without one, and waits until teams and iterations were found. */
export async function beginSetUp(board: FrameLocator): Promise<void> {
  await board.getByRole('button', { name: 'Set up a train' }).click();
  await board.getByText('What was found', { exact: true }).waitFor();
}

/** Sets the train up with what was found; the board is drawn and complete then. */
export async function setUpFound(board: FrameLocator): Promise<void> {
  await board.getByRole('button', { name: 'Set up with what was found' }).first().click();
  await allLoaded(board);
}

/** Waits until every item of the train has come. */
export async function allLoaded(board: FrameLocator): Promise<void> {
  await sumLine(board).waitFor();
  await board.getByText(/items loaded$/).waitFor({ state: 'detached' });
}

/** Shows another view of the PI. */
export async function openView(
  board: FrameLocator,
  view: 'Board' | 'List' | 'Dependencies' | 'Capacity' | 'Objectives' | 'Set-up',
): Promise<void> {
  await board.getByRole('navigation', { name: 'Views' }).getByRole('button', { name: view, exact: true }).click();
}

/** How many items are on the board, how many set aside: the line that is always in sight. */
export async function sums(board: FrameLocator): Promise<{ readonly drawn: number; readonly aside: number }> {
  const text = await sumLine(board).innerText();
  const [drawn = 0, aside = 0, total = 0] = (text.match(/\d+/g) ?? []).map(Number);
  if (drawn + aside !== total) throw new Error(`The sum is wrong: ${text}`);
  return { drawn, aside };
}

/** Waits until so many items are on the board. */
export async function drawn(board: FrameLocator, count: number): Promise<void> {
  await board.getByText(new RegExp(`^${count} on the board`)).waitFor();
}

/** A quick filter, with its count in its name. */
export function quickFilter(board: FrameLocator, name: string): Locator {
  return board.getByRole('group', { name: 'Quick filters' }).getByRole('button', { name });
}

/** A card that may be moved out of a slot: its feature's id and its team's, as they stand in its own id. */
export async function movableCard(
  board: FrameLocator,
  slot: number,
): Promise<{ readonly card: Locator; at(slot: number): Locator }> {
  const card = board.locator(`[data-cell^="${slot}|"] .board-card--movable`).first();
  const id = await card.getAttribute('data-card');
  const [feature, team] = id!.split('|');
  const at = (other: number) => board.locator(`[data-card="${feature}|${team}|${other}"]`);
  return { card: at(slot), at };
}

/** Gives every team so many people in every iteration: types it once, and fills the table with it. */
export async function fillPeople(page: Page, board: FrameLocator, people: number): Promise<void> {
  const table = board.getByRole('grid', { name: /^Capacity of every team/ });
  const rows = table.getByRole('row');
  await rows.nth(1).getByRole('gridcell').first().click();
  await page.keyboard.type(String(people));
  await page.keyboard.press('Enter');
  await page.keyboard.press('Control+Home');
  await page.keyboard.press('ArrowRight');
  // A header and a line of sums; a column of teams and one of sums.
  const teams = (await rows.count()) - 2;
  const slots = (await table.getByRole('columnheader').count()) - 2;
  for (let step = 1; step < teams; step += 1) await page.keyboard.press('Shift+ArrowDown');
  for (let step = 1; step < slots; step += 1) await page.keyboard.press('Shift+ArrowRight');
  await page.keyboard.press('Control+d');
  await page.keyboard.press('Control+r');
  const full = table.getByRole('gridcell', { name: String(people), exact: true });
  await full.nth(teams * slots - 1).waitFor();
  await board.getByText('Being saved').first().waitFor({ state: 'detached' });
}

/** Opens a dialog of the page by the button that leads to it. */
export async function openDialog(board: FrameLocator, button: string, title: string): Promise<Locator> {
  await board.getByRole('button', { name: button, exact: true }).click();
  const dialog = board.getByRole('dialog', { name: title });
  await dialog.waitFor();
  return dialog;
}

/** Asks the planner and waits for its proposal. */
export async function planForMe(board: FrameLocator): Promise<Locator> {
  const dialog = await openDialog(board, 'Plan for me', 'Plan for me');
  await dialog.getByRole('button', { name: 'Plan', exact: true }).click();
  await dialog.locator('.planning-dialog__worth').waitFor();
  return dialog;
}

/** Waits until the planner's preview says how likely the plan is: first what that rests on, then figures and features. */
export async function howLikely(dialog: Locator): Promise<void> {
  const likely = dialog.getByRole('region', { name: 'How likely' });
  // What was delivered is read while the bound is proven, which takes its share of the processors.
  await likely.getByText(/^It rests on [2-9]\d closed iterations of \d teams/).waitFor({ timeout: 60_000 });
  await likely.getByText(/held in \d+ of \d+ iterations \(\d+\s?%\)/).waitFor();
  await likely.getByText(/^The plan says that it is worth [\d.,]+\. Expected is [\d.,]+: \d+\s?% less/).waitFor();
  await likely.getByText(/the least likely first$/).click();
  await likely
    .getByText(/^done by the end of the PI: [<>]?\s?\d+\s?%$/)
    .first()
    .waitFor();
}

/** Items of a commitment as its dialog names them: key, and the name of the slot that they go to. */
export async function commitRows(dialog: Locator): Promise<readonly { readonly key: string; readonly to: string }[]> {
  await dialog.locator('summary').first().click();
  const rows = dialog.locator('.commit-dialog__row');
  await rows.first().waitFor();
  const texts = await rows.evaluateAll((found) =>
    found.map((row) => [
      row.querySelector('.commit-dialog__item')?.textContent ?? '',
      row.querySelector('.commit-dialog__way')?.textContent ?? '',
    ]),
  );
  return texts.map(([item = '', way = '']) => ({ key: item.split(' ')[0]!, to: way.split(' → ')[1] ?? '' }));
}

function sumLine(board: FrameLocator): Locator {
  return board.getByText(/ on the board \+ .* set aside = /);
}

/** Opens the comparison of the plan with what was committed, by the menu of the page. */
export async function sinceTheCommitment(board: FrameLocator): Promise<Locator> {
  await board.getByRole('button', { name: 'More', exact: true }).click();
  await board.getByRole('menuitem', { name: 'Since the commitment…' }).click();
  const dialog = board.getByRole('dialog', { name: 'Since the commitment' });
  await dialog.getByText(/of what was promised is done, or still where it was promised$/).waitFor();
  return dialog;
}
