import type { ScoreRow } from '#app/value/calls';
import { pauseAfter } from '#app/back-off';
import type { IssueId } from '#core/issue';
import type { FactorId, FactorValues } from '#core/value/model';
import { sameFactors } from '#core/value/round';
import type { Draft } from '../base/drafts';
import { createStore, type Watchable } from '../base/store';
import type { DraftStep } from './draft';
import {
  nextBatch,
  untouched,
  withChange,
  withChoice,
  withNewer,
  withSending,
  withStored,
  withTrouble,
  withoutChanges,
  withoutTrouble,
  type Batch,
  type RowEdits,
  type Stored,
  type Trouble,
} from './row-edits';

/** How a request ended. `newer`: somebody else was first, and this is what they stored. */
export type Sent =
  | { readonly kind: 'stored'; readonly row: ScoreRow }
  | { readonly kind: 'newer'; readonly row: ScoreRow }
  | { readonly kind: 'trouble'; readonly trouble: Trouble; readonly retryAfterSeconds?: number };

/** What the outbox needs from outside. */
export interface OutboxHost {
  send(issueId: IssueId, batch: Batch): Promise<Sent>;
  /** Runs `task` later, unless the answer is called first. */
  later(milliseconds: number, task: () => void): () => void;
  /** What was typed and is not stored. */
  readonly draft: Draft<readonly DraftStep[]>;
}

/** Everything the table knows of scores at one moment; replaced, never changed. */
export interface OutboxState {
  readonly scores: ReadonlyMap<IssueId, ScoreRow>;
  readonly edits: ReadonlyMap<IssueId, RowEdits>;
  /** Grows when a cell's last change has been stored: what to say "saved" beside. */
  readonly saved: ReadonlyMap<IssueId, readonly FactorId[]>;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  /** Grows whenever something was taken in that the viewer did not type here. */
  readonly loads: number;
}

interface Step {
  readonly issueId: IssueId;
  readonly factor: FactorId;
  readonly before: number | undefined;
  readonly after: number | undefined;
}

const parallelRows = 4;
const attemptsPerRow = 5;
const noValues: FactorValues = {};

/**
 * Carries cell edits to the trusted side: shown at once, sent row by row in the order typed, tried again
 * after faults, kept as a draft until stored, and undone by sending the inverse.
 */
export class Outbox {
  private readonly store = createStore<OutboxState>({
    scores: new Map(),
    edits: new Map(),
    saved: new Map(),
    canUndo: false,
    canRedo: false,
    loads: 0,
  });
  private undoable: readonly Step[] = [];
  private redoable: readonly Step[] = [];
  private readonly timers = new Map<IssueId, () => void>();
  private readonly attempts = new Map<IssueId, number>();
  private drafted = new Map<IssueId, readonly Step[]>();
  private nextId = 1;

  /** `modelId`: the model of the project; values agreed under another one count as none. */
  constructor(
    private readonly host: OutboxHost,
    private readonly modelId: string,
  ) {
    for (const step of host.draft.restore() ?? []) {
      const issueId = step.issueId as IssueId;
      this.drafted.set(issueId, [
        ...(this.drafted.get(issueId) ?? []),
        { issueId, factor: step.factor as FactorId, before: step.before, after: step.after },
      ]);
    }
  }

  /** The outbox's state, to be watched. */
  get states(): Watchable<OutboxState> {
    return this.store;
  }

  private get state(): OutboxState {
    return this.store.get();
  }

