/** Runs calls of a remote site one after the other, and waits when the site asks for it. */
export interface Caller {
  <Answer>(call: () => Promise<Answer>): Promise<Answer>;
}

/** What a caller needs from around it. */
export interface Surroundings {
  readonly say: (line: string) => void;
  readonly signal: AbortSignal;
  /** Milliseconds; ends early when the signal is given. */
  readonly sleep: (milliseconds: number, signal: AbortSignal) => Promise<void>;
}

const MOST_TRIES = 6;
const LONGEST_WAIT = 300_000;
/** Refusals that pass by themselves. */
const PASSING: ReadonlySet<number> = new Set([429, 502, 503, 504]);

/** The person stopped the host. */
export class Interrupted extends Error {}

/**
 * Makes a caller that tries a call again after 429, 502, 503 and 504: as late as the site's `Retry-After` says, else
 * after 1, 2, 4 … seconds. Rejects with the last refusal, or with Interrupted.
 */
export function politeCaller({ say, signal, sleep }: Surroundings): Caller {
  return async (call) => {
    for (let tries = 1; ; tries += 1) {
      if (signal.aborted) throw new Interrupted();
      try {
        return await call();
      } catch (error) {
        if (signal.aborted) throw new Interrupted();
        const { statusCode = 0, responseHeaders = {} } = error as {
          statusCode?: number;
          responseHeaders?: Readonly<Record<string, unknown>>;
        };
        if (!PASSING.has(statusCode) || tries === MOST_TRIES) throw error;
        const wait = Math.min(
          retryAfter(responseHeaders['retry-after'], Date.now()) ?? 2 ** (tries - 1) * 1000,
          LONGEST_WAIT,
        );
        say(`The site answers ${statusCode}: trying again in ${Math.ceil(wait / 1000)} s.`);
        await sleep(wait, signal);
      }
    }
  };
}

/** Waits; a signal ends it. */
export function sleep(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, milliseconds);
    signal.addEventListener('abort', done);
  });
}

/** Milliseconds from a `Retry-After` of seconds or of a date. */
export function retryAfter(value: unknown, now: number): number | undefined {
  if (typeof value !== 'string' || value.trim() === '') return undefined;
  const seconds = Number(value);
  if (Number.isFinite(seconds)) return Math.max(0, seconds * 1000);
  const at = Date.parse(value);
  return Number.isNaN(at) ? undefined : Math.max(0, at - now);
}
