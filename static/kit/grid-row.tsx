import { memo } from 'react';
import { classNames } from './class-names';
import type { CellEditing, EditorExit, GridCells, GridColumn, GridLine } from './grid';

interface GridRowProps<Line extends GridLine> {
  readonly line: Line;
  readonly index: number;
  /** Pixels from the top of the grid's body. */
  readonly start: number;
  readonly columns: readonly GridColumn[];
  readonly cells: GridCells<Line>;
  /** Else only the row's heading is drawn. */
  readonly isFull: boolean;
  readonly focusColumn: number;
  readonly selectedFrom: number;
  readonly selectedTo: number;
  readonly editing: CellEditing | undefined;
  readonly exit: ((to: EditorExit) => void) | undefined;
}

/** One line of a grid; drawn again only when something of its own has changed. */
export const GridRow = memo(GridRowOf) as typeof GridRowOf;

function GridRowOf<Line extends GridLine>(props: GridRowProps<Line>) {
  const { line, index, start, columns, isFull } = props;
  const drawn = isFull ? columns : columns.slice(0, 1);
  return (
    <div
      className={classNames('ui-grid__row', 'ui-grid__row--item', line.kind === 'group' && 'ui-grid__row--group')}
      role="row"
      aria-rowindex={index + 2}
      style={{ insetBlockStart: `${start}px` }}
    >
      {line.kind === 'group' ? <GroupCell {...props} /> : drawn.map((column, at) => cellOf(props, column, at))}
    </div>
  );
}

function GroupCell<Line extends GridLine>({ line, index, columns, cells, focusColumn }: GridRowProps<Line>) {
  return (
    <div
      className="ui-grid__cell ui-grid__cell--group"
      role="gridcell"
      aria-colindex={1}
      aria-colspan={columns.length}
      tabIndex={focusColumn >= 0 ? 0 : -1}
      data-row={index}
      data-column={0}
    >
      <div className="ui-grid__group">{cells.group(line)}</div>
    </div>
  );
}

/** No component of its own: hundreds of cells come into sight in one frame. */
function cellOf<Line extends GridLine>(
  { line, index, cells, focusColumn, selectedFrom, selectedTo, editing, exit }: GridRowProps<Line>,
  column: GridColumn,
  at: number,
) {
  const isEditing = editing?.columnId === column.id && exit !== undefined;
  const isSelected = at >= selectedFrom && at <= selectedTo;
  const canEdit = cells.canEdit(line, column.id);
  const content = isEditing ? cells.editor(line, column.id, editing.text, exit) : cells.cell(line, column.id);
  const text = typeof content === 'string' && !column.isNumber ? content : undefined;
  return (
    <div
      key={column.id}
      className={classNames(
        'ui-grid__cell',
        column.isNumber && 'ui-grid__cell--number',
        at === 0 && 'ui-grid__cell--first',
        isSelected && 'ui-grid__cell--selected',
        canEdit && 'ui-grid__cell--editable',
      )}
      role={at === 0 ? 'rowheader' : 'gridcell'}
      aria-colindex={at + 1}
      aria-selected={isSelected || undefined}
      aria-readonly={canEdit ? undefined : true}
      tabIndex={at === focusColumn && !isEditing ? 0 : -1}
      title={text}
      dir={text !== undefined && rightToLeft.test(text) ? 'auto' : undefined}
      data-row={index}
      data-column={at}
    >
      {content}
    </div>
  );
}

/** Letters of scripts that run from right to left: only their cells have to work their direction out. */
const rightToLeft = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;
