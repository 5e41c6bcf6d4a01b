import { jiraSite } from '../e2e/sites/jira';
import type { Visit } from '../e2e/sites/site';
import { openWindows } from '../e2e/sites/windows';
import { percentile, type Figure } from './measure';

const opens = 40;

/** Opens Value panels of different items in one browser; measures from the frame's own start of navigation. */
export async function panel(): Promise<readonly Figure[]> {
  const windows = await openWindows(['--latency', '0']);
  const site = jiraSite(windows);
  try {
    const keys = await site.openItems(opens + 1);
    const owner = await site.visit('product owner');
    const [first, ...rest] = keys;
    // The first open starts the function's process and fills the browser's caches: what a person meets once a day.
    const cold = await paint(owner, first!);
    const paints: number[] = [];
    const trips: number[] = [];
    for (const key of rest) {
      const seen = (await site.host.calls()).length;
      paints.push(await paint(owner, key));
      const calls = (await site.host.calls()).slice(seen).filter(({ from, what }) => from === 'page' && !/^bridge (getContext|enableTheming)/.test(what));
      trips.push(sequential(calls));
    }
    return [
      { what: `panel: useful content, p50 of ${rest.length} opens`, value: percentile(paints, 0.5), unit: 'ms' },
      { what: `panel: useful content, p95 of ${rest.length} opens`, value: percentile(paints, 0.95), unit: 'ms', limit: 400 },
      { what: 'panel: useful content, the very first open', value: cold, unit: 'ms' },
      { what: 'panel: most round trips one after the other', value: Math.max(...trips), unit: '', limit: 2 },
    ];
  } finally {
    await windows.close();
  }
}

/** Milliseconds from the start of the frame's navigation until its first line, which answers the panel's question, is painted. */
async function paint(owner: Visit, key: string): Promise<number> {
  const frame = await owner.openItem(key);
  const line = frame.locator('.value-headline__line');
  await line.waitFor();
  // What the browser says of its paints, not when this test looked: the last candidate is the line with the answer.
  return line.evaluate(
    () =>
      new Promise<number>((resolve) => {
        let latest = NaN;
        new PerformanceObserver((list) => (latest = list.getEntries().at(-1)!.startTime)).observe({ type: 'largest-contentful-paint', buffered: true });
        setTimeout(() => resolve(latest), 300);
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
