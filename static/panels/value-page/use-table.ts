import { useMemo, useState } from 'react';
import type { ScoringModel } from '#core/value/model';
import type { IsoDateTime } from '#core/result';
import type { Backlog } from './backlog';
import { columnsOf, type Column } from './column';
import type { Line } from './group';
import type { OutboxState } from './outbox';
import { createRowMaker, type Row } from './row';
import { createLineKeeper, linesInOrder, orderOf } from './table';
import type { View } from './view';

interface Table {
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
  readonly lines: readonly Line[];
  /** Items that the view shows; one of two clients counts once. */
  readonly shown: number;
  /** Edits have made another order right than the one shown. */
  readonly isOutOfOrder: boolean;
  /** Puts the rows where they belong by now. */
  reorder(): void;
}

interface TableSources {
  readonly backlog: Backlog;
  readonly model: ScoringModel;
  readonly outbox: OutboxState;
  readonly view: View;
  readonly now: IsoDateTime;
  readonly collator: Intl.Collator;
}

/** Turns what has arrived and what was typed into the lines of the table. */
export function useTable({ backlog, model, outbox, view, now, collator }: TableSources): Table {
  const [makeRows] = useState(createRowMaker);
  const [keepLines] = useState(createLineKeeper);
  const columns = useMemo(() => columnsOf(model), [model]);
  const rows = useMemo(
    () =>
      makeRows({
        issues: backlog.issues,
        scores: outbox.scores,
        edits: outbox.edits,
        model,
        now,
        isComplete: backlog.phase === 'complete',
      }),
    [makeRows, backlog.issues, backlog.phase, outbox.scores, outbox.edits, model, now],
  );

  // Rows keep their order while they are edited: only loading, another view or a wish changes it.
  const [basis, setBasis] = useState({ rows, view, issues: backlog.issues, phase: backlog.phase, loads: outbox.loads });
  const isNewBasis =
    basis.view !== view ||
    basis.issues !== backlog.issues ||
    basis.phase !== backlog.phase ||
    basis.loads !== outbox.loads;
  if (isNewBasis) setBasis({ rows, view, issues: backlog.issues, phase: backlog.phase, loads: outbox.loads });

  const order = useMemo(() => orderOf(basis.rows, basis.view, columns, collator), [basis, columns, collator]);
  const lines = useMemo(
    () => keepLines(linesInOrder(order, rows, view, collator)),
    [keepLines, order, rows, view, collator],
  );
  const isOutOfOrder = useMemo(() => {
    if (rows === basis.rows) return false;
    const present = orderOf(rows, basis.view, columns, collator);
    return present.length !== order.length || present.some((id, index) => id !== order[index]);
  }, [rows, basis, order, columns, collator]);

  return {
    columns,
    rows,
    lines,
    shown: order.length,
    isOutOfOrder,
    reorder: () => setBasis((before) => ({ ...before, rows })),
  };
}
