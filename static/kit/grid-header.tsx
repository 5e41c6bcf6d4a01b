import { memo } from 'react';
import { classNames } from './class-names';
import type { GridColumn } from './grid';

interface GridHeaderProps {
  readonly columns: readonly GridColumn[];
  /** Widths of the columns, for a CSS grid, and of all of them. */
  readonly template: string;
  readonly width: string;
  readonly focusColumn: number;
}

/** The column headings, which stay in sight. A heading's control carries `data-cell-target` and takes the focus. */
export const GridHeader = memo(function GridHeader({ columns, template, width, focusColumn }: GridHeaderProps) {
  return (
    <div className="ui-grid__head" role="rowgroup" style={{ inlineSize: width }}>
      <div className="ui-grid__row" role="row" aria-rowindex={1} style={{ gridTemplateColumns: template }}>
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
