import * as z from 'zod/mini';
import { HostUnreachable, NotSignedIn } from '#app/ports';

/** What a client needs of an answer; the browser's, Node's, the bridge's and Forge's responses have it. */
export interface RestResponse {
  readonly status: number;
  readonly headers: { get(name: string): string | null };
  text(): Promise<string>;
}

/** How a call is sent; bodies are JSON text. */
export interface RestInit {
  readonly method?: string;
  readonly headers?: Record<string, string>;
  readonly body?: string;
}

/** The tracker took the call and said no; trying again changes nothing. */
export class Refused extends Error {
  readonly status: number;
  /** The parsed body of the answer. */
  readonly detail: unknown;
  constructor(status: number, message: string, detail?: unknown) {
    super(message);
    this.name = 'Refused';
    this.status = status;
    this.detail = detail;
  }
}

/** How one tracker says things, and the time that passes while it does. */
export interface Dialect {
  /** Its name, for sentences. */
  readonly tracker: string;
  /** The sentence in the body of a refusal. */
  messageIn(body: unknown): string | undefined;
  isSignedOut(status: number): boolean;
  /** Milliseconds. */
  now(): number;
  /** From 0 to 1. */
  chance(): number;
}

/** How long a caller waits in all before it hands the fault to the person. */
export interface Patience {
  /** For one answer. */
  readonly answerMilliseconds: number;
  /** For pauses between attempts, all together. */
  readonly pauseMilliseconds: number;
  readonly attempts: number;
  /** For everything together. */
  readonly totalMilliseconds: number;
}

/** Enough for a function, which has 25 seconds in all, and for a person who looks at a panel. */
export const patience: Patience = {
  answerMilliseconds: 10_000,
  pauseMilliseconds: 8_000,
  attempts: 4,
  totalMilliseconds: 18_000,
};

/** What is sent, and the form of the answer. `send` is called once an attempt: calls can be repeated without harm. */
export interface RestCall<Schema extends z.core.$ZodType> {
  readonly send: () => Promise<RestResponse>;
  readonly answer: Schema;
  readonly signal?: AbortSignal | undefined;
}

/** Speaks JSON with a tracker: waits out 429, tries faults again, and turns what remains into the ports' errors. */
export class RestClient {
  constructor(
    private readonly dialect: Dialect,
    private readonly limits: Patience = patience,
  ) {}

  /** Throws Refused for 4xx, HostUnreachable, NotSignedIn, and the signal's reason when it was aborted. */
  async ask<Schema extends z.core.$ZodType>({ send, answer, signal }: RestCall<Schema>): Promise<z.infer<Schema>> {
    const { tracker, messageIn, isSignedOut } = this.dialect;
    const response = await this.attempt(send, signal);
    const text = await this.bodyOf(response, signal);
    const body = json(text);
    if (isSignedOut(response.status)) throw new NotSignedIn();
    if (response.status >= 400)
      throw new Refused(response.status, messageIn(body) ?? `${tracker} answered ${response.status}.`, body);
    const parsed = z.safeParse(answer, body);
    if (!parsed.success)
      throw new HostUnreachable(`${tracker} answered in a form that Waybill does not know.`, { cause: parsed.error });
    return parsed.data;
  }

  private async bodyOf(response: RestResponse, signal: AbortSignal | undefined): Promise<string> {
    try {
      return await inTime(response.text(), this.limits.answerMilliseconds, signal);
    } catch (error) {
      if (signal?.aborted) throw error;
      throw new HostUnreachable(`${this.dialect.tracker}’s answer broke off.`, { cause: error });
    }
  }

  private async attempt(send: () => Promise<RestResponse>, signal: AbortSignal | undefined): Promise<RestResponse> {
    const { answerMilliseconds, pauseMilliseconds, attempts, totalMilliseconds } = this.limits;
    const { now, chance } = this.dialect;
    const end = now() + totalMilliseconds;
    let paused = 0;
    for (let attempt = 1; ; attempt += 1) {
      signal?.throwIfAborted();
      const outcome = await tryOnce(send, Math.min(answerMilliseconds, end - now()), signal);
      if (!(outcome instanceof Error) && !isFault(outcome)) return outcome;
      const asked = outcome instanceof Error ? undefined : retryAfter(outcome.headers, now());
      const pause = pauseBefore(attempt, asked, chance());
      paused += pause;
      if (attempt >= attempts || paused > pauseMilliseconds || now() + pause >= end)
        throw this.unreachable(outcome, asked);
      await passed(pause, signal);
    }
  }

  private unreachable(outcome: RestResponse | Error, asked: number | undefined): HostUnreachable {
    const { tracker } = this.dialect;
    if (outcome instanceof Error) return new HostUnreachable(`${tracker} did not answer.`, { cause: outcome });
    const message = outcome.status === 429 ? `${tracker} asks to slow down.` : `${tracker} answered ${outcome.status}.`;
    return new HostUnreachable(message, asked === undefined ? {} : { retryAfterSeconds: asked });
  }
}

/** Seconds that a tracker asks to wait: whole seconds or a date. Nothing where it does not say. */
function retryAfter(headers: RestResponse['headers'], now: number): number | undefined {
  const header = headers.get('retry-after');
  if (header === null) return undefined;
  const seconds = Number(header);
  if (Number.isFinite(seconds)) return Math.max(0, seconds);
  const date = Date.parse(header);
  return Number.isNaN(date) ? undefined : Math.max(0, Math.ceil((date - now) / 1_000));
}

async function tryOnce(
  send: () => Promise<RestResponse>,
  milliseconds: number,
  signal: AbortSignal | undefined,
): Promise<RestResponse | Error> {
  try {
    return await inTime(send(), milliseconds, signal);
  } catch (error) {
    if (signal?.aborted) throw error;
    if (error instanceof NotSignedIn || (error instanceof Error && error.name === 'NeedsAuthenticationError')) {
      throw new NotSignedIn(undefined, { cause: error });
    }
    return error instanceof Error ? error : new Error(String(error));
  }
}

/** 501 stays what it is however often it is asked. */
function isFault({ status }: RestResponse): boolean {
  return status === 429 || (status >= 500 && status !== 501);
}

/** What the tracker asked for, or 0.3 s doubled each time; up to a third more, so that parallel calls do not return as one. */
function pauseBefore(attempt: number, asked: number | undefined, chance: number): number {
  const pause = asked === undefined ? 300 * 2 ** (attempt - 1) : asked * 1_000;
  return Math.round(pause * (1 + chance / 3));
}

/** Resolves once the pause is over, however late that is noticed; rejects with the signal's reason. */
async function passed(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
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

async function inTime<Value>(
  work: Promise<Value>,
  milliseconds: number,
  signal: AbortSignal | undefined,
): Promise<Value> {
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

/** Text of a body as JSON; nothing for none, and for what is no JSON. */
function json(text: string): unknown {
  try {
    return text === '' ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}
