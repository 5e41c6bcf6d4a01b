import { memo } from 'react';
import { classNames } from './class-names';
import type { GridColumn } from './grid';

interface GridHeaderProps {
  readonly columns: readonly GridColumn[];
  readonly focusColumn: number;
}

/** The column headings, which stay in sight. A heading's control carries `data-cell-target` and takes the focus. */
export const GridHeader = memo(function GridHeader({ columns, focusColumn }: GridHeaderProps) {
  return (
    <div className="ui-grid__head" role="rowgroup">
      <div className="ui-grid__row" role="row" aria-rowindex={1}>
        {columns.map((column, index) => (
          <div
            key={column.id}
            className={classNames('ui-grid__cell', 'ui-grid__cell--head', column.isNumber && 'ui-grid__cell--number', index === 0 && 'ui-grid__cell--first')}
            role="columnheader"
            aria-colindex={index + 1}
            aria-sort={column.sort}
            data-row={-1}
            data-column={index}
            data-is-focused={index === focusColumn || undefined}
          >
            {column.header}
          </div>
        ))}
      </div>
    </div>
  );
});
