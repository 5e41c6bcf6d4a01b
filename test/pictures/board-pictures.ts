import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { allLoaded } from '../e2e/planning';
import { jiraSite } from '../e2e/sites/jira';
import { openWindows } from '../e2e/sites/windows';

/** Takes the picture of the planning board that README.md shows: of the planned PI that `npm start` has ready. */
export async function boardPictures(folder: string): Promise<void> {
  const path = join(folder, 'pi-board.png');
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

/** Strings and loads are drawn a moment after the cards. */
const drawingTime = 1_500;
