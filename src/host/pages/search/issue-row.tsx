import { memo } from 'react';
import type { Issue } from '../api/jira';
import { FieldValue } from '../parts/field-value';
import { IssueTypeIcon } from '../parts/icon';
import { Link } from '../shell/link';
import type { Fields } from './use-fields';

interface Props {
  readonly issue: Issue;
  readonly index: number;
  /** Distance from the top of the list, and height, in pixels. */
  readonly start: number;
  readonly height: number;
  /** `grid-template-columns` of all rows. */
  readonly template: string;
  readonly columns: readonly string[];
  readonly fields: Fields;
  readonly isTicked: boolean;
  toggle(key: string): void;
}

/** One row of search results; drawn again only when something in it changes, not as the list scrolls past. */
export const IssueRow = memo(function IssueRow({
  issue,
  index,
  start,
  height,
  template,
  columns,
  fields,
  isTicked,
  toggle,
}: Props) {
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      className="table__row"
      style={{ gridTemplateColumns: template, transform: `translateY(${start}px)`, blockSize: height }}
    >
      <span role="cell">
        <input
          type="checkbox"
          aria-label={`Select ${issue.key}`}
          checked={isTicked}
          onChange={() => toggle(issue.key)}
        />
      </span>
      {columns.map((id) => (
        <span key={id} role="cell" className="clip" data-column={id}>
          <Cell id={id} issue={issue} fields={fields} />
        </span>
      ))}
    </div>
  );
});

function Cell({ id, issue, fields }: { readonly id: string; readonly issue: Issue; readonly fields: Fields }) {
  const href = `/jira/browse/${encodeURIComponent(issue.key)}`;
  if (id === 'issuekey') return <Link href={href}>{issue.key}</Link>;
  if (id === 'summary') {
    const summary = String(issue.fields['summary'] ?? '').slice(0, 500);
    return (
      <Link href={href} className="plain-link" dir="auto" title={summary}>
        {summary}
      </Link>
    );
  }
  if (id === 'issuetype')
    return <IssueTypeIcon name={(issue.fields['issuetype'] as { name?: string } | undefined)?.name ?? 'Task'} />;
  return <FieldValue value={issue.fields[id]} schema={fields.get(id)?.schema} />;
}
