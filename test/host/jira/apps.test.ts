import type { Caller, ProductEvent } from '#host/server/seams';
import { issue } from '../../support/backlog';
import { ada, app, extensions, mia, pia, rob, siteWith, type Site } from './site';

const mention = (id: string) => ({
  type: 'doc',
  version: 1,
  content: [{ type: 'paragraph', content: [{ type: 'mention', attrs: { id, text: '@Somebody' } }] }],
});
const words = (text: string) => ({
  type: 'doc',
  version: 1,
  content: [{ type: 'paragraph', content: [{ type: 'text', text }] }],
});

/** What apps are told while something happens, without what has happened before. */
async function told(site: Site, work: () => Promise<unknown>): Promise<ProductEvent[]> {
  const settled = () => new Promise((resolve) => setImmediate(resolve));
  const heard: ProductEvent[] = [];
  await settled();
  site.jira.onEvent((event) => heard.push(event));
  await work();
  await settled();
  return heard;
}

const names = (events: readonly ProductEvent[]) => events.map(({ name }) => name);

describe('An app that listens', () => {
  it('tells what it did itself from what others did', async () => {
    const site = siteWith([issue('ONE-1')]);
    site.jira.install(extensions);
    const own = await told(site, () =>
      site.callAs({ kind: 'app', app }, 'PUT', '/rest/api/3/issue/ONE-1', { fields: { summary: 'By the app' } }),
    );
    expect(own.map(({ payload }) => payload['selfGenerated'])).toEqual([true]);
    const others = await told(site, () =>
      site.call(mia, 'PUT', '/rest/api/3/issue/ONE-1', { fields: { summary: 'By Mia' } }),
    );
    expect(others.map(({ payload }) => payload['selfGenerated'])).toEqual([false]);
  });

  it('learns from whom to whom an issue went', async () => {
    const site = siteWith([issue('ONE-1')]);
    await site.call(mia, 'PUT', '/rest/api/3/issue/ONE-1/assignee', { accountId: mia });
    const events = await told(site, () =>
      site.call(ada, 'PUT', '/rest/api/3/issue/ONE-1/assignee', { accountId: pia }),
    );
    expect(names(events)).toEqual(['avi:jira:updated:issue', 'avi:jira:assigned:issue']);
    expect(events[1]?.payload).toMatchObject({
      changelog: { items: [{ fieldId: 'assignee', from: mia, to: pia }] },
      associatedUsers: [{ accountId: ada }, { accountId: mia }, { accountId: pia }],
    });
  });

  it('learns both statuses of a transition', async () => {
    const site = siteWith([issue('ONE-1'), issue('ONE-2', { status: { name: 'Done', category: 'done' } })]);
    const { body } = await site.call(mia, 'GET', '/rest/api/3/issue/ONE-1/transitions');
    const step = body.transitions.find(
      ({ to }: { to: { statusCategory: { key: string } } }) => to.statusCategory.key === 'done',
    );
    const [event] = await told(site, () =>
      site.call(mia, 'POST', '/rest/api/3/issue/ONE-1/transitions', { transition: { id: step.id } }),
    );
    const statuses = event?.payload['associatedStatuses'] as { id: string }[];
    expect(statuses.map(({ id }) => id)[0]).toBe(step.to.id);
    expect(statuses).toHaveLength(2);
  });

  it('hears of a comment that is edited as of one that is new, and of those whom it mentions', async () => {
    const site = siteWith([issue('ONE-1')]);
    const { body } = await site.call(mia, 'POST', '/rest/api/3/issue/ONE-1/comment', { body: words('Hello') });
    const events = await told(site, () =>
      site.call(mia, 'PUT', `/rest/api/3/issue/ONE-1/comment/${body.id}`, { body: mention(pia) }),
    );
    expect(names(events)).toEqual(['avi:jira:commented:issue', 'avi:jira:mentioned:comment']);
    expect(events[1]?.payload).toMatchObject({ mentionedAccountIds: [pia], atlassianId: mia });
  });

  it('does not hear of people who mention themselves', async () => {
    const site = siteWith([issue('ONE-1')]);
    expect(
      names(
        await told(site, () =>
          site.call(mia, 'PUT', '/rest/api/3/issue/ONE-1', { fields: { description: mention(mia) } }),
        ),
      ),
    ).toEqual(['avi:jira:updated:issue']);
    expect(
      names(
        await told(site, () =>
          site.call(mia, 'PUT', '/rest/api/3/issue/ONE-1', { fields: { description: mention(pia) } }),
        ),
      ),
    ).toEqual(['avi:jira:updated:issue', 'avi:jira:mentioned:issue']);
  });

  it('hears that somebody looks at an issue in the product, not that an app reads it', async () => {
    const site = siteWith([issue('ONE-1')]);
    const look = '/rest/api/3/issue/ONE-1?updateHistory=true';
    expect((await told(site, () => site.call(mia, 'GET', look)))[0]).toMatchObject({
      name: 'avi:jira:viewed:issue',
      payload: { user: { accountId: mia } },
    });
    expect(await told(site, () => site.callAs({ kind: 'user', accountId: mia, app }, 'GET', look))).toEqual([]);
  });

  it('hears of an issue that goes, not of the subtasks that go with it', async () => {
    const site = siteWith([
      issue('ONE-1'),
      issue('ONE-2', { type: { name: 'Sub-task', isSubtask: true }, parentKey: 'ONE-1' }),
    ]);
    expect(
      names(await told(site, () => site.call(ada, 'DELETE', '/rest/api/3/issue/ONE-1?deleteSubtasks=true'))),
    ).toEqual(['avi:jira:deleted:issue']);
    expect(await site.keys('project = ONE')).toEqual([]);
  });

  it('hears that a release went out and that another took its place', async () => {
    const site = siteWith([issue('ONE-1', { fixVersions: ['2.0'] })]);
    const versions = (await site.call(ada, 'GET', '/rest/api/3/project/ONE/versions')).body as {
      id: string;
      name: string;
    }[];
    const [first, second] = versions;
    expect(
      names(await told(site, () => site.call(ada, 'PUT', `/rest/api/3/version/${second?.id}`, { released: true }))),
    ).toEqual(['avi:jira:updated:version', 'avi:jira:released:version']);
    const gone = await told(site, () =>
      site.call(ada, 'POST', `/rest/api/3/version/${second?.id}/removeAndSwap`, { moveFixIssuesTo: Number(first?.id) }),
    );
    expect(gone.map(({ name, payload }) => [name, (payload['newFixVersion'] as { name: string }).name])).toEqual([
      ['avi:jira:deleted:version', '1.0'],
    ]);
    expect(await site.keys('fixVersion = 1.0')).toEqual(['ONE-1']);
  });
});

