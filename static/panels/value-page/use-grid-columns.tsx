import { useEffect, useMemo, useState } from 'react';
import type { GridColumn } from '../../kit/grid';
import { columnFlags } from '#core/value/column';
import type { ScoringModel } from '#core/value/model';
import { factorColumn, type Column } from './column';
import { ColumnHeading } from './column-heading';
import { columnWidth } from './column-width';
import { facetPopoverId } from './facet-filter';
import type { Row } from './row';
import type { View } from './view';

/** The smallest values of the columns without a 1; the same map as long as they are the same. */
export function useSmallest(
  model: ScoringModel,
  rows: readonly Row[],
  isComplete: boolean,
): ReadonlyMap<string, number> {
  const flags = useMemo(
    () =>
      isComplete
        ? JSON.stringify(
            columnFlags(
              model,
              rows.filter(({ issue }) => issue.status.category !== 'done').map(({ values }) => values),
            ).map(({ factor, smallest }) => [factorColumn(factor), smallest]),
          )
        : '[]',
    [model, rows, isComplete],
  );
  return useMemo(() => new Map(JSON.parse(flags) as [string, number][]), [flags]);
}

/** The headings of the table, as wide as the window allows. */
export function useGridColumns(
  columns: readonly Column[],
  view: View,
  smallest: ReadonlyMap<string, number>,
  onView: (change: Partial<View>) => void,
): readonly GridColumn[] {
  const [isNarrow, setNarrow] = useState(() => window.matchMedia('(max-width: 40rem)').matches);
  useEffect(() => {
    const narrow = window.matchMedia('(max-width: 40rem)');
    const follow = () => setNarrow(narrow.matches);
    narrow.addEventListener('change', follow);
    return () => narrow.removeEventListener('change', follow);
  }, []);
  return useMemo(
    () =>
      columns.map((column) => {
        const isSorted = view.sort?.column === column.id;
        return {
          id: column.id,
          width: columnWidth(column, isNarrow),
          isNumber: column.isNumber,
          ...(isSorted && { sort: view.sort?.isDescending ? ('descending' as const) : ('ascending' as const) }),
          header: (
            <ColumnHeading
              column={column}
              view={view}
              smallest={smallest.get(column.id)}
              onView={onView}
              onFilter={({ facet }) => facet && document.getElementById(facetPopoverId(facet))?.showPopover()}
            />
          ),
        };
      }),
    [columns, view, smallest, isNarrow, onView],
  );
}
