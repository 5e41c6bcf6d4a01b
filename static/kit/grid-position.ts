/** A cell of a grid. Row -1 is the header. */
export interface GridPosition {
  readonly row: number;
  readonly column: number;
}

/** How far a grid reaches; `page` is the number of rows that fit on the screen. */
export interface GridSize {
  readonly rows: number;
  readonly columns: number;
  readonly page: number;
}

/** Where a key leads from a cell; nothing for a key that does not move. `far`: Ctrl or Cmd is held. */
export function positionAfter(
  key: string,
  { row, column }: GridPosition,
  size: GridSize,
  far: boolean,
): GridPosition | undefined {
  const lastRow = size.rows - 1;
  const lastColumn = size.columns - 1;
  switch (key) {
    case 'ArrowUp':
      return { row: far ? Math.min(row, 0) : Math.max(row - 1, -1), column };
    case 'ArrowDown':
      return { row: far ? lastRow : Math.min(row + 1, lastRow), column };
    case 'ArrowLeft':
      return { row, column: far ? 0 : Math.max(column - 1, 0) };
    case 'ArrowRight':
      return { row, column: far ? lastColumn : Math.min(column + 1, lastColumn) };
    case 'Home':
      return { row: far ? Math.min(0, lastRow) : row, column: 0 };
    case 'End':
      return { row: far ? lastRow : row, column: lastColumn };
    case 'PageUp':
      return { row: row < 0 ? row : Math.max(row - size.page, 0), column };
    case 'PageDown':
      return { row: Math.min(Math.max(row, 0) + size.page, lastRow), column };
    default:
      return undefined;
  }
}

/** Where Tab leads from a cell: on in reading order, past the end of a row; nothing at the end of the grid. */
export function positionBeside(
  { row, column }: GridPosition,
  size: GridSize,
  isBackwards: boolean,
): GridPosition | undefined {
  const at = row * size.columns + column + (isBackwards ? -1 : 1);
  if (at < 0 || at >= size.rows * size.columns) return undefined;
  return { row: Math.floor(at / size.columns), column: at % size.columns };
}

/** A rectangle of cells, ends included. */
export interface CellRange {
  readonly top: number;
  readonly bottom: number;
  readonly start: number;
  readonly end: number;
}

/** The cells between two corners, whichever way they lie; the header is never part of it. */
export function rangeBetween(a: GridPosition, b: GridPosition): CellRange {
  return {
    top: Math.max(Math.min(a.row, b.row), 0),
    bottom: Math.max(a.row, b.row),
    start: Math.min(a.column, b.column),
    end: Math.max(a.column, b.column),
  };
}
