import { useMemo } from 'react';
import type { EditorExit, GridCells } from '../../kit/grid';
import type { FactorId } from '#core/value/model';
import { cellContent } from './cell';
import { CellEditor } from './cell-editor';
import type { Column } from './column';
import { GroupHeading } from './group-heading';
import type { Line } from './group';
import type { Draft } from '../base/drafts';
import type { OpenEditor } from './open-editor';
import type { Outbox, OutboxState } from './outbox';
import type { Row } from './row';
import type { ValuePageContext } from './page-context';
import { tabSeparated } from './table-text';
import type { Grouping } from './view';

/** What a cell of the table can ask its page to open. */
export type Question =
  | { readonly kind: 'why'; readonly row: Row; readonly column: Column }
  | { readonly kind: 'clash'; readonly row: Row; readonly factor: FactorId };

interface CellSources {
  readonly context: ValuePageContext;
  readonly columns: readonly Column[];
  readonly outbox: Outbox;
  readonly draft: Draft<OpenEditor>;
  readonly state: OutboxState;
  readonly grouping: Grouping | undefined;
  readonly collapsed: readonly string[];
  onCollapsed(collapsed: readonly string[]): void;
  onAsk(question: Question): void;
}

/** The table's answers to its grid: what cells show, which can be edited, what keys do in them. */
export function useGridCells(sources: CellSources): GridCells<Line> {
  const { context, columns, outbox, draft, state, grouping, collapsed, onCollapsed, onAsk } = sources;
  const { edits, saved } = state;
  return useMemo(() => {
    const known = { context, outbox, draft, edits, saved, grouping, collapsed, onCollapsed, onAsk };
    const all: Known = { ...known, byId: new Map(columns.map((column) => [column.id, column])) };
    return { ...drawing(all), ...editing(all), ...acting(all) };
  }, [context, columns, outbox, draft, edits, saved, grouping, collapsed, onCollapsed, onAsk]);
}

interface Known extends Omit<CellSources, 'columns' | 'state'>, Pick<OutboxState, 'edits' | 'saved'> {
  readonly byId: ReadonlyMap<string, Column>;
}

/** What is shown. */
function drawing({
  context,
  byId,
  edits,
  saved,
  grouping,
  onAsk,
  ...folding
}: Known): Pick<GridCells<Line>, 'cell' | 'group' | 'copy'> {
  const onWhy = (row: Row, column: Column) => onAsk({ kind: 'why', row, column });
  return {
    cell(line, columnId) {
      const column = byId.get(columnId);
      if (line.kind === 'group' || !column) return null;
      const factor = column.factor?.id;
      const isSaved = factor !== undefined && (saved.get(line.row.id)?.includes(factor) ?? false);
      const own = column.kind === 'factor' ? edits.get(line.row.id) : undefined;
      return cellContent({ row: line.row, column, edits: own, isSaved, onWhy }, context);
    },
    group(line) {
      if (line.kind !== 'group' || !grouping) return null;
      const { group } = line;
      return (
        <GroupHeading group={group} grouping={grouping} onFold={(isFolded) => fold(group.value, isFolded, folding)} />
      );
    },
    copy(lines, columnIds) {
      const rows = lines.flatMap((line) => (line.kind === 'row' ? [line.row] : []));
      const columns = columnIds.flatMap((id) => byId.get(id) ?? []);
      return tabSeparated(rows, columns, context.words.formats.number);
    },
  };
}

/** What can be changed. */
function editing({
  context,
  byId,
  edits,
  outbox,
  draft,
}: Known): Pick<GridCells<Line>, 'canEdit' | 'editor' | 'onClear'> {
  const { setup } = context;

  function set(row: Row, factor: FactorId, value: number | undefined) {
    // An estimate that stands in for a size is not an answer yet: there, the cell counts as empty.
    const isEstimate = row.isSizeEstimated && setup.model.factors.find(({ id }) => id === factor)?.from === 'estimate';
    outbox.set(row.id, factor, isEstimate ? undefined : row.values[factor], value);
  }

  return {
    canEdit(line, columnId) {
      const factor = byId.get(columnId)?.factor;
      return setup.can.agree && line.kind === 'row' && factor !== undefined && !isClash(line.row, factor.id, edits);
    },
    editor(line, columnId, text, exit: (to: EditorExit) => void) {
      const factor = byId.get(columnId)?.factor;
      if (line.kind === 'group' || !factor) return null;
      const onCommit = (value: number | undefined) => set(line.row, factor.id, value);
      return <CellEditor row={line.row} factor={factor} text={text} draft={draft} onCommit={onCommit} exit={exit} />;
    },
    onClear(line, columnId) {
      const factor = byId.get(columnId)?.factor;
      if (line.kind === 'row' && factor && line.row.values[factor.id] !== undefined)
        set(line.row, factor.id, undefined);
    },
  };
}

/** What keys open. */
function acting({ context, byId, edits, onAsk, ...folding }: Known): Pick<GridCells<Line>, 'onActivate' | 'onFold'> {
  return {
    onActivate(line, columnId) {
      if (line.kind === 'group') return fold(line.group.value, !line.group.isCollapsed, folding);
      const column = byId.get(columnId);
      if (column?.kind === 'key') return context.host.openIssue(line.row.issue.key, false);
      if (column?.kind === 'figure') return onAsk({ kind: 'why', row: line.row, column });
      if (column?.factor && isClash(line.row, column.factor.id, edits))
        return onAsk({ kind: 'clash', row: line.row, factor: column.factor.id });
    },
    onFold(line, isFolded) {
      if (line.kind === 'group') fold(line.group.value, isFolded, folding);
    },
  };
}

function isClash(row: Row, factor: FactorId, edits: OutboxState['edits']): boolean {
  return edits.get(row.id)?.clashes.includes(factor) ?? false;
}

function fold(value: string, isFolded: boolean, { collapsed, onCollapsed }: Pick<Known, 'collapsed' | 'onCollapsed'>) {
  const others = collapsed.filter((other) => other !== value);
  onCollapsed(isFolded ? [...others, value] : others);
}
