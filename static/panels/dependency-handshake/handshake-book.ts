import { handshakesOfCall, readHandshakeCall, type HandshakeView } from '#app/dependency/calls';
import { chunks } from '#app/chunks';
import type { DependencyEnds, Handshake, HandshakeAction, HandshakeFault } from '#core/dependency/handshake';
import type { AccountId, IssueId, Person } from '#core/issue';
import { ask, reading, type Failure } from '../base/ask';
import { createDraft, type Draft } from '../base/drafts';
import { createStore, type Watchable } from '../base/store';
import type { Host } from '../host';
import { draftFault, emptyDraft, handshakeDraftForm, sayingOf, send, type HandshakeDraft } from './handshake-draft';

/** Why something was not said. `overtaken`: somebody else was faster, and what stands now is shown. */
export type HandshakeProblem = HandshakeFault | { readonly kind: 'overtaken' } | Failure;

/** One dependency as the page has it. */
export interface PairState {
  /** How it stands, as soon as that is known. */
  readonly handshake: Handshake | undefined;
  /** With its history and with what the viewer may do; there once it was opened. */
  readonly view: HandshakeView | undefined;
  readonly failure: Failure | undefined;
  readonly draft: HandshakeDraft | undefined;
  readonly isRestored: boolean;
  readonly isSending: boolean;
  readonly problem: HandshakeProblem | undefined;
}

/** All dependencies that a page shows. */
export interface HandshakesState {
  readonly pairs: ReadonlyMap<string, PairState>;
  /** Items of which it is known how their handshakes stand. */
  readonly read: ReadonlySet<IssueId>;
  readonly failure: Failure | undefined;
  readonly people: ReadonlyMap<AccountId, Person>;
}

const nothing: PairState = {
  handshake: undefined,
  view: undefined,
  failure: undefined,
  draft: undefined,
  isRestored: false,
  isSending: false,
  problem: undefined,
};
/** Items that one call asks for. */
const itemsAtOnce = 500;

/** The handshakes on one page: rows say which they show, and all of them are asked for in one call. */
export class HandshakeBook {
  private readonly store = createStore<HandshakesState>({
    pairs: new Map(),
    read: new Set(),
    failure: undefined,
    people: new Map(),
  });
  private readonly wanted = new Set<IssueId>();
  private readonly askedPeople = new Set<AccountId>();
  private isGathering = false;

  constructor(private readonly host: Host) {}

  get states(): Watchable<HandshakesState> {
    return this.store;
  }

  /** One dependency as it is known. */
  pair(ends: DependencyEnds): PairState {
    return this.store.get().pairs.get(keyOf(ends)) ?? nothing;
  }

  /** Asks how the handshakes of an item that gives stand, together with all others that are asked for at this moment. */
  want(giverId: IssueId): void {
    if (this.store.get().read.has(giverId)) return;
    this.wanted.add(giverId);
    if (this.isGathering) return;
    this.isGathering = true;
    queueMicrotask(() => {
      this.isGathering = false;
      const ids = [...this.wanted];
      this.wanted.clear();
      void this.readMany(ids);
    });
  }

  /** Takes in what another call has told of handshakes, so that nobody asks for them again. */
  take(known: readonly (DependencyEnds & { readonly handshake: Handshake })[]): void {
    for (const one of known) this.show(one, { handshake: one.handshake });
    void this.name(known.flatMap(({ handshake }) => speakers(handshake)));
  }

  /** Reads one dependency with its history, and what was typed there before. */
  async open(ends: DependencyEnds): Promise<void> {
    const draft = this.draftOf(ends).restore();
    if (draft && !this.pair(ends).draft) this.show(ends, { draft, isRestored: true });
    const answer = await ask(this.host, readHandshakeCall, { issueId: ends.giverId, neederId: ends.neederId });
    // What the viewer says meanwhile is newer than any look.
    if (this.pair(ends).isSending) return;
    if (answer.kind === 'done') this.showView(ends, answer.value);
    else this.show(ends, { failure: answer });
  }

