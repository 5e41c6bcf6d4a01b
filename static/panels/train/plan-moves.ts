import { mostMoves, type PlanMove } from '#app/plan/calls';
import type { IssueId } from '#core/issue';
import type { Placement } from '#core/train/placement';
import type { MoveClash } from './board-session';
import type { PlanDraft } from './plan-draft';
import { samePlacement, spoken } from './same-placement';

/** What this person wants of an item, and what it said when they began. */
interface Wish {
  readonly seen: Placement | null;
  readonly next: Placement | null;
}

/** Items that were sent or stored while a reading was under way: of them it may be late. */
export type Touched = Set<IssueId>;

/**
 * The placements of a plan: what is stored, with what is on its way and what waits on top. One batch is on its way at
 * a time, so that moves of one item arrive in the order in which they were made.
 */
export class PlanMoves {
  private stored: ReadonlyMap<IssueId, Placement> = new Map();
  private waiting = new Map<IssueId, Wish>();
  private sent: ReadonlyMap<IssueId, Wish> = new Map();
  private readonly readings = new Set<Touched>();
  private hasRead = false;
  /** What was sent did not arrive, or nobody knows: it is sent again as it was, before anything else. */
  private isReturned = false;

  constructor(draft: PlanDraft = { sent: [], waiting: [] }) {
    this.sent = wishesOf(draft.sent);
    this.isReturned = draft.sent.length > 0;
    this.waiting = wishesOf(draft.waiting);
  }

  /** As they count now. */
  all(): ReadonlyMap<IssueId, Placement> {
    if (this.sent.size === 0 && this.waiting.size === 0) return this.stored;
    const all = new Map(this.stored);
    for (const wishes of [this.sent, this.waiting])
      for (const [issueId, { next }] of wishes) {
        if (next) all.set(issueId, next);
        else all.delete(issueId);
      }
    return all;
  }

  /** What counts of one item. */
  of(issueId: IssueId): Placement | null {
    const wish = this.waiting.get(issueId) ?? this.sent.get(issueId);
    return wish ? wish.next : (this.stored.get(issueId) ?? null);
  }

  /** Everything that is not known to be stored. */
  get unsent(): PlanDraft | undefined {
    if (this.sent.size === 0 && this.waiting.size === 0) return undefined;
    return { sent: movesOf(this.sent), waiting: movesOf(this.waiting) };
  }

  /** Items with a move that is not known to be stored. */
  get unsentItems(): number {
    return new Set([...this.sent.keys(), ...this.waiting.keys()]).size;
  }

  get isSending(): boolean {
    return this.sent.size > 0 && !this.isReturned;
  }

  /** Takes wishes in; answers what they changed, from what: what is as wished already is left out. */
  want(
    changes: ReadonlyMap<IssueId, Placement | null>,
  ): ReadonlyMap<IssueId, { readonly before: Placement | null; readonly after: Placement | null }> {
    const changed = new Map<IssueId, { before: Placement | null; after: Placement | null }>();
    for (const [issueId, wished] of changes) {
      const after = spoken(wished);
      const before = this.of(issueId);
      if (samePlacement(before, after)) continue;
      changed.set(issueId, { before, after });
      const seen = this.waiting.get(issueId)?.seen ?? before;
      // Back where it was before it was sent: nothing is left to send.
      if (samePlacement(seen, after)) this.waiting.delete(issueId);
      else this.waiting.set(issueId, { seen, next: after });
    }
    return changed;
  }

  /** The next moves to send, if any; until they have landed or failed there are no others. */
  take(): readonly PlanMove[] {
    if (this.isSending) return [];
    if (!this.isReturned) {
      this.sent = new Map([...this.waiting].slice(0, mostMoves));
      for (const issueId of this.sent.keys()) this.waiting.delete(issueId);
    }
    this.isReturned = false;
    this.touch(this.sent.keys());
    return movesOf(this.sent);
  }

  /** What was sent is stored, but for these items, which somebody else has moved: theirs stands. */
  landed(clashes: readonly { readonly issueId: IssueId; readonly current: Placement | null }[]): readonly MoveClash[] {
    const stored = new Map(this.stored);
    const put = (issueId: IssueId, placement: Placement | null): void => {
      if (placement) stored.set(issueId, placement);
      else stored.delete(issueId);
    };
    const { sent } = this;
    this.touch(sent.keys());
    for (const [issueId, { next }] of sent) put(issueId, next);
    const told: MoveClash[] = [];
    for (const { issueId, current } of clashes) {
      put(issueId, current);
      const wanted = this.waiting.get(issueId)?.next ?? sent.get(issueId)?.next ?? null;
      this.waiting.delete(issueId);
      if (!samePlacement(wanted, current)) told.push({ issueId, wanted, current });
    }
    this.sent = new Map();
    this.stored = stored;
    return told;
  }

  /** What was sent did not arrive, or nobody knows whether. */
  returned(): void {
    this.isReturned = this.sent.size > 0;
  }

  /** Drops what is not known to be stored. */
  forget(): void {
    this.touch(this.sent.keys());
    this.sent = new Map();
    this.waiting = new Map();
    this.isReturned = false;
  }

  /** Begins a reading: what is sent or stored from now on is newer than it. */
  beginReading(): Touched {
    const touched: Touched = new Set(this.sent.keys());
    this.readings.add(touched);
    return touched;
  }

  /** Takes a reading in, except of what was touched meanwhile. Answers how many items somebody else has moved. */
  read(placements: ReadonlyMap<IssueId, Placement>, touched: Touched): number {
    this.readings.delete(touched);
    const stored = new Map(placements);
    for (const issueId of touched) {
      const own = this.stored.get(issueId);
      if (own) stored.set(issueId, own);
      else stored.delete(issueId);
    }
    let moved = 0;
    for (const issueId of new Set([...stored.keys(), ...this.stored.keys()]))
      if (!samePlacement(stored.get(issueId), this.stored.get(issueId))) moved += 1;
    this.stored = stored;
    const isFirst = !this.hasRead;
    this.hasRead = true;
    return isFirst ? 0 : moved;
  }

  /** A reading that brought nothing. */
  endReading(touched: Touched): void {
    this.readings.delete(touched);
  }

  private touch(issueIds: Iterable<IssueId>): void {
    if (this.readings.size === 0) return;
    for (const issueId of issueIds) for (const touched of this.readings) touched.add(issueId);
  }
}

function movesOf(wishes: ReadonlyMap<IssueId, Wish>): readonly PlanMove[] {
  return [...wishes].map(([issueId, wish]) => ({ issueId, ...wish }));
}

function wishesOf(moves: readonly PlanMove[]): Map<IssueId, Wish> {
  return new Map(moves.map(({ issueId, seen, next }) => [issueId, { seen, next }]));
}
