import type { FrameLocator, Page } from 'playwright-core';
import { openWindows } from '../e2e/sites/windows';
import { backlogFile } from './backlog-file';
import { residentMegabytes, type Figure } from './measure';
import { trackers, type MeasuredTracker } from './trackers';

const latency = 150;

/** The Value page over a large imported backlog, done items included, with a slow network between it and the platform. */
export async function valuePage(): Promise<readonly Figure[]> {
  const figures: Figure[] = [];
  for (const tracker of trackers) figures.push(...(await measured(tracker)));
  return figures;
}

async function measured(tracker: MeasuredTracker): Promise<readonly Figure[]> {
  const file = backlogFile();
  const windows = await openWindows(['--import', file.path, '--latency', String(latency)]);
  const site = tracker.open(windows, file.project);
  try {
    const admin = await site.visit('admin');
    const settings = await admin.openSettings(tracker.chosen(file.project));
    await settings.getByLabel(/^Which work items compete/).fill(tracker.everything);
    await settings.getByRole('button', { name: 'Save', exact: true }).click();
    await settings.getByText('Saved', { exact: true }).first().waitFor();
    await admin.leave();

    const owner = await site.visit('product owner');
    // Warm up: the function's process has started and the browser has the files, as in a day's work.
    await open(await owner.openValuePage('done=too'), file.issues);
    // Away from the page: an address that differs in its hash alone would not be loaded again.
    await owner.page.goto('about:blank');
    const seen = (await site.host.calls()).length;
    const begin = performance.now();
    const table = await owner.openValuePage('done=too');
    await table.getByRole('rowheader').first().waitFor();
    const usable = performance.now() - begin;
    await open(table, file.issues);
    const complete = performance.now() - begin;
    const calls = (await site.host.calls()).slice(seen).filter(tracker.isTrip);
    const flick = await scrollTasks(owner.page, table, 600);
    const fling = await scrollTasks(owner.page, table, 2_000);
    const what = (text: string): string => `Value page, ${tracker.name}: ${text}`;
    return [
      {
        what: what(`rows of ${file.issues} to scroll, filter and edit, ${latency} ms latency`),
        value: usable,
        unit: 'ms',
        limit: 2_500,
      },
      { what: what('all rows there, ranked'), value: complete, unit: 'ms' },
      { what: what('platform calls'), value: calls.length, unit: '', limit: 40 },
      {
        what: what('longest main-thread task, scrolling 2,000 px a frame'),
        value: fling.longest,
        unit: 'ms',
        limit: 50,
      },
      { what: what('… of which the processor worked'), value: fling.work, unit: 'ms', limit: 50 },
      { what: what('longest main-thread task, scrolling 600 px a frame'), value: flick.longest, unit: 'ms', limit: 50 },
      { what: what('… of which the processor worked'), value: flick.work, unit: 'ms', limit: 50 },
      {
        what: what('resident memory of the host behind it'),
        value: residentMegabytes(site.host.pid),
        unit: 'MB',
        limit: 300,
      },
    ];
  } finally {
    await windows.close();
  }
}

async function open(table: FrameLocator, issues: number): Promise<void> {
  await table.locator('[role=grid]:not([aria-busy])').waitFor();
  await table.getByText(new RegExp(`^${issues.toLocaleString('en-US')} work items`)).waitFor();
}

interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  /** Microseconds that the thread worked, without those in which the system gave the processor to others. */
  readonly tdur?: number;
}

/**
 * Scrolls down and back by so many pixels a frame (600: a strong flick of a wheel; 2,000: several screens) and answers
 * the longest task that the browser reports, 0 for none over 50 ms, and the longest one's share of the processor:
 * on a machine that does other work besides, the first measures that work, too.
 */
async function scrollTasks(
  page: Page,
  table: FrameLocator,
  pixels: number,
): Promise<{ readonly longest: number; readonly work: number }> {
  const grid = table.getByRole('grid');
  await grid.evaluate(() => {
    const tasks: number[] = [];
    const seen = window as unknown as { longTasks?: number[]; observer?: PerformanceObserver };
    seen.observer?.disconnect();
    seen.longTasks = tasks;
    seen.observer = new PerformanceObserver((list) => tasks.push(...list.getEntries().map(({ duration }) => duration)));
    seen.observer.observe({ type: 'longtask' });
  });
  const trace = await page.context().newCDPSession(page);
  const events: TraceEvent[] = [];
  trace.on('Tracing.dataCollected', ({ value }) => events.push(...(value as unknown as TraceEvent[])));
  await trace.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { includedCategories: ['disabled-by-default-devtools.timeline'] },
  });
  await grid.hover();
  for (let turn = 0; turn < 240; turn += 1) {
    await page.mouse.wheel(0, turn < 120 ? pixels : -pixels);
    await page.waitForTimeout(16);
  }
  const ended = new Promise((resolve) => trace.once('Tracing.tracingComplete', resolve));
  await trace.send('Tracing.end');
  await ended;
  await trace.detach();
  const longest = await grid.evaluate(() => Math.max(0, ...(window as unknown as { longTasks: number[] }).longTasks));
  const work =
    events.reduce(
      (most, { name, ph, tdur = 0 }) => (name === 'RunTask' && ph === 'X' ? Math.max(most, tdur) : most),
      0,
    ) / 1_000;
  return { longest, work };
}
