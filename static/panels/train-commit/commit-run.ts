import { readJournalsCall, saveBaselineCall, type CommitJournal, type PiRef } from '#app/plan/calls';
import type { FieldWrite, IssueWriteOutcome } from '#app/ports/writes';
import type { IssueId } from '#core/issue';
import { commitDifference, slotOfIteration } from '#core/train/placing';
import type { Placement } from '#core/train/placement';
import { ask, reading, type Failure, type Reading } from '../base/ask';
import { createStore, type Watchable } from '../base/store';
import type { Host } from '../host';
import type { BoardSession } from '../train/board-session';
import { withSlot } from '../train/same-placement';
import { CommitNotes, type Note } from './commit-notes';
import { plannedRows, saidOf } from './commit-plan';
import { isLeft, isMoved, rowsOf, undoRowsOf, type CommitRow, type CommitState } from './commit-state';
import { readDayWrites } from './day-writes';
import { mayCommit, ofBefore, rowsToGoOn } from './going-on';

/** Outcomes between two notes in the journal: what a closed tab can make the page look at again. */
const outcomesANote = 200;
/** Milliseconds in which outcomes are gathered before they are shown. */
const glance = 100;

const empty: CommitState = {
  phase: 'loading',
  aim: 'commit',
  rows: [],
  unwritable: [],
  withoutField: 0,
  unfinishedRows: [],
  hasBaseline: false,
};

/**
 * Writes a plan into the tracker, as the viewer: a journal is opened first, then the tracker takes the writes in its own
 * batches, then the plan forgets what the tracker now has. Whoever opens the page later can go on where it stopped.
 */
