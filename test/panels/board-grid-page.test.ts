import type { Browser, Locator, Page } from 'playwright-core';
import type { Card, Board } from '#core/train/board';
import { waitFor } from '../e2e/sites/windows';
import { accessibilityFindings } from '../support/accessibility';
import { serveBoardPage, type BoardPage } from '../support/board-page';
import { forSpecs, launch } from '../support/chromium';

/** What the page notes of what its board asks for. */
interface PageGlobals {
  readonly board: Board;
  readonly asked: {
    readonly moves: (readonly [string, { readonly slot?: number | 'out'; readonly isPinned?: true } | null])[][];
    readonly opened: string[];
    readonly slips: string[];
    readonly holds: boolean[];
  };
  setCanPlan(canPlan: boolean): void;
}

let served: BoardPage;
let browser: Browser;
let page: Page;
const refused: string[] = [];

beforeAll(async () => {
  served = await serveBoardPage();
  browser = await launch(forSpecs);
});

afterAll(async () => {
  await browser?.close();
  served?.close();
});

async function open(query: string, width = 1_280): Promise<void> {
  page = await browser.newPage({ viewport: { width, height: 900 }, reducedMotion: 'reduce' });
  page.on('console', (message) => message.type() === 'error' && refused.push(message.text()));
  page.on('pageerror', (error) => refused.push(error.message));
  await page.goto(`${served.address}?${query}`);
  await page.locator('[data-card]').first().waitFor();
}

afterEach(async () => {
  await page?.close();
  // Neither a policy nor an error was in the way.
  expect(refused.splice(0)).toEqual([]);
});

const globals = <Value>(read: (own: PageGlobals) => Value): Promise<Value> =>
  page.evaluate(`(${read.toString()})(globalThis)`);
const asked = () => globals(({ asked: notes }) => notes);
const elementOf = ({ id }: Card): Locator => page.locator(`[data-card="${id}"]`);
/** The first card that can be moved. */
const aCard = (): Promise<Card> =>
  globals(({ board }) =>
    board.rows[0]!.cells.flatMap(({ cards }) => cards).find(({ state, slot }) => state !== 'done' && slot === 1)!,
  );
/** Where all strings run, but for those that are drawn above the others. */
function quietStrings(): string {
  const lines = document.querySelectorAll('.board-ties > g:first-child .board-tie__line');
  return [...lines]
    .map((line) => line.getAttribute('d'))
    .sort()
    .join(' ; ');
}
const spoken = () => page.locator('[role=status]').last();

describe('a board', () => {
  it.each(['light', 'dark'])('is accessible in %s, in both hosts, with everything drawn', async (scheme) => {
    for (const host of ['jira', 'azure']) {
      await open(`scheme=${scheme}&host=${host}&ties=all&client=Meridian`);
      await page.locator('.board-card--faded').first().waitFor();
      expect(await accessibilityFindings(page)).toEqual([]);
      await page.close();
    }
    await open('ties=none');
  });

  it('is accessible at 320 px, one slot at a time', async () => {
    await open('', 320);
    expect(await accessibilityFindings(page)).toEqual([]);
    const widths = await page.locator('[role=gridcell]').evaluateAll((cells) => cells.map((cell) => cell.clientWidth));
    expect(widths[0]).toBeGreaterThan(250);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
  });

  it('draws no more than is in sight, whatever the size of the train', async () => {
    await open('size=large');
    expect(await page.locator('[data-card]').count()).toBeLessThan(200);
    expect(await page.locator('[role=row]').count()).toBeLessThan(12);
    expect(await page.getByRole('grid').getAttribute('aria-rowcount')).toBe('61');
  });

  it('draws everything for paper', async () => {
    await open('');
    const all = await globals(
      ({ board }) => board.rows.flatMap(({ cells }) => cells.flatMap(({ cards }) => cards)).length,
    );
    await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
    expect(await page.locator('[data-card]').count()).toBe(all);
    await page.evaluate(() => dispatchEvent(new Event('afterprint')));
    await expect(page.locator('[data-card]').count()).resolves.toBeLessThan(all);
  });
});

