import './grid.css';
import { useRef, useState, type CSSProperties, type ReactNode, type Ref } from 'react';
import { classNames } from './class-names';
import { gridEvents } from './grid-events';
import { GridHeader } from './grid-header';
import { useGridKeys } from './grid-keys';
import { GridRow } from './grid-row';
import { useGridEditing, useGridHandle } from './use-grid-editing';
import { useGridFocus, useWantedFocus, type GridFocus } from './use-grid-focus';
import { useGridRows } from './use-grid-rows';

/** One column. The first one is the row's heading and stays in sight. */
export interface GridColumn {
  readonly id: string;
  /** Pixels; the first column takes what is left over, too. */
  readonly width: number;
  readonly isNumber: boolean;
  readonly sort?: 'ascending' | 'descending';
  readonly header: ReactNode;
}

/** What a grid lays out: `group` lines span all columns. Keys are unique. */
export interface GridLine {
  readonly kind: 'group' | 'row';
  readonly key: string;
}

/** Where an editor leads when it closes; `leave`: focus has gone elsewhere by itself. */
export type EditorExit = 'stay' | 'down' | 'next' | 'previous' | 'leave';

/** A cell that is being edited; `text` is what was typed to open it. */
export interface CellEditing {
  readonly key: string;
  readonly columnId: string;
  readonly text: string | undefined;
}

/** What a page can ask of its grid. */
export interface GridHandle {
  /** Moves focus to a cell and shows it; answers false where there is no such cell. */
  focusCell(key: string, columnId: string): boolean;
  /** Opens a cell's editor on a text; answers false where there is no such cell or it cannot be edited. */
  editCell(key: string, columnId: string, text: string): boolean;
  /** The cells that are selected together, else the one that has the focus; nothing in the header or an empty grid. */
  selection(): GridSelection | undefined;
}

/** A block of cells, by keys of lines and ids of columns. */
export interface GridSelection {
  readonly keys: readonly string[];
  readonly columnIds: readonly string[];
}

/** What a grid asks of its page about cells. A new object draws every row in sight again. */
export interface GridCells<Line extends GridLine> {
  /** Plain text is shown in one line, and whole when it is pointed at; it costs the least. */
  cell(line: Line, columnId: string): ReactNode;
  group(line: Line): ReactNode;
  canEdit(line: Line, columnId: string): boolean;
  editor(line: Line, columnId: string, text: string | undefined, exit: (to: EditorExit) => void): ReactNode;
  /** Enter on a cell that cannot be edited, or on a group. */
  onActivate(line: Line, columnId: string, cell: HTMLElement): void;
  /** Left (fold) or Right (unfold) on a group. */
  onFold(line: Line, isFolded: boolean): void;
  /** Delete or Backspace on a cell that can be edited. */
  onClear(line: Line, columnId: string): void;
  /** Text of a range for the clipboard. */
  copy(lines: readonly Line[], columnIds: readonly string[]): string;
}

interface GridProps<Line extends GridLine> {
  readonly label: string;
  readonly columns: readonly GridColumn[];
  readonly lines: readonly Line[];
  readonly cells: GridCells<Line>;
  readonly isBusy?: boolean;
  readonly ref?: Ref<GridHandle>;
}

/**
 * A table of any length: only the rows in sight are on the page. One cell is in the tab order; arrows, Home, End
 * and Page keys move, Shift selects, typing, Enter or a double click edits.
 */
export function Grid<Line extends GridLine>({ label, columns, lines, cells, isBusy = false, ref }: GridProps<Line>) {
  const root = useRef<HTMLDivElement>(null);
  const [isShifted, setShifted] = useState(false);
  const focus = useGridFocus(lines, columns);
  const { position, clearSelection, hasSelection, go } = focus;
  const rows = useGridRows(root, lines, position.row);
  useWantedFocus(root, focus);
  const edit = useGridEditing({ lines, columns, cells }, focus);
  const { startEditing } = edit;
  useGridHandle(ref, { lines, columns }, focus, edit);
  const page = Math.max(1, Math.floor((root.current?.clientHeight ?? 400) / rows.rowHeight) - 2);
  const size = { rows: lines.length, columns: columns.length, page };
  const onKeyDown = useGridKeys({
    ...{ lines, columns, cells, size, go, startEditing, clearSelection, hasSelection },
    place: position,
  });
  const width = `max(100%, ${columns.reduce((sum, column) => sum + column.width, 0)}px)`;
  return (
    <div
      ref={root}
      className={classNames('ui-grid', isShifted && 'ui-grid--shifted')}
      role="grid"
      aria-label={label}
      aria-rowcount={lines.length + 1}
      aria-colcount={columns.length}
      aria-multiselectable="true"
      aria-busy={isBusy || undefined}
      style={gridStyle(columns)}
      onScroll={({ currentTarget }) => setShifted(currentTarget.scrollLeft !== 0)}
      onKeyDown={onKeyDown}
      {...gridEvents({ lines, columns, cells, focus, startEditing })}
    >
      <div ref={rows.probe} className="ui-grid__probe" role="presentation" />
      <GridHeader
        columns={columns}
        width={width}
        focusColumn={position.row < 0 || lines.length === 0 ? position.column : -1}
      />
      <div className="ui-grid__body" role="rowgroup" style={{ blockSize: `${rows.height}px`, inlineSize: width }}>
        {rows.shown.map((row) => (
          <GridRow
            key={row.line.key}
            {...row}
            columns={columns}
            cells={cells}
            {...rowFocus(row.index, focus)}
            editing={edit.editing?.key === row.line.key ? edit.editing : undefined}
            exit={edit.editing?.key === row.line.key ? edit.exit : undefined}
          />
        ))}
      </div>
    </div>
  );
}

function gridStyle(columns: readonly GridColumn[]): CSSProperties {
  const template = columns
    .map(({ width }, index) => (index === 0 ? `minmax(${width}px, 1fr)` : `${width}px`))
    .join(' ');
  return { scrollPaddingInlineStart: `${columns[0]?.width ?? 0}px`, '--grid-columns': template } as CSSProperties;
}

/** Which cells of a row have the focus or are selected; a selection of one cell is none. */
function rowFocus(index: number, { position, range }: GridFocus) {
  const selectsOne = range === undefined || (range.top === range.bottom && range.start === range.end);
  const isSelected = !selectsOne && index >= range.top && index <= range.bottom;
  return {
    focusColumn: position.row === index ? position.column : -1,
    selectedFrom: isSelected ? range.start : -1,
    selectedTo: isSelected ? range.end : -1,
  };
}
