import { useCallback, useLayoutEffect, useMemo, useRef, useState, type RefObject } from 'react';
import type { GridColumn, GridLine } from './grid';
import { rangeBetween, type CellRange, type GridPosition } from './grid-position';

/** Where a grid's focus is, and how it moves. */
export interface GridFocus {
  readonly position: GridPosition;
  /** Cells that are selected together; nothing while none are. */
  readonly range: CellRange | undefined;
  readonly hasSelection: boolean;
  /** Moves focus to a cell and shows it; `isSelecting` stretches the selection to it. */
  readonly go: (to: GridPosition, isSelecting?: boolean) => void;
  /** Takes over where focus has gone by itself. */
  readonly follow: (to: GridPosition) => void;
  readonly clearSelection: () => void;
  /** True once after `go`. */
  readonly isWanted: RefObject<boolean>;
}

/** Keeps the focus of a grid by its line and column, so that it stays where it is when lines come and go. */
export function useGridFocus(lines: readonly GridLine[], columns: readonly GridColumn[]): GridFocus {
  const [focus, setFocus] = useState<{ readonly key: string; readonly columnId: string }>();
  const [anchor, setAnchor] = useState<GridPosition>();
  const isWanted = useRef(false);
  const position = useMemo(() => positionOf(focus, lines, columns), [focus, lines, columns]);
  const range = useMemo(
    () => (anchor && position.row >= 0 ? rangeBetween(anchor, position) : undefined),
    [anchor, position],
  );
  const settle = useCallback(
    ({ row, column }: GridPosition) =>
      setFocus({ key: row < 0 ? headerKey : (lines[row]?.key ?? headerKey), columnId: columns[column]?.id ?? '' }),
    [lines, columns],
  );
  const go = useCallback(
    (to: GridPosition, isSelecting = false) => {
      if (!columns[to.column]) return;
      setAnchor((from) => (isSelecting && position.row >= 0 ? (from ?? position) : undefined));
      settle(to);
      isWanted.current = true;
    },
    [columns, position, settle],
  );
  const follow = useCallback(
    (to: GridPosition) => {
      setAnchor(undefined);
      settle(to);
    },
    [settle],
  );
  const clearSelection = useCallback(() => setAnchor(undefined), []);
  return { position, range, hasSelection: anchor !== undefined, go, follow, clearSelection, isWanted };
}

/** Moves the browser's focus after a move, once the cell is on the page: to be called after the rows were laid out. */
export function useWantedFocus(root: RefObject<HTMLElement | null>, { isWanted, position }: GridFocus): void {
  useLayoutEffect(() => {
    if (!isWanted.current) return;
    isWanted.current = false;
    const target = elementAt(root.current, position);
    target?.focus({ preventScroll: true });
    target
      ?.closest('[role=gridcell], [role=rowheader], [role=columnheader]')
      ?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  });
}

const headerKey = '';

/** Before anybody was here, the first cell of the first row is in the tab order. */
function positionOf(
  focus: { readonly key: string; readonly columnId: string } | undefined,
  lines: readonly GridLine[],
  columns: readonly GridColumn[],
): GridPosition {
  const found = focus ? columns.findIndex(({ id }) => id === focus.columnId) : 0;
  const column = Math.max(0, found);
  if (focus?.key === headerKey) return { row: -1, column };
  const row = focus ? lines.findIndex(({ key }) => key === focus.key) : 0;
  return { row: lines.length === 0 ? -1 : Math.max(0, row), column };
}

function elementAt(root: HTMLElement | null, { row, column }: GridPosition): HTMLElement | undefined {
  const cell =
    root?.querySelector<HTMLElement>(`[data-row="${row}"][data-column="${column}"]`) ??
    root?.querySelector<HTMLElement>(`[data-row="${row}"]`);
  return cell?.querySelector<HTMLElement>('[data-cell-target]') ?? cell ?? undefined;
}
