import { issue } from '../../support/backlog';
import { ada, mia, pia, rob, siteWith } from './site';

describe('A project that is administered', () => {
  it('changes its name, and is told what is not modelled', async () => {
    const site = siteWith([]);
    expect(
      (
        await site.call(ada, 'PUT', '/rest/api/3/project/ONE', {
          name: 'Uno',
          description: 'First',
          leadAccountId: pia,
        })
      ).body,
    ).toMatchObject({ name: 'Uno', description: 'First', lead: { accountId: pia } });
    expect((await site.call(ada, 'PUT', '/rest/api/3/project/ONE', { name: 'Project Two' })).body.errors).toEqual({
      projectName: 'A project with that name already exists.',
    });
    expect((await site.call(ada, 'PUT', '/rest/api/3/project/ONE', { key: 'UNO' })).status).toBe(501);
    expect((await site.call(mia, 'PUT', '/rest/api/3/project/ONE', { name: 'X' })).status).toBe(403);
  });

  it('finds free keys and names', async () => {
    const site = siteWith([]);
    const { call } = site;
    expect((await call(ada, 'GET', '/rest/api/3/projectvalidate/key?key=ONE')).body.errors).toEqual({
      projectKey: "Project 'Project One' uses this project key.",
    });
    expect((await call(ada, 'GET', '/rest/api/3/projectvalidate/key?key=NEW')).body.errors).toEqual({});
    expect((await call(ada, 'GET', '/rest/api/3/projectvalidate/validProjectKey?key=one')).body).toBe('ONE1');
    expect((await call(ada, 'GET', '/rest/api/3/projectvalidate/validProjectName?name=Project%20One')).body).toBe(
      'Project One 1',
    );
  });

  it('is made, filled, put into the trash, taken out of it and removed', async () => {
    const site = siteWith([issue('ONE-1')]);
    const heard: string[] = [];
    site.jira.onEvent(({ name }) => heard.push(name));
    const wish = {
      key: 'NEW',
      name: 'New one',
      projectTypeKey: 'software',
      projectTemplateKey: 'com.pyxis.greenhopper.jira:gh-simplified-scrum-classic',
      leadAccountId: pia,
    };
    expect((await site.call(mia, 'POST', '/rest/api/3/project', wish)).status).toBe(403);
    expect(
      (await site.call(ada, 'POST', '/rest/api/3/project', { ...wish, key: 'ONE', leadAccountId: 'nobody' })).body
        .errors,
    ).toEqual({
      projectKey: "Project 'Project One' uses this project key.",
      projectLead: 'You must specify a valid project lead.',
    });
    expect((await site.call(ada, 'POST', '/rest/api/3/project', { ...wish, permissionScheme: 1 })).status).toBe(501);
    expect((await site.call(ada, 'POST', '/rest/api/3/project', wish)).status).toBe(201);
    expect((await site.call(ada, 'GET', '/rest/agile/1.0/board?projectKeyOrId=NEW')).body.values).toHaveLength(1);
    expect(
      (
        await site.call(mia, 'POST', '/rest/api/3/issue', {
          fields: { project: { key: 'NEW' }, issuetype: { name: 'Task' }, summary: 'First' },
        })
      ).body.key,
    ).toBe('NEW-1');
    await site.call(ada, 'DELETE', '/rest/api/3/project/NEW');
    expect((await site.call(ada, 'GET', '/rest/api/3/issue/NEW-1')).status).toBe(404);
    await site.call(ada, 'POST', '/rest/api/3/project/NEW/restore');
    expect(await site.keys('project = NEW')).toEqual(['NEW-1']);
    await site.call(ada, 'DELETE', '/rest/api/3/project/NEW?enableUndo=false');
    expect(
      (await site.call(ada, 'GET', '/rest/api/3/project/search')).body.values.map(({ key }: { key: string }) => key),
    ).toEqual(['ONE', 'TWO']);
    await new Promise((resolve) => setImmediate(resolve));
    expect(heard).toEqual([
      'avi:jira:created:project',
      'avi:jira:created:issue',
      'avi:jira:softdeleted:project',
      'avi:jira:restored:project',
      'avi:jira:deleted:project',
    ]);
  });

  it('is found by what somebody may do in it', async () => {
    const site = siteWith([]);
    const keys = async (who: string, query: string) =>
      (await site.call(who, 'GET', `/rest/api/3/project/search?${query}`)).body.values.map(
        ({ key }: { key: string }) => key,
      );
    expect(await keys(rob, 'action=view')).toEqual(['ONE', 'TWO']);
    expect(await keys(rob, 'action=create')).toEqual([]);
    expect(await keys(ada, 'status=archived')).toEqual([]);
  });

  it('has roles, whose actors are set as a whole', async () => {
    const site = siteWith([]);
    const members = '10003';
    expect((await site.call(ada, 'GET', `/rest/api/3/role/${members}`)).body.id).toBe(10003);
    const { body } = await site.call(ada, 'PUT', `/rest/api/3/project/ONE/role/${members}`, {
      categorisedActors: { 'atlassian-user-role-actor': [rob] },
    });
    expect(body.actors.map(({ actorUser }: { actorUser: { accountId: string } }) => actorUser.accountId)).toEqual([
      rob,
    ]);
    const own = (await site.call(rob, 'GET', '/rest/api/3/project/ONE/roledetails?currentMember=true')).body as {
      id: number;
    }[];
    expect(own.map(({ id }) => id)).toContain(10003);
    expect(
      (await site.call(ada, 'GET', '/rest/api/3/user/assignable/multiProjectSearch?projectKeys=ONE')).body.map(
        ({ accountId }: { accountId: string }) => accountId,
      ),
    ).toContain(rob);
  });

  it.each([
    '/rest/api/3/project/type',
    '/rest/api/3/project/type/software',
    '/rest/api/3/project/type/accessible',
    '/rest/api/3/projectCategory',
    '/rest/api/3/project/ONE/securitylevel',
    '/rest/api/3/statuses/byNames?name=To%20Do',
    '/rest/api/3/user/viewissue/search?projectKey=ONE&query=',
    '/rest/api/3/issue/createmeta?projectKeys=ONE&expand=projects.issuetypes.fields',
    '/rest/api/3/issue/createmeta/ONE/issuetypes?startAt=1&maxResults=1',
    '/rest/api/3/dashboard',
    '/rest/api/3/dashboard/search',
    '/rest/agile/1.0/board/3/project/full',
    '/rest/agile/1.0/board/filter/10003',
  ])('is described by %s', async (path) => {
    expect((await siteWith([issue('ONE-1')]).call(ada, 'GET', path)).status).toBe(200);
  });
});

