import type { LinkType } from '#app/ports/links';
import { flattened, neighboursOf, type Neighbours, type Side } from '#core/dependency/neighbourhood';
import type { Bond } from '#core/dependency/bonds';
import type { LinkEnds } from '#app/ports/links';
import type { Issue, IssueId } from '#core/issue';
import type { IsoDateTime } from '#core/result';
import { reading, type Failure, type Reading } from '../base/ask';
import type { PanelIssue } from '../base/module';
import { createStore, type Watchable } from '../base/store';
import type { Host } from '../host';
import type { ChangeOutcome, LinkChange } from './change-links';
import type { LinkCheck } from './check-change';
import { carriedGraph, joined, linkMap, otherEnds, readGraph, type LinkGraph } from './link-graph';
import { readPlacements, readPlanned, readSetup, trainFor, type ProjectSetup } from './read-train';
import { standingsOf, type BondState, type Facts, type Standings } from './standing';

/** The last change that somebody made here. */
export interface LastChange {
  readonly change: LinkChange;
  readonly outcome: ChangeOutcome;
  /** It took back an earlier one. */
  readonly isUndo: boolean;
  /** Both ends as they were known before: what is not linked any more does not come again. */
  readonly ends: ReadonlyMap<IssueId, Issue>;
}

/** An item with what is known around it. */
export interface Around {
  readonly own: Issue;
  readonly facts: Facts;
  readonly standings: Standings;
  readonly setup: ProjectSetup;
  readonly givers: Neighbours<LinkEnds>;
  readonly needers: Neighbours<LinkEnds>;
  /** Links of the item whose other end cannot be seen, or is gone. */
  readonly hidden: number;
  /** Links of the item that are of kinds which are no dependencies. */
  readonly others: readonly LinkEnds[];
  /** What is behind the nearest items, or states, are on their way. */
  readonly isReading: boolean;
  /** Why the plan could not be read: states are not known. */
  readonly planFailure?: Failure;
  /** Why it could not be read again: what is shown is of before. */
  readonly staleFailure?: Failure;
  readonly isWriting: boolean;
  readonly last?: LastChange;
}

/** What the panel shows. */
export type BookState =
  | { readonly kind: 'loading' }
  | { readonly kind: 'failed'; readonly failure: Failure }
  | { readonly kind: 'here'; readonly around: Around };

/** Rows next to the item, behind each of these, and more at a press. */
const shownAt = [10, 3] as const;
/** Turns in which what is behind the nearest items is read, at most: what was read may bring others to the front. */
const mostTurns = 6;

const ranks: Readonly<Record<BondState, number>> = {
  conflict: 0,
  'at-risk': 1,
  open: 2,
  reading: 2,
  unknown: 2,
  ok: 3,
  done: 4,
};

/** What can be changed of a shown panel without reading. */
type Extra = Pick<Around, 'isWriting'> & Partial<Pick<Around, 'planFailure' | 'staleFailure' | 'last'>>;

/** Reads the dependencies of one item, opens more of them, and changes links. */
export class DependencyBook {
  private readonly store = createStore<BookState>({ kind: 'loading' });
  private readonly shown = new Map<string, number>();
  /** The reading that counts: an older one that comes late is dropped. */
  private turn = 0;
  private facts: Facts | undefined;
  private setup: ProjectSetup | undefined;
  private own: Issue | undefined;
  private isReading = false;
  private extra: Extra = { isWriting: false };

  constructor(
    private readonly host: Host,
    private readonly item: PanelIssue,
    private readonly now: () => IsoDateTime,
  ) {}

  get state(): Watchable<BookState> {
    return this.store;
  }

  /** Reads everything anew; what is shown stays until it has come. Never rejects. */
  async load(): Promise<void> {
    this.turn += 1;
    const { turn } = this;
    const isLate = (): boolean => turn !== this.turn;
    if (!this.facts) this.store.set({ kind: 'loading' });
    const failure = await this.read(isLate);
    if (isLate()) return;
    this.isReading = false;
    if (!failure) return this.tell();
    if (!this.facts) return this.store.set({ kind: 'failed', failure });
    this.extra = { ...this.extra, staleFailure: failure };
    this.tell();
  }