const types = 'com.atlassian.jira.plugin.system.customfieldtypes';
const manager: Caller = { kind: 'app', app: { ...app, scopes: [...app.scopes, 'manage:jira-configuration'] } };

describe('An administrator who makes a custom field', () => {
  it('gives it options, which people choose and JQL finds', async () => {
    const site = siteWith([issue('ONE-1'), issue('ONE-2')]);
    const made = await site.call(ada, 'POST', '/rest/api/3/field', {
      name: 'Colour',
      type: `${types}:select`,
      searcherKey: `${types}:multiselectsearcher`,
    });
    expect([made.status, made.body.schema.type]).toEqual([201, 'option']);
    const field = made.body.id as string;
    const [context] = (await site.call(ada, 'GET', `/rest/api/3/field/${field}/context`)).body.values;
    expect(context).toMatchObject({ isGlobalContext: true, isAnyIssueType: true });
    const path = `/rest/api/3/field/${field}/context/${context.id}/option`;
    const { options } = (await site.call(ada, 'POST', path, { options: [{ value: 'Red' }, { value: 'Blue' }] })).body;
    expect((await site.call(ada, 'POST', path, { options: [{ value: 'Red' }] })).body.errors).toEqual({
      options: "The option 'Red' exists already.",
    });
    expect(
      (await site.call(mia, 'PUT', '/rest/api/3/issue/ONE-1', { fields: { [field]: { value: 'Red' } } })).status,
    ).toBe(204);
    expect(await site.keys('Colour = Red')).toEqual(['ONE-1']);
    await site.call(ada, 'PUT', path, { options: [{ id: options[0].id, disabled: true }] });
    expect(
      (await site.call(mia, 'PUT', '/rest/api/3/issue/ONE-2', { fields: { [field]: { value: 'Red' } } })).body.errors,
    ).toEqual({ [field]: "Option value 'Red' is not valid" });
    expect((await site.call(ada, 'DELETE', `${path}/${options[0].id}`)).status).toBe(400);
    expect((await site.call(ada, 'DELETE', `${path}/${options[1].id}`)).status).toBe(204);
    expect((await site.call(ada, 'GET', path)).body.values).toEqual([
      { id: options[0].id, value: 'Red', disabled: true },
    ]);
  });

  it('puts it into the trash and takes it out again, with its values', async () => {
    const site = siteWith([issue('ONE-1')]);
    const { id } = (await site.call(ada, 'POST', '/rest/api/3/field', { name: 'Note', type: `${types}:textfield` }))
      .body;
    await site.call(mia, 'PUT', '/rest/api/3/issue/ONE-1', { fields: { [id]: 'kept' } });
    await site.call(ada, 'POST', `/rest/api/3/field/${id}/trash`);
    expect((await site.call(mia, 'GET', '/rest/api/3/issue/ONE-1')).body.fields[id]).toBeUndefined();
    expect(
      (await site.call(ada, 'GET', '/rest/api/3/field/search/trashed')).body.values.map(
        (field: { id: string }) => field.id,
      ),
    ).toEqual([id]);
    await site.call(ada, 'POST', `/rest/api/3/field/${id}/restore`);
    expect((await site.call(mia, 'GET', '/rest/api/3/issue/ONE-1')).body.fields[id]).toBe('kept');
  });

  it.each([
    ['a member', mia, { name: 'X', type: `${types}:float` }, 403],
    ['who names no type', ada, { name: 'X', type: 'unheard:of' }, 400],
    ['who wants a type that is not modelled', ada, { name: 'X', type: `${types}:cascadingselect` }, 501],
  ])('is refused: %s', async (_, who, body, status) => {
    expect((await siteWith([]).call(who, 'POST', '/rest/api/3/field', body)).status).toBe(status);
  });
});