export class CommitRun {
  private readonly store = createStore<CommitState>(empty);
  private stop = new AbortController();
  /** The journal that is written into: it is there before the first write. */
  private notes: CommitNotes | undefined;
  /** One that may have been opened: tried again, it is the same. */
  private begun: CommitNotes | undefined;

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
    this.forgetSettled();
    const board = this.session.states.get();
    const [answer, days] = await Promise.all([
      ask(this.host, readJournalsCall, this.ref()),
      readDayWrites(this.host, board, this.begin()),
    ]);
    const unread = failureOf(days);
    const { changes, withoutField } = days.kind === 'done' ? days.value : { changes: new Map(), withoutField: 0 };
    const ready = { ...empty, phase: 'ready' as const, ...plannedRows(board, changes), withoutField };
    if (answer.kind !== 'done') return this.store.set({ ...ready, failure: answer });
    const before = ofBefore(answer.value.journals);
    const unfinishedRows = before.unfinished ? rowsToGoOn(before.unfinished, board) : [];
    this.store.set({ ...ready, ...(unread && { failure: unread }), ...before, unfinishedRows });
  }

  /** Writes everything that is shown: the plan, or what {@link showUndo} has shown. */
  async start(): Promise<void> {
    if (!mayCommit(this.session.states.get())) return;
    const signal = this.begin();
    const { aim, rows } = this.store.get();
    this.store.update(({ failure: _failure, ...state }) => ({ ...state, phase: 'writing' }));
    this.begun ??= new CommitNotes(this.host, this.ref(), { id: this.newId(), version: 0 });
    if (!(await this.note(this.begun, { aim, state: 'open', rows }))) return;
    this.notes = this.begun;
    await this.write(this.notes, aim, rows, signal);
  }

  /** Takes up a commitment that was not brought to its end, as far as the plan wants it still. */
  async goOn(): Promise<void> {
    const { unfinished } = this.store.get();
    const board = this.session.states.get();
    if (!unfinished || !mayCommit(board)) return;
    this.notes = new CommitNotes(this.host, this.ref(), unfinished);
    await this.write(this.notes, unfinished.aim, rowsToGoOn(unfinished, board), this.begin());
  }

  /** Writes what waits still, after a stop or a failure. */
  async resume(): Promise<void> {
    const { aim, rows } = this.store.get();
    if (!this.notes) return this.start();
    if (mayCommit(this.session.states.get())) await this.write(this.notes, aim, rows, this.begin());
  }

  /** Shows what undoing the last commitment would write; items that lie elsewhere by now stay there. */
  showUndo(): void {
    const { last } = this.store.get();
    if (!last) return;
    this.begun = undefined;
    this.store.update((state) => ({
      ...state,
      aim: 'undo',
      rows: undoRowsOf(last, this.items()),
      unwritable: [],
      withoutField: 0,
    }));
  }

  /** Stops before the next call that writes. */
  pause(): void {
    this.stop.abort();
  }

  /** From here on it can be stopped, also while nothing is written yet. */
  private begin(): AbortSignal {
    this.stop = new AbortController();
    return this.stop.signal;
  }

  private async write(
    notes: CommitNotes,
    aim: CommitState['aim'],
    rows: readonly CommitRow[],
    signal: AbortSignal,
  ): Promise<void> {
    this.store.update(({ failure: _failure, ...state }) => ({ ...state, phase: 'writing', aim, rows }));
    const due = rows.filter(({ outcome }) => isLeft(outcome));
    const heard = new Map<string, IssueWriteOutcome>();
    const key = keysOf(notes);
    let drawing: ReturnType<typeof setTimeout> | undefined;
    const draw = (): void => {
      drawing = undefined;
      this.store.update((state) => ({ ...state, rows: withOutcomes(state.rows, heard, key) }));
    };
    const written = await this.apply(due, key, signal, (outcome) => {
      heard.set(outcome.key, outcome);
      drawing ??= setTimeout(draw, glance);
      if (heard.size % outcomesANote === 0) this.noteOnTheWay(notes, aim, withOutcomes(rows, heard, key));
    });
    clearTimeout(drawing);
    draw();
    await this.end(notes, aim, written);
  }

  private apply(
    due: readonly CommitRow[],
    key: (issueId: IssueId) => string,
    signal: AbortSignal,
    onOutcome: (outcome: IssueWriteOutcome) => void,
  ): Promise<Reading<void>> {
    if (signal.aborted) return Promise.resolve({ kind: 'stopped' });
    const writes = due.map((row): FieldWrite => ({
      key: key(row.issueId),
      issueId: row.issueId,
      // What somebody has put elsewhere since stays there.
      only: saidOf(row, 'from'),
      set: saidOf(row, 'to'),
    }));
    return reading(this.host, 'committing', () => this.host.tracker.writes.apply(writes, onOutcome, signal), signal);
  }

  /** Notes the end: a journal that is done, the baseline, and placements that the tracker holds by now. */
  private async end(notes: CommitNotes, aim: CommitState['aim'], written: Reading<void>): Promise<void> {
    const { rows, last } = this.store.get();
    // Of a write without an answer nobody knows what became of it: going on finds out.
    const isWhole = written.kind === 'done' && rows.every(({ outcome }) => !isLeft(outcome));
    const state = !isWhole ? 'open' : aim === 'commit' ? 'done' : 'undone';
    const isOver = (await this.note(notes, { aim, state, rows })) && isWhole;
    if (aim === 'undo') {
      if (isOver && last) await this.noteUndone(last);
      this.planAgain(rows);
    }
    const failure = failureOf(written);
    if (!isOver) this.store.update((before) => ({ ...before, phase: 'stopped', ...(failure && { failure }) }));
    await this.catchUp();
    if (!isOver) return;
    const hasBaseline = aim === 'commit' && (await this.keepBaseline());
    this.store.update((before) => ({ ...before, phase: 'done', hasBaseline }));
  }

  /** Reads what was written before the plan forgets it: until then the board draws it where it was planned. */
  private async catchUp(): Promise<void> {
    this.session.reload();
    await this.session.settled();
    this.forgetSettled();
  }

  /** What the tracker says by now the plan need not say again. */
  private forgetSettled(): void {
    const { pi, items, placements, load } = this.session.states.get();
    // Of a reading that failed nobody knows whether the tracker still says so.
    if (load.phase !== 'complete') return;
    const changes = new Map<IssueId, Placement | null>();
    // A pin outlives the commitment.
    for (const id of commitDifference(pi, items, placements).settled)
      changes.set(id, withSlot(placements.get(id), undefined));
    if (changes.size > 0) this.session.move(changes, 'settle');
  }

  /** What is undone in the tracker is planned still, unless somebody has planned it elsewhere since. */
  private planAgain(rows: readonly CommitRow[]): void {
    const { pi, placements } = this.session.states.get();
    const changes = new Map<IssueId, Placement | null>();
    for (const { issueId, item, from, to, outcome } of rows) {
      const before = placements.get(issueId);
      if (outcome !== 'done' || !isMoved({ from, to }) || item?.teamId === undefined || before?.slot !== undefined)
        continue;
      const slot = from === null ? 'out' : slotOfIteration(pi, item.teamId, from);
      if (slot !== undefined) changes.set(issueId, withSlot(before, slot));
    }
    if (changes.size > 0) this.session.move(changes, 'settle');
  }

  private async keepBaseline(): Promise<boolean> {
    const { board, load } = this.session.states.get();
    // Later days are held against it: a part of the plan, or one from before, would be worse than none.
    if (load.phase !== 'complete') return false;
    const slots = Object.fromEntries(board.slotOf);
    return (await ask(this.host, saveBaselineCall, { ...this.ref(), slots })).kind === 'done';
  }

  private async note(notes: CommitNotes, note: Note): Promise<boolean> {
    const end = await notes.note(note);
    if (end.kind === 'done') return true;
    this.store.update((before) => ({ ...before, phase: 'stopped', failure: end }));
    return false;
  }

  /** While it is written: a note that is lost is made up for by the next one; two people do not write one journal. */
  private noteOnTheWay(notes: CommitNotes, aim: CommitState['aim'], rows: readonly CommitRow[]): void {
    const { stop } = this;
    void notes.note({ aim, state: 'open', rows }).then(({ kind }) => kind === 'journal-clash' && stop.abort());
  }

  private async noteUndone(last: CommitJournal): Promise<void> {
    const rows = rowsOf(last, this.items());
    await new CommitNotes(this.host, this.ref(), last).note({ aim: 'commit', state: 'undone', rows });
  }

  private items() {
    return new Map(this.session.states.get().items.map((item) => [item.id, item]));
  }

  private ref(): PiRef {
    const { row, pi } = this.session.states.get();
    return { projectId: row.projectId, trainId: row.id, piId: pi.id };
  }
}

/** Keys of writes: the same each time this journal is gone on with. */
function keysOf({ id }: CommitNotes): (issueId: IssueId) => string {
  return (issueId) => `commit.${id}.${issueId}`;
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

function failureOf(written: Reading<unknown>): Failure | undefined {
  switch (written.kind) {
    case 'done':
    case 'stopped':
    case 'bad-query':
      return undefined;
    default:
      return written;
  }
}
