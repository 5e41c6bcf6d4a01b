import { readJournalsCall, saveBaselineCall, saveJournalCall, type CommitJournal, type PiRef } from '#app/plan/calls';
import type { FieldWrite, IssueWriteOutcome } from '#app/ports/writes';
import type { IssueId } from '#core/issue';
import { commitDifference, slotOfIteration } from '#core/train/placing';
import type { Placement } from '#core/train/placement';
import { ask, reading, type Failure, type Reading } from '../base/ask';
import { createStore, type Watchable } from '../base/store';
import type { Host } from '../host';
import type { BoardSession } from '../train/board-session';
import { rowsOf, undoRowsOf, writesOf, type CommitRow, type CommitState, type UnwritableItem } from './commit-state';

/** Outcomes between two notes in the journal: what a closed tab can make the page look at again. */
const outcomesANote = 200;
/** Milliseconds in which outcomes are gathered before they are shown. */
const glance = 100;

const empty: CommitState = { phase: 'loading', aim: 'commit', rows: [], unwritable: [], hasBaseline: false };

/**
 * Writes a plan into the tracker, as the viewer: a journal is opened first, then the tracker takes the writes in its own
 * batches, then the plan forgets what the tracker now has. Whoever opens the page later can go on where it stopped.
 */
export class CommitRun {
  private readonly store = createStore<CommitState>(empty);
  private stop = new AbortController();
  private journal: Pick<CommitJournal, 'id' | 'version'> | undefined;

  constructor(
    private readonly host: Host,
    private readonly session: BoardSession,
    private readonly newId: () => string,
  ) {}

  get states(): Watchable<CommitState> {
    return this.store;
  }

  /** Compares the plan with the tracker, and asks for commitments of before. */
  async open(): Promise<void> {
    await this.session.settled();
    const { pi, items, placements } = this.session.states.get();
    const { steps, settled } = commitDifference(pi, items, placements);
    // The tracker says the same by now: the plan need not say it again.
    this.forget(settled);
    const known = this.items();
    const rows: CommitRow[] = [];
    const unwritable: UnwritableItem[] = [];
    for (const { issueId, from, to, obstacle } of steps) {
      const item = known.get(issueId);
      if (obstacle === undefined) rows.push({ issueId, from, to, outcome: 'waiting', ...(item && { item }) });
      else if (item) unwritable.push({ item, obstacle });
    }
    const answer = await ask(this.host, readJournalsCall, this.ref());
    if (answer.kind !== 'done') return this.store.set({ ...empty, phase: 'ready', rows, unwritable, failure: answer });
    const { journals } = answer.value;
    const unfinished = journals.find(({ state }) => state === 'open');
    const last = journals.find(({ state }) => state === 'done');
    this.store.set({
      ...empty,
      phase: 'ready',
      rows,
      unwritable,
      ...(unfinished && { unfinished }),
      ...(last && { last }),
    });
  }

  /** Writes everything that is shown: the plan, or what {@link showUndo} has shown. */
  async start(): Promise<void> {
    const { aim, rows } = this.store.get();
    this.journal = undefined;
    this.store.update(({ failure: _failure, ...state }) => ({ ...state, phase: 'writing' }));
    if (await this.note({ id: this.newId(), version: 0 }, 'open', rows)) await this.write(aim, rows);
  }

  /** Takes up a commitment that was not brought to its end. */
  async goOn(): Promise<void> {
    const { unfinished } = this.store.get();
    if (!unfinished) return;
    this.journal = unfinished;
    await this.write(unfinished.aim, rowsOf(unfinished, this.items()));
  }

  /** Writes what waits still, after a stop or a failure. */
  async resume(): Promise<void> {
    const { aim, rows } = this.store.get();
    if (this.journal) await this.write(aim, rows);
    else await this.start();
  }

  /** Shows what undoing the last commitment would write; items that lie elsewhere by now stay there. */
  showUndo(): void {
    const { last } = this.store.get();
    if (!last) return;
    this.store.update((state) => ({ ...state, aim: 'undo', rows: undoRowsOf(last, this.items()), unwritable: [] }));
  }

  /** Stops before the next call that writes. */
  pause(): void {
    this.stop.abort();
  }

  private async write(aim: CommitState['aim'], rows: readonly CommitRow[]): Promise<void> {
    this.stop = new AbortController();
    const { signal } = this.stop;
    this.store.update(({ failure: _failure, ...state }) => ({ ...state, phase: 'writing', aim, rows }));
    const due = rows.filter(({ outcome }) => outcome === 'waiting' || outcome === 'doubtful');
    const heard = new Map<string, IssueWriteOutcome>();
    const key = this.keys();
    let drawing: ReturnType<typeof setTimeout> | undefined;
    const draw = (): void => {
      drawing = undefined;
      this.store.update((state) => ({ ...state, rows: withOutcomes(state.rows, heard, key) }));
    };
    const written = await this.apply(due, signal, (outcome) => {
      heard.set(outcome.key, outcome);
      drawing ??= setTimeout(draw, glance);
      if (heard.size % outcomesANote === 0) void this.note(this.journal, 'open', withOutcomes(rows, heard, key));
    });
    clearTimeout(drawing);
    draw();
    await this.end(aim, written);
  }

