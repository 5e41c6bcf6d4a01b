import { memo, useLayoutEffect, useRef } from 'react';
import { classNames } from './class-names';
import type { GridColumn } from './grid';

interface GridHeaderProps {
  readonly columns: readonly GridColumn[];
  /** Width of all of them. */
  readonly width: string;
  readonly focusColumn: number;
}

/** The column headings, which stay in sight. A heading's control carries `data-cell-target` and takes the focus. */
export const GridHeader = memo(function GridHeader({ columns, width, focusColumn }: GridHeaderProps) {
  const root = useRef<HTMLDivElement>(null);
  // The controls come from outside; which of them is in the tab order is the grid's to say.
  useLayoutEffect(() => {
    root.current?.querySelectorAll<HTMLElement>('[data-cell-target]').forEach((control, index) => {
      control.tabIndex = index === focusColumn ? 0 : -1;
    });
  });
  return (
    <div ref={root} className="ui-grid__head" role="rowgroup" style={{ inlineSize: width }}>
      <div className="ui-grid__row" role="row" aria-rowindex={1}>
        {columns.map((column, index) => (
          <div
            key={column.id}
            className={classNames(
              'ui-grid__cell',
              'ui-grid__cell--head',
              column.isNumber && 'ui-grid__cell--number',
              index === 0 && 'ui-grid__cell--first',
            )}
            role="columnheader"
            aria-colindex={index + 1}
            aria-sort={column.sort}
            data-row={-1}
            data-column={index}
          >
            {column.header}
          </div>
        ))}
      </div>
    </div>
  );
});
