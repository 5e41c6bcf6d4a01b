import { useEffect } from 'react';
import type { Issue } from '../api/jira';
import { BackgroundScripts } from '../forge/background-scripts';
import { IssueTypeIcon } from '../parts/icon';
import { Problem } from '../parts/problem';
import { Skeleton } from '../parts/skeleton';
import { Activity } from './activity';
import { ChildIssues } from './child-issues';
import { Description } from './description';
import { EditableText } from './editable-text';
import { IssueLinks } from './issue-links';
import { IssueMenu } from './issue-menu';
import { IssuePanels } from './issue-panels';
import { IssueSide } from './issue-side';
import { useIssue } from './use-issue';

/** All about one issue: what it says, what belongs to it, what happened, and the app's modules among them. */
export function IssueView({ issueKey }: { readonly issueKey: string }) {
  const shown = useIssue(issueKey);
  const { issue, problem, reload } = shown;
  useEffect(() => {
    if (issue) document.title = `[${issue.key}] ${String(issue.fields['summary'])} - Jira`;
  }, [issue]);
  if (problem) return <Problem problem={problem} retry={reload} />;
  return (
    <article className="issue" aria-busy={issue === undefined}>
      <div className="issue__main">
        <header className="issue__head">
          {issue ? <IssueTypeIcon name={typeName(issue)} /> : null}
          <span className="issue__key">{issueKey}</span>
          <IssueMenu issueKey={issueKey} />
        </header>
        {issue ? (
          <>
            <EditableText
              label="Summary"
              heading
              text={String(issue.fields['summary'] ?? '')}
              save={(summary) => shown.edit({ summary })}
            />
            <Description value={issue.fields['description']} save={(description) => shown.edit({ description })} />
          </>
        ) : (
          <Skeleton lines={6} />
        )}
        <IssuePanels issueKey={issueKey} reload={reload} />
        {issue && (
          <>
            <ChildIssues issue={issue} />
            <IssueLinks issue={issue} shown={shown} />
          </>
        )}
        <Activity issueKey={issueKey} />
      </div>
      <BackgroundScripts type="jira:issueViewBackgroundScript" place={{ issue: issueKey }} />
      <IssueSide issueKey={issueKey} shown={shown} />
    </article>
  );
}

function typeName(issue: Issue): string {
  return (issue.fields['issuetype'] as { name?: string } | undefined)?.name ?? 'Task';
}
