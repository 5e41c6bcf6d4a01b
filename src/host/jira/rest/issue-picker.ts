import { issueOf, projectOf } from '#host/jira/access';
import type { Bean } from '#host/jira/beans';
import { flagParameter, ok, type Call, type Handlers } from '#host/jira/call';
import type { Issue } from '#host/jira/entities';
import { search } from '#host/jira/jql/search';
import { wordTest } from '#host/jira/jql/text';
import { boldMatches } from '#host/jira/highlight';
import { contextOf } from '#host/jira/rest/searching';

/** Issues that a chooser of issues holds at most. */
const most = 20;

/** Finds issues by key or by words of their summary, as one types them. */
export const issuePicker: Handlers = {
  getIssuePickerResource: (call) => {
    const query = (call.query.get('query') ?? '').trim();
    const matches = query === '' ? [] : matching(call, query);
    const shown = matches.slice(0, most).map((issue) => suggestion(call, issue, query));
    const outcome =
      shown.length === 0
        ? { msg: 'No matching issues found' }
        : { sub: `Showing ${shown.length} of ${matches.length} matching issues` };
    return ok({
      sections: [
        // Nobody records here which issues a person has looked at.
        { id: 'hs', label: 'History Search', msg: 'No matching issues found', issues: [] },
        { id: 'cs', label: 'Current Search', ...outcome, issues: shown },
      ],
    });
  },
};

function matching(call: Call, query: string): Issue[] {
  const { world, query: parameters } = call;
  const wanted = wordTest(`${query}*`);
  const projectId = parameters.get('currentProjectId');
  const current = parameters.get('currentIssueKey') ? issueOf(call, parameters.get('currentIssueKey')!) : undefined;
  const project = projectId ? projectOf(call, projectId) : undefined;
  const leavesOut = (issue: Issue) =>
    issue.id === current?.id ||
    (project !== undefined && issue.projectId !== project.id) ||
    (!flagParameter(call, 'showSubTasks', true) && world.issueTypes.get(issue.typeId)!.isSubtask) ||
    (!flagParameter(call, 'showSubTaskParent', true) && issue.id === current?.parentId);
  const isMatch = (issue: Issue) =>
    issue.key.toLowerCase().startsWith(query.toLowerCase()) ||
    String(issue.number) === query ||
    wanted([issue.summary]);
  return search(parameters.get('currentJQL') ?? '', contextOf(call)).filter(
    (issue) => isMatch(issue) && !leavesOut(issue),
  );
}

function suggestion({ beans, world }: Call, issue: Issue, query: string): Bean {
  const { avatarId } = world.issueTypes.get(issue.typeId)!;
  return {
    id: Number(issue.id),
    key: issue.key,
    keyHtml: boldMatches(issue.key, query),
    img: `/rest/api/${beans.version}/universal_avatar/view/type/issuetype/avatar/${avatarId}?size=medium`,
    summary: boldMatches(issue.summary, query),
    summaryText: issue.summary,
  };
}
