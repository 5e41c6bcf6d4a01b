import type { Visit } from '../e2e/sites/site';
import { openWindows } from '../e2e/sites/windows';
import { percentile, type Figure } from './measure';
import { answerLine, trackers, type MeasuredTracker } from './trackers';

const opens = 40;

/** Enough that calls which do not wait for each other overlap, in milliseconds. */
const slowNetwork = 300;
const slowOpens = 5;

/** Longer than a panel takes, in milliseconds. */
const undisturbed = 1_500;

/** Opens Value panels of different items in one browser; measures from the frame's own start of navigation. */
export async function panel(): Promise<readonly Figure[]> {
  const figures: Figure[] = [];
  for (const tracker of trackers) figures.push(...(await paints(tracker)), await trips(tracker));
  return figures;
}

async function paints(tracker: MeasuredTracker): Promise<readonly Figure[]> {
  const windows = await openWindows(['--latency', '0']);
  const site = tracker.open(windows);
  try {
    const keys = await site.openItems(opens + 1);
    const owner = await site.visit('product owner');
    const [first, ...rest] = keys;
    // The first open starts the function's process and fills the browser's caches: what a person meets once a day.
    const cold = await paint(tracker, owner, first!);
    const warm: number[] = [];
    for (const key of rest) warm.push((await paint(tracker, owner, key)).milliseconds);
    const what = (text: string): string => `panel, ${tracker.name}: useful content, ${text}`;
    return [
      { what: what(`p50 of ${rest.length} opens`), value: percentile(warm, 0.5), unit: 'ms' },
      { what: what(`p95 of ${rest.length} opens`), value: percentile(warm, 0.95), unit: 'ms', limit: 400 },
      { what: what('the very first open'), value: cold.milliseconds, unit: 'ms' },
    ];
  } finally {
    await windows.close();
  }
}

/** Over a slow network, where calls that could go together are seen to. */
async function trips(tracker: MeasuredTracker): Promise<Figure> {
  const windows = await openWindows(['--latency', String(slowNetwork)]);
  const site = tracker.open(windows);
  try {
    const owner = await site.visit('product owner');
    const chains: number[] = [];
    for (const key of await site.openItems(slowOpens)) {
      const seen = (await site.host.calls()).length;
      const { milliseconds, startedAt } = await paint(tracker, owner, key);
      const calls = (await site.host.calls())
        .slice(seen)
        .filter((call) => tracker.isTrip(call) && call.at >= startedAt);
      chains.push(sequential(calls.filter(({ at }) => at < startedAt + milliseconds)));
    }
    return {
      what: `panel, ${tracker.name}: most round trips one after the other`,
      value: Math.max(...chains),
      unit: '',
      limit: 2,
    };
  } finally {
    await windows.close();
  }
}

interface Paint {
  readonly milliseconds: number;
  /** When the frame's navigation began, by the clock. */
  readonly startedAt: number;
}

/** Time from the start of the frame's navigation until its first line, which answers the panel's question, is painted. */
async function paint(tracker: MeasuredTracker, owner: Visit, key: string): Promise<Paint> {
  const line = (await tracker.openPanel(owner, key)).locator(answerLine);
  // Looking into a frame loads and runs a script there, on the thread that draws: nobody looks until the panel stands.
  await owner.page.waitForTimeout(undisturbed);
  await line.waitFor();
  // What the browser says of its paints, not when this test looked: the last candidate is the line with the answer.
  return line.evaluate(
    () =>
      new Promise<Paint>((resolve) => {
        let latest = NaN;
        new PerformanceObserver((list) => (latest = list.getEntries().at(-1)!.startTime)).observe({
          type: 'largest-contentful-paint',
          buffered: true,
        });
        setTimeout(() => resolve({ milliseconds: latest, startedAt: performance.timeOrigin }), 300);
      }),
  );
}

/** Length of the longest chain of calls in which each began after the one before had ended. */
function sequential(calls: readonly { readonly at: number; readonly milliseconds: number }[]): number {
  let chain = 0;
  let end = -Infinity;
  for (const call of [...calls].sort((a, b) => a.at + a.milliseconds - (b.at + b.milliseconds))) {
    if (call.at < end) continue;
    chain += 1;
    end = call.at + call.milliseconds;
  }
  return chain;
}
