import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { titanium } from '../bench/backlog-file';
import { thatDay, titaniumOnThatDay } from '../bench/titanium-day';
import { allLoaded, beginSetUp, setUpFound } from '../e2e/planning';
import { jiraSite } from '../e2e/sites/jira';
import { openWindows } from '../e2e/sites/windows';

/**
 * Takes the pictures of planning boards that README.md shows: of the sample, and of the Titanium backlog where its files
 * are at hand.
 */
export async function boardPictures(folder: string): Promise<void> {
  await sampleBoard(join(folder, 'pi-board.png'));
  if (titanium) await titaniumBoard(join(folder, 'titanium-board.png'), titanium);
}

/** The planned PI that `npm start` has ready. */
export async function sampleBoard(path: string): Promise<void> {
  const windows = await openWindows([], 'measures', { hasSample: true });
  try {
    const { page, openPlanningBoard } = await jiraSite(windows).visit('product owner', 'light');
    await page.setViewportSize({ width: 1_440, height: 900 });
    await allLoaded(await openPlanningBoard('zoom=75'));
    await page.waitForTimeout(drawingTime);
    writeFileSync(path, await page.screenshot());
  } finally {
    await windows.close();
  }
}

/**
 * The train of the imported teams and sprints in the autumn of 2016, set up with what was found: the sprints that were
 * planned then are so again, and their work is open.
 */
export async function titaniumBoard(path: string, file: string): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'waybill-titanium-'));
  const windows = await openWindows(['--import', ...titaniumOnThatDay(file, folder)]);
  try {
    const { page, openPlanningBoard } = await jiraSite(windows, 'TIMOB').visit('product owner', 'light');
    await page.clock.setFixedTime(thatDay);
    page.setDefaultTimeout(60_000);
    await page.setViewportSize({ width: 1_440, height: 900 });
    const board = await openPlanningBoard('zoom=75');
    await beginSetUp(board);
    await setUpFound(board);
    await page.waitForTimeout(drawingTime);
    writeFileSync(path, await page.screenshot());
  } finally {
    await windows.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Strings and loads are drawn a moment after the cards. */
const drawingTime = 1_500;
