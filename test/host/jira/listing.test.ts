import { issue } from '../../support/backlog';
import { ada, mia, now, pia, rob, siteOf, siteWith, backlogOf } from './site';
import { createJira } from '#host/jira/jira';
import { openStore } from '#host/server/store';

describe('The chooser of issues', () => {
  const site = siteWith([
    issue('ONE-1', { summary: 'Release <train> planning' }),
    issue('ONE-12', { summary: 'Pay an invoice', type: { name: 'Sub-task', isSubtask: true }, parentKey: 'ONE-1' }),
    issue('TWO-1', { summary: 'Trains of thought' }),
  ]);
  const found = async (query: string, person = ada) => {
    const { body } = await site.call(person, 'GET', `/rest/api/3/issue/picker?${query}`);
    return body.sections
      .find(({ id }: { id: string }) => id === 'cs')
      .issues.map(({ key }: { key: string }) => key)
      .sort();
  };

  it('finds by the start of a key or of a word', async () => {
    expect(await found('query=one-1')).toEqual(['ONE-1', 'ONE-12']);
    expect(await found('query=tra')).toEqual(['ONE-1', 'TWO-1']);
    expect(await found('query=')).toEqual([]);
  });

  it('leaves out what the query, the project, the current issue or its kind exclude', async () => {
    expect(await found('query=tra&currentJQL=project%3DTWO')).toEqual(['TWO-1']);
    expect(await found('query=one&currentIssueKey=ONE-1')).toEqual(['ONE-12']);
    expect(await found('query=one&showSubTasks=false')).toEqual(['ONE-1']);
    expect(await found('query=one&currentIssueKey=ONE-12&showSubTaskParent=false')).toEqual([]);
  });

  it('marks what matched without letting a summary become HTML', async () => {
    const { body } = await site.call(ada, 'GET', '/rest/api/3/issue/picker?query=tra&currentJQL=project%3DONE');
    expect(body.sections[1].issues[0]).toMatchObject({
      summary: 'Release &lt;<b>tra</b>in&gt; planning',
      summaryText: 'Release <train> planning',
    });
  });
});

describe('The chooser of people and groups', () => {
  const site = siteWith([issue('ONE-1')]);

  it('finds both by the start of a name', async () => {
    const { body } = await site.call(mia, 'GET', '/rest/api/3/groupuserpicker?query=m');
    expect(body.users.users).toEqual([
      { accountId: mia, accountType: 'atlassian', html: '<b>M</b>ia <b>M</b>ember', displayName: 'Mia Member' },
    ]);
    expect(body.groups.groups.map(({ name }: { name: string }) => name)).toContain('jira-members');
  });

  it('finds those who hold every permission on an issue or project', async () => {
    const ids = async (query: string) =>
      (await site.call(mia, 'GET', `/rest/api/3/user/permission/search?${query}`)).body.map(
        ({ accountId }: { accountId: string }) => accountId,
      );
    expect(await ids('permissions=EDIT_ISSUES&issueKey=ONE-1')).toEqual([ada, pia, mia]);
    expect(await ids('permissions=BROWSE_PROJECTS,ADMINISTER_PROJECTS&projectKey=ONE')).toEqual([ada]);
    expect((await site.call(mia, 'GET', '/rest/api/3/user/permission/search?issueKey=ONE-1')).status).toBe(400);
  });
});

describe('Preferences of a person', () => {
  it('are their own and can be set, read and removed', async () => {
    const site = siteWith([]);
    const path = '/rest/api/3/mypreferences?key=user.notifications.mimetype';
    expect((await site.call(mia, 'GET', path)).status).toBe(404);
    expect((await site.call(mia, 'PUT', path, 'text')).status).toBe(204);
    expect((await site.call(mia, 'GET', path)).body).toBe('text');
    expect((await site.call(rob, 'GET', path)).status).toBe(404);
    expect((await site.call(mia, 'DELETE', path)).status).toBe(204);
    expect((await site.call(mia, 'GET', path)).status).toBe(404);
    expect((await site.call(mia, 'GET', '/rest/api/3/mypreferences/locale')).body).toEqual({ locale: 'en_US' });
  });
});

