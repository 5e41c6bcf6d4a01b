import type { CommitJournal, CommitWrite, FieldChange } from '#app/plan/calls';
import type { Doubt } from '#core/doubt';
import type { IssueId } from '#core/issue';
import type { IterationId } from '#core/train/ids';
import type { CommitObstacle } from '#core/train/placing';
import type { PlanItem } from '#core/train/plan-item';
import type { Failure } from '../base/ask';

/** What became of one item of a commitment; `waiting`: nothing yet. */
export type RowOutcome = 'waiting' | 'done' | 'refused' | 'changed' | 'doubtful';

/** One item of a commitment: from which of the tracker's iterations to which, the same: it stays there. */
export interface CommitRow {
  readonly issueId: IssueId;
  /** Absent where the page does not know the item, of a journal of before. */
  readonly item?: PlanItem;
  readonly from: IterationId | null;
  readonly to: IterationId | null;
  readonly fields?: readonly FieldChange[];
  readonly outcome: RowOutcome;
  /** The tracker's own sentence. */
  readonly message?: string;
}

/** An item that the plan has elsewhere, but that cannot be written. */
export interface UnwritableItem {
  readonly item: PlanItem;
  readonly obstacle: CommitObstacle;
}

/**
 * How far a commitment is. `ready`: nothing is written; `writing`; `stopped`: by the person, or by `failure`; the rest
 * can be written later; `done`: each row has an outcome.
 */
export interface CommitState {
  readonly phase: 'loading' | 'ready' | 'writing' | 'stopped' | 'done';
  readonly aim: 'commit' | 'undo';
  readonly rows: readonly CommitRow[];
  readonly unwritable: readonly UnwritableItem[];
  /** Items that have no field for a day that the plan would write. */
  readonly withoutField: number;
  readonly failure?: Failure | { readonly kind: 'journal-clash' };
  /** A commitment that was begun and not brought to its end. */
  readonly unfinished?: CommitJournal;
  /** What going on with it would write, and what became of the rest. */
  readonly unfinishedRows: readonly CommitRow[];
  /** The last one that is done, and may be undone; of an undo that was not brought to its end: what that takes back. */
  readonly last?: CommitJournal;
  /** Why a commitment of before can be neither gone on with nor undone. */
  readonly withheld?: Doubt;
  /** The plan as committed was kept. */
  readonly hasBaseline: boolean;
}

/** Nothing is known of it yet: it is still to be written, or found out about. */
export function isLeft(outcome: RowOutcome): boolean {
  return outcome === 'waiting' || outcome === 'doubtful';
}

/** Rows as a journal keeps them. */
export function writesOf(rows: readonly CommitRow[]): CommitWrite[] {
  return rows.map(({ issueId, from, to, fields, outcome }) => ({
    issueId,
    from,
    to,
    ...(fields && { fields: [...fields] }),
    ...(outcome !== 'waiting' && { outcome }),
  }));
}

/** Rows of a journal, with the items that the page knows. */
export function rowsOf(journal: CommitJournal, items: ReadonlyMap<IssueId, PlanItem>): readonly CommitRow[] {
  return journal.writes.map(({ issueId, from, to, fields, outcome }) => {
    const item = items.get(issueId);
    return { issueId, from, to, ...(fields && { fields }), outcome: outcome ?? 'waiting', ...(item && { item }) };
  });
}

/** The way back of a commitment: what was written goes to where it was. */
export function undoRowsOf(journal: CommitJournal, items: ReadonlyMap<IssueId, PlanItem>): readonly CommitRow[] {
  return rowsOf(journal, items).flatMap(({ message: _message, ...row }) =>
    row.outcome === 'done' ? [{ ...row, ...turned(row), outcome: 'waiting' as const }] : [],
  );
}

function turned({ from, to, fields }: CommitRow): Pick<CommitRow, 'from' | 'to' | 'fields'> {
  const back = fields?.map((field) => ({ ...field, from: field.to, to: field.from }));
  return { from: to, to: from, ...(back && { fields: back }) };
}

/** The item goes to another iteration. */
export function isMoved({ from, to }: Pick<CommitRow, 'from' | 'to'>): boolean {
  return from !== to;
}

/** How many rows ended in each way. */
export function countsOf(rows: readonly CommitRow[]): Readonly<Record<RowOutcome, number>> {
  const counts = { waiting: 0, done: 0, refused: 0, changed: 0, doubtful: 0 };
  for (const { outcome } of rows) counts[outcome] += 1;
  return counts;
}
