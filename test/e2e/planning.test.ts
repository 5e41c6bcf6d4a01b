import type { FrameLocator } from 'playwright-core';
import {
  allLoaded,
  beginSetUp,
  commitRows,
  drawn,
  fillPeople,
  howLikely,
  movableCard,
  openDialog,
  openView,
  planForMe,
  quickFilter,
  setUpFound,
  sinceTheCommitment,
  sums,
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
  /** An item that was committed: the slot that it went to, and how many were on the board then. */
  let committed: { readonly key: string; readonly to: string };
  let planned: number;
  beforeAll(async () => {
    site = openSite(windows);
    engineer = await site.visit('release train engineer');
    board = await engineer.openPlanningBoard();
  });
  afterAll(() => engineer.leave());

  it('a train is set up with what was found, and its board is drawn', async () => {
    await board.getByText('No train is set up yet').waitFor();
    await beginSetUp(board);
    await setUpFound(board);
    const { drawn: before, aside } = await sums(board);
    expect(before).toBeGreaterThan(100);
    expect(aside).toBeGreaterThan(50);
    expect(await quickFilter(board, 'Drafts').innerText()).toMatch(/\b0$/);
  });

  it('capacity is typed once and filled in for all teams, and is there after a reload', async () => {
    await openView(board, 'Capacity');
    await fillPeople(engineer.page, board, 5);
    await engineer.page.reload();
    await board.getByRole('button', { name: 'People', exact: true }).click();
    const people = board.getByRole('grid').getByRole('gridcell', { name: '5', exact: true });
    await people.nth(5).waitFor();
    await openView(board, 'Board');
    await board.getByText(/load \d+/).waitFor();
    expect(await board.getByText('no capacity yet').count()).toBe(0);
  });

  it('a card is moved by keyboard and told where it went, taken back, and moved again', async () => {
    await allLoaded(board);
    const { card, at } = await movableCard(board, 2);
    await card.focus();
    for (const key of ['Space', 'ArrowRight', 'Enter']) await engineer.page.keyboard.press(key);
    await at(3).waitFor();
    expect(await at(2).count()).toBe(0);
    await board.getByText(/ moved to .*: \d+ of \d+ points/).waitFor({ state: 'attached' });
    await board.getByRole('button', { name: /^Undo: move of/ }).click();
    await at(2).waitFor();
    expect(await at(3).count()).toBe(0);
    await board.getByRole('button', { name: /^Redo: move of/ }).click();
    await at(3).waitFor();
    expect(await quickFilter(board, 'Drafts').innerText()).not.toMatch(/\b0$/);
  });

  it('an item that was set aside is placed from there, and nothing is lost from the sum', async () => {
    const before = await sums(board);
    const tray = board.getByRole('complementary', { name: 'Set aside' });
    await tray.getByRole('button', { name: 'Place in…' }).first().click();
    await tray.locator('.tray__slots:visible').getByRole('button').nth(3).click();
    await drawn(board, before.drawn + 1);
    expect(await sums(board)).toEqual({ drawn: before.drawn + 1, aside: before.aside - 1 });
  });

  it('the planner proposes a plan with its value and how good that is, and it is taken', async () => {
    const before = await sums(board);
    const draftsBefore = await drafts(board);
    const dialog = await planForMe(board);
    await howLikely(dialog);
    await dialog.getByText(/^Proven: /).waitFor({ timeout: 40_000 });
    await dialog
      .getByText(/ enters?$/)
      .first()
      .waitFor();
    await dialog.getByRole('button', { name: 'Take this plan' }).click();
    await board.getByRole('button', { name: /^Undo: plan of/ }).waitFor();
    const { drawn: now } = await sums(board);
    expect(now).toBeGreaterThan(before.drawn);
    expect(await drafts(board)).toBeGreaterThan(draftsBefore);
    planned = now;
  });

  it('committing shows every write, writes it, and the tracker has it', async () => {
    const dialog = await openDialog(board, 'Commit…', 'Commit the plan');
    const [row] = (await commitRows(dialog)).filter(({ to }) => to !== 'no iteration');
    committed = row!;
    expect(await site.iterationOf(committed.key)).not.toContain(committed.to);
    await dialog.getByRole('button', { name: /^Write \d+ changes?$/ }).click();
    await dialog.getByText(/changes? (is|are) in the tracker$/).waitFor({ timeout: 60_000 });
    await dialog.getByText('The plan of this moment is kept as the baseline.').waitFor();
    expect(await site.iterationOf(committed.key)).toContain(committed.to);
    await dialog.getByRole('button', { name: 'Close' }).last().click();
    await drawn(board, planned);
  });

  it('the tracker’s own search finds what is committed by its PI', async () => {
    const pi = committed.to.split('.').slice(0, 2).join('.');
    const found = await site.found(site.committedTo(pi, committed.key), (keys) => keys.length > 0);
    expect(found).toEqual([committed.key]);
  });

  it('right after it every promise stands, and what the plan forgets because the tracker has it counts as no move', async () => {
    const since = await sinceTheCommitment(board);
    await since.getByText(/^100\s?% of what was promised/).waitFor();
    await since.getByText('Nothing was moved since.').waitFor();
    await since.getByRole('button', { name: 'Close' }).last().click();
  });

  it('after a restart of the host the plan is as it was committed, and no draft is left', async () => {
    await site.host.restart();
    board = await engineer.openPlanningBoard();
    await allLoaded(board);
    await drawn(board, planned);
    expect(await quickFilter(board, 'Drafts').innerText()).toMatch(/\b0$/);
    const dialog = await openDialog(board, 'Commit…', 'Commit the plan');
    await dialog.getByText('The tracker says what the plan says').waitFor();
    await dialog.getByText(new RegExp(`Last committed by ${engineer.name}`)).waitFor();
  });

  it('an item says where it is planned, and leads to the board', async () => {
    const panel = await engineer.openPlanningPanel(committed.key);
    const headline = panel.locator('.pi-panel__headline');
    await headline.waitFor();
    expect(await headline.innerText()).toContain(committed.to);
    expect(await headline.innerText()).not.toContain('draft');
    await panel.getByRole('button', { name: 'Open the board' }).waitFor();
  });

  it('somebody who may not edit sees the plan, and what they would need to change it', async () => {
    const reader = await site.visit('client-side approver');
    const seen = await reader.openPlanningBoard();
    await seen.getByText('You can look, not plan.').waitFor();
    await allLoaded(seen);
    expect(await seen.getByRole('button', { name: 'Commit…' }).count()).toBe(0);
    await reader.leave();
  });

  it('asks for nothing that the platform does not have', async () => {
    expect(await site.unmodelled()).toEqual([]);
  });
});

async function drafts(board: FrameLocator): Promise<number> {
  return Number(/\d+$/.exec(await quickFilter(board, 'Drafts').innerText())?.[0]);
}
