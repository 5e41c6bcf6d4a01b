import type { KeyboardEvent } from 'react';
import type { GridCells, GridColumn, GridLine } from './grid';
import { positionAfter, type GridSize, type GridPosition } from './grid-position';

interface GridKeys<Line extends GridLine> {
  readonly lines: readonly Line[];
  readonly columns: readonly GridColumn[];
  readonly cells: GridCells<Line>;
  readonly place: GridPosition;
  readonly size: GridSize;
  readonly hasSelection: boolean;
  go(to: GridPosition, isSelecting?: boolean): void;
  startEditing(at: GridPosition, text: string | undefined): boolean;
  clearSelection(): void;
}

/** The keyboard of a grid: what a key does in the cell that has the focus. */
export function useGridKeys<Line extends GridLine>(keys: GridKeys<Line>): (event: KeyboardEvent<HTMLElement>) => void {
  return function onKeyDown(event) {
    // Inside a cell's own control, keys belong to that control.
    if (!(event.target instanceof HTMLElement) || event.target.closest('input, textarea, select, [popover]')) return;
    if (event.defaultPrevented || event.altKey) return;
    const far = event.ctrlKey || event.metaKey;
    const isHandled = fold(keys, event) || step(keys, event, far) || (keys.place.row >= 0 && !far && act(keys, event));
    if (isHandled) event.preventDefault();
  };
}

function fold<Line extends GridLine>({ lines, place, cells }: GridKeys<Line>, { key }: KeyboardEvent): boolean {
  const line = lines[place.row];
  if (line?.kind !== 'group' || (key !== 'ArrowLeft' && key !== 'ArrowRight')) return false;
  cells.onFold(line, key === 'ArrowLeft');
  return true;
}

function step<Line extends GridLine>({ place, size, go }: GridKeys<Line>, event: KeyboardEvent, far: boolean): boolean {
  const to = positionAfter(event.key, place, size, far);
  if (!to) return false;
  go(event.shiftKey ? { ...to, row: Math.max(to.row, Math.min(place.row, 0)) } : to, event.shiftKey);
  return true;
}

function act<Line extends GridLine>(keys: GridKeys<Line>, event: KeyboardEvent<HTMLElement>): boolean {
  const { lines, columns, cells, place, startEditing } = keys;
  const line = lines[place.row];
  const column = columns[place.column];
  if (!line || !column) return false;
  const isGroup = line.kind === 'group';
  switch (event.key) {
    case 'Enter':
    case 'F2':
      if (isGroup || !startEditing(place, undefined)) cells.onActivate(line, column.id, event.target as HTMLElement);
      return true;
    case ' ':
      if (isGroup) cells.onActivate(line, column.id, event.target as HTMLElement);
      return isGroup;
    case 'Escape':
      keys.clearSelection();
      return keys.hasSelection;
    case 'Delete':
    case 'Backspace':
      if (isGroup || !cells.canEdit(line, column.id)) return false;
      cells.onClear(line, column.id);
      return true;
    default:
      return event.key.length === 1 && startEditing(place, event.key);
  }
}
