import './grid.css';
import { defaultRangeExtractor, useVirtualizer, type Range } from '@tanstack/react-virtual';
import {
  useCallback,
  useImperativeHandle,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  type CSSProperties,
  type ReactNode,
  type Ref,
} from 'react';
import { classNames } from './class-names';
import { GridHeader } from './grid-header';
import { placeBeside, rangeBetween, type CellRange, type Place } from './grid-place';
import { GridRow } from './grid-row';
import { useGridKeys } from './grid-keys';
import { useFullRows } from './use-full-rows';

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
  const probe = useRef<HTMLDivElement>(null);
  const [rowHeight, setRowHeight] = useState(40);
  const [focus, setFocus] = useState<{ readonly key: string; readonly columnId: string }>();
  const [anchor, setAnchor] = useState<Place>();
  const [editing, setEditing] = useState<CellEditing>();
  const [isShifted, setShifted] = useState(false);
  const wantsFocus = useRef(false);

  const place = useMemo(() => placeOf(focus, lines, columns), [focus, lines, columns]);
  const range = useMemo(() => (anchor && place.row >= 0 ? rangeBetween(anchor, place) : undefined), [anchor, place]);

  useLayoutEffect(() => {
    const height = probe.current?.getBoundingClientRect().height;
    if (height) setRowHeight(height);
  }, []);

  const virtual = useVirtualizer({
    count: lines.length,
    getScrollElement: () => root.current,
    estimateSize: () => rowHeight,
    overscan: 4,
    rangeExtractor: useCallback((shown: Range) => withRow(defaultRangeExtractor(shown), place.row), [place.row]),
  });
  useLayoutEffect(() => virtual.measure(), [virtual, rowHeight]);
  const shown = virtual.getVirtualItems().flatMap(({ index, start }) => {
    const line = lines[index];
    return line ? [{ line, index, start }] : [];
  });
  const full = useFullRows(
    shown.map(({ line }) => line.key),
    virtual.isScrolling,
  );

  useLayoutEffect(() => {
    if (!wantsFocus.current) return;
    wantsFocus.current = false;
    const target = elementAt(root.current, place);
    target?.focus({ preventScroll: true });
    target
      ?.closest('[role=gridcell], [role=rowheader], [role=columnheader]')
      ?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  });

  const go = useCallback(
    (to: Place, isSelecting = false) => {
      const column = columns[to.column];
      if (!column) return;
      setAnchor((from) => (isSelecting && place.row >= 0 ? (from ?? place) : undefined));
      setFocus({ key: to.row < 0 ? headerKey : (lines[to.row]?.key ?? headerKey), columnId: column.id });
      wantsFocus.current = true;
    },
    [columns, lines, place],
  );

  const size = {
    rows: lines.length,
    columns: columns.length,
    page: Math.max(1, Math.floor((root.current?.clientHeight ?? 400) / rowHeight) - 2),
  };

  const startEditing = useCallback(
    (at: Place, text: string | undefined) => {
      const line = lines[at.row];
      const column = columns[at.column];
      if (!line || !column || line.kind === 'group' || !cells.canEdit(line, column.id)) return false;
      setAnchor(undefined);
      setFocus({ key: line.key, columnId: column.id });
      setEditing({ key: line.key, columnId: column.id, text });
      return true;
    },
    [lines, columns, cells],
  );

  useImperativeHandle(ref, () => {
    function find(key: string, columnId: string): Place | undefined {
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
    };
  });

  const exit = useCallback(
    (to: EditorExit) => {
      setEditing((current) => (current === editing ? undefined : current));
      if (to === 'leave') return;
      const next =
        to === 'stay'
          ? place
          : to === 'down'
            ? { row: Math.min(place.row + 1, lines.length - 1), column: place.column }
            : placeBeside(place, { rows: lines.length, columns: columns.length, page: 1 }, to === 'previous');
      go(next ?? place);
    },
    [editing, place, lines.length, columns.length, go],
  );

  const onKeyDown = useGridKeys({
    lines,
    columns,
    cells,
    place,
    size,
    go,
    startEditing,
    clearSelection: () => setAnchor(undefined),
    hasSelection: anchor !== undefined,
  });

  const template = columns
    .map(({ width }, index) => (index === 0 ? `minmax(${width}px, 1fr)` : `${width}px`))
    .join(' ');
  const width = `max(100%, ${columns.reduce((sum, column) => sum + column.width, 0)}px)`;
  const selectsOne = range === undefined || (range.top === range.bottom && range.start === range.end);

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
      style={{ scrollPaddingInlineStart: `${columns[0]?.width ?? 0}px`, '--grid-columns': template } as CSSProperties}
      onScroll={({ currentTarget }) => setShifted(currentTarget.scrollLeft !== 0)}
      onKeyDown={onKeyDown}
      onFocus={(event) => {
        // Assistive technology moves focus without keys.
        const at = placeAtElement(event.target);
        if (
          !at ||
          isTyping(event.target) ||
          (at.row === place.row && (at.column === place.column || lines[at.row]?.kind === 'group'))
        )
          return;
        setAnchor(undefined);
        setFocus({
          key: at.row < 0 ? headerKey : (lines[at.row]?.key ?? headerKey),
          columnId: columns[at.column]?.id ?? '',
        });
      }}
      onCopy={(event) => {
        if (place.row < 0 || isTyping(event.target)) return;
        const area: CellRange = range ?? { top: place.row, bottom: place.row, start: place.column, end: place.column };
        event.preventDefault();
        event.clipboardData.setData(
          'text/plain',
          cells.copy(
            lines.slice(area.top, area.bottom + 1),
            columns.slice(area.start, area.end + 1).map(({ id }) => id),
          ),
        );
      }}
      onMouseDown={(event) => {
        const at = placeAtElement(event.target);
        if (!at || event.button !== 0 || isTyping(event.target)) return;
        if (event.shiftKey) event.preventDefault();
        go(at, event.shiftKey);
      }}
      onDoubleClick={(event) => {
        const at = placeAtElement(event.target);
        if (at && !isTyping(event.target)) startEditing(at, undefined);
      }}
    >
      <div ref={probe} className="ui-grid__probe" role="presentation" />
      <GridHeader
        columns={columns}
        width={width}
        focusColumn={place.row < 0 || lines.length === 0 ? place.column : -1}
      />
      <div
        className="ui-grid__body"
        role="rowgroup"
        style={{ blockSize: `${virtual.getTotalSize()}px`, inlineSize: width }}
      >
        {shown.map(({ line, index, start }) => {
          const isSelected = !selectsOne && range && index >= range.top && index <= range.bottom;
          return (
            <GridRow
              key={line.key}
              line={line}
              index={index}
              start={start}
              columns={columns}
              cells={cells}
              isFull={index === place.row || full.has(line.key)}
              focusColumn={place.row === index ? place.column : -1}
              selectedFrom={isSelected ? range.start : -1}
              selectedTo={isSelected ? range.end : -1}
              editing={editing?.key === line.key ? editing : undefined}
              exit={editing?.key === line.key ? exit : undefined}
            />
          );
        })}
      </div>
    </div>
  );
}

