import type { HTMLAttributes } from 'react';
import type { GridCells, GridColumn, GridLine } from './grid';
import type { CellRange, GridPosition } from './grid-position';
import type { GridEditing } from './use-grid-editing';
import type { GridFocus } from './use-grid-focus';

interface GridEventParts<Line extends GridLine> {
  readonly lines: readonly Line[];
  readonly columns: readonly GridColumn[];
  readonly cells: GridCells<Line>;
  readonly focus: GridFocus;
  readonly startEditing: GridEditing['startEditing'];
}

type GridEvents = Pick<HTMLAttributes<HTMLElement>, 'onFocus' | 'onCopy' | 'onMouseDown' | 'onDoubleClick'>;

/** What pointers, the clipboard and assistive technology do in a grid; keys are in grid-keys. */
export function gridEvents<Line extends GridLine>(parts: GridEventParts<Line>): GridEvents {
  const { lines, columns, cells, focus, startEditing } = parts;
  const { position, range, go, follow } = focus;
  return {
    onFocus(event) {
      // Assistive technology moves focus without keys.
      const at = positionAtElement(event.target);
      if (!at || isTyping(event.target)) return;
      const isHere = at.row === position.row && (at.column === position.column || lines[at.row]?.kind === 'group');
      if (!isHere) follow(at);
    },
    onCopy(event) {
      if (position.row < 0 || isTyping(event.target)) return;
      const area = range ?? only(position);
      const ids = columns.slice(area.start, area.end + 1).map(({ id }) => id);
      event.preventDefault();
      event.clipboardData.setData('text/plain', cells.copy(lines.slice(area.top, area.bottom + 1), ids));
    },
    onMouseDown(event) {
      const at = positionAtElement(event.target);
      if (!at || event.button !== 0 || isTyping(event.target)) return;
      if (event.shiftKey) event.preventDefault();
      go(at, event.shiftKey);
    },
    onDoubleClick(event) {
      const at = positionAtElement(event.target);
      if (at && !isTyping(event.target)) startEditing(at, undefined);
    },
  };
}

function only({ row, column }: GridPosition): CellRange {
  return { top: row, bottom: row, start: column, end: column };
}

function positionAtElement(target: EventTarget): GridPosition | undefined {
  const cell = target instanceof Element ? target.closest<HTMLElement>('[data-row]') : null;
  if (!cell) return undefined;
  return { row: Number(cell.dataset['row']), column: Number(cell.dataset['column'] ?? 0) };
}

function isTyping(target: EventTarget): boolean {
  return target instanceof Element && target.closest('input, textarea, select, [popover]') !== null;
}
