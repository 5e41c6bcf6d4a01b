import type { FrameLocator, Page } from 'playwright-core';
import { serveBoardPage } from '../support/board-page';
import { launch } from '../support/chromium';
import { smoothnessOf, type Smoothness } from './frames';
import type { Figure } from './measure';

/** Pixels a frame. */
const panned = 200;

/** The board of the large train (60 teams, 2,000 features, 10,000 stories and dependencies): drawn, panned, dragged on. */
export async function board(): Promise<readonly Figure[]> {
  const served = await serveBoardPage();
  const browser = await launch();
  try {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    await page.goto(`${served.address}?size=large&ties=all`);
    const grid = page.getByRole('grid');
    await grid.locator('[data-card]').first().waitFor();
    // Cards come a few a frame.
    await page.waitForFunction(() => 'firstPaint' in globalThis);
    const firstPaint = await page.evaluate(() => (globalThis as unknown as { firstPaint: number }).firstPaint);
    await page.waitForTimeout(1_000);
    const panning = await smoothnessOf(page, () => pan(page));
    const moving = await smoothnessOf(page, () => move(page));
    const dragging = await smoothnessOf(page, () => drag(page));
    await page.mouse.up();
    return [
      { what: 'Board, 60 teams, 10,000 stories: first cards painted', value: firstPaint, unit: 'ms' },
      ...figures(`panning ${panned} px a frame`, panning),
      ...figures('moving a card by keyboard, the board made anew', moving),
      ...figures('dragging a card through rows, with the board drawn along', dragging),
    ];
  } finally {
    await browser.close();
    served.close();
  }
}

function figures(what: string, { perSecond, longest, work }: Smoothness): readonly Figure[] {
  return [
    { what: `Board, ${what}: frames in 1 s (at least 50)`, value: perSecond, unit: '' },
    { what: `Board, ${what}: longest main-thread task`, value: longest, unit: 'ms', limit: 50 },
    { what: '… of which the processor worked', value: work, unit: 'ms', limit: 50 },
  ];
}

/** Scrolls down and back, further in every frame than a strong flick of a wheel does. */
async function pan(page: Page): Promise<void> {
  await page.getByRole('grid').evaluate(
    (grid, [turns, pixels]) =>
      new Promise<void>((done) => {
        let turn = 0;
        const next = () => {
          if (turn === turns) return done();
          grid.scrollTop += turn < turns / 2 ? pixels : -pixels;
          turn += 1;
          requestAnimationFrame(next);
        };
        requestAnimationFrame(next);
      }),
    [240, panned] as const,
  );
}

/** Picks a card up, drops it into the next slot, and waits until the board shows it there. */
export async function move(page: Page, board: Page | FrameLocator = page): Promise<void> {
  const card = board.locator('.board-card--movable').first();
  const id = (await card.getAttribute('data-card')) ?? '';
  await card.focus();
  for (const key of ['Space', 'ArrowRight', 'Enter']) await page.keyboard.press(key);
  await board.locator(`[data-card="${id}"]`).waitFor({ state: 'detached' });
}

/** Takes a card, leads it over its row, then holds it at the lower edge, where the board moves along. */
async function drag(page: Page): Promise<void> {
  const card = page.locator('.board-card--movable').first();
  await card.hover();
  await page.locator('.board-card--movable[draggable=true]').first().waitFor();
  await page.mouse.down();
  const box = await card.boundingBox();
  await page.mouse.move((box?.x ?? 300) + 30, (box?.y ?? 200) + 30);
  await page.locator('.board-card--carried').waitFor();
  for (let turn = 0; turn < 160; turn += 1) {
    const x = 200 + Math.abs(((turn * 12) % 2_200) - 1_100);
    const y = turn > 80 ? 885 : 300 + (turn % 40) * 10;
    await page.mouse.move(x, y);
    // Without, the browser is told of the element alone, not of the place.
    await page.mouse.move(x, y + 1);
    await page.waitForTimeout(16);
  }
}
