import type { Home } from '#app/records/records';
import type { Doubt } from '#core/doubt';
import type { AccountId } from '#core/issue';

/**
 * Signatures under what lies where anybody may write; a host without a trusted side has them. A signature says who wrote
 * something, not whether that person was allowed to.
 */
export interface Signing {
  /** The acting person's; nothing where this page can sign nothing. Throws HostUnreachable. */
  sign(statement: unknown, home: Home): Promise<string | undefined>;
  /** Why a statement is not relied on as that person's; nothing where it is theirs. Never rejects. */
  doubtOf(claim: Claim): Promise<Doubt | undefined>;
}

/** A statement that is said to be a person's. `home`: where whoever signed has made their key known. */
export interface Claim {
  readonly statement: unknown;
  readonly signature: string | undefined;
  readonly by: AccountId;
  readonly home: Home;
}