  begin(ends: DependencyEnds, action: HandshakeAction): void {
    this.type(ends, emptyDraft(action));
  }

  type(ends: DependencyEnds, draft: HandshakeDraft): void {
    this.draftOf(ends).keep(draft);
    this.show(ends, { draft, isRestored: false, problem: undefined });
  }

  discard(ends: DependencyEnds): void {
    this.draftOf(ends).keep(undefined);
    this.show(ends, { draft: undefined, isRestored: false, problem: undefined });
  }

  /** Sends what is typed; it stays where it could not be said. Answers whether it was. */
  async say(ends: DependencyEnds): Promise<boolean> {
    const { draft, view, isSending } = this.pair(ends);
    if (!draft || !view || isSending) return false;
    const fault = draftFault(draft);
    if (fault) {
      this.show(ends, { problem: fault });
      return false;
    }
    this.show(ends, { isSending: true, problem: undefined });
    const answer = await send(this.host, ends, view.handshake?.version ?? 0, sayingOf(draft));
    this.show(ends, { isSending: false });
    if (answer.kind === 'done') {
      this.discard(ends);
      this.showView(ends, answer.value);
      return true;
    }
    if (answer.kind === 'clash') this.showView(ends, answer.current);
    this.show(ends, { problem: answer.kind === 'clash' ? { kind: 'overtaken' } : answer });
    return false;
  }

  private async readMany(ids: readonly IssueId[]): Promise<void> {
    const answers = await Promise.all(
      chunks(ids, itemsAtOnce).map((issueIds) => ask(this.host, handshakesOfCall, { issueIds })),
    );
    const failure = answers.find((answer) => answer.kind !== 'done') as Failure | undefined;
    const rows = answers.flatMap((answer) => (answer.kind === 'done' ? answer.value : []));
    this.take(rows.flatMap(({ handshakes }) => handshakes));
    this.store.update((state) => ({
      ...state,
      failure,
      read: failure ? state.read : new Set([...state.read, ...ids]),
    }));
  }

  private async name(ids: readonly AccountId[]): Promise<void> {
    const unknown = [...new Set(ids)].filter((id) => !this.askedPeople.has(id));
    if (unknown.length === 0) return;
    for (const id of unknown) this.askedPeople.add(id);
    const found = await reading(this.host, 'reading people', () => this.host.tracker.people.named(unknown));
    if (found.kind !== 'done') return;
    this.store.update((state) => ({
      ...state,
      people: new Map([...state.people, ...found.value.map((person) => [person.id, person] as const)]),
    }));
  }

  private showView(ends: DependencyEnds, view: HandshakeView): void {
    const before = this.pair(ends).view?.handshake?.version ?? 0;
    // A look can be overtaken by an act on its way back.
    if ((view.handshake?.version ?? 0) < before) return;
    this.show(ends, { view, handshake: view.handshake, failure: undefined });
    void this.name(view.history.map(({ by }) => by));
  }

  private show(ends: DependencyEnds, part: Partial<PairState>): void {
    this.store.update((state) => {
      const pair = { ...(state.pairs.get(keyOf(ends)) ?? nothing), ...part };
      return { ...state, pairs: new Map([...state.pairs, [keyOf(ends), pair]]) };
    });
  }

  private draftOf({ giverId, neederId }: DependencyEnds): Draft<HandshakeDraft> {
    return createDraft(this.host.drafts, `handshake ${giverId} ${neederId}`, handshakeDraftForm);
  }
}

const books = new WeakMap<Host, HandshakeBook>();

/** The book of a page: one for all that it shows. */
export function handshakesOn(host: Host): HandshakeBook {
  const book = books.get(host) ?? new HandshakeBook(host);
  books.set(host, book);
  return book;
}

function keyOf({ giverId, neederId }: DependencyEnds): string {
  return `${giverId} ${neederId}`;
}

function speakers({ proposal, promise, end }: Handshake): readonly AccountId[] {
  return [proposal, promise, end].flatMap((said) => (said ? [said.by] : []));
}
