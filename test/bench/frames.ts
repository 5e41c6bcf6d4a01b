import type { Frame, Page } from 'playwright-core';

/** How a page kept up while something was done on it. */
export interface Smoothness {
  /** Frames that were drawn in a second. */
  readonly perSecond: number;
  /** Milliseconds of the longest task that the browser reports; 0: none over 50. */
  readonly longest: number;
  /** Milliseconds that the processor worked on the longest task: other work on the machine left out. */
  readonly work: number;
}

interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly tdur?: number;
  readonly pid: number;
  readonly tid: number;
  readonly args?: { readonly name?: string };
}

interface Watch {
  tasks?: number[];
  frames?: number;
  observer?: PerformanceObserver;
}

/** Does something on a page and answers how smooth the page was meanwhile; `frame`: where in it that is done. */
export async function smoothnessOf(
  page: Page,
  act: () => Promise<void>,
  frame: Frame = page.mainFrame(),
): Promise<Smoothness> {
  await frame.evaluate(() => {
    const watch = ((window as { watch?: Watch }).watch = {} as Watch);
    const tasks: number[] = (watch.tasks = []);
    watch.observer = new PerformanceObserver((list) =>
      tasks.push(...list.getEntries().map(({ duration }) => duration)),
    );
    watch.observer.observe({ type: 'longtask' });
    watch.frames = 0;
    const count = () => {
      if (watch.frames === undefined) return;
      watch.frames += 1;
      requestAnimationFrame(count);
    };
    requestAnimationFrame(count);
  });
  const trace = await page.context().newCDPSession(page);
  const events: TraceEvent[] = [];
  trace.on('Tracing.dataCollected', ({ value }) => events.push(...(value as unknown as TraceEvent[])));
  await trace.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { includedCategories: ['disabled-by-default-devtools.timeline'] },
  });
  const begin = await frame.evaluate(
    () => [performance.now(), (window as { watch?: Watch }).watch?.frames ?? 0] as const,
  );
  await act();
  const end = await frame.evaluate(() => {
    const { watch } = window as { watch?: Watch };
    const seen = [performance.now(), watch?.frames ?? 0, Math.max(0, ...(watch?.tasks ?? []))] as const;
    watch?.observer?.disconnect();
    delete watch?.frames;
    return seen;
  });
  const ended = new Promise((resolve) => trace.once('Tracing.tracingComplete', resolve));
  await trace.send('Tracing.end');
  await ended;
  await trace.detach();
  const work = Math.max(0, ...tasksOf(events).map(({ tdur = 0 }) => tdur));
  return { perSecond: ((end[1] - begin[1]) * 1_000) / (end[0] - begin[0]), longest: end[2], work: work / 1_000 };
}

/** Tasks of main threads that draw pages: what the browser itself and its painters do meanwhile keeps no page waiting. */
function tasksOf(events: readonly TraceEvent[]): readonly TraceEvent[] {
  const drawing = new Set(
    events.flatMap(({ name, pid, tid, args }) =>
      name === 'thread_name' && args?.name === 'CrRendererMain' ? [`${pid} ${tid}`] : [],
    ),
  );
  return events.filter(({ name, ph, pid, tid }) => name === 'RunTask' && ph === 'X' && drawing.has(`${pid} ${tid}`));
}