describe('Work logged on issues', () => {
  it('is listed by number, and by change once a minute has passed', async () => {
    let at = now;
    const jira = createJira({ store: openStore(':memory:'), now: () => at });
    jira.load(backlogOf([issue('ONE-1')]));
    const site = siteOf(jira);
    const { id } = (await site.call(mia, 'POST', '/rest/api/3/issue/ONE-1/worklog', { timeSpentSeconds: 60 })).body;
    expect(
      (await site.call(rob, 'POST', '/rest/api/3/worklog/list', { ids: [Number(id), 1] })).body.map(
        (found: { id: string }) => found.id,
      ),
    ).toEqual([id]);
    expect((await site.call(rob, 'GET', `/rest/api/3/worklog/updated?since=${now}`)).body.values).toEqual([]);
    at += 60_001;
    expect((await site.call(rob, 'GET', `/rest/api/3/worklog/updated?since=${now}`)).body.values).toEqual([
      { worklogId: Number(id), updatedTime: now, properties: [] },
    ]);
    expect((await site.call(rob, 'GET', `/rest/api/3/worklog/updated?since=${now + 1}`)).body.values).toEqual([]);
  });

  it('is listed by number once it is gone, a minute later', async () => {
    let at = now;
    const jira = createJira({ store: openStore(':memory:'), now: () => at });
    jira.load(backlogOf([issue('ONE-1')]));
    const site = siteOf(jira);
    const { id } = (await site.call(mia, 'POST', '/rest/api/3/issue/ONE-1/worklog', { timeSpentSeconds: 60 })).body;
    await site.call(mia, 'DELETE', `/rest/api/3/issue/ONE-1/worklog/${id}`);
    expect((await site.call(rob, 'GET', '/rest/api/3/worklog/deleted')).body).toMatchObject({
      values: [],
      lastPage: true,
    });
    at += 60_001;
    expect((await site.call(rob, 'GET', `/rest/api/3/worklog/deleted?since=${now}`)).body).toMatchObject({
      values: [{ worklogId: Number(id), updatedTime: now, properties: [] }],
      until: now,
    });
    expect((await site.call(rob, 'GET', '/rest/api/3/worklog/updated')).body.values).toEqual([]);
  });

  it('stays unknown to whoever may not read it', async () => {
    let at = now;
    const jira = createJira({ store: openStore(':memory:'), now: () => at });
    jira.load(backlogOf([issue('ONE-1')]));
    const site = siteOf(jira);
    const entry = { timeSpentSeconds: 60, visibility: { type: 'role', value: 'Administrators' } };
    expect((await site.call(ada, 'POST', '/rest/api/3/issue/ONE-1/worklog', entry)).status).toBe(201);
    at += 60_001;
    expect((await site.call(rob, 'GET', '/rest/api/3/worklog/updated')).body.values).toEqual([]);
    expect((await site.call(ada, 'GET', '/rest/api/3/worklog/updated')).body.values).toHaveLength(1);
  });
});

describe('A notification about an issue', () => {
  it('is accepted with somebody to receive it', async () => {
    const site = siteWith([issue('ONE-1')]);
    const send = (to: unknown) =>
      site.call(mia, 'POST', '/rest/api/3/issue/ONE-1/notify', { subject: 'See', textBody: 'this', to });
    expect((await send({ watchers: true })).status).toBe(204);
    expect((await send({ watchers: false, users: [] })).status).toBe(400);
  });
});

describe('Statuses', () => {
  it('are listed for administrators by name, category and number', async () => {
    const site = siteWith([issue('ONE-1'), issue('ONE-2', { status: { name: 'Shipped', category: 'done' } })]);
    const { body } = await site.call(ada, 'GET', '/rest/api/3/statuses/search?statusCategory=DONE&searchString=ship');
    expect(body.values.map(({ name }: { name: string }) => name)).toEqual(['Shipped']);
    expect((await site.call(ada, 'GET', `/rest/api/3/statuses?id=${body.values[0].id}`)).body).toEqual(body.values);
    expect((await site.call(mia, 'GET', '/rest/api/3/statuses/search')).status).toBe(403);
  });
});
