import { inTime, passed, persistently, type Fault } from '#app/back-off';
import { replyForm, type Call, type Commands, type Reply } from '#app/calls';
import { HostUnreachable, NotSignedIn } from '#app/ports/failures';

/** A function has 25 seconds; the way there and back takes some, too. Source: Forge platform quotas (2026-11-22). */
const answerMilliseconds = 30_000;
/** A person waits for a read that is tried again; longer pauses are theirs to decide. */
const longestPauseMilliseconds = 5_000;
const attempts = 3;

/** The bridge's `invoke`: calls a function of the app. */
export type Invoke = (name: string, request: object) => Promise<unknown>;

/** The trusted side over the bridge; every reply is parsed. */
export function createCommands(invoke: Invoke, wait: (milliseconds: number) => Promise<void> = passed): Commands {
  return {
    async call<Request, Value, Clash>(call: Call<Request, Value, Clash>, request: Request) {
      const outcome = await persistently(
        () => ask(invoke, call, request),
        (answer) => (call.effect === 'reads' ? faultIn(answer) : undefined),
        {
          attempts,
          firstPause: 300,
          allows: (pause) => pause <= longestPauseMilliseconds,
          wait,
          chance: Math.random,
        },
      );
      return settled(outcome);
    },
  };
}

async function ask<Request, Value, Clash>(
  invoke: Invoke,
  call: Call<Request, Value, Clash>,
  request: Request,
): Promise<Reply<Value, Clash> | Error> {
  try {
    const answer = await inTime(invoke(call.name, request as object), answerMilliseconds);
    const parsed = replyForm(call).safeParse(answer);
    if (parsed.success) return parsed.data;
    return new HostUnreachable('The app answered in a form that this page does not know. Reload the page.', {
      cause: parsed.error,
    });
  } catch (error) {
    return errorOf(error);
  }
}

/** Nothing where asking again would change nothing. */
function faultIn(outcome: { readonly kind: string; readonly retryAfterSeconds?: number } | Error): Fault | undefined {
  if (outcome instanceof Error) return outcome instanceof NotSignedIn ? undefined : {};
  return outcome.kind === 'busy' ? { retryAfterSeconds: outcome.retryAfterSeconds } : undefined;
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