  /**
   * Takes in what is stored, and picks up the drafts of rows that are seen for the first time.
   * Answers how many items turned out to be newer than what was known of them.
   */
  load(rows: readonly ScoreRow[], issueIds: readonly IssueId[] = []): number {
    let changed = 0;
    let renewed = 0;
    const scores = new Map(this.state.scores);
    const edits = new Map(this.state.edits);
    for (const row of rows) {
      const issueId = row.issueId as IssueId;
      const known = scores.get(issueId);
      if (known && !isNews(row, known)) continue;
      scores.set(issueId, row);
      changed += 1;
      if (known) renewed += 1;
      const own = edits.get(issueId);
      if (own && own.sending.length === 0) keep(edits, issueId, withNewer(own, this.stored(row)));
    }
    for (const issueId of issueIds) {
      const steps = this.drafted.get(issueId);
      if (!steps) continue;
      this.drafted.delete(issueId);
      changed += 1;
      let row = edits.get(issueId) ?? untouched(this.stored(scores.get(issueId)));
      for (const step of steps) row = withChange(row, { ...step, id: this.nextId++ });
      keep(edits, issueId, row);
    }
    if (changed > 0) {
      this.change({ scores, edits, loads: this.state.loads + 1 });
      this.pump();
    }
    return renewed;
  }

  /** Drafted edits of items that have not been seen since: kept, but nowhere to be shown. */
  get strayDrafts(): number {
    return this.drafted.size;
  }

  /** Forgets the drafts of items that are no longer here. */
  dropStrayDrafts(): void {
    this.drafted = new Map();
    this.change({});
  }

  /** Sets one cell; `undefined` empties it. */
  set(issueId: IssueId, factor: FactorId, before: number | undefined, after: number | undefined): void {
    if (before === after && !this.state.edits.get(issueId)?.clashes.includes(factor)) return;
    this.undoable = [...this.undoable, { issueId, factor, before, after }];
    this.redoable = [];
    this.apply({ issueId, factor, before, after });
  }

  /** Takes the last edit back and answers which cell it was. */
  undo(): { readonly issueId: IssueId; readonly factor: FactorId } | undefined {
    const step = this.undoable.at(-1);
    if (!step) return undefined;
    this.undoable = this.undoable.slice(0, -1);
    this.redoable = [...this.redoable, step];
    this.apply({ ...step, before: step.after, after: step.before });
    return step;
  }

  /** Does the edit again that was last taken back. */
  redo(): { readonly issueId: IssueId; readonly factor: FactorId } | undefined {
    const step = this.redoable.at(-1);
    if (!step) return undefined;
    this.redoable = this.redoable.slice(0, -1);
    this.undoable = [...this.undoable, step];
    this.apply(step);
    return step;
  }

  /** Settles a cell that two people changed. */
  choose(issueId: IssueId, factor: FactorId, choice: 'mine' | 'theirs'): void {
    this.replace(issueId, (row) => withChoice(row, factor, choice));
  }

  /** Tries one row again, or every row that is in trouble. */
  retry(issueId?: IssueId): void {
    for (const id of issueId === undefined ? [...this.state.edits.keys()] : [issueId]) {
      this.timers.get(id)?.();
      this.timers.delete(id);
      this.replace(id, withoutTrouble);
    }
  }

  /** Forgets what was typed in one row and could not be stored. */
  discard(issueId: IssueId): void {
    this.undoable = this.undoable.filter((step) => step.issueId !== issueId);
    this.redoable = this.redoable.filter((step) => step.issueId !== issueId);
    this.replace(issueId, (row) => withoutChanges(row));
  }

  /** Stops all timers; what is not stored stays in the draft. */
  close(): void {
    for (const cancel of this.timers.values()) cancel();
    this.timers.clear();
  }

  private apply({ issueId, factor, before, after }: Step): void {
    this.replace(issueId, (row) => withChange(row, { id: this.nextId++, factor, before, after }));
  }

  private replace(issueId: IssueId, next: (row: RowEdits) => RowEdits): void {
    const edits = new Map(this.state.edits);
    keep(edits, issueId, next(edits.get(issueId) ?? untouched(this.stored(this.state.scores.get(issueId)))));
    this.change({ edits });
    this.pump();
  }

