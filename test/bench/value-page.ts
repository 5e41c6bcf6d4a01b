import type { FrameLocator, Page } from 'playwright-core';
import { jiraSite } from '../e2e/sites/jira';
import { backlogFile } from './backlog-file';
import { residentMegabytes, type Figure } from './measure';

const latency = 150;

/** The Value page over a large imported backlog, done items included, with a slow network between it and the platform. */
export async function valuePage(): Promise<readonly Figure[]> {
  const file = backlogFile();
  const site = await jiraSite(['--import', file.path, '--latency', String(latency)], file.project);
  try {
    const admin = await site.visit('admin');
    const settings = await admin.openSettings(file.project);
    await settings.getByLabel(/^Which work items compete/).fill('project is not EMPTY order by rank');
    await settings.getByRole('button', { name: 'Save', exact: true }).click();
    await settings.getByText('Saved', { exact: true }).first().waitFor();
    await admin.leave();

    const owner = await site.visit('product owner');
    // Warm up: the function's process has started and the browser has the files, as in a day's work.
    await open(await owner.openValuePage('done=too'), file.issues);
    const seen = (await site.host.calls()).length;
    const begin = performance.now();
    const table = await owner.openValuePage('done=too');
    await table.getByRole('rowheader').first().waitFor();
    const usable = performance.now() - begin;
    await open(table, file.issues);
    const complete = performance.now() - begin;
    const calls = (await site.host.calls()).slice(seen).filter(({ from, what }) => from === 'page' && !/^bridge (getContext|enableTheming|createHistory)/.test(what));
    const longest = await longestTaskWhileScrolling(owner.page, table);
    return [
      { what: `Value page: rows of ${file.issues} to scroll, filter and edit, ${latency} ms latency`, value: usable, unit: 'ms', limit: 2_500 },
      { what: 'Value page: all rows there, ranked', value: complete, unit: 'ms' },
      { what: 'Value page: platform calls', value: calls.length, unit: '', limit: 40 },
      { what: 'Value page: longest main-thread task while scrolling', value: longest, unit: 'ms', limit: 50 },
      { what: 'Value page: resident memory of the host behind it', value: residentMegabytes(site.host.pid), unit: 'MB', limit: 300 },
    ];
  } finally {
    await site.close();
  }
}

async function open(table: FrameLocator, issues: number): Promise<void> {
  await table.locator('[role=grid]:not([aria-busy])').waitFor();
  await table.getByText(new RegExp(`^${issues.toLocaleString('en-US')} work items`)).waitFor();
}

/** Scrolls down and back by 600 px a frame, fifteen rows, which is a strong flick of a wheel; 0 when no task was longer than 50 ms, which is the least that browsers report. */
async function longestTaskWhileScrolling(page: Page, table: FrameLocator): Promise<number> {
  const grid = table.getByRole('grid');
  await grid.evaluate(() => {
    const tasks: number[] = [];
    Object.assign(window, { longTasks: tasks });
    new PerformanceObserver((list) => tasks.push(...list.getEntries().map(({ duration }) => duration))).observe({ type: 'longtask' });
  });
  await grid.hover();
  for (let turn = 0; turn < 240; turn += 1) {
    await page.mouse.wheel(0, turn < 120 ? 600 : -600);
    await page.waitForTimeout(16);
  }
  return grid.evaluate(() => Math.max(0, ...(window as unknown as { longTasks: number[] }).longTasks));
}