describe('A field that an app brings', () => {
  const type = `ari:cloud:ecosystem::extension/${app.appId}/${app.environmentId}/static/money`;
  const money = {
    key: 'money',
    name: 'Money',
    type: 'object',
    isReadOnly: false,
    formatter: "value.amount + ' EUR'",
    validation: { expression: 'value == null || value.amount >= 0', errorMessage: 'Money is never owed.' },
  };

  it('is made of a type, reads as its formatter says and refuses what its rule refuses', async () => {
    const site = siteWith([issue('ONE-1')]);
    site.jira.install({ ...extensions, customFieldTypes: [money] });
    const { id } = (await site.callAs(manager, 'POST', '/rest/api/3/field', { name: 'Budget', type })).body;
    const refused = await site.call(mia, 'PUT', '/rest/api/3/issue/ONE-1', { fields: { [id]: { amount: -1 } } });
    expect([refused.status, refused.body.errors]).toEqual([400, { [id]: 'Money is never owed.' }]);
    expect((await site.call(mia, 'PUT', '/rest/api/3/issue/ONE-1', { fields: { [id]: { amount: 5 } } })).status).toBe(
      204,
    );
    const { body } = await site.call(mia, 'GET', `/rest/api/3/issue/ONE-1?fields=${id}&expand=renderedFields,schema`);
    expect([body.fields[id], body.renderedFields[id], body.schema[id].custom]).toEqual([{ amount: 5 }, '5 EUR', type]);
  });

  it('is configured by its app alone', async () => {
    const site = siteWith([]);
    site.jira.install({ ...extensions, customFieldTypes: [money] });
    const { id } = (await site.callAs(manager, 'POST', '/rest/api/3/field', { name: 'Budget', type })).body;
    const path = `/rest/api/3/app/field/${id}/context/configuration`;
    const [{ id: context }] = (await site.callAs(manager, 'GET', path)).body.values;
    expect(
      (
        await site.callAs(manager, 'PUT', path, {
          configurations: [{ id: context, fieldContextId: context, configuration: { max: 9 } }],
        })
      ).status,
    ).toBe(200);
    expect((await site.callAs(manager, 'GET', path)).body.values).toEqual([
      { id: context, fieldContextId: context, configuration: { max: 9 } },
    ]);
    expect((await site.call(ada, 'GET', path)).status).toBe(403);
  });
});

describe('An expression that Jira evaluates', () => {
  const evaluate = async (expression: string, context: object = {}, who = mia) => {
    const site = siteWith([
      issue('ONE-1', { labels: ['a', 'b'], assignee: mia }),
      issue('ONE-2', { labels: ['c'], points: 3 }),
    ]);
    return site.call(who, 'POST', '/rest/api/3/expression/evaluate', { expression, context });
  };

  it('sees an issue, its project and who asks', async () => {
    const { body } = await evaluate(
      '{ key: issue.key, labels: issue.labels.map(l => l.toUpperCase()), project: project.key, mine: issue.assignee == user, status: issue.status.category.key }',
      { issue: { key: 'ONE-1' } },
    );
    expect(body.value).toEqual({ key: 'ONE-1', labels: ['A', 'B'], project: 'ONE', mine: true, status: 'new' });
  });

  it('sees the issues of a query, and JSON that comes along', async () => {
    const { body } = await evaluate(
      'issues.filter(i => i.customfield_10031 != null && i.customfield_10031 > least).map(i => i.id > 0 ? i.key : null)',
      { issues: { jql: { query: 'project = ONE order by key' } }, custom: [{ type: 'json', name: 'least', value: 2 }] },
    );
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
    const { body } = await siteWith([]).call(ada, 'POST', '/rest/api/3/expression/analyse', {
      expressions: ['issue.key', 'issue.'],
    });
    expect(body.results).toEqual([
      { expression: 'issue.key', valid: true },
      { expression: 'issue.', valid: false, errors: [{ message: 'it ends too early', type: 'syntax' }] },
    ]);
  });
});