describe('Components of a project', () => {
  it('are made, renamed, counted and replaced by who administers it', async () => {
    const site = siteWith([issue('ONE-1', { components: ['Engine'] })]);
    expect((await site.call(mia, 'POST', '/rest/api/3/component', { name: 'Hull', project: 'ONE' })).status).toBe(403);
    expect(
      (await site.call(ada, 'POST', '/rest/api/3/component', { name: 'engine', project: 'ONE' })).body.errors,
    ).toEqual({ name: 'A component with the name engine already exists in this project.' });
    const made = await site.call(ada, 'POST', '/rest/api/3/component', {
      name: 'Hull',
      project: 'ONE',
      leadAccountId: mia,
    });
    expect([made.status, made.body.lead.accountId]).toEqual([201, mia]);
    expect((await site.call(ada, 'PUT', `/rest/api/3/component/${made.body.id}`, { name: 'Body' })).body.name).toBe(
      'Body',
    );
    const [engine] = (await site.call(ada, 'GET', '/rest/api/3/component?projectIdsOrKeys=ONE&query=eng')).body.values;
    expect((await site.call(ada, 'GET', `/rest/api/3/component/${engine.id}/relatedIssueCounts`)).body.issueCount).toBe(
      1,
    );
    expect(
      (await site.call(ada, 'DELETE', `/rest/api/3/component/${engine.id}?moveIssuesTo=${made.body.id}`)).status,
    ).toBe(204);
    expect(await site.keys('component = Body')).toEqual(['ONE-1']);
  });
});

describe('A saved search', () => {
  it('is shared, given away, and shown in columns of its own', async () => {
    const site = siteWith([]);
    const { id } = (await site.call(mia, 'POST', '/rest/api/3/filter', { name: 'Mine', jql: 'project = ONE' })).body;
    expect((await site.call(rob, 'GET', `/rest/api/3/filter/${id}`)).status).toBe(400);
    const [share] = (await site.call(mia, 'POST', `/rest/api/3/filter/${id}/permission`, { type: 'authenticated' }))
      .body;
    expect((await site.call(rob, 'GET', `/rest/api/3/filter/${id}/permission/${share.id}`)).body.type).toBe(
      'authenticated',
    );
    expect(
      (await site.call(mia, 'PUT', `/rest/api/3/filter/${id}/columns`, { columns: ['summary', 'status'] })).status,
    ).toBe(200);
    expect(
      (await site.call(mia, 'GET', `/rest/api/3/filter/${id}/columns`)).body.map(
        ({ value }: { value: string }) => value,
      ),
    ).toEqual(['summary', 'status']);
    expect((await site.call(mia, 'PUT', `/rest/api/3/filter/${id}/owner`, { accountId: pia })).status).toBe(204);
    expect((await site.call(mia, 'DELETE', `/rest/api/3/filter/${id}/permission/${share.id}`)).status).toBe(400);
    expect((await site.call(pia, 'DELETE', `/rest/api/3/filter/${id}/permission/${share.id}`)).status).toBe(204);
  });
});

