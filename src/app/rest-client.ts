import * as z from 'zod/mini';
import { inTime, mostSpread, outcomeOf, passed, persistently, type Fault } from '#app/back-off';
import { HostUnreachable, NotSignedIn } from '#app/ports/failures';

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

/**
 * A call that must not be sent twice was sent, and nobody knows what became of it: it may have happened.
 * Whoever made it looks before doing it again.
 */
export class MayHaveHappened extends HostUnreachable {
  readonly isDoubtful = true;
  constructor(message: string, options: { cause?: unknown; retryAfterSeconds?: number } = {}) {
    super(message, options);
    this.name = 'MayHaveHappened';
  }
}

/** The tracker puts the call off (429) for longer than the client waits by itself: it did nothing. */
export class RateLimited extends HostUnreachable {
  constructor(message: string, options: { retryAfterSeconds?: number } = {}) {
    super(message, options);
    this.name = 'RateLimited';
  }
}

/** Whether an error leaves open if the call was carried out. */
export function isDoubtful(error: unknown): error is MayHaveHappened {
  return error instanceof MayHaveHappened;
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

/** What is sent, and the form of the answer. `send` is called once an attempt. */
export interface RestCall<Schema extends z.core.$ZodType> {
  readonly send: () => Promise<RestResponse>;
  readonly answer: Schema;
  /**
   * Sending it twice does no more than sending it once. Any other call is sent once, unless the tracker says that it did
   * nothing (429): when its answer is lost, late or a fault, MayHaveHappened is thrown.
   */
  readonly isRepeatable: boolean;
  readonly signal?: AbortSignal | undefined;
}

/** Whether a call may be sent twice where nothing else is said of it: those that only read may. */
export function isRepeatableMethod(method: string): boolean {
  return method === 'GET';
}

/** Speaks JSON with a tracker: waits out 429, tries faults again, and turns what remains into the ports' errors. */
export class RestClient {
  constructor(
    private readonly dialect: Dialect,
    private readonly limits: Patience = patience,
  ) {}

  /** Throws Refused for 4xx, HostUnreachable, MayHaveHappened, NotSignedIn, and the signal's reason when it was aborted. */
  async ask<Schema extends z.core.$ZodType>(call: RestCall<Schema>): Promise<z.infer<Schema>> {
    const { tracker, messageIn, isSignedOut } = this.dialect;
    const response = await this.response(call);
    const text = await this.bodyOf(response, call);
    const body = json(text);
    if (isSignedOut(response.status)) throw new NotSignedIn();
    if (response.status >= 400)
      throw new Refused(response.status, messageIn(body) ?? `${tracker} answered ${response.status}.`, body);
    const parsed = z.safeParse(call.answer, body);
    if (!parsed.success)
      throw unknown(call, `${tracker} answered in a form that Waybill does not know.`, { cause: parsed.error });
    return parsed.data;
  }

  private async bodyOf(response: RestResponse, call: UnderWay): Promise<string> {
    const { signal } = call;
    try {
      return await inTime(response.text(), this.limits.answerMilliseconds, signal);
    } catch (error) {
      if (signal?.aborted) throw error;
      throw unknown(call, `${this.dialect.tracker}’s answer broke off.`, { cause: error });
    }
  }

  private async response(call: UnderWay): Promise<RestResponse> {
    const { answerMilliseconds, pauseMilliseconds, attempts, totalMilliseconds } = this.limits;
    const { now, chance } = this.dialect;
    const { send, signal } = call;
    const end = now() + totalMilliseconds;
    const faultIn = (outcome: RestResponse | Error): Fault | undefined => {
      if (!mayGoAgain(outcome, call)) return undefined;
      return outcome instanceof Error ? {} : { retryAfterSeconds: retryAfter(outcome.headers, now()) };
    };
    const outcome = await persistently(
      () => tryOnce(send, Math.min(answerMilliseconds, end - now()), signal),
      faultIn,
      {
        attempts,
        firstPause: 300,
        // A call that is sent with no time left for its answer would only be said to have failed.
        allows: (pause, paused) => paused + pause <= pauseMilliseconds && now() + pause * mostSpread < end,
        wait: passed,
        chance,
      },
      signal,
    );
    if (!(outcome instanceof Error) && !isFault(outcome)) return outcome;
    throw this.unreachable(outcome, call);
  }

  private unreachable(outcome: RestResponse | Error, call: UnderWay): HostUnreachable {
    const { tracker, now } = this.dialect;
    if (outcome instanceof Error) return unknown(call, `${tracker} did not answer.`, { cause: outcome });
    const asked = retryAfter(outcome.headers, now());
    const options = asked === undefined ? {} : { retryAfterSeconds: asked };
    if (outcome.status === 429) return new RateLimited(`${tracker} asks to slow down.`, options);
    return unknown(call, `${tracker} answered ${outcome.status}.`, options);
  }
}

type UnderWay = Omit<RestCall<z.core.$ZodType>, 'answer'>;

function unknown(
  { isRepeatable }: UnderWay,
  message: string,
  options: { cause?: unknown; retryAfterSeconds?: number },
): HostUnreachable {
  return isRepeatable ? new HostUnreachable(message, options) : new MayHaveHappened(message, options);
}

/** Of a call that must not be sent twice only 429 says that nothing was done. */
function mayGoAgain(outcome: RestResponse | Error, { isRepeatable }: UnderWay): boolean {
  if (outcome instanceof Error) return isRepeatable;
  return outcome.status === 429 || (isRepeatable && isFault(outcome));
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
  const outcome = await outcomeOf(inTime(send(), milliseconds, signal));
  if (!(outcome instanceof Error)) return outcome;
  if (signal?.aborted) throw signal.reason;
  if (outcome instanceof NotSignedIn || outcome.name === 'NeedsAuthenticationError')
    throw new NotSignedIn(undefined, { cause: outcome });
  return outcome;
}

/** 501 stays what it is however often it is asked. */
function isFault({ status }: RestResponse): boolean {
  return status === 429 || (status >= 500 && status !== 501);
}

/** Text of a body as JSON; nothing for none, and for what is no JSON. */
function json(text: string): unknown {
  try {
    return text === '' ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}