  /** Shows so many more next to an item. */
  async showMore(side: Side, id: IssueId, level: number, count: number): Promise<void> {
    const key = `${side}|${id}`;
    this.shown.set(key, (this.shown.get(key) ?? shownAt[level] ?? 0) + count);
    this.isReading = true;
    this.tell();
    const { turn } = this;
    const failure = await this.fill(() => turn !== this.turn);
    if (turn !== this.turn) return;
    this.isReading = false;
    if (failure) this.extra = { ...this.extra, staleFailure: failure };
    this.tell();
  }

  /** Looks whether a change may be made. Never rejects. */
  async check(change: LinkChange, signal: AbortSignal, onSearched: (count: number) => void): Promise<LinkCheck> {
    const { facts, setup } = this;
    if (!facts || !setup) return { kind: 'failed', reading: { kind: 'stopped' } };
    // What only changes need comes when something is changed.
    const { checkChange } = await import('./check-change');
    return checkChange(this.host, change, { facts, fields: setup.fields, signal, onSearched });
  }

  /** Makes a change, and shows what the tracker has then; `onOutcome` is told before that is read. Never rejects. */
  async change(change: LinkChange, isUndo = false, onOutcome: () => void = () => undefined): Promise<ChangeOutcome> {
    this.extra = { ...this.extra, isWriting: true };
    this.tell();
    const { makeChange } = await import('./change-links');
    const { from, to } = change.link;
    const ends = new Map([...(this.facts?.graph.issues ?? [])].filter(([id]) => id === from || id === to));
    const outcome = await makeChange(this.host, change);
    this.extra = { ...this.extra, isWriting: false, last: { change, outcome, isUndo, ends } };
    this.tell();
    onOutcome();
    await this.load();
    return outcome;
  }

  /** Takes the last change back, unless that would close a circle by now. Never rejects. */
  async undo(): Promise<LinkCheck | undefined> {
    const { last } = this.extra;
    if (last?.outcome.kind !== 'done' || last.isUndo) return undefined;
    const { inverseOf } = await import('./change-links');
    const change = inverseOf(last.change);
    const check = await this.check(change, new AbortController().signal, () => undefined);
    if (check.kind === 'fine' || check.kind === 'unsure') await this.change(change, true);
    return check;
  }

  /** Forgets what is said of the last change. */
  dismiss(): void {
    const { last: _, ...rest } = this.extra;
    this.extra = rest;
    this.tell();
  }

  /** Reads until the panel can be used, shows that, and goes on. */
  private async read(isLate: () => boolean): Promise<Failure | undefined> {
    const { host, item } = this;
    const first = await reading(host, 'reading an item and its links', () => this.readFirst(item.id));
    if (first.kind !== 'done') return failureOf(first);
    if (!first.value) return { kind: 'refused', problem: { kind: 'not-found' } };
    const { own, graph, types } = first.value;
    const setup = first.value.setup ?? (await readSetup(host, own.projectId));
    if (isLate()) return undefined;
    const trains = setup.trains.kind === 'done' ? setup.trains.value.trains : [];
    const now = this.now();
    const around = trainFor(trains, own, now);
    const ends = otherEnds(graph, own.id);
    const isOpened = openedAtFirst(ends);
    const [near, placements] = await Promise.all([
      reading(host, 'reading the neighbours of an item', () =>
        readGraph(host, [own.id, ...ends], setup.fields, (id) => id === own.id || isOpened(id)),
      ),
      around && readPlacements(host, around, now),
    ]);
    if (near.kind !== 'done') return failureOf(near);
    if (isLate()) return undefined;
    const planFailure =
      setup.trains.kind !== 'done' ? setup.trains : placements && placements.kind !== 'done' ? placements : undefined;
    this.setup = setup;
    this.own = near.value.issues.get(own.id) ?? own;
    this.facts = {
      graph: joined(graph, near.value),
      types,
      // Without a plan nobody knows where anything lies.
      around: planFailure ? undefined : around,
      placements: placements?.kind === 'done' ? placements.value : new Map(),
      ...(this.facts?.planned && { planned: this.facts.planned }),
      now,
    };
    const { last, isWriting } = this.extra;
    this.extra = { isWriting, ...(last && { last }), ...(planFailure && { planFailure }) };
    this.isReading = true;
    this.tell();
    const [planned, filled] = await Promise.all([this.readIterations(isLate), this.fill(isLate)]);
    return planned ?? filled;
  }

