import { issue } from '../../support/backlog';
import { ada, mia, siteWith } from './site';

describe('Time on an issue', () => {
  it('is estimated, and logging work leaves less of it as the request says', async () => {
    const site = siteWith([issue('ONE-1')]);
    const left = async () =>
      (await site.call(mia, 'GET', '/rest/api/3/issue/ONE-1?fields=timetracking')).body.fields.timetracking
        .remainingEstimateSeconds;
    await site.call(mia, 'PUT', '/rest/api/3/issue/ONE-1', { fields: { timetracking: { originalEstimate: '1d' } } });
    expect(await left()).toBe(8 * 3600);
    const { id } = (await site.call(mia, 'POST', '/rest/api/3/issue/ONE-1/worklog', { timeSpent: '2h' })).body;
    expect(await left()).toBe(6 * 3600);
    await site.call(mia, 'POST', '/rest/api/3/issue/ONE-1/worklog?adjustEstimate=leave', { timeSpent: '2h' });
    expect(await left()).toBe(6 * 3600);
    await site.call(mia, 'POST', '/rest/api/3/issue/ONE-1/worklog?adjustEstimate=manual&reduceBy=30m', {
      timeSpent: '2h',
    });
    expect(await left()).toBe(5.5 * 3600);
    expect(
      (await site.call(mia, 'POST', '/rest/api/3/issue/ONE-1/worklog?adjustEstimate=new', { timeSpent: '2h' })).body
        .errors,
    ).toEqual({ newEstimate: 'You must supply a valid time duration.' });
    await site.call(mia, 'DELETE', `/rest/api/3/issue/ONE-1/worklog/${id}`);
    expect(await left()).toBe(7.5 * 3600);
  });

  it('is refused where it cannot be read', async () => {
    const { body } = await siteWith([issue('ONE-1')]).call(mia, 'PUT', '/rest/api/3/issue/ONE-1', {
      fields: { timetracking: { originalEstimate: 'soon' } },
    });
    expect(body.errors).toEqual({
      timetracking: 'The estimate must be specified in a valid format, such as 3w 4d 12h.',
    });
  });

  it('is listed between two moments, and only to those whom its worklog is for', async () => {
    const site = siteWith([issue('ONE-1')]);
    await site.call(mia, 'POST', '/rest/api/3/issue/ONE-1/worklog', {
      timeSpent: '1h',
      started: '2026-11-20T08:00:00.000+0000',
      properties: [{ key: 'k', value: 1 }],
    });
    await site.call(ada, 'POST', '/rest/api/3/issue/ONE-1/worklog', {
      timeSpent: '2h',
      started: '2026-11-21T08:00:00.000+0000',
      visibility: { type: 'role', value: 'Administrators' },
    });
    const spent = async (who: string, query = '') =>
      (await site.call(who, 'GET', `/rest/api/3/issue/ONE-1/worklog${query}`)).body.worklogs.map(
        ({ timeSpent }: { timeSpent: string }) => timeSpent,
      );
    expect(await spent(ada)).toEqual(['1h', '2h']);
    expect(await spent(mia)).toEqual(['1h']);
    expect(await spent(ada, `?startedAfter=${Date.UTC(2026, 10, 21)}`)).toEqual(['2h']);
    const [own] = (await site.call(mia, 'GET', '/rest/api/3/issue/ONE-1/worklog')).body.worklogs;
    expect((await site.call(mia, 'GET', `/rest/api/3/issue/ONE-1/worklog/${own.id}/properties/k`)).body.value).toBe(1);
  });
});
