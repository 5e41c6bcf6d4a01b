import { useVirtualizer } from '@tanstack/react-virtual';
import { useCallback, useEffect, useRef } from 'react';
import { Notice } from '../parts/notice';
import { Skeleton } from '../parts/skeleton';
import { IssueRow } from './issue-row';
import { leadingOrder } from './order';
import { clauseOf, type Fields } from './use-fields';
import type { Search } from './use-search';

const rowHeight = 40;
const widths: Readonly<Record<string, number>> = {
  issuetype: 48,
  issuekey: 128,
  summary: 420,
  status: 160,
  assignee: 180,
  reporter: 180,
};
const unsortable = new Set(['issuelinks', 'subtasks', 'comment', 'attachment', 'thumbnail']);

interface Props {
  readonly search: Search;
  readonly columns: readonly string[];
  readonly fields: Fields;
  /** The query, whose ORDER BY the headers show. */
  readonly order: string;
  sort(clause: string): void;
  readonly ticked: ReadonlySet<string>;
  /** Changes what is ticked, as a state setter does. */
  tick(change: (before: ReadonlySet<string>) => ReadonlySet<string>): void;
}

/** Search results, only the visible rows of them drawn; more are read as the end comes near. */
export function IssueTable({ search, columns, fields, order, sort, ticked, tick }: Props) {
  const scroller = useRef<HTMLDivElement>(null);
  const rows = useVirtualizer({
    count: search.issues.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 12,
  });
  const visible = rows.getVirtualItems();
  const last = visible.at(-1)?.index ?? 0;
  const { more, hasMore, issues } = search;
  useEffect(() => {
    if (hasMore && last >= issues.length - 30) more();
  }, [hasMore, last, issues.length, more]);

  const toggle = useCallback(
    (key: string) =>
      tick((before) => {
        const next = new Set(before);
        if (!next.delete(key)) next.add(key);
        return next;
      }),
    [tick],
  );

  if (search.problem && issues.length === 0) return null;
  if (issues.length === 0)
    return search.isLoading ? (
      <Skeleton lines={8} />
    ) : (
      <Notice tone="info" title="No work items match">
        Change the query, or clear it to see all.
      </Notice>
    );
  const template = `40px ${columns.map((id) => `${widths[id] ?? 150}px`).join(' ')}`;
  const lead = leadingOrder(order);

  return (
    <div
      className="table"
      ref={scroller}
      role="table"
      aria-label="Work items"
      aria-rowcount={search.total ?? -1}
      tabIndex={0}
    >
      <div className="table__head" role="row" style={{ gridTemplateColumns: template }}>
        <span role="columnheader">
          <span className="hidden">Select</span>
        </span>
        {columns.map((id) => {
          const clause = clauseOf(fields, id);
          const isLead = lead?.clause.toLowerCase() === clause.toLowerCase();
          const name = id === 'issuetype' ? 'Type' : (fields.get(id)?.name ?? id);
          return (
            <span
              key={id}
              role="columnheader"
              aria-sort={isLead ? (lead?.direction === 'ASC' ? 'ascending' : 'descending') : undefined}
              data-column={id}
            >
              {unsortable.has(id) ? (
                <bdi>{name}</bdi>
              ) : (
                <button className="table__sort" onClick={() => sort(clause)}>
                  <bdi>{name}</bdi> {isLead && <span aria-hidden="true">{lead?.direction === 'ASC' ? '↑' : '↓'}</span>}
                </button>
              )}
            </span>
          );
        })}
      </div>
      <div role="rowgroup" style={{ blockSize: rows.getTotalSize(), position: 'relative' }}>
        {visible.map((row) => {
          const issue = issues[row.index];
          if (issue === undefined) return null;
          return (
            <IssueRow
              key={issue.key}
              issue={issue}
              index={row.index}
              start={row.start}
              height={rowHeight}
              template={template}
              columns={columns}
              fields={fields}
              isTicked={ticked.has(issue.key)}
              toggle={toggle}
            />
          );
        })}
      </div>
    </div>
  );
}
