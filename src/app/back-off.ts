/** What is known of an attempt that may be made again. */
export interface Fault {
  /** Seconds that the host asks to wait; absent when it does not say. */
  readonly retryAfterSeconds?: number | undefined;
}

/** How long somebody goes on trying, and with what time and chance. */
export interface Persistence {
  /** Tries in all. */
  readonly attempts: number;
  /** Milliseconds before the second try, doubled before each further one, where the host asks for no pause of its own. */
  readonly firstPause: number;
  /** Whether a pause, not spread yet, is still worth its while; `paused`: what was waited before it. Both in milliseconds. */
  readonly allows?: (pause: number, paused: number) => boolean;
  readonly wait: (milliseconds: number, signal?: AbortSignal) => Promise<void>;
  /** From 0 to 1. */
  readonly chance: () => number;
}

/** A pause is so many times as long as was asked for, at most. */
export const mostSpread = 4 / 3;

/**
 * Milliseconds to wait after the attempt of this number, the first being 1: what the host asked for, or the first pause
 * doubled each time; up to a third more, so that those who were refused together do not return together.
 */
export function pauseAfter(attempt: number, { retryAfterSeconds }: Fault, firstPause: number, chance: number): number {
  const pause = retryAfterSeconds === undefined ? firstPause * 2 ** (attempt - 1) : retryAfterSeconds * 1_000;
  return Math.round(pause * (1 + chance * (mostSpread - 1)));
}

/**
 * Makes an attempt until it shows no fault, or until going on is not worth its while; answers the last outcome.
 * `faultIn` tells whether another try may mend an outcome. What an attempt throws ends everything.
 */
export async function persistently<Outcome>(
  attempt: (number: number) => Promise<Outcome>,
  faultIn: (outcome: Outcome) => Fault | undefined,
  { attempts, firstPause, allows = () => true, wait, chance }: Persistence,
  signal?: AbortSignal,
): Promise<Outcome> {
  let paused = 0;
  for (let number = 1; ; number += 1) {
    signal?.throwIfAborted();
    const outcome = await attempt(number);
    const fault = faultIn(outcome);
    if (!fault || number >= attempts) return outcome;
    if (!allows(pauseAfter(number, fault, firstPause, 0), paused)) return outcome;
    const pause = pauseAfter(number, fault, firstPause, chance());
    if (pause > 0) await wait(pause, signal);
    paused += pause;
  }
}

/** What a promise comes to, as a value: its answer, or the error that it was rejected with. */
export async function outcomeOf<Value>(work: Promise<Value>): Promise<Value | Error> {
  try {
    return await work;
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error), { cause: error });
  }
}

/** Resolves once the pause is over, however late that is noticed; rejects with the signal's reason. */
export async function passed(milliseconds: number, signal?: AbortSignal): Promise<void> {
  signal?.throwIfAborted();
  await new Promise<void>((resolve, reject) => {
    const abort = (): void => {
      clearTimeout(timer);
      reject(signal?.reason as Error);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', abort);
      resolve();
    }, milliseconds);
    signal?.addEventListener('abort', abort, { once: true });
  });
}

/** Waits for work so many milliseconds at most; rejects when they are over, and with the signal's reason. */
export async function inTime<Value>(work: Promise<Value>, milliseconds: number, signal?: AbortSignal): Promise<Value> {
  let stop = (): void => undefined;
  const limit = new Promise<never>((_, reject) => {
    const timer = setTimeout(() => reject(new Error(`No answer within ${milliseconds} ms.`)), milliseconds);
    const abort = (): void => reject(signal?.reason as Error);
    signal?.addEventListener('abort', abort, { once: true });
    stop = () => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', abort);
    };
  });
  try {
    return await Promise.race([work, limit]);
  } finally {
    stop();
  }
}
