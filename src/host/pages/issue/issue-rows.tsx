import type { ReactNode } from 'react';
import type { Issue, Person, Status } from '../api/jira';
import { Avatar } from '../parts/avatar';
import { IssueTypeIcon } from '../parts/icon';
import { StatusLozenge } from '../parts/lozenge';
import { Link } from '../shell/link';

/** Issues in short, one a line. */
export function IssueRows({ issues, action }: { readonly issues: readonly Issue[]; action?(issue: Issue): ReactNode }) {
  return (
    <ul className="issue-rows">
      {issues.map((issue) => {
        const status = issue.fields['status'] as Status | undefined;
        const assignee = issue.fields['assignee'] as Person | null | undefined;
        return (
          <li key={issue.key}>
            <IssueTypeIcon name={(issue.fields['issuetype'] as { name?: string } | undefined)?.name ?? 'Task'} />
            <Link href={`/jira/browse/${encodeURIComponent(issue.key)}`}>{issue.key}</Link>
            <bdi className="clip">{String(issue.fields['summary'] ?? '')}</bdi>
            {assignee && (
              <span title={assignee.displayName}>
                <Avatar name={assignee.displayName} />
              </span>
            )}
            {status && <StatusLozenge status={status} />}
            {action?.(issue)}
          </li>
        );
      })}
    </ul>
  );
}
