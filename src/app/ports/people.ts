import type { AccountId, Person } from '#core/issue';

/** Names and pictures of people, as the tracker shows them to the viewer. Every host proves it in test/contract. */
export interface People {
  /** Those who are found, in no order. Throws HostUnreachable and NotSignedIn. */
  named(ids: readonly AccountId[]): Promise<readonly Person[]>;
}
