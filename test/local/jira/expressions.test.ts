import { issue } from '../../support/backlog';
import { ada, mia, rob, siteWith } from './site';

describe('An expression that Jira evaluates', () => {
  const evaluate = async (expression: string, context: object = {}, who = mia) => {
    const site = siteWith([issue('ONE-1', { labels: ['a', 'b'], assignee: mia }), issue('ONE-2', { labels: ['c'], points: 3 })]);
    return site.call(who, 'POST', '/rest/api/3/expression/evaluate', { expression, context });
  };

  it('sees an issue, its project and who asks', async () => {
    const { body } = await evaluate("{ key: issue.key, labels: issue.labels.map(l => l.toUpperCase()), project: project.key, mine: issue.assignee == user, status: issue.status.category.key }", { issue: { key: 'ONE-1' } });
    expect(body.value).toEqual({ key: 'ONE-1', labels: ['A', 'B'], project: 'ONE', mine: true, status: 'new' });
  });

  it('sees the issues of a query, and JSON that comes along', async () => {
    const { body } = await evaluate('issues.filter(i => i.customfield_10031 != null && i.customfield_10031 > least).map(i => i.id > 0 ? i.key : null)', { issues: { jql: { query: 'project = ONE order by key' } }, custom: [{ type: 'json', name: 'least', value: 2 }] });
    expect(body).toEqual({ value: ['ONE-2'], meta: { issues: { jql: { isLast: true, nextPageToken: '' } } } });
  });

  it.each([
    ['of an issue that nobody sees', 'issue.key', { issue: { key: 'ONE-9' } }, 404],
    ['that fails', 'issue.nothing', { issue: { key: 'ONE-1' } }, 400],
    ['that answers a whole issue', 'issue', { issue: { key: 'ONE-1' } }, 501],
  ])('is refused when it is one %s', async (_, expression, context, status) => {
    expect((await evaluate(expression, context, rob)).status).toBe(status);
  });

  it('can be checked for its writing alone', async () => {
    const { body } = await siteWith([]).call(ada, 'POST', '/rest/api/3/expression/analyse', { expressions: ['issue.key', 'issue.'] });
    expect(body.results).toEqual([{ expression: 'issue.key', valid: true }, { expression: 'issue.', valid: false, errors: [{ message: 'it ends too early', type: 'syntax' }] }]);
  });
});
