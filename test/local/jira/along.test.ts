import { issue } from '../../support/backlog';
import { ada, mia, siteWith } from './site';

const adf = (text: string) => ({ type: 'doc', version: 1, content: [{ type: 'paragraph', content: [{ type: 'text', text }] }] });
const done = { status: { name: 'Done', category: 'done' as const } };

describe('An edit that brings other things along', () => {
  it('comments, logs work and links with a transition', async () => {
    const site = siteWith([issue('ONE-1'), issue('ONE-2', done)], {});
    const { transitions } = (await site.call(mia, 'GET', '/rest/api/3/issue/ONE-1/transitions')).body;
    const { id } = transitions.find(({ to }: { to: { name: string } }) => to.name === 'Done');
    const update = { comment: [{ add: { body: adf('Done at last') } }], worklog: [{ add: { timeSpent: '1h 30m' } }], issuelinks: [{ add: { type: { name: 'Blocks' }, outwardIssue: { key: 'ONE-2' } } }] };
    expect((await site.call(mia, 'POST', '/rest/api/3/issue/ONE-1/transitions', { transition: { id }, update })).status).toBe(204);
    const { fields } = (await site.call(mia, 'GET', '/rest/api/3/issue/ONE-1?fields=status,comment,worklog,issuelinks')).body;
    expect(fields.status.name).toBe('Done');
    expect(fields.comment.comments).toHaveLength(1);
    expect(fields.worklog.worklogs[0].timeSpentSeconds).toBe(5400);
    expect(fields.issuelinks[0].outwardIssue.key).toBe('ONE-2');
  });

  it('edits and removes comments', async () => {
    const site = siteWith([issue('ONE-1')]);
    const { id } = (await site.call(mia, 'POST', '/rest/api/3/issue/ONE-1/comment', { body: adf('One') })).body;
    await site.call(mia, 'PUT', '/rest/api/3/issue/ONE-1', { update: { comment: [{ edit: { id, body: adf('Two') } }] } });
    expect((await site.call(mia, 'GET', `/rest/api/3/issue/ONE-1/comment/${id}`)).body.body).toEqual(adf('Two'));
    await site.call(mia, 'PUT', '/rest/api/3/issue/ONE-1', { update: { comment: [{ remove: { id } }] } });
    expect((await site.call(mia, 'GET', '/rest/api/3/issue/ONE-1/comment')).body.total).toBe(0);
  });

  it('leaves all as it was when one of them is refused', async () => {
    const site = siteWith([issue('ONE-1')]);
    const { status, body } = await site.call(mia, 'PUT', '/rest/api/3/issue/ONE-1', { fields: { summary: 'New' }, update: { issuelinks: [{ add: { type: { name: 'Odd' }, inwardIssue: { key: 'ONE-1' } } }] } });
    expect([status, body.errors]).toEqual([400, { issuelinks: "No issue link type with name 'Odd' found." }]);
    expect((await site.call(mia, 'GET', '/rest/api/3/issue/ONE-1')).body.fields.summary).toBe('Summary of ONE-1');
  });
});

describe('Time on an issue', () => {
  it('is estimated, and logging work leaves less of it as the request says', async () => {
    const site = siteWith([issue('ONE-1')]);
    const left = async () => (await site.call(mia, 'GET', '/rest/api/3/issue/ONE-1?fields=timetracking')).body.fields.timetracking.remainingEstimateSeconds;
    await site.call(mia, 'PUT', '/rest/api/3/issue/ONE-1', { fields: { timetracking: { originalEstimate: '1d' } } });
    expect(await left()).toBe(8 * 3600);
    const { id } = (await site.call(mia, 'POST', '/rest/api/3/issue/ONE-1/worklog', { timeSpent: '2h' })).body;
    expect(await left()).toBe(6 * 3600);
    await site.call(mia, 'POST', '/rest/api/3/issue/ONE-1/worklog?adjustEstimate=leave', { timeSpent: '2h' });
    expect(await left()).toBe(6 * 3600);
    await site.call(mia, 'POST', '/rest/api/3/issue/ONE-1/worklog?adjustEstimate=manual&reduceBy=30m', { timeSpent: '2h' });
    expect(await left()).toBe(5.5 * 3600);
    expect((await site.call(mia, 'POST', '/rest/api/3/issue/ONE-1/worklog?adjustEstimate=new', { timeSpent: '2h' })).body.errors).toEqual({ newEstimate: 'You must supply a valid time duration.' });
    await site.call(mia, 'DELETE', `/rest/api/3/issue/ONE-1/worklog/${id}`);
    expect(await left()).toBe(7.5 * 3600);
  });

  it('is refused where it cannot be read', async () => {
    const { body } = await siteWith([issue('ONE-1')]).call(mia, 'PUT', '/rest/api/3/issue/ONE-1', { fields: { timetracking: { originalEstimate: 'soon' } } });
    expect(body.errors).toEqual({ timetracking: 'The estimate must be specified in a valid format, such as 3w 4d 12h.' });
  });

  it('is listed between two moments, and only to those whom its worklog is for', async () => {
    const site = siteWith([issue('ONE-1')]);
    await site.call(mia, 'POST', '/rest/api/3/issue/ONE-1/worklog', { timeSpent: '1h', started: '2026-11-20T08:00:00.000+0000', properties: [{ key: 'k', value: 1 }] });
    await site.call(ada, 'POST', '/rest/api/3/issue/ONE-1/worklog', { timeSpent: '2h', started: '2026-11-21T08:00:00.000+0000', visibility: { type: 'role', value: 'Administrators' } });
    const spent = async (who: string, query = '') => (await site.call(who, 'GET', `/rest/api/3/issue/ONE-1/worklog${query}`)).body.worklogs.map(({ timeSpent }: { timeSpent: string }) => timeSpent);
    expect(await spent(ada)).toEqual(['1h', '2h']);
    expect(await spent(mia)).toEqual(['1h']);
    expect(await spent(ada, `?startedAfter=${Date.UTC(2026, 10, 21)}`)).toEqual(['2h']);
    const [own] = (await site.call(mia, 'GET', '/rest/api/3/issue/ONE-1/worklog')).body.worklogs;
    expect((await site.call(mia, 'GET', `/rest/api/3/issue/ONE-1/worklog/${own.id}/properties/k`)).body.value).toBe(1);
  });
});
