import { Breadcrumbs } from '../parts/breadcrumbs';
import { Link } from '../shell/link';
import { IssueView } from './issue-view';

/** An issue on a page of its own. */
export function IssuePage({ issueKey }: { readonly issueKey: string }) {
  const projectKey = issueKey.replace(/-\d+$/, '');
  return (
    <>
      <Breadcrumbs projectKey={projectKey}>
        <li>
          <Link href={`/jira/browse/${encodeURIComponent(issueKey)}`} aria-current="page">
            {issueKey}
          </Link>
        </li>
      </Breadcrumbs>
      <IssueView issueKey={issueKey} />
    </>
  );
}
