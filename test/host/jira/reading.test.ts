import { issue } from '../../support/backlog';
import { ada, app, mia, rob, siteWith } from './site';

describe('A site with two stories, one of them blocking the other', () => {
  const site = siteWith([
    issue('ONE-1', {
      points: 5,
      clients: ['North'],
      team: 'Red',
      sprintIds: [7, 8],
      links: [{ type: 'Blocks', to: 'ONE-2' }],
      description: 'First\nline\n\nSecond',
    }),
    issue('ONE-2', { assignee: mia, fixVersions: ['2.0'], components: ['Engine'] }),
  ]);

  it('answers an issue with every field', async () => {
    const { status, body } = await site.call(
      ada,
      'GET',
      '/rest/api/3/issue/ONE-1?expand=names,schema,renderedFields,transitions,changelog,editmeta',
    );
    expect(status).toBe(200);
    expect(body.fields.customfield_10031).toBe(5);
    expect(body.fields.customfield_10032.map((option: { value: string }) => option.value)).toEqual(['North']);
    expect(body.fields.customfield_10020.map((sprint: { id: number }) => sprint.id)).toEqual([7, 8]);
    expect(body.fields.issuelinks[0].outwardIssue.key).toBe('ONE-2');
    expect(body.names.customfield_10031).toBe('Story Points');
    expect(body.renderedFields.description).toBe('<p>First<br/>line</p><p>Second</p>');
  });

  it('answers 404 for an issue that is not there', async () => {
    const { status, body } = await site.call(ada, 'GET', '/rest/api/3/issue/ONE-99');
    expect(status).toBe(404);
    expect(body.errorMessages).toEqual(['Issue does not exist or you do not have permission to see it.']);
  });

  it('finds issues in bulk and says which it did not find', async () => {
    const { body } = await site.call(rob, 'POST', '/rest/api/3/issue/bulkfetch', {
      issueIdsOrKeys: ['ONE-2', 'ONE-1', 'NO-1'],
      fields: ['summary'],
    });
    expect(body.issues.map((found: { key: string }) => found.key)).toEqual(['ONE-1', 'ONE-2']);
    expect(Object.keys(body.issues[0].fields)).toEqual(['summary']);
    expect(body.issueErrors).toHaveLength(1);
  });

  it.each([
    '/rest/api/3/field',
    '/rest/api/3/field/search',
    '/rest/api/3/myself?expand=groups,applicationRoles',
    '/rest/api/3/user/bulk?accountId=person-ada',
    '/rest/api/3/users/search',
    '/rest/api/3/user/assignable/search?project=ONE',
    '/rest/api/3/project/search?expand=lead,description,insight,issueTypes',
    '/rest/api/3/project/ONE',
    '/rest/api/3/project/ONE/components',
    '/rest/api/3/project/ONE/versions',
    '/rest/api/3/project/ONE/version',
    '/rest/api/3/project/ONE/statuses',
    '/rest/api/3/project/ONE/role',
    '/rest/api/3/project/ONE/role/10002',
    '/rest/api/3/project/10000/hierarchy',
    '/rest/api/3/issuetype',
    '/rest/api/3/status',
    '/rest/api/3/statuscategory',
    '/rest/api/3/priority',
    '/rest/api/3/priority/search',
    '/rest/api/3/resolution',
    '/rest/api/3/label',
    '/rest/api/3/serverInfo',
    '/rest/api/3/configuration',
    '/rest/api/3/permissions',
    '/rest/api/3/mypermissions?permissions=BROWSE_PROJECTS,ADMINISTER',
    '/rest/api/3/groups/picker',
    '/rest/api/3/group/bulk',
    '/rest/api/3/issue/ONE-1/changelog',
    '/rest/api/3/issue/ONE-1/editmeta',
    '/rest/agile/1.0/board',
    '/rest/agile/1.0/board/3',
    '/rest/agile/1.0/board/3/configuration',
    '/rest/agile/1.0/board/3/sprint?state=active,future',
    '/rest/agile/1.0/board/3/issue',
    '/rest/agile/1.0/board/3/backlog',
    '/rest/agile/1.0/board/3/epic',
    '/rest/agile/1.0/board/3/version',
    '/rest/api/3/search/jql?jql=project%3DONE&fields=*all&expand=names,schema,changelog',
    '/rest/api/3/issue/ONE-1?fields=*all,-comment,-worklog&expand=renderedFields,transitions,editmeta,operations&properties=*all',
  ])('keeps the contract of GET %s', async (path) => {
    const { status } = await site.call(ada, 'GET', path);
    expect(status).toBe(200);
  });

  it('answers 410 for the search that was removed', async () => {
    const { status } = await site.call(ada, 'GET', '/rest/api/3/search?jql=project=ONE');
    expect(status).toBe(410);
  });

  it('answers 501 with the name of an operation that it does not model', async () => {
    const { status, body } = await site.call(ada, 'GET', '/rest/api/3/workflow/search');
    expect(status).toBe(501);
    expect(body.errorMessages[0]).toContain('getWorkflowsPaginated');
  });

  it.each(['/rest/servicedeskapi/request', '/rest/greenhopper/1.0/xboard/work', '/gateway/api/graphql'])(
    'answers 501 for %s, which lies beside the published APIs',
    async (path) => {
      expect((await site.call(ada, 'GET', path)).status).toBe(501);
    },
  );

  it('answers 404 for a path that Jira does not have', async () => {
    const { status, body } = await site.call(ada, 'GET', '/rest/api/3/nonsense');
    expect(status).toBe(404);
    expect(body.message).toBe('No endpoint GET /rest/api/3/nonsense.');
  });

  it('turns away an app without the scope', async () => {
    const caller = { kind: 'user', accountId: ada, app: { ...app, scopes: ['read:jira-user'] } } as const;
    const { status, body } = await site.callAs(caller, 'GET', '/rest/api/3/issue/ONE-1');
    expect(status).toBe(401);
    expect(body).toEqual({ code: 401, message: 'Unauthorized; scope does not match' });
  });
});