describe('Links', () => {
  it('get another name and go with their type', async () => {
    const site = siteWith([issue('ONE-1'), issue('ONE-2')]);
    const { id } = (
      await site.call(ada, 'POST', '/rest/api/3/issueLinkType', {
        name: 'Feeds',
        inward: 'is fed by',
        outward: 'feeds',
      })
    ).body;
    await site.call(mia, 'POST', '/rest/api/3/issueLink', {
      type: { name: 'Feeds' },
      inwardIssue: { key: 'ONE-1' },
      outwardIssue: { key: 'ONE-2' },
    });
    expect(
      (await site.call(ada, 'PUT', `/rest/api/3/issueLinkType/${id}`, { outward: 'nourishes' })).body,
    ).toMatchObject({ name: 'Feeds', inward: 'is fed by', outward: 'nourishes' });
    await site.call(ada, 'DELETE', `/rest/api/3/issueLinkType/${id}`);
    expect((await site.call(mia, 'GET', '/rest/api/3/issue/ONE-1')).body.fields.issuelinks).toEqual([]);
  });

  it('to elsewhere are changed by their id and removed by their name', async () => {
    const site = siteWith([issue('ONE-1')]);
    const path = '/rest/api/3/issue/ONE-1/remotelink';
    const { id } = (
      await site.call(mia, 'POST', path, { globalId: 'g', object: { url: 'https://example.com/a', title: 'A' } })
    ).body;
    expect(
      (
        await site.call(mia, 'PUT', `${path}/${id}`, {
          globalId: 'g',
          object: { url: 'https://example.com/b', title: 'B' },
        })
      ).status,
    ).toBe(204);
    expect((await site.call(mia, 'GET', `${path}/${id}`)).body.object.title).toBe('B');
    expect((await site.call(mia, 'DELETE', `${path}?globalId=g`)).status).toBe(204);
    expect((await site.call(mia, 'DELETE', `${path}?globalId=g`)).status).toBe(404);
  });
});

describe('A board', () => {
  it('ranks epics and takes issues of its project', async () => {
    const epic = { type: { name: 'Epic', isSubtask: false } };
    const site = siteWith([issue('ONE-1', epic), issue('ONE-2', epic), issue('ONE-3'), issue('TWO-1')]);
    expect((await site.call(mia, 'PUT', '/rest/agile/1.0/epic/ONE-2/rank', { rankBeforeEpic: 'ONE-1' })).status).toBe(
      204,
    );
    expect(
      (await site.call(mia, 'POST', '/rest/agile/1.0/board/3/issue', { issues: ['ONE-3'], rankBeforeIssue: 'ONE-2' }))
        .status,
    ).toBe(204);
    expect(await site.keys('project = ONE order by Rank')).toEqual(['ONE-3', 'ONE-2', 'ONE-1']);
    expect((await site.call(mia, 'POST', '/rest/agile/1.0/board/3/issue', { issues: ['TWO-1'] })).status).toBe(400);
    expect((await site.call(mia, 'POST', '/rest/agile/1.0/epic/ONE-1', { summary: 'Larger' })).body.summary).toBe(
      'Larger',
    );
    expect((await site.call(mia, 'POST', '/rest/agile/1.0/epic/ONE-1', { done: true })).status).toBe(501);
  });

  it('says of many issues at once whether somebody watches them', async () => {
    const site = siteWith([issue('ONE-1'), issue('ONE-2')]);
    const [one, two] = (
      await site.call(mia, 'POST', '/rest/api/3/search/jql', { jql: 'project = ONE order by key', fields: ['id'] })
    ).body.issues as { id: string }[];
    await site.call(mia, 'POST', '/rest/api/3/issue/ONE-2/watchers');
    const { body } = await site.call(mia, 'POST', '/rest/api/3/issue/watching', { issueIds: [one?.id, two?.id] });
    expect(body.issuesIsWatching).toEqual({ [one!.id]: false, [two!.id]: true });
  });
});