const headerKey = '';

/** Before anybody was here, the first cell of the first row is in the tab order. */
function placeOf(
  focus: { readonly key: string; readonly columnId: string } | undefined,
  lines: readonly GridLine[],
  columns: readonly GridColumn[],
): Place {
  const column = focus
    ? Math.max(
        0,
        columns.findIndex(({ id }) => id === focus.columnId),
      )
    : 0;
  if (focus?.key === headerKey) return { row: -1, column };
  const row = focus ? lines.findIndex(({ key }) => key === focus.key) : 0;
  return { row: lines.length === 0 ? -1 : Math.max(0, row), column };
}

/** The focused row stays on the page however far it is scrolled away: focus would be lost with it. */
function withRow(shown: readonly number[], row: number): number[] {
  if (row < 0 || shown.includes(row)) return [...shown];
  return [...shown, row].sort((a, b) => a - b);
}

function elementAt(root: HTMLElement | null, { row, column }: Place): HTMLElement | undefined {
  const cell =
    root?.querySelector<HTMLElement>(`[data-row="${row}"][data-column="${column}"]`) ??
    root?.querySelector<HTMLElement>(`[data-row="${row}"]`);
  return cell?.querySelector<HTMLElement>('[data-cell-target]') ?? cell ?? undefined;
}

function placeAtElement(target: EventTarget): Place | undefined {
  const cell = target instanceof Element ? target.closest<HTMLElement>('[data-row]') : null;
  if (!cell) return undefined;
  return { row: Number(cell.dataset['row']), column: Number(cell.dataset['column'] ?? 0) };
}

function isTyping(target: EventTarget): boolean {
  return target instanceof Element && target.closest('input, textarea, select, [popover]') !== null;
}