  private pump(): void {
    let free = parallelRows - [...this.state.edits.values()].filter(({ sending }) => sending.length > 0).length;
    for (const [issueId, row] of this.state.edits) {
      const batch = nextBatch(row);
      if (!batch || free-- <= 0) continue;
      const edits = new Map(this.state.edits);
      edits.set(issueId, withSending(row, batch));
      this.change({ edits });
      void this.host.send(issueId, batch).then((sent) => this.finish(issueId, batch, sent));
    }
  }

  private finish(issueId: IssueId, batch: Batch, sent: Sent): void {
    const row = this.state.edits.get(issueId);
    if (!row) return;
    const edits = new Map(this.state.edits);
    // A conflict that shows nothing newer would be sent for ever: it counts as a fault.
    const isStuck = sent.kind === 'newer' && sent.row.version <= batch.version;
    const outcome: Sent = isStuck ? { kind: 'trouble', trouble: { kind: 'waiting', attempt: 0 } } : sent;
    if (outcome.kind === 'trouble') {
      keep(edits, issueId, withTrouble(row, this.countAttempt(issueId, outcome)));
      this.change({ edits });
    } else {
      const scores = new Map(this.state.scores).set(issueId, outcome.row);
      const next =
        outcome.kind === 'stored'
          ? withStored(row, this.stored(outcome.row))
          : withNewer(row, this.stored(outcome.row));
      keep(edits, issueId, next);
      const saved = new Map(this.state.saved);
      if (outcome.kind === 'stored') saved.set(issueId, Object.keys(batch.factors) as FactorId[]);
      this.attempts.delete(issueId);
      this.change({ scores, edits, saved });
    }
    this.pump();
  }

  private countAttempt(issueId: IssueId, { trouble, retryAfterSeconds }: Extract<Sent, { kind: 'trouble' }>): Trouble {
    if (trouble.kind !== 'waiting') return trouble;
    const attempt = (this.attempts.get(issueId) ?? 0) + 1;
    this.attempts.set(issueId, attempt);
    if (attempt >= attemptsPerRow) {
      this.attempts.delete(issueId);
      return { kind: 'unreachable' };
    }
    // Rows go out a few at a time as it is: their tries need no spreading.
    const cancel = this.host.later(pauseAfter(attempt, { retryAfterSeconds }, 1_000, 0), () => {
      this.timers.delete(issueId);
      this.replace(issueId, withoutTrouble);
    });
    this.timers.set(issueId, cancel);
    return { kind: 'waiting', attempt };
  }

  private stored(row: ScoreRow | undefined): Stored {
    const agreed = row?.agreed?.modelId === this.modelId ? row.agreed : undefined;
    return { version: row?.version ?? 0, factors: (agreed?.factors as FactorValues | undefined) ?? noValues };
  }

  private change(part: Partial<OutboxState>): void {
    const steps: Step[] = [...this.drafted.values()].flat();
    const edits = part.edits ?? this.state.edits;
    for (const [issueId, { changes }] of edits)
      for (const { factor, before, after } of changes) steps.push({ issueId, factor, before, after });
    // Kept before anybody is told: what is shown as typed is on the device already.
    this.host.draft.keep(steps.length === 0 ? undefined : steps);
    const [canUndo, canRedo] = [this.undoable.length > 0, this.redoable.length > 0];
    this.store.set({ ...this.state, ...part, canUndo, canRedo });
  }
}

function keep(edits: Map<IssueId, RowEdits>, issueId: IssueId, row: RowEdits): void {
  if (row.changes.length === 0) edits.delete(issueId);
  else edits.set(issueId, row);
}

/** A newer version, or the same one with values that were set in the tracker's fields since. */
function isNews(row: ScoreRow, known: ScoreRow): boolean {
  if (row.version !== known.version) return row.version > known.version;
  return (
    row.agreed !== undefined &&
    (row.agreed.modelId !== known.agreed?.modelId ||
      !sameFactors(row.agreed.factors as FactorValues, known.agreed.factors as FactorValues))
  );
}
