import type { Issue, SearchPage } from '../api/jira';
import { read } from '../api/rest';
import { useResource } from '../api/use-resource';
import { IssueRows } from './issue-rows';

/** Issues below this one: subtasks, or the stories of an epic. */
export function ChildIssues({ issue }: { readonly issue: Issue }) {
  const jql = encodeURIComponent(`parent = ${issue.key} order by rank`);
  const { value } = useResource(issue.key, (signal) =>
    read<SearchPage>(
      `/rest/api/3/search/jql?maxResults=100&fields=summary,status,issuetype,assignee&jql=${jql}`,
      signal,
    ),
  );
  const children = value?.issues ?? [];
  if (children.length === 0) return null;
  return (
    <section className="block">
      <h2>Child work items</h2>
      <IssueRows issues={children} />
    </section>
  );
}
