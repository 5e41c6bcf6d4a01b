import { issue } from '../../support/backlog';
import { mia, siteWith } from './site';
import { listen, settled } from './writing-site';

describe('Sprints and rank', () => {
  it('start and end a sprint, and move issues into it', async () => {
    const site = siteWith([issue('ONE-1', { sprintIds: [7] })]);
    const heard = listen(site);
    expect((await site.call(mia, 'POST', '/rest/agile/1.0/sprint/9/issue', { issues: ['ONE-1'] })).status).toBe(204);
    expect(await site.keys('sprint in futureSprints() and sprint in closedSprints()')).toEqual(['ONE-1']);
    const dates = { startDate: '2026-11-24T08:00:00.000Z', endDate: '2026-12-08T08:00:00.000Z' };
    expect((await site.call(mia, 'POST', '/rest/agile/1.0/sprint/9', { state: 'closed' })).status).toBe(400);
    expect((await site.call(mia, 'POST', '/rest/agile/1.0/sprint/9', { state: 'active', ...dates })).body.state).toBe(
      'active',
    );
    await settled();
    expect(heard).toEqual(['avi:jira:updated:issue', 'avi:jira-software:started:sprint']);
  });

  it('make a sprint and delete it', async () => {
    const site = siteWith([issue('ONE-1')]);
    const { status, body } = await site.call(mia, 'POST', '/rest/agile/1.0/sprint', {
      name: 'Sprint 10',
      originBoardId: 3,
    });
    expect([status, body.state]).toEqual([201, 'future']);
    expect((await site.call(mia, 'GET', `/rest/agile/1.0/sprint/${body.id}`)).body.name).toBe('Sprint 10');
    expect((await site.call(mia, 'DELETE', `/rest/agile/1.0/sprint/${body.id}`)).status).toBe(204);
  });

  it('rank before and after another issue', async () => {
    const site = siteWith(['ONE-1', 'ONE-2', 'ONE-3', 'ONE-4'].map((key) => issue(key)));
    await site.call(mia, 'PUT', '/rest/agile/1.0/issue/rank', { issues: ['ONE-4', 'ONE-3'], rankBeforeIssue: 'ONE-2' });
    expect(await site.keys('project = ONE order by Rank')).toEqual(['ONE-1', 'ONE-4', 'ONE-3', 'ONE-2']);
    await site.call(mia, 'PUT', '/rest/agile/1.0/issue/rank', { issues: ['ONE-1'], rankAfterIssue: 'ONE-2' });
    expect(await site.keys('project = ONE order by Rank')).toEqual(['ONE-4', 'ONE-3', 'ONE-2', 'ONE-1']);
  });

  it('estimate on a board', async () => {
    const site = siteWith([issue('ONE-1')]);
    expect(
      (await site.call(mia, 'PUT', '/rest/agile/1.0/issue/ONE-1/estimation?boardId=3', { value: '5' })).status,
    ).toBe(200);
    expect(await site.keys('"Story Points" = 5')).toEqual(['ONE-1']);
  });
});
