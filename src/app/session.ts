import type { CallName, CallReply, CallRequest } from '#app/contract';
import type { Clock, Later, SiteRights, Tracker } from '#app/ports';
import type { Records } from '#app/records/records';
import type { AccountId } from '#core/issue';

/** One person's call: who acts, and what the use cases may ask of the host on their behalf. */
export interface Session {
  readonly viewer: AccountId;
  readonly tracker: Pick<Tracker, 'can' | 'issue' | 'rights' | 'projectRights' | 'visible' | 'holdings'>;
  readonly site: SiteRights;
  readonly records: Records;
  readonly later: Later;
  readonly clock: Clock;
}

/** Answers one call of the contract; the request is parsed by then. */
export type Handler<Name extends CallName> = (session: Session, request: CallRequest<Name>) => Promise<CallReply<Name>>;
