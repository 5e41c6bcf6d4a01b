import { inTime, passed, pauseAfter, persistently, type Fault } from '#app/back-off';

/** Tries whose outcomes come one after the other; `waits` are the pauses that were made. */
function tries(outcomes: readonly (Fault | 'done')[]) {
  const waits: number[] = [];
  let made = 0;
  const run = (
    parts: { attempts?: number; allows?: (pause: number, paused: number) => boolean; chance?: number } = {},
  ) =>
    persistently(
      async () => outcomes[made++],
      (outcome) => (outcome === 'done' ? undefined : outcome),
      {
        attempts: parts.attempts ?? 4,
        firstPause: 100,
        wait: async (milliseconds) => void waits.push(milliseconds),
        chance: () => parts.chance ?? 0,
        ...(parts.allows && { allows: parts.allows }),
      },
    );
  return { run, waits, made: () => made };
}

describe('somebody who tries again after a fault', () => {
  it('waits twice as long each time, until it works', async () => {
    const { run, waits } = tries([{}, {}, {}, 'done']);
    expect(await run()).toBe('done');
    expect(waits).toEqual([100, 200, 400]);
  });

  it('waits as long as the host asks instead, and not at all for none', async () => {
    const { run, waits } = tries([{ retryAfterSeconds: 7 }, { retryAfterSeconds: 0 }, {}, 'done']);
    expect(await run()).toBe('done');
    // The third pause is 100 ms doubled twice: pauses that the host asked for count as tries.
    expect(waits).toEqual([7_000, 400]);
  });

  it('gives up after so many tries, with the last fault', async () => {
    const { run, waits, made } = tries([{}, {}, { retryAfterSeconds: 3 }, 'done']);
    expect(await run({ attempts: 3 })).toEqual({ retryAfterSeconds: 3 });
    expect(made()).toBe(3);
    expect(waits).toEqual([100, 200]);
  });

  it('gives up where a pause is longer than it is worth', async () => {
    const { run, made } = tries([{}, { retryAfterSeconds: 60 }, 'done']);
    expect(await run({ allows: (pause, paused) => paused + pause <= 30_000 })).toEqual({ retryAfterSeconds: 60 });
    expect(made()).toBe(2);
  });

  it('spreads its pauses by a third at most, which is not held against it', async () => {
    const { run, waits } = tries([{ retryAfterSeconds: 3 }, 'done']);
    expect(await run({ chance: 1, allows: (pause) => pause <= 3_000 })).toBe('done');
    expect(waits).toEqual([4_000]);
    expect(pauseAfter(3, {}, 300, 0.5)).toBe(1_400); // 300 × 4 × (1 + 0.5 / 3)
  });

  it('stops before the next try when it is told to', async () => {
    const stop = new AbortController();
    let made = 0;
    const trying = persistently(
      async () => {
        made += 1;
        stop.abort(new Error('enough'));
      },
      () => ({}),
      { attempts: 3, firstPause: 60_000, wait: passed, chance: () => 0 },
      stop.signal,
    );
    await expect(trying).rejects.toThrow('enough');
    expect(made).toBe(1);
  });
});

describe('a pause', () => {
  it('ends at once when it is told to', async () => {
    const stop = new AbortController();
    const pause = passed(60_000, stop.signal);
    stop.abort(new Error('enough'));
    await expect(pause).rejects.toThrow('enough');
  });
});

describe('work with a limit', () => {
  it('answers in time, or is given up', async () => {
    expect(await inTime(Promise.resolve(5), 1_000)).toBe(5);
    await expect(inTime(new Promise(() => undefined), 10)).rejects.toThrow('No answer within 10 ms.');
  });
});
