import { invoke } from '@forge/bridge';
import { contract, reads, type CallName, type CallReply, type CallRequest, type Commands } from '#app/contract';
import { HostUnreachable, NotSignedIn } from '#app/ports';

/** A function has 25 seconds; the way there and back takes some, too. Source: Forge platform quotas (2026-11-22). */
const answerMilliseconds = 30_000;
/** A person waits for a read that is tried again; longer pauses are theirs to decide. */
const longestPauseMilliseconds = 5_000;
const attempts = 3;

/** The trusted side over the bridge's `invoke`; every reply is parsed. */
export const commands: Commands = {
  async call(name, request) {
    for (let attempt = 1; ; attempt += 1) {
      const outcome = await ask(name, request);
      const isLast = attempt === attempts || !reads.has(name);
      const pause = pauseAfter(outcome, attempt);
      if (isLast || pause === undefined || pause > longestPauseMilliseconds) return settled(outcome);
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  },
};

async function ask<Name extends CallName>(name: Name, request: CallRequest<Name>): Promise<CallReply<Name> | Error> {
  try {
    const answer = await inTime(invoke<object, unknown>(name, request));
    const parsed = contract[name].reply.safeParse(answer);
    if (parsed.success) return parsed.data as CallReply<Name>;
    return new HostUnreachable('The app answered in a form that this page does not know. Reload the page.', {
      cause: parsed.error,
    });
  } catch (error) {
    return errorOf(error);
  }
}

/** Milliseconds to wait before asking again; nothing where asking again would change nothing. */
function pauseAfter(
  outcome: { readonly kind: string; readonly retryAfterSeconds?: number } | Error,
  attempt: number,
): number | undefined {
  const backOff = 300 * 2 ** (attempt - 1);
  if (outcome instanceof Error) return outcome instanceof NotSignedIn ? undefined : backOff;
  return outcome.kind === 'busy' ? Math.max(backOff, (outcome.retryAfterSeconds ?? 0) * 1_000) : undefined;
}

function settled<Reply extends { readonly kind: string }>(outcome: Reply | Error): Reply {
  if (outcome instanceof Error) throw outcome;
  if (outcome.kind === 'not-signed-in') throw new NotSignedIn();
  return outcome;
}

/** The bridge rejects with messages, not with codes. */
function errorOf(error: unknown): Error {
  const message = error instanceof Error ? error.message : String(error);
  if (
    /\b401\b|unauthori[sz]ed|session has (ended|expired)|not (signed|logged) in|NEEDS_AUTHENTICATION/i.test(message)
  ) {
    return new NotSignedIn(undefined, { cause: error });
  }
  return new HostUnreachable(message, { cause: error });
}

async function inTime<Value>(work: Promise<Value>): Promise<Value> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const limit = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(new Error(`No answer within ${answerMilliseconds / 1_000} seconds.`)),
      answerMilliseconds,
    );
  });
  try {
    return await Promise.race([work, limit]);
  } finally {
    clearTimeout(timer);
  }
}
