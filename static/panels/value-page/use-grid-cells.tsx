import { useMemo } from 'react';
import type { EditorExit, GridCells } from '../../kit/grid';
import type { FactorId } from '#core/value/model';
import { cellContent } from './cell';
import { CellEditor } from './cell-editor';
import type { Column } from './column';
import { GroupHeading } from './group-heading';
import type { Line } from './group';
import type { EditorDraft } from './open-editor';
import type { Outbox, OutboxState } from './outbox';
import type { Row } from './row';
import type { Scope } from './scope';
import { tabSeparated } from './table-text';
import type { Grouping } from './view';

/** What a cell of the table can ask its page to open. */
export type Question =
  | { readonly kind: 'why'; readonly row: Row; readonly column: Column }
  | { readonly kind: 'clash'; readonly row: Row; readonly factor: FactorId };

interface CellSources {
  readonly scope: Scope;
  readonly columns: readonly Column[];
  readonly outbox: Outbox;
  readonly draft: EditorDraft;
  readonly state: OutboxState;
  readonly grouping: Grouping | undefined;
  readonly collapsed: readonly string[];
  onCollapsed(collapsed: readonly string[]): void;
  onAsk(question: Question): void;
}

/** The table's answers to its grid: what cells show, which can be edited, what keys do in them. */
export function useGridCells({
  scope,
  columns,
  outbox,
  draft,
  state,
  grouping,
  collapsed,
  onCollapsed,
  onAsk,
}: CellSources): GridCells<Line> {
  return useMemo(() => {
    const byId = new Map(columns.map((column) => [column.id, column]));
    const { host, setup, words } = scope;

    function isClash(row: Row, factor: FactorId | undefined): boolean {
      return factor !== undefined && (state.edits.get(row.id)?.clashes.includes(factor) ?? false);
    }

    function set(row: Row, factor: FactorId, value: number | undefined) {
      // An estimate that stands in for a size is not an answer yet: there, the cell counts as empty.
      const isEstimate =
        row.isSizeEstimated && setup.model.factors.find(({ id }) => id === factor)?.from === 'estimate';
      outbox.set(row.id, factor, isEstimate ? undefined : row.values[factor], value);
    }

    function ask(row: Row, column: Column) {
      onAsk({ kind: 'why', row, column });
    }

    function fold(value: string, isFolded: boolean) {
      const others = collapsed.filter((other) => other !== value);
      onCollapsed(isFolded ? [...others, value] : others);
    }

    return {
      cell(line, columnId) {
        const column = byId.get(columnId);
        if (line.kind === 'group' || !column) return null;
        const factor = column.factor?.id;
        const isSaved = factor !== undefined && (state.saved.get(line.row.id)?.includes(factor) ?? false);
        return cellContent(
          {
            row: line.row,
            column,
            edits: column.kind === 'factor' ? state.edits.get(line.row.id) : undefined,
            isSaved,
            onWhy: ask,
          },
          scope,
        );
      },
      group(line) {
        if (line.kind !== 'group' || !grouping) return null;
        return (
          <GroupHeading
            group={line.group}
            grouping={grouping}
            onFold={(isFolded) => fold(line.group.value, isFolded)}
          />
        );
      },
      canEdit(line, columnId) {
        const factor = byId.get(columnId)?.factor;
        return setup.can.agree && line.kind === 'row' && factor !== undefined && !isClash(line.row, factor.id);
      },
      editor(line, columnId, text, exit: (to: EditorExit) => void) {
        const factor = byId.get(columnId)?.factor;
        if (line.kind === 'group' || !factor) return null;
        return (
          <CellEditor
            row={line.row}
            factor={factor}
            text={text}
            draft={draft}
            onCommit={(value) => set(line.row, factor.id, value)}
            exit={exit}
          />
        );
      },
      onActivate(line, columnId) {
        if (line.kind === 'group') return fold(line.group.value, !line.group.isCollapsed);
        const column = byId.get(columnId);
        if (column?.kind === 'key') return host.openIssue(line.row.issue.key, false);
        if (column?.kind === 'figure') return ask(line.row, column);
        if (column?.factor && isClash(line.row, column.factor.id))
          return onAsk({ kind: 'clash', row: line.row, factor: column.factor.id });
      },
      onFold(line, isFolded) {
        if (line.kind === 'group') fold(line.group.value, isFolded);
      },
      onClear(line, columnId) {
        const factor = byId.get(columnId)?.factor;
        if (line.kind === 'row' && factor && line.row.values[factor.id] !== undefined)
          set(line.row, factor.id, undefined);
      },
      copy(lines, columnIds) {
        const rows = lines.flatMap((line) => (line.kind === 'row' ? [line.row] : []));
        return tabSeparated(
          rows,
          columnIds.flatMap((id) => byId.get(id) ?? []),
          words.formats.number,
        );
      },
    };
  }, [scope, columns, outbox, draft, state.edits, state.saved, grouping, collapsed, onCollapsed, onAsk]);
}
