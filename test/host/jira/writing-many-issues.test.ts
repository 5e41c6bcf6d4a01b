import { issue } from '../../support/backlog';
import { ada, mia, siteWith } from './site';

describe('Many issues at once', () => {
  it('are moved, watched and deleted, and what could not be done is told issue by issue', async () => {
    const site = siteWith([
      issue('ONE-1'),
      issue('ONE-2'),
      issue('ONE-3', { status: { name: 'Done', category: 'done' } }),
    ]);
    const progress = async (who: string, task: { body: { taskId: string } }) =>
      (await site.call(who, 'GET', `/rest/api/3/bulk/queue/${task.body.taskId}`)).body;
    const [group] = (await site.call(mia, 'GET', '/rest/api/3/bulk/issues/transition?issueIdsOrKeys=ONE-1,ONE-2')).body
      .availableTransitions;
    const step = group.transitions.find(({ transitionName }: { transitionName: string }) => transitionName === 'Done');
    const input = { selectedIssueIdsOrKeys: ['ONE-1', 'ONE-2', 'ONE-9'], transitionId: String(step.transitionId) };
    const moved = await progress(
      mia,
      await site.call(mia, 'POST', '/rest/api/3/bulk/issues/transition', { bulkTransitionInputs: [input] }),
    );
    expect([
      moved.status,
      moved.totalIssueCount,
      moved.processedAccessibleIssues.length,
      moved.invalidOrInaccessibleIssueCount,
    ]).toEqual(['COMPLETE', 3, 2, 1]);
    expect(await site.keys('status = Done order by key')).toEqual(['ONE-1', 'ONE-2', 'ONE-3']);
    await site.call(mia, 'POST', '/rest/api/3/bulk/issues/watch', { selectedIssueIdsOrKeys: ['ONE-3'] });
    expect((await site.call(mia, 'GET', '/rest/api/3/issue/ONE-3/watchers')).body.isWatching).toBe(true);
    const refused = await progress(
      mia,
      await site.call(mia, 'POST', '/rest/api/3/bulk/issues/delete', { selectedIssueIdsOrKeys: ['ONE-1'] }),
    );
    expect(Object.values(refused.failedAccessibleIssues)).toEqual([
      ['You do not have permission to delete issues in this project.'],
    ]);
    await site.call(ada, 'POST', '/rest/api/3/bulk/issues/delete', { selectedIssueIdsOrKeys: ['ONE-1', 'ONE-2'] });
    expect(await site.keys('project = ONE')).toEqual(['ONE-3']);
  });
});
