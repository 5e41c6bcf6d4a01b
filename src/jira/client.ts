import * as z from 'zod/mini';
import { HostUnreachable, NotSignedIn } from '#app/ports';
import type { JiraInit, JiraRequest, JiraResponse } from '#jira/request';

/** Jira took the call and said no; trying again changes nothing. */
export class Refused extends Error {
  readonly status: number;
  constructor(status: number, message: string) {
    super(message);
    this.name = 'Refused';
    this.status = status;
  }
}

/** One call: the path, what is sent, and the form of the answer. All calls of Waybill can be repeated without harm. */
export interface Call<Schema extends z.core.$ZodType> {
  readonly path: string;
  readonly body?: unknown;
  readonly answer: Schema;
  readonly signal?: AbortSignal;
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
export const patience: Patience = { answerMilliseconds: 10_000, pauseMilliseconds: 8_000, attempts: 4, totalMilliseconds: 18_000 };

/** Speaks JSON with Jira: waits out 429, tries faults again, and turns what remains into the ports' errors. */
export class JiraClient {
  constructor(
    private readonly request: JiraRequest,
    private readonly limits: Patience = patience,
  ) {}

  /** Throws Refused for 4xx, HostUnreachable, NotSignedIn, and the signal's reason when it was aborted. */
  async send<Schema extends z.core.$ZodType>({ path, body, answer, signal }: Call<Schema>): Promise<z.infer<Schema>> {
    const init: JiraInit = {
      method: body === undefined ? 'GET' : 'POST',
      headers: { accept: 'application/json', ...(body !== undefined && { 'content-type': 'application/json' }) },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    };
    const response = await this.attempt(path, init, signal);
    const text = await this.bodyOf(response, signal);
    if (response.status === 401) throw new NotSignedIn();
    if (response.status >= 400) throw new Refused(response.status, messageIn(text) ?? `Jira answered ${response.status}.`);
    const parsed = z.safeParse(answer, text === '' ? undefined : json(text));
    if (!parsed.success) throw new HostUnreachable('Jira answered in a form that Waybill does not know.', { cause: parsed.error });
    return parsed.data;
  }

  private async bodyOf(response: JiraResponse, signal: AbortSignal | undefined): Promise<string> {
    try {
      return await inTime(response.text(), this.limits.answerMilliseconds, signal);
    } catch (error) {
      if (signal?.aborted) throw error;
      throw new HostUnreachable('Jira’s answer broke off.', { cause: error });
    }
  }

  private async attempt(path: string, init: JiraInit, signal: AbortSignal | undefined): Promise<JiraResponse> {
    const { answerMilliseconds, pauseMilliseconds, attempts, totalMilliseconds } = this.limits;
    const end = Date.now() + totalMilliseconds;
    let paused = 0;
    for (let attempt = 1; ; attempt += 1) {
      signal?.throwIfAborted();
      const outcome = await this.try(path, init, Math.min(answerMilliseconds, end - Date.now()), signal);
      if (!(outcome instanceof Error) && !isFault(outcome)) return outcome;
      const asked = outcome instanceof Error ? undefined : retryAfter(outcome);
      const pause = pauseBefore(attempt, asked);
      paused += pause;
      if (attempt >= attempts || paused > pauseMilliseconds || Date.now() + pause >= end) throw unreachable(outcome, asked);
      await inTime(new Promise((resolve) => setTimeout(resolve, pause)), pause + 1_000, signal);
    }
  }

  private async try(path: string, init: JiraInit, milliseconds: number, signal: AbortSignal | undefined): Promise<JiraResponse | Error> {
    try {
      return await inTime(this.request(path, init), milliseconds, signal);
    } catch (error) {
      if (signal?.aborted) throw error;
      if (error instanceof NotSignedIn || (error instanceof Error && error.name === 'NeedsAuthenticationError')) {
        throw new NotSignedIn(undefined, { cause: error });
      }
      return error instanceof Error ? error : new Error(String(error));
    }
  }
}

/** 501 stays what it is however often it is asked. */
function isFault({ status }: JiraResponse): boolean {
  return status === 429 || (status >= 500 && status !== 501);
}

function unreachable(outcome: JiraResponse | Error, asked: number | undefined): HostUnreachable {
  if (outcome instanceof Error) return new HostUnreachable('Jira did not answer.', { cause: outcome });
  const message = outcome.status === 429 ? 'Jira asks to slow down.' : `Jira answered ${outcome.status}.`;
  return new HostUnreachable(message, asked === undefined ? {} : { retryAfterSeconds: asked });
}

/** Seconds. Jira sends whole seconds; the header may also hold a date. */
function retryAfter({ headers }: JiraResponse): number | undefined {
  const header = headers.get('retry-after');
  if (header === null) return undefined;
  const seconds = Number(header);
  if (Number.isFinite(seconds)) return Math.max(0, seconds);
  const date = Date.parse(header);
  return Number.isNaN(date) ? undefined : Math.max(0, Math.ceil((date - Date.now()) / 1_000));
}

/** What Jira asked for, or 0.3 s doubled each time; up to a third more, so that parallel calls do not return as one. */
function pauseBefore(attempt: number, asked: number | undefined): number {
  const pause = asked === undefined ? 300 * 2 ** (attempt - 1) : asked * 1_000;
  return Math.round(pause * (1 + Math.random() / 3));
}

async function inTime<Value>(work: Promise<Value>, milliseconds: number, signal: AbortSignal | undefined): Promise<Value> {
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

const problem = z.object({ errorMessages: z.optional(z.array(z.string())), errors: z.optional(z.record(z.string(), z.string())) });

function messageIn(text: string): string | undefined {
  const parsed = z.safeParse(problem, json(text));
  if (!parsed.success) return undefined;
  return [...(parsed.data.errorMessages ?? []), ...Object.values(parsed.data.errors ?? {})][0];
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
