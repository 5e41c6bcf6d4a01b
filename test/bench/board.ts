import type { Page } from 'playwright-core';
import { serveBoardPage } from '../support/board-page';
import { launch } from '../support/chromium';
import { smoothnessOf, type Smoothness } from './frames';
import type { Figure } from './measure';

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
    const panned = await smoothnessOf(page, () => pan(page));
    const dragged = await smoothnessOf(page, () => drag(page));
    await page.keyboard.press('Escape');
    await page.mouse.up();
    return [
      { what: 'Board, 60 teams, 10,000 stories: first cards painted', value: firstPaint, unit: 'ms' },
      ...figures('panning 400 px a frame', panned),
      ...figures('dragging a card through rows, with the board drawn along', dragged),
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

async function pan(page: Page): Promise<void> {
  await page.mouse.move(700, 500);
  for (let turn = 0; turn < 240; turn += 1) {
    await page.mouse.wheel(0, turn < 120 ? 400 : -400);
    await page.waitForTimeout(16);
  }
}

/** Takes a card, leads it over its row, then holds it at the lower edge, where the board moves along. */
async function drag(page: Page): Promise<void> {
  const card = page.locator('.board-card--movable').first();
  const box = await card.boundingBox();
  if (!box) throw new Error('No card of the board can be dragged.');
  await page.mouse.move(box.x + 20, box.y + 40);
  await page.mouse.down();
  for (let turn = 0; turn < 240; turn += 1) {
    const isAtEdge = turn > 120;
    const across = 200 + Math.abs(((turn * 9) % 2_200) - 1_100);
    await page.mouse.move(across, isAtEdge ? 880 : 300 + (turn % 40) * 10);
    await page.waitForTimeout(16);
  }
}
