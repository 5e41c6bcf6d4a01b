import { waitingHandshakesCall, type WaitingAtItem } from '#app/dependency/calls';
import { chunks } from '#app/chunks';
import type { Issue, IssueId } from '#core/issue';
import { ask, reading, type Failure } from '../base/ask';
import { createStore, type Watchable } from '../base/store';
import type { Host } from '../host';
import { handshakesOn } from './handshake-book';

/** A proposal that waits. */
export type WaitingProposal = WaitingAtItem['proposals'][number];

/** What a set of items has been asked and has not answered. */
export interface WaitingState {
  readonly kind: 'loading' | 'failed' | 'here';
  readonly failure: Failure | undefined;
  /** The one that waits longest first. */
  readonly proposals: readonly WaitingProposal[];
  /** Proposals of items that the viewer may not see. */
  readonly hidden: number;
  /** The items at both ends. */
  readonly items: ReadonlyMap<IssueId, Issue>;
}

/** Items that one call asks for. */
const itemsAtOnce = 500;

/** Reads what a set of items has been asked: one call for hundreds of items, and one reading of the items that ask. */
export class WaitingBook {
  private readonly store = createStore<WaitingState>({
    kind: 'loading',
    failure: undefined,
    proposals: [],
    hidden: 0,
    items: new Map(),
  });

  constructor(
    private readonly host: Host,
    private readonly issueIds: readonly IssueId[],
  ) {}

  get states(): Watchable<WaitingState> {
    return this.store;
  }

  load = async (): Promise<void> => {
    const answers = await Promise.all(
      chunks(this.issueIds, itemsAtOnce).map((issueIds) => ask(this.host, waitingHandshakesCall, { issueIds })),
    );
    const failure = answers.find((answer) => answer.kind !== 'done') as Failure | undefined;
    if (failure) {
      this.store.update((state) => ({ ...state, kind: 'failed', failure }));
      return;
    }
    const rows = answers.flatMap((answer) => (answer.kind === 'done' ? answer.value : []));
    const proposals = rows
      .flatMap((row) => row.proposals)
      .sort((one, other) => (one.handshake.proposal.at < other.handshake.proposal.at ? -1 : 1));
    handshakesOn(this.host).take(proposals);
    const items = await this.itemsOf(proposals);
    this.store.set({
      kind: 'here',
      failure: undefined,
      proposals,
      hidden: rows.reduce((sum, { hidden }) => sum + hidden, 0),
      items,
    });
  };

  private async itemsOf(proposals: readonly WaitingProposal[]): Promise<ReadonlyMap<IssueId, Issue>> {
    const ids = [...new Set(proposals.flatMap(({ giverId, neederId }) => [giverId, neederId]))];
    if (ids.length === 0) return new Map();
    const found = await reading(this.host, 'reading items that ask', () => this.host.tracker.issues.some(ids, {}));
    // Without their names they are still there: a proposal does not vanish for a reading that failed.
    return new Map(found.kind === 'done' ? found.value.map((issue) => [issue.id, issue]) : []);
  }
}
