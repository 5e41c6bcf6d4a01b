import type { AccountId } from '#core/issue';

/** A person's key that is not the one that this viewer knows of them. */
export interface ChangedKey {
  readonly by: AccountId;
  readonly key: string;
}

/** Keys that have changed. Each is told until the viewer has said what to make of it. */
export interface KeyNews {
  changed(): Promise<readonly ChangedKey[]>;
  /** What is signed with a key that is not accepted stays unverified. */
  settle(changed: ChangedKey, isAccepted: boolean): Promise<void>;
}