  private async readFirst(id: IssueId): Promise<First | undefined> {
    const { host } = this;
    const { issues, links } = host.tracker;
    const project = host.viewer.project?.id;
    const [own, found, types, setup] = await Promise.all([
      issues.one(id, {}),
      links.can.comeWithIssues ? undefined : links.of([id]),
      links.types(),
      project === undefined ? undefined : readSetup(host, project),
    ]);
    if (!own) return undefined;
    const graph: LinkGraph = found
      ? {
          issues: new Map([[id, own]]),
          links: linkMap(found.links),
          linksRead: new Set([id]),
          hidden: found.hidden,
          gone: new Set(),
        }
      : carriedGraph([own]);
    return { own, graph, types, setup: setup?.projectId === own.projectId ? setup : undefined };
  }

  /** The stories of features, where any is around: their iterations are those of their features. */
  private async readIterations(isLate: () => boolean): Promise<Failure | undefined> {
    const { facts, setup } = this;
    if (!facts?.around || !setup || !standingsOf(facts).needsPlanned) return undefined;
    const planned = await readPlanned(this.host, facts.around, setup.fields, facts.now);
    if (isLate()) return undefined;
    if (planned.kind !== 'done') return failureOf(planned);
    this.facts = { ...this.facts!, planned: planned.value };
    this.tell();
    return undefined;
  }

  /** Reads what is shown and not here yet. */
  private async fill(isLate: () => boolean): Promise<Failure | undefined> {
    for (let turn = 0; turn < mostTurns; turn += 1) {
      const { facts, setup, own } = this;
      if (!facts || !setup || !own) return undefined;
      const { graph } = facts;
      const rows = this.sides(own.id, standingsOf(facts)).flatMap(({ next }) => flattened(next));
      const missing = rows.map(({ id }) => id).filter((id) => !graph.issues.has(id) || !graph.linksRead.has(id));
      const ids = [...new Set(missing)].filter((id) => !graph.gone.has(id));
      if (ids.length === 0) return undefined;
      const more = await reading(this.host, 'reading what is behind the neighbours of an item', () =>
        readGraph(this.host, ids, setup.fields, () => true),
      );
      if (isLate()) return undefined;
      if (more.kind !== 'done') return failureOf(more);
      this.facts = { ...this.facts!, graph: joined(this.facts!.graph, more.value) };
      this.tell();
    }
    return undefined;
  }

  private sides(own: IssueId, standings: Standings): readonly Neighbours<LinkEnds>[] {
    const { graph } = this.facts!;
    const order = (one: Bond<LinkEnds>, other: Bond<LinkEnds>): number =>
      ranks[standings.of(one).state] - ranks[standings.of(other).state];
    return (['givers', 'needers'] as const).map((side) =>
      neighboursOf(own, side, {
        bonds: standings.bonds,
        shownBehind: (id, level) => this.shown.get(`${side}|${id}`) ?? shownAt[level] ?? 0,
        isRead: (id) => graph.linksRead.has(id),
        order,
      }),
    );
  }

  private tell(): void {
    const { facts, setup, own } = this;
    if (!facts || !setup || !own) return;
    const standings = standingsOf(facts);
    const [givers, needers] = this.sides(own.id, standings);
    const ownLinks = [...facts.graph.links.values()].filter(({ from, to }) => from === own.id || to === own.id);
    const gone = ownLinks.filter(({ from, to }) => facts.graph.gone.has(from) || facts.graph.gone.has(to)).length;
    this.store.set({
      kind: 'here',
      around: {
        own,
        facts,
        standings,
        setup,
        givers: givers!,
        needers: needers!,
        hidden: (facts.graph.hidden.get(own.id) ?? 0) + gone,
        others: standings.sorted.others.filter(({ from, to }) => from === own.id || to === own.id),
        isReading: this.isReading,
        ...this.extra,
      },
    });
  }
}

interface First {
  readonly own: Issue;
  readonly graph: LinkGraph;
  readonly types: readonly LinkType[];
  readonly setup: ProjectSetup | undefined;
}

/** The first rows of both sides: the order of states is not known yet, so some more than are shown. */
function openedAtFirst(ends: readonly IssueId[]): (id: IssueId) => boolean {
  const first = new Set(ends.slice(0, 4 * shownAt[0]));
  return (id) => first.has(id);
}

function failureOf(read: Exclude<Reading<unknown>, { readonly kind: 'done' }>): Failure {
  switch (read.kind) {
    case 'bad-query':
    case 'stopped':
      return { kind: 'bug', message: read.kind };
    default:
      return read;
  }
}