describe('a card and the keyboard', () => {
  it('is picked up, shown where it would lie, and dropped, each spoken', async () => {
    await open('');
    const card = await aCard();
    await elementOf(card).focus();
    await page.keyboard.press('Space');
    await expectText(spoken(), `${card.item.key} picked up from Iteration 2`);
    await page.keyboard.press('ArrowRight');
    await expectText(spoken(), /^Iteration 3: .* points/);
    expect(await page.locator('.board-cell--goal').getAttribute('data-cell')).toBe(`2|${card.teamId}`);
    await page.keyboard.press('Enter');
    await expectText(spoken(), `${card.item.key} moved to Iteration 3`);
    const { moves, holds } = await asked();
    expect(moves).toEqual([card.parts.map(({ id }) => [id, expect.objectContaining({ slot: 2 })])]);
    expect(holds).toEqual([true, false]);
    // The focus has gone with it.
    const focused = await page.evaluate(() => document.activeElement?.getAttribute('data-card'));
    expect(focused).toBe(`${card.item.id}|${card.teamId}|2`);
  });

  it('stays where it was after Escape, and in its team whatever the arrows say', async () => {
    await open('');
    const card = await aCard();
    await elementOf(card).focus();
    await page.keyboard.press('Space');
    await page.keyboard.press('ArrowDown');
    await expectText(spoken(), 'Stays with Osprey');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Escape');
    await expectText(spoken(), `${card.item.key} stays where it was`);
    expect(await asked()).toMatchObject({ moves: [], holds: [true, false] });
  });

  it('is put down when the person may no longer plan', async () => {
    await open('');
    await elementOf(await aCard()).focus();
    await page.keyboard.press('Space');
    await globals(({ setCanPlan }) => setCanPlan(false));
    await expectText(spoken(), 'You may no longer change this plan');
    await page.keyboard.press('Enter');
    expect(await asked()).toMatchObject({ moves: [], holds: [true, false] });
  });

  it('is not picked up by who may only look, and says why', async () => {
    await open('read=1');
    await elementOf(await aCard()).focus();
    await page.keyboard.press('Space');
    await expectText(spoken(), 'You can look at this plan, not change it.');
    expect(await asked()).toMatchObject({ moves: [], holds: [] });
    expect(await page.locator('.board-card--movable').count()).toBe(0);
  });

  it('is moved from its menu: to a slot, out of the PI, and back to the tracker; asking what a slip endangers moves nothing', async () => {
    await open('');
    // One that is no draft: the tracker has its parts in the second iteration.
    const card = await globals(({ board }) =>
      board.rows
        .flatMap(({ cells }) => cells.flatMap(({ cards }) => cards))
        .find(({ state, slot, isPinned }) => state === 'committed' && slot === 1 && !isPinned)!,
    );
    const choose = async (id: string, entry: string): Promise<void> => {
      await page.locator(`[data-card="${id}"]`).focus();
      await page.keyboard.press('m');
      await page.getByRole('menuitem', { name: entry, exact: true }).press('Enter');
    };
    const inSlot = (slot: number) => `${card.item.id}|${card.teamId}|${slot}`;
    await choose(card.id, 'What if it slips?');
    expect(await asked()).toMatchObject({ slips: [card.item.key], moves: [] });
    await choose(card.id, 'Iteration 3');
    await expectText(spoken(), `${card.item.key} moved to Iteration 3`);
    await choose(inSlot(2), 'As the tracker has it');
    await expectText(spoken(), `${card.item.key} left to the tracker`);
    await choose(inSlot(1), 'Take out of the PI');
    await expectText(spoken(), `${card.item.key} taken out of the PI`);
    const all = (placement: object | null) => card.parts.map(({ id }) => [id, placement]);
    expect((await asked()).moves).toEqual([all({ slot: 2 }), all(null), all({ slot: 'out' })]);
  });

  it('moves with others that were chosen, is pinned and opened', async () => {
    await open('');
    const card = await aCard();
    await elementOf(card).focus();
    await page.keyboard.press('Shift+ArrowDown');
    const chosen = page.locator('.board-card--chosen');
    expect(await chosen.count()).toBe(2);
    await page.keyboard.press('o');
    await page.keyboard.press('Space');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    await expectText(spoken(), '2 cards moved to Iteration 3');
    const { moves, opened } = await asked();
    expect(new Set(moves[0]!.map(([, placement]) => placement?.slot))).toEqual(new Set([2]));
    expect(opened).toHaveLength(1);
    const focused = await page.evaluate(() => document.activeElement?.getAttribute('data-card'));
    await page.keyboard.press('p');
    await expectText(spoken(), /: Pinned$/);
    const [pinned, ...more] = (await asked()).moves.slice(1);
    const { rows } = await globals(({ board }) => board);
    const cards = rows.flatMap(({ cells }) => cells.flatMap((cell) => cell.cards));
    const { parts } = cards.find(({ id }) => id === focused)!;
    expect(more).toEqual([]);
    expect(pinned).toEqual(parts.map(({ id }) => [id, { slot: 2, isPinned: true }]));
  });

  it('takes its strings along, there and back', async () => {
    await open('ties=all');
    const card = await globals(({ board }) => {
      const tied = new Set(board.ties.flatMap(({ fromCard, toCard }) => [fromCard, toCard]));
      const cards = board.rows[0]!.cells.flatMap((cell) => cell.cards);
      return cards.find(({ id, state, slot }) => state !== 'done' && slot === 1 && tied.has(id))!;
    });
    // Without the strings of the card at hand, which are drawn again above all.
    const strings = () => page.evaluate(quietStrings);
    const before = await strings();
    expect(before.split(' ; ').length).toBeGreaterThan(10);
    const carry = async (slot: number, arrow: string): Promise<void> => {
      await page.locator(`[data-card="${card.item.id}|${card.teamId}|${slot}"]`).focus();
      for (const key of ['Space', arrow, 'Enter']) await page.keyboard.press(key);
    };
    await carry(1, 'ArrowRight');
    expect(await waitFor(strings, (now) => now !== before)).not.toBe(before);
    await carry(2, 'ArrowLeft');
    expect(await waitFor(strings, (now) => now === before)).toBe(before);
  });

  it('tells the rest of itself in a tip, which Escape sends away', async () => {
    await open('');
    const card = await aCard();
    await elementOf(card).focus();
    const tip = page.getByRole('tooltip');
    await tip.waitFor();
    expect(await tip.textContent()).toContain(`${card.item.key} ${card.item.summary}`);
    expect(await elementOf(card).getAttribute('aria-describedby')).toBe(await tip.getAttribute('id'));
    await page.keyboard.press('Escape');
    await tip.waitFor({ state: 'detached' });
  });

  it('keeps the focus while it is scrolled out of sight', async () => {
    await open('size=normal');
    const card = await aCard();
    await elementOf(card).focus();
    const nextRow = page.locator('[role=row][aria-rowindex="3"]');
    expect(await nextRow.count()).toBe(1);
    await page.getByRole('grid').evaluate((grid) => (grid.scrollTop = 5_000));
    // What was in sight is drawn no more, but for the row with the focus.
    await nextRow.waitFor({ state: 'detached' });
    expect(await page.evaluate(() => document.activeElement?.getAttribute('data-card'))).toBe(card.id);
  });
});

