import { useVirtualizer } from '@tanstack/react-virtual';
import { useCallback, useEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import type { ProjectData } from '../../../azure/pages/page-data';
import { actionsOn } from '../host/actions';
import { Problem } from '../parts/problem';
import { shownColumns, type ShownColumn } from './column';
import { ResultRow } from './result-row';
import { useLineItems, type QueryResult, type ResultColumn } from './results';
import { branches, shownLines } from './tree';

const rowHeight = 32;
const menuWidth = 44;

interface Props {
  readonly project: ProjectData;
  readonly result: QueryResult;
  /** The menu of extensions' actions on a line. */
  readonly menu: string;
  readonly order?: { readonly name: string; readonly isDescending: boolean };
  onOrder?(column: ResultColumn): void;
}

/** Lines of a result, drawn as they come into view; thousands are no trouble. Arrow keys go from line to line. */
export function ResultTable({ project, result, menu, order, onOrder }: Props) {
  const scroller = useRef<HTMLDivElement>(null);
  const [closed, setClosed] = useState<ReadonlySet<number>>(new Set());
  const [items, want, problem, retry] = useLineItems(result);
  const columns = useMemo(() => shownColumns(project, result.columns), [project, result.columns]);
  const lines = useMemo(() => shownLines(result.lines, closed), [result.lines, closed]);
  const virtual = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 10,
    useFlushSync: false,
  });
  const rows = virtual.getVirtualItems();
  const [first, last] = [rows[0]?.index ?? 0, rows.at(-1)?.index ?? -1];
  useEffect(() => want(lines.slice(first, last + 1).map(({ id }) => id)), [want, lines, first, last]);
  const hasMenu = actionsOn(menu).length > 0;
  const toggle = useCallback(
    (id: number) =>
      setClosed((before) =>
        before.has(id) ? new Set([...before].filter((one) => one !== id)) : new Set([...before, id]),
      ),
    [],
  );

  function move(event: KeyboardEvent): void {
    const row = (event.target as Element).closest('tr[data-index]');
    const from = row instanceof HTMLElement ? Number(row.dataset['index']) : -1;
    const line = lines[from];
    if (
      (event.key === 'ArrowRight' && line?.branch === 'closed') ||
      (event.key === 'ArrowLeft' && line?.branch === 'open')
    ) {
      event.preventDefault();
      return toggle(line.id);
    }
    const target = { ArrowDown: from + 1, ArrowUp: from - 1, Home: 0, End: lines.length - 1 }[event.key];
    if (target === undefined || target < 0 || target >= lines.length) return;
    event.preventDefault();
    virtual.scrollToIndex(target);
    // The line may be drawn only after the list has scrolled there.
    requestAnimationFrame(() =>
      requestAnimationFrame(() =>
        scroller.current?.querySelector<HTMLElement>(`tr[data-index="${target}"] a`)?.focus({ preventScroll: true }),
      ),
    );
  }

  return (
    <>
      {problem && <Problem problem={problem} retry={retry} />}
      {lines.some(({ branch }) => branch !== undefined) && (
        <p className="table__tools">
          <button className="button button--quiet" onClick={() => setClosed(new Set())}>
            Expand all
          </button>
          <button className="button button--quiet" onClick={() => setClosed(branches(result.lines))}>
            Collapse all
          </button>
        </p>
      )}
      <div className="table" ref={scroller} tabIndex={0} role="region" aria-label="Results" onKeyDown={move}>
        <table
          aria-rowcount={lines.length + 1}
          style={{ minInlineSize: columns.reduce((sum, { width }) => sum + width, hasMenu ? menuWidth : 0) }}
        >
          <colgroup>
            {columns.map(({ referenceName, kind, width }) => (
              <col key={referenceName} style={kind === 'title' ? undefined : { inlineSize: width }} />
            ))}
            {hasMenu && <col style={{ inlineSize: menuWidth }} />}
          </colgroup>
          <thead>
            <tr aria-rowindex={1}>
              {columns.map((column) => (
                <HeadCell
                  key={column.referenceName}
                  column={column}
                  order={order?.name === column.referenceName ? order : undefined}
                  onOrder={onOrder}
                />
              ))}
              {hasMenu && (
                <th scope="col">
                  <span className="hidden">Actions</span>
                </th>
              )}
            </tr>
          </thead>
          <tbody>
            {(rows[0]?.start ?? 0) > 0 && <tr aria-hidden="true" style={{ blockSize: rows[0]?.start }} />}
            {rows.map(({ index }) => {
              const line = lines[index];
              return (
                line && (
                  <ResultRow
                    key={index}
                    project={project}
                    columns={columns}
                    line={line}
                    index={index}
                    height={rowHeight}
                    item={items.get(line.id)}
                    menu={hasMenu ? menu : undefined}
                    onToggle={toggle}
                  />
                )
              );
            })}
            {rows.length > 0 && (
              <tr
                aria-hidden="true"
                style={{ blockSize: Math.max(0, virtual.getTotalSize() - (rows.at(-1)?.end ?? 0)) }}
              />
            )}
          </tbody>
        </table>
      </div>
    </>
  );
}

function HeadCell({
  column,
  order,
  onOrder,
}: {
  readonly column: ShownColumn;
  readonly order?: { readonly isDescending: boolean };
  onOrder?(column: ResultColumn): void;
}) {
  return (
    <th
      scope="col"
      className={column.kind === 'number' || column.kind === 'id' ? 'table__number' : undefined}
      aria-sort={order && (order.isDescending ? 'descending' : 'ascending')}
    >
      {onOrder && column.isSortable ? (
        <button className="table__sort" onClick={() => onOrder(column)}>
          {column.name}
          {order && <span aria-hidden="true">{order.isDescending ? ' ↓' : ' ↑'}</span>}
        </button>
      ) : (
        column.name
      )}
    </th>
  );
}