  private apply(due: readonly CommitRow[], signal: AbortSignal, onOutcome: (outcome: IssueWriteOutcome) => void) {
    const key = this.keys();
    const writes = due.map(({ issueId, from, to }): FieldWrite => ({
      key: key(issueId),
      issueId,
      // What somebody has put elsewhere since stays there.
      only: { iteration: from },
      set: { iteration: to },
    }));
    return reading(this.host, 'committing', () => this.host.tracker.writes.apply(writes, onOutcome, signal), signal);
  }

  /** Notes the end: a journal that is done, the baseline, and placements that the tracker holds by now. */
  private async end(aim: CommitState['aim'], written: Awaited<ReturnType<CommitRun['apply']>>): Promise<void> {
    const { rows, last } = this.store.get();
    const isOver = written.kind === 'done' && rows.every(({ outcome }) => outcome !== 'waiting');
    const noted = await this.note(this.journal, isOver ? (aim === 'commit' ? 'done' : 'undone') : 'open', rows);
    this.settlePlan(aim, rows);
    const hasBaseline = isOver && aim === 'commit' && (await this.keepBaseline());
    if (isOver && aim === 'undo' && last) await this.note(last, 'undone', rowsOf(last, this.items()), 'commit');
    this.session.reload();
    const failure = failureOf(written);
    this.store.update((state) => ({
      ...state,
      phase: isOver && noted ? 'done' : 'stopped',
      hasBaseline,
      ...(failure && { failure }),
    }));
  }

  private forget(issueIds: readonly IssueId[]): void {
    const { placements } = this.session.states.get();
    const changes = new Map<IssueId, Placement | null>();
    for (const id of issueIds) {
      const before = placements.get(id);
      if (before) changes.set(id, kept(before));
    }
    if (changes.size > 0) this.session.move(changes, 'settle');
  }

  private settlePlan(aim: CommitState['aim'], rows: readonly CommitRow[]): void {
    const { pi, placements } = this.session.states.get();
    const changes = new Map<IssueId, Placement | null>();
    for (const { issueId, item, from, outcome } of rows) {
      if (outcome !== 'done') continue;
      const before = placements.get(issueId);
      if (aim === 'commit') {
        if (before) changes.set(issueId, kept(before));
      } else if (item?.teamId !== undefined) {
        // What is undone in the tracker is planned still.
        const slot = from === null ? 'out' : slotOfIteration(pi, item.teamId, from);
        if (slot !== undefined) changes.set(issueId, { ...before, slot });
      }
    }
    if (changes.size > 0) this.session.move(changes, 'settle');
  }

  private async keepBaseline(): Promise<boolean> {
    const { board } = this.session.states.get();
    const slots = Object.fromEntries(board.slotOf);
    return (await ask(this.host, saveBaselineCall, { ...this.ref(), slots })).kind === 'done';
  }

  private async note(
    journal: Pick<CommitJournal, 'id' | 'version'> | undefined,
    state: CommitJournal['state'],
    rows: readonly CommitRow[],
    aim: CommitState['aim'] = this.store.get().aim,
  ): Promise<boolean> {
    if (!journal) return false;
    const { id, version } = journal;
    const answer = await ask(this.host, saveJournalCall, {
      ...this.ref(),
      id,
      version,
      aim,
      state,
      writes: writesOf(rows),
    });
    if (answer.kind === 'done') {
      if (this.journal === undefined || this.journal.id === id) this.journal = answer.value;
      return true;
    }
    const failure: CommitState['failure'] = answer.kind === 'clash' ? { kind: 'journal-clash' } : answer;
    this.store.update((before) => ({ ...before, phase: 'stopped', failure }));
    return false;
  }

  /** Keys of writes: the same each time this journal is gone on with. */
  private keys(): (issueId: IssueId) => string {
    const id = this.journal?.id ?? '';
    return (issueId) => `commit.${id}.${issueId}`;
  }

  private items() {
    return new Map(this.session.states.get().items.map((item) => [item.id, item]));
  }

  private ref(): PiRef {
    const { row, pi } = this.session.states.get();
    return { projectId: row.projectId, trainId: row.id, piId: pi.id };
  }
}

/** A pin outlives the commitment. */
function kept({ slot: _slot, ...rest }: Placement): Placement | null {
  return Object.keys(rest).length === 0 ? null : rest;
}

function withOutcomes(
  rows: readonly CommitRow[],
  heard: ReadonlyMap<string, IssueWriteOutcome>,
  key: (issueId: IssueId) => string,
): readonly CommitRow[] {
  return rows.map((row) => {
    const outcome = heard.get(key(row.issueId));
    if (!outcome) return row;
    const message = outcome.kind === 'refused' ? outcome.message : '';
    return { ...row, outcome: outcome.kind, ...(message !== '' && { message }) };
  });
}

function failureOf(written: Reading<void>): Failure | undefined {
  switch (written.kind) {
    case 'done':
    case 'stopped':
    case 'bad-query':
      return undefined;
    default:
      return written;
  }
}