describe('a card and the mouse', () => {
  async function drag(card: Card, target: Locator): Promise<void> {
    const [from, to] = [(await elementOf(card).boundingBox())!, (await target.boundingBox())!];
    await page.mouse.move(from.x + 20, from.y + from.height / 2);
    await page.locator(`[data-card="${card.id}"][draggable=true]`).waitFor();
    await page.mouse.down();
    await page.mouse.move(from.x + 30, from.y + from.height / 2 + 6);
    await page.locator('.board-card--carried').waitFor();
    await page.mouse.move(to.x + to.width / 2, to.y + 60, { steps: 6 });
    // People's mice tremble: without, the browser is told of the element alone, not of the place.
    await page.mouse.move(to.x + to.width / 2, to.y + 61);
  }

  it('is dragged into another slot of its team', async () => {
    await open('');
    const card = await aCard();
    const cell = page.locator(`[data-cell="3|${card.teamId}"]`);
    await drag(card, cell);
    await page.locator(`.board-cell--goal[data-cell="3|${card.teamId}"]`).waitFor();
    await page.mouse.up();
    await expectText(spoken(), `${card.item.key} moved to Iteration 4`);
    expect((await asked()).holds).toEqual([true, false]);
  });

  it('is not dropped into the row of another team, which says so', async () => {
    await open('zoom=0.5');
    const card = await aCard();
    const other = await globals(({ board }) => board.rows[1]!.teamId);
    await drag(card, page.locator(`[data-cell="3|${other}"]`));
    await page.getByText('Stays with Osprey').first().waitFor();
    await page.mouse.up();
    await expectText(spoken(), `${card.item.key} stays where it was`);
    expect(await asked()).toMatchObject({ moves: [], holds: [true, false] });
  });

  it('is chosen with Ctrl, over teams', async () => {
    await open('zoom=0.5');
    for (const row of [1, 2]) {
      const card = page.locator('[role=row]').nth(row).locator('.board-card--movable').first();
      await card.click({ modifiers: ['Control'] });
    }
    expect(await page.locator('.board-card--chosen').count()).toBe(2);
  });
});

async function expectText(locator: Locator, text: string | RegExp): Promise<void> {
  await locator.filter({ hasText: text }).waitFor({ state: 'attached', timeout: 15_000 });
}
