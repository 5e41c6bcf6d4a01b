import { useCallback, useImperativeHandle, useState, type Ref } from 'react';
import type { CellEditing, EditorExit, GridCells, GridColumn, GridHandle, GridLine } from './grid';
import { positionBeside, type GridPosition } from './grid-position';
import type { GridFocus } from './use-grid-focus';

interface Table<Line extends GridLine> {
  readonly lines: readonly Line[];
  readonly columns: readonly GridColumn[];
  readonly cells: GridCells<Line>;
}

/** The editor of a grid: which cell is open, how one opens, and where it leads when it closes. */
export interface GridEditing {
  readonly editing: CellEditing | undefined;
  /** Answers false where the cell cannot be edited. */
  readonly startEditing: (at: GridPosition, text: string | undefined) => boolean;
  readonly exit: (to: EditorExit) => void;
}

/** Opens one editor at a time. */
export function useGridEditing<Line extends GridLine>(
  { lines, columns, cells }: Table<Line>,
  { position, go, follow }: GridFocus,
): GridEditing {
  const [editing, setEditing] = useState<CellEditing>();
  const startEditing = useCallback(
    (at: GridPosition, text: string | undefined) => {
      const line = lines[at.row];
      const column = columns[at.column];
      if (!line || !column || line.kind === 'group' || !cells.canEdit(line, column.id)) return false;
      follow(at);
      setEditing({ key: line.key, columnId: column.id, text });
      return true;
    },
    [lines, columns, cells, follow],
  );
  const size = { rows: lines.length, columns: columns.length };
  const exit = useCallback(
    (to: EditorExit) => {
      setEditing((current) => (current === editing ? undefined : current));
      if (to !== 'leave') go(positionAfterEditor(to, position, { rows: size.rows, columns: size.columns }));
    },
    [editing, position, size.rows, size.columns, go],
  );
  return { editing, startEditing, exit };
}

/** Lets a page move focus and open editors by line and column. */
export function useGridHandle<Line extends GridLine>(
  ref: Ref<GridHandle> | undefined,
  { lines, columns }: Pick<Table<Line>, 'lines' | 'columns'>,
  { go, position, range }: GridFocus,
  { startEditing }: GridEditing,
): void {
  useImperativeHandle(ref, () => {
    function find(key: string, columnId: string): GridPosition | undefined {
      const row = lines.findIndex((line) => line.key === key || line.key.startsWith(`${key} `));
      const column = columns.findIndex(({ id }) => id === columnId);
      return row < 0 || column < 0 ? undefined : { row, column };
    }
    return {
      focusCell(key, columnId) {
        const at = find(key, columnId);
        if (at) go(at);
        return at !== undefined;
      },
      editCell(key, columnId, text) {
        const at = find(key, columnId);
        if (!at || !startEditing(at, text)) return false;
        go(at);
        return true;
      },
      selection() {
        if (position.row < 0) return undefined;
        const { row, column } = position;
        const { top, bottom, start, end } = range ?? { top: row, bottom: row, start: column, end: column };
        return {
          keys: lines.slice(top, bottom + 1).map(({ key }) => key),
          columnIds: columns.slice(start, end + 1).map(({ id }) => id),
        };
      },
    };
  });
}

/** Where focus goes from a cell whose editor was closed. */
export function positionAfterEditor(
  to: Exclude<EditorExit, 'leave'>,
  position: GridPosition,
  size: { readonly rows: number; readonly columns: number },
): GridPosition {
  switch (to) {
    case 'stay':
      return position;
    case 'down':
      return { row: Math.min(position.row + 1, size.rows - 1), column: position.column };
    default:
      return positionBeside(position, { ...size, page: 1 }, to === 'previous') ?? position;
  }
}
