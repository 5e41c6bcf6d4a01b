import { issue } from '../../support/backlog';
import { mia, rob, siteWith } from './site';

describe('Saved filters and the tools of a query editor', () => {
  it('save a search, favour it, and search by it', async () => {
    const site = siteWith([issue('ONE-1', { labels: ['hot'] }), issue('ONE-2')]);
    const { body } = await site.call(mia, 'POST', '/rest/api/3/filter', { name: 'Hot', jql: 'labels = hot' });
    expect((await site.call(mia, 'PUT', `/rest/api/3/filter/${body.id}/favourite`)).body.favourite).toBe(true);
    expect((await site.call(mia, 'GET', '/rest/api/3/filter/favourite')).body).toHaveLength(1);
    expect((await site.call(mia, 'GET', '/rest/api/3/filter/search?expand=jql')).body.values).toHaveLength(1);
    expect(await site.keys('filter = Hot', mia)).toEqual(['ONE-1']);
    expect((await site.call(rob, 'GET', `/rest/api/3/filter/${body.id}`)).status).toBe(400);
    expect((await site.call(mia, 'DELETE', `/rest/api/3/filter/${body.id}`)).status).toBe(204);
  });

  it('parse, complete and match', async () => {
    const site = siteWith([issue('ONE-1', { labels: ['hot'] })]);
    const queries = [
      'status changed from "To Do" after -1d order by key desc',
      'labels in (hot, cold) and not assignee = currentUser()',
      'labels =',
    ];
    const { body } = await site.call(mia, 'POST', '/rest/api/3/jql/parse?validation=strict', { queries });
    expect(body.queries.map(({ errors }: { errors?: string[] }) => errors?.length ?? 0)).toEqual([0, 0, 1]);
    expect((await site.call(mia, 'GET', '/rest/api/3/jql/autocompletedata')).status).toBe(200);
    expect(
      (await site.call(mia, 'GET', '/rest/api/3/jql/autocompletedata/suggestions?fieldName=labels&fieldValue=h')).body
        .results,
    ).toEqual([{ value: 'hot', displayName: 'hot' }]);
    const { id } = (await site.call(mia, 'GET', '/rest/api/3/issue/ONE-1')).body;
    const matched = await site.call(mia, 'POST', '/rest/api/3/jql/match', {
      issueIds: [Number(id)],
      jqls: ['labels = hot', 'labels = cold', 'nonsense = 1'],
    });
    expect(matched.body.matches.map(({ matchedIssues }: { matchedIssues: number[] }) => matchedIssues.length)).toEqual([
      1, 0, 0,
    ]);
  });
});
