import type { AnyCall, ReplyOf, RequestOf } from '#app/calls';
import type { Clock } from '#app/ports/clock';
import type { Later } from '#app/ports/later';
import type { Tracker } from '#app/ports/tracker';
import type { Records } from '#app/records/records';
import type { AccountId } from '#core/issue';

/** One person's call: who acts, and what the use cases may ask of the host on their behalf. */
export interface Session {
  readonly viewer: AccountId;
  readonly tracker: Pick<Tracker, 'issues' | 'fields' | 'rights'>;
  readonly records: Records;
  readonly later: Later;
  readonly clock: Clock;
  /** Runs what nobody waits for; the host logs its faults. What a fault leaves undone is done at the next look. */
  inBackground(work: () => Promise<unknown>): void;
}

/** Answers one call; the request is parsed by then. */
export type Handler<Of extends AnyCall> = (session: Session, request: RequestOf<Of>) => Promise<ReplyOf<Of>>;

/** A call with what answers it. */
export interface HandledCall {
  readonly call: AnyCall;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- handle() holds the two against each other
  readonly handler: (session: Session, request: any) => Promise<unknown>;
}

/** Says which use case answers a call. */
export function handle<Of extends AnyCall>(call: Of, handler: Handler<Of>): HandledCall {
  return { call, handler };
}
