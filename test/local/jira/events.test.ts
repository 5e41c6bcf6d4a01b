import type { ProductEvent } from '#local/seams';
import { issue } from '../../support/backlog';
import { ada, app, extensions, mia, pia, siteWith, type Site } from './site';

const mention = (id: string) => ({ type: 'doc', version: 1, content: [{ type: 'paragraph', content: [{ type: 'mention', attrs: { id, text: '@Somebody' } }] }] });
const words = (text: string) => ({ type: 'doc', version: 1, content: [{ type: 'paragraph', content: [{ type: 'text', text }] }] });

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
    const own = await told(site, () => site.callAs({ kind: 'app', app }, 'PUT', '/rest/api/3/issue/ONE-1', { fields: { summary: 'By the app' } }));
    expect(own.map(({ payload }) => payload['selfGenerated'])).toEqual([true]);
    const others = await told(site, () => site.call(mia, 'PUT', '/rest/api/3/issue/ONE-1', { fields: { summary: 'By Mia' } }));
    expect(others.map(({ payload }) => payload['selfGenerated'])).toEqual([false]);
  });

  it('learns from whom to whom an issue went', async () => {
    const site = siteWith([issue('ONE-1')]);
    await site.call(mia, 'PUT', '/rest/api/3/issue/ONE-1/assignee', { accountId: mia });
    const events = await told(site, () => site.call(ada, 'PUT', '/rest/api/3/issue/ONE-1/assignee', { accountId: pia }));
    expect(names(events)).toEqual(['avi:jira:updated:issue', 'avi:jira:assigned:issue']);
    expect(events[1]?.payload).toMatchObject({ changelog: { items: [{ fieldId: 'assignee', from: mia, to: pia }] }, associatedUsers: [{ accountId: ada }, { accountId: mia }, { accountId: pia }] });
  });

  it('learns both statuses of a transition', async () => {
    const site = siteWith([issue('ONE-1'), issue('ONE-2', { status: { name: 'Done', category: 'done' } })]);
    const { body } = await site.call(mia, 'GET', '/rest/api/3/issue/ONE-1/transitions');
    const step = body.transitions.find(({ to }: { to: { statusCategory: { key: string } } }) => to.statusCategory.key === 'done');
    const [event] = await told(site, () => site.call(mia, 'POST', '/rest/api/3/issue/ONE-1/transitions', { transition: { id: step.id } }));
    const statuses = event?.payload['associatedStatuses'] as { id: string }[];
    expect(statuses.map(({ id }) => id)[0]).toBe(step.to.id);
    expect(statuses).toHaveLength(2);
  });

  it('hears of a comment that is edited as of one that is new, and of those whom it mentions', async () => {
    const site = siteWith([issue('ONE-1')]);
    const { body } = await site.call(mia, 'POST', '/rest/api/3/issue/ONE-1/comment', { body: words('Hello') });
    const events = await told(site, () => site.call(mia, 'PUT', `/rest/api/3/issue/ONE-1/comment/${body.id}`, { body: mention(pia) }));
    expect(names(events)).toEqual(['avi:jira:commented:issue', 'avi:jira:mentioned:comment']);
    expect(events[1]?.payload).toMatchObject({ mentionedAccountIds: [pia], atlassianId: mia });
  });

  it('does not hear of people who mention themselves', async () => {
    const site = siteWith([issue('ONE-1')]);
    expect(names(await told(site, () => site.call(mia, 'PUT', '/rest/api/3/issue/ONE-1', { fields: { description: mention(mia) } })))).toEqual(['avi:jira:updated:issue']);
    expect(names(await told(site, () => site.call(mia, 'PUT', '/rest/api/3/issue/ONE-1', { fields: { description: mention(pia) } })))).toEqual(['avi:jira:updated:issue', 'avi:jira:mentioned:issue']);
  });

  it('hears that somebody looks at an issue in the product, not that an app reads it', async () => {
    const site = siteWith([issue('ONE-1')]);
    const look = '/rest/api/3/issue/ONE-1?updateHistory=true';
    expect((await told(site, () => site.call(mia, 'GET', look)))[0]).toMatchObject({ name: 'avi:jira:viewed:issue', payload: { user: { accountId: mia } } });
    expect(await told(site, () => site.callAs({ kind: 'user', accountId: mia, app }, 'GET', look))).toEqual([]);
  });

  it('hears of an issue that goes, not of the subtasks that go with it', async () => {
    const site = siteWith([issue('ONE-1'), issue('ONE-2', { type: { name: 'Sub-task', isSubtask: true }, parentKey: 'ONE-1' })]);
    expect(names(await told(site, () => site.call(ada, 'DELETE', '/rest/api/3/issue/ONE-1?deleteSubtasks=true')))).toEqual(['avi:jira:deleted:issue']);
    expect(await site.keys('project = ONE')).toEqual([]);
  });

  it('hears that a release went out and that another took its place', async () => {
    const site = siteWith([issue('ONE-1', { fixVersions: ['2.0'] })]);
    const versions = (await site.call(ada, 'GET', '/rest/api/3/project/ONE/versions')).body as { id: string; name: string }[];
    const [first, second] = versions;
    expect(names(await told(site, () => site.call(ada, 'PUT', `/rest/api/3/version/${second?.id}`, { released: true })))).toEqual(['avi:jira:updated:version', 'avi:jira:released:version']);
    const gone = await told(site, () => site.call(ada, 'POST', `/rest/api/3/version/${second?.id}/removeAndSwap`, { moveFixIssuesTo: Number(first?.id) }));
    expect(gone.map(({ name, payload }) => [name, (payload['newFixVersion'] as { name: string }).name])).toEqual([['avi:jira:deleted:version', '1.0']]);
    expect(await site.keys('fixVersion = 1.0')).toEqual(['ONE-1']);
  });
});

describe('Components of a project', () => {
  it('are made, renamed, counted and replaced by who administers it', async () => {
    const site = siteWith([issue('ONE-1', { components: ['Engine'] })]);
    expect((await site.call(mia, 'POST', '/rest/api/3/component', { name: 'Hull', project: 'ONE' })).status).toBe(403);
    expect((await site.call(ada, 'POST', '/rest/api/3/component', { name: 'engine', project: 'ONE' })).body.errors).toEqual({ name: 'A component with the name engine already exists in this project.' });
    const made = await site.call(ada, 'POST', '/rest/api/3/component', { name: 'Hull', project: 'ONE', leadAccountId: mia });
    expect([made.status, made.body.lead.accountId]).toEqual([201, mia]);
    expect((await site.call(ada, 'PUT', `/rest/api/3/component/${made.body.id}`, { name: 'Body' })).body.name).toBe('Body');
    const [engine] = (await site.call(ada, 'GET', '/rest/api/3/component?projectIdsOrKeys=ONE&query=eng')).body.values;
    expect((await site.call(ada, 'GET', `/rest/api/3/component/${engine.id}/relatedIssueCounts`)).body.issueCount).toBe(1);
    expect((await site.call(ada, 'DELETE', `/rest/api/3/component/${engine.id}?moveIssuesTo=${made.body.id}`)).status).toBe(204);
    expect(await site.keys('component = Body')).toEqual(['ONE-1']);
  });
});
