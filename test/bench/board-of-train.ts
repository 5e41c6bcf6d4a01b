import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Frame, FrameLocator } from 'playwright-core';
import { backlogOf } from '#tools/plan/backlog-of';
import { allLoaded, beginSetUp, setUpFound } from '../e2e/planning';
import type { Visit } from '../e2e/sites/site';
import { openWindows, type Windows } from '../e2e/sites/windows';
import { move } from './board';
import { smoothnessOf } from './frames';
import { residentMegabytes, type Figure } from './measure';
import { makeTrain, sizes } from './planner/instances';
import { trackers, type MeasuredTracker } from './trackers';

const latency = 150;
const dayLength = 86_400_000;
/** Setting up and loading 60 teams takes a machine with other work its time. */
const patience = 300_000;

/** Milliseconds until the board can be used, by how large the train is. */
const limits = { normal: 2_000, large: 5_000 } as const;
type Size = keyof typeof limits;

/** The planning board as people open it, on trains of the planner's instances, with a slow network before the platform. */
export async function boardOfTrain(): Promise<readonly Figure[]> {
  const figures: Figure[] = [];
  for (const size of Object.keys(limits) as Size[])
    for (const tracker of trackers) figures.push(...(await measured(size, tracker)));
  return figures;
}

async function measured(size: Size, tracker: MeasuredTracker): Promise<readonly Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'waybill-train-'));
  const windows = await openWindows(['--import', trainFile(folder, size), '--latency', String(latency)]);
  try {
    const site = tracker.open(windows, { key: 'PLAN', name: size });
    const engineer = await site.visit('product owner');
    engineer.page.setDefaultTimeout(patience);
    const first = await engineer.openPlanningBoard();
    await beginSetUp(first);
    await setUpFound(first);
    // Away from the page: an address that differs in its hash alone would not be loaded again.
    await engineer.page.goto('about:blank');
    return await opened(engineer, windows, (text) => `Board of the ${size} train, ${tracker.name}: ${text}`, {
      limit: limits[size],
      tracker,
      items: sizes[size].features + sizes[size].stories,
    });
  } finally {
    await windows.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function opened(
  engineer: Visit,
  { host }: Windows,
  what: (text: string) => string,
  { limit, tracker, items }: { readonly limit: number; readonly tracker: MeasuredTracker; readonly items: number },
): Promise<readonly Figure[]> {
  const { page } = engineer;
  const seen = (await host.calls()).length;
  const begin = performance.now();
  const board = await engineer.openPlanningBoard();
  await board.locator('.board-card--movable').first().waitFor();
  const usable = performance.now() - begin;
  await allLoaded(board);
  const complete = performance.now() - begin;
  const calls = (await host.calls()).slice(seen).filter(tracker.isTrip).length;
  // What comes after the items, costs of delay for one, is no part of a drop.
  await page.waitForTimeout(3_000);
  const frame = await frameOf(board);
  // The first one compiles what is run.
  await move(page, board);
  const moving = await smoothnessOf(page, () => move(page, board), frame);
  const memory = await pageMegabytes(page.context().browser());
  return [
    { what: what(`cards to move, ${latency} ms latency`), value: usable, unit: 'ms', limit },
    { what: what(`all of ${items} items there`), value: complete, unit: 'ms' },
    { what: what('platform calls'), value: calls, unit: '', limit: Math.floor(items / 100) + 10 },
    { what: what('longest main-thread task of a drop'), value: moving.longest, unit: 'ms', limit: 50 },
    { what: what('… of which the processor worked'), value: moving.work, unit: 'ms', limit: 50 },
    ...(memory === undefined ? [] : [{ what: what('memory of the page'), value: memory, unit: 'MB', limit: 500 }]),
  ];
}

/** Its first iteration began on the last Monday but one, so that every run has the same of it behind it. */
function trainFile(folder: string, size: Size): string {
  const now = Date.now();
  const sinceMonday = (new Date(now).getUTCDay() + 6) % 7;
  const firstDay = new Date(now - (sinceMonday + 7) * dayLength).toISOString().slice(0, 10);
  const path = join(folder, 'train.json');
  writeFileSync(path, JSON.stringify(backlogOf(makeTrain(size, sizes[size], 1), firstDay)));
  return path;
}

async function frameOf(board: FrameLocator): Promise<Frame> {
  const grid = await board.getByRole('grid').elementHandle();
  return (await grid!.ownerFrame())!;
}

/** Of all that draws pages, the tracker's own around the board among them; shared memory by share. */
async function pageMegabytes(browser: Browser | null): Promise<number | undefined> {
  if (!browser) return undefined;
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  await session.detach();
  return processInfo.filter(({ type }) => type === 'renderer').reduce((sum, { id }) => sum + residentMegabytes(id), 0);
}
