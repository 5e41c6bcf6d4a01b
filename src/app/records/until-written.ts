import { documentLimit, type WriteOutcome } from '#app/records/records';
import { ok, type Result } from '#core/result';

/** How often a change is made anew on top of somebody else's before the person is asked to try again. */
const attempts = 6;

/** What comes of a state: nothing is left to do, a write, or a reason why there is none. */
export type Attempt<State, Refusal> =
  | { readonly kind: 'done'; readonly state: State }
  | { readonly kind: 'write'; readonly state: State; run(): Promise<WriteOutcome> }
  | Refusal;

/** A write that no other attempt would mend. */
export type WriteProblem =
  | { readonly kind: 'too-large'; readonly limit: number }
  | { readonly kind: 'busy'; readonly retryAfterSeconds: number };

/**
 * Makes a change and answers the state after it. What somebody else wrote in between is read, and the change is worked
 * out anew on it: nothing of another person's is ever overwritten.
 */
export async function untilWritten<State, Refusal extends { readonly kind: string }>(
  first: State,
  attempt: (state: State) => Promise<Attempt<State, Refusal>>,
  readAgain: (state: State) => Promise<State>,
): Promise<Result<State, Refusal | WriteProblem>> {
  let state = first;
  for (let count = 0; count < attempts; count += 1) {
    const next = await attempt(state);
    if (isDone(next)) return ok(next.state);
    if (!isWrite(next)) return next;
    const outcome = await next.run();
    if (outcome === 'too-large') return { kind: 'too-large', limit: documentLimit };
    if (outcome === 'written') return ok(next.state);
    state = await readAgain(state);
  }
  return { kind: 'busy', retryAfterSeconds: 1 };
}

function isDone<State, Refusal extends { readonly kind: string }>(
  attempt: Attempt<State, Refusal>,
): attempt is { readonly kind: 'done'; readonly state: State } {
  return attempt.kind === 'done';
}

function isWrite<State, Refusal extends { readonly kind: string }>(
  attempt: Attempt<State, Refusal>,
): attempt is { readonly kind: 'write'; readonly state: State; run(): Promise<WriteOutcome> } {
  return attempt.kind === 'write';
}
