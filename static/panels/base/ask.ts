import type { AnyCall, Call, CallProblem, ClashReply, Commands, Reply, ValueOf as ValueOfCall } from '#app/calls';
import { BadQuery, HostUnreachable, NotSignedIn } from '#app/ports/failures';

/** What the asking of a panel needs of its host: the calls, and a place for bugs. */
export interface Asking {
  readonly commands: Commands;
  /** Hears of every bug, with what was being done. */
  report(error: unknown, doing: string): void;
}

/** No value came, and not because anybody refused it. `failed`: the other side answered that it failed. */
export interface NoAnswer {
  readonly kind: 'no-answer';
  readonly why: 'unreachable' | 'busy' | 'failed';
  readonly message?: string;
  readonly retryAfterSeconds?: number;
}

/** Why nothing was answered. A bug has been reported already: trying again would only repeat it. */
export type Silence = NoAnswer | { readonly kind: 'signed-out' } | { readonly kind: 'bug'; readonly message: string };

/** Problems that say why a call was refused. */
export type Refusal = Exclude<CallProblem, { readonly kind: 'busy' | 'host-failed' | 'not-signed-in' }>;

/** Why there is no value. */
export type Failure = { readonly kind: 'refused'; readonly problem: Refusal } | Silence;

/** How a call ended; one in which nobody can be first has no clash. */
export type Answer<Value, Current = never> =
  | { readonly kind: 'done'; readonly value: Value }
  | ([Current] extends [never] ? never : ClashReply<Current>)
  | Failure;

/** What a call answers when it is done. */
export type ValueOf<Of extends AnyCall> = ValueOfCall<Of>;

/** Makes a call. Never rejects: whatever can happen is an answer, and a bug is reported, too. */
export async function ask<Request, Value, Clash = never>(
  asking: Asking,
  call: Call<Request, Value, Clash>,
  request: Request,
): Promise<Answer<Value, Clash>> {
  let reply: Reply<Value, Clash>;
  try {
    reply = await asking.commands.call(call, request);
  } catch (error) {
    return silence(error, asking, call.name);
  }
  if (reply.kind === 'ok') return { kind: 'done', value: reply.value };
  // Which of the two a reply is, the compiler cannot tell where the clash is a type still to be given.
  const other = reply as ClashReply<Clash> | CallProblem;
  return (other.kind === 'clash' ? other : failureOf(other)) as Answer<Value, Clash>;
}

/** How a reading of the tracker ended. `bad-query`: in the tracker's own words. */
export type Reading<Value> =
  | { readonly kind: 'done'; readonly value: Value }
  | { readonly kind: 'bad-query'; readonly message: string }
  | { readonly kind: 'stopped' }
  | Silence;

/** Reads from the tracker. Never rejects; `signal` tells a reading that was given up from one that failed. */
export async function reading<Value>(
  asking: Pick<Asking, 'report'>,
  doing: string,
  read: () => Promise<Value>,
  signal?: AbortSignal,
): Promise<Reading<Value>> {
  try {
    return { kind: 'done', value: await read() };
  } catch (error) {
    if (signal?.aborted) return { kind: 'stopped' };
    return error instanceof BadQuery ? { kind: 'bad-query', message: error.message } : silence(error, asking, doing);
  }
}

function silence(error: unknown, { report }: Pick<Asking, 'report'>, doing: string): Silence {
  if (error instanceof NotSignedIn) return { kind: 'signed-out' };
  if (error instanceof HostUnreachable) return { kind: 'no-answer', why: 'unreachable', ...waiting(error) };
  report(error, doing);
  return { kind: 'bug', message: error instanceof Error ? error.message : String(error) };
}

function failureOf(problem: CallProblem): Failure {
  switch (problem.kind) {
    case 'not-signed-in':
      return { kind: 'signed-out' };
    case 'busy':
      return { kind: 'no-answer', why: 'busy', ...waiting(problem) };
    case 'host-failed':
      // Without a sentence of the platform's it was a bug, which the other side has noted in its log.
      return problem.message === ''
        ? { kind: 'bug', message: problem.kind }
        : { kind: 'no-answer', why: 'failed', message: problem.message };
    default:
      return { kind: 'refused', problem };
  }
}

function waiting({ retryAfterSeconds }: { readonly retryAfterSeconds?: number | undefined }) {
  return retryAfterSeconds === undefined ? {} : { retryAfterSeconds };
}
