import type { ReactNode } from 'react';
import type { PlanItem } from '#core/train/plan-item';
import { Grid, type GridCells, type GridColumn, type GridLine } from '../../kit/grid';
import type { Host } from '../host';

interface ReplayGridProps<Line extends GridLine> {
  readonly host: Pick<Host, 'issueUrl' | 'openIssue'>;
  readonly label: string;
  readonly columns: readonly (Omit<GridColumn, 'header'> & { readonly title: string; readonly help?: string })[];
  readonly lines: readonly Line[];
  itemOf(line: Line): PlanItem;
  textOf(line: Line, columnId: string): string;
}

/** A table to read, of any length: what its first column names can be opened. */
export function ReplayGrid<Line extends GridLine>({
  host,
  label,
  columns,
  lines,
  itemOf,
  textOf,
}: ReplayGridProps<Line>) {
  const cells: GridCells<Line> = {
    cell: (line, column): ReactNode =>
      column === 'item' ? <ItemLink host={host} item={itemOf(line)} /> : textOf(line, column),
    group: () => null,
    canEdit: () => false,
    editor: () => null,
    onActivate: (line) => host.openIssue(itemOf(line).key, false),
    onFold: () => undefined,
    onClear: () => undefined,
    copy: (copied, ids) => copied.map((line) => ids.map((id) => textOf(line, id)).join('\t')).join('\n'),
  };
  return (
    <Grid
      label={label}
      columns={columns.map(({ title, help, ...column }) => ({ ...column, header: <span title={help}>{title}</span> }))}
      lines={lines}
      cells={cells}
    />
  );
}

/** In the tab order stands the cell. */
function ItemLink({ host, item: { key, summary } }: Pick<ReplayGridProps<GridLine>, 'host'> & { item: PlanItem }) {
  return (
    <>
      <a
        href={host.issueUrl(key)}
        tabIndex={-1}
        onClick={(event) => {
          event.preventDefault();
          host.openIssue(key, event.ctrlKey || event.metaKey);
        }}
      >
        {key}
      </a>{' '}
      <span dir="auto" title={summary}>
        {summary}
      </span>
    </>
  );
}
