import type { AccountId, IssueId } from '#core/issue';
import type { CalendarDate, IsoDateTime, Result } from '#core/result';
import type { IterationId } from '#core/train/ids';

/** Letters of a note or a reason at most: one item may be asked by hundreds, and keeps what all of them say. */
export const longestNote = 500;

/** What can be said about a dependency; the last that was said is how it stands. */
export type HandshakeAction = 'proposed' | 'committed' | 'rejected' | 'delivered' | 'withdrawn';

/** Whose side speaks: the item that waits asks, the item that it waits for gives. */
export type HandshakeSide = 'giver' | 'needer';

/** A dependency: one item gives, the other one waits for it. */
export interface DependencyEnds {
  readonly giverId: IssueId;
  readonly neederId: IssueId;
}

/** What one side says, without who and when. */
export interface Saying {
  readonly action: HandshakeAction;
  /** Wanted in a proposal, promised in a commitment; the other acts have none. */
  readonly iterationId?: IterationId | undefined;
  /** The day by which it is wanted; in a proposal only. */
  readonly day?: CalendarDate | undefined;
  /** Words; whoever rejects gives a reason here. */
  readonly note?: string | undefined;
}

/** What somebody said, and when. */
export interface Said extends Saying {
  readonly by: AccountId;
  readonly at: IsoDateTime;
}

/** What two items have agreed on, from the last proposal on. The item that gives keeps it, one for each that needs it. */
export interface Handshake {
  readonly neederId: IssueId;
  /** How many acts there were. */
  readonly version: number;
  readonly proposal: Said;
  readonly promise?: Said | undefined;
  /** What ended it: rejected, delivered or withdrawn. */
  readonly end?: Said | undefined;
}

/** Why something cannot be said. `conflict`: somebody was faster; `wrong-phase`: it does not follow on how things stand. */
export interface HandshakeFault {
  readonly kind: 'conflict' | 'wrong-phase' | 'no-wish' | 'no-iteration' | 'no-reason' | 'stray-wish';
}

/** Which side says what. */
export const sideOf: Readonly<Record<HandshakeAction, HandshakeSide>> = {
  proposed: 'needer',
  withdrawn: 'needer',
  committed: 'giver',
  rejected: 'giver',
  delivered: 'giver',
};

/**
 * What may follow. A promise can be moved to another iteration, and one that cannot be held is rejected: it would stand
 * for what nobody will do. What is over begins anew with a proposal.
 */
const followers: Readonly<Record<HandshakeAction | 'nothing', readonly HandshakeAction[]>> = {
  nothing: ['proposed'],
  proposed: ['committed', 'rejected', 'withdrawn'],
  committed: ['committed', 'rejected', 'delivered', 'withdrawn'],
  rejected: ['proposed'],
  delivered: ['proposed'],
  withdrawn: ['proposed'],
};

/** What was said last. */
export function lastSaid({ proposal, promise, end }: Handshake): Said {
  return end ?? promise ?? proposal;
}

/** What may be said next; nothing yet: a proposal. */
export function mayFollow(handshake: Handshake | undefined): readonly HandshakeAction[] {
  return followers[handshake ? lastSaid(handshake).action : 'nothing'];
}

/** What is wrong with a saying in itself; nothing when it can be said. */
export function sayingFault({ action, iterationId, day, note }: Saying): HandshakeFault | undefined {
  if (action === 'proposed') return iterationId === undefined && day === undefined ? { kind: 'no-wish' } : undefined;
  if (day !== undefined || (action !== 'committed' && iterationId !== undefined)) return { kind: 'stray-wish' };
  if (action === 'committed' && iterationId === undefined) return { kind: 'no-iteration' };
  if (action === 'rejected' && (note ?? '').trim() === '') return { kind: 'no-reason' };
  return undefined;
}

/**
 * What two items have agreed on after somebody has said something. `seen`: the version that they answered, 0 for none.
 * The same said again, by the same person, right after what they saw, is the same handshake: an answer was lost.
 */
export function after(
  handshake: Handshake | undefined,
  { neederId, seen, said }: { readonly neederId: IssueId; readonly seen: number; readonly said: Said },
): Result<Handshake, HandshakeFault> {
  const fault = sayingFault(said);
  if (fault) return fault;
  const version = handshake?.version ?? 0;
  if (handshake && version === seen + 1 && isSameSaid(lastSaid(handshake), said))
    return { kind: 'ok', value: handshake };
  if (version !== seen) return { kind: 'conflict' };
  if (!mayFollow(handshake).includes(said.action)) return { kind: 'wrong-phase' };
  return { kind: 'ok', value: { ...following(handshake, said), neederId, version: version + 1 } };
}

/** Whole days that have passed since a moment; 0 for one that is still to come. */
export function daysSince(at: IsoDateTime, now: IsoDateTime): number {
  return Math.max(0, Math.floor((Date.parse(now) - Date.parse(at)) / 86_400_000));
}

function following(handshake: Handshake | undefined, said: Said): Pick<Handshake, 'proposal' | 'promise' | 'end'> {
  if (!handshake || said.action === 'proposed') return { proposal: said };
  const { proposal, promise } = handshake;
  if (said.action === 'committed') return { proposal, promise: said };
  return { proposal, ...(promise && { promise }), end: said };
}

function isSameSaid(one: Said, other: Said): boolean {
  return (['action', 'by', 'iterationId', 'day', 'note'] as const).every((part) => one[part] === other[part]);
}
