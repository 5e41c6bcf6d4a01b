import type { Commands } from '#app/calls';

/** Somebody's page of Waybill that is open. */
export interface StormPage {
  readonly call: Commands['call'];
  /** Answers that only this person can read, by their seals; none where the host has a trusted side. */
  secrets(issueId: string): Promise<readonly (readonly [seal: string, answer: unknown])[]>;
  /** Resolves when the page does nothing more by itself. */
  settled(): Promise<void>;
  /** Closes the window: whatever the page was doing stops. */
  close(): void;
}

/** One person of the seeded train. */
export interface StormPerson {
  readonly accountId: string;
  readonly role?: string | undefined;
}

/** A tracker of the local host as the storm needs it. */
export interface StormSite {
  readonly projectId: string;
  /** Items that are scored: some with an estimate, some without. */
  readonly issueIds: readonly string[];
  /** What this tracker calls an account of the seed. */
  personId(accountId: string): string;
  open(accountId: string): Promise<StormPage>;
  /** Lets what follows the records come to an end, as somebody who administers the site. Answers what stays behind. */
  settle(admin: StormPage): Promise<number>;
  /** What search has of items, by the use of a field: a number, nothing where the field is empty. */
  fields(): Promise<ReadonlyMap<string, Readonly<Record<string, number | null>>>>;
  /** Faults that only a bug can cause, told since the last time. */
  faults(): Promise<readonly string[]>;
}

/** Most items that a storm is over: few, so that people meet. */
export const mostItems = 6;

/** Project of the seeded train. */
export const project = { key: 'HAR', name: 'Harbour train' };
