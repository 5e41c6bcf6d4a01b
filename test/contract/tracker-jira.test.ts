import { agreeScoreCall } from '#app/value/calls';
import { fieldUses } from '#app/field-uses';
import { HostUnreachable } from '#app/ports/failures';
import type { AccountId, IssueId, ProjectId } from '#core/issue';
import { JiraMirror } from '#jira/mirror';
import { createTracker } from '#jira/tracker';
import { smallBacklog } from '../app/backlog';
import { startForge, valueOf } from '../app/forge';
import { exchangeProblems, hasDescription } from './openapi';
import { allOf, type TrackerHost } from './tracker-host';
import { describeTracker } from './tracker-suite';

const patience = { answerMilliseconds: 5_000, pauseMilliseconds: 3_000, attempts: 3, totalMilliseconds: 10_000 };

const jira: TrackerHost = {
  name: 'Jira',
  start(backlog = smallBacklog()) {
    const other = { 'Ideal days': '7' };
    const forge = startForge({
      ...backlog,
      issues: backlog.issues.map((issue) => (issue.key === 'FERRY-1' ? { ...issue, other } : issue)),
    });
    return {
      exchanges: forge.exchanges,
      tracker: (who = 'ben') => createTracker({ request: forge.requestAs(who), extension: forge.extension, patience }),
      mirror: new JiraMirror(forge.requestAsApp, forge.extension),
      ferry: { id: '10000' as ProjectId, key: 'FERRY' },
      vault: { id: '10001' as ProjectId },
      key: (key) => key,
      person: (who) => who as AccountId,
      fail: (spec) => forge.fail(spec),
      async otherNumber() {
        const { body } = await forge.rest('ana', '/rest/api/3/field');
        return (body as { id: string; name: string }[]).find(({ name }) => name === 'Ideal days')!.id;
      },
      async agree(issueId, factors) {
        valueOf(await forge.call('ana', agreeScoreCall, { issueId, version: 0, factors }));
        await forge.settle();
      },
      async found(issueId) {
        const fields = [await forge.field('wsjf'), await forge.field('cost-of-delay')];
        const { body } = await forge.rest('ana', `/rest/api/3/issue/${issueId}?fields=${fields.join(',')}`);
        return [body.fields[fields[0]!] ?? null, body.fields[fields[1]!] ?? null];
      },
      close: () => forge.close(),
    };
  },
  strange: (answer) =>
    createTracker({
      request: answer,
      extension: { appId: 'a', environmentId: 'e' },
      patience: { answerMilliseconds: 50, pauseMilliseconds: 100, attempts: 1, totalMilliseconds: 200 },
    }),
  words: { story: 'Story', open: 'To Do', blocks: 'blocks', urgent: 'High' },
  queries: {
    boatsAndQuay: 'project = FERRY and (labels = quay or summary ~ "boats") ORDER BY key DESC',
    broken: 'colour = blue',
  },
  peoplePath: '/rest/api/3/user/bulk',
  rightsPath: '/rest/api/3/permissions/check',
  itemsPath: '/rest/api/3/issue/bulkfetch',
  // one search for ids, one list of fields, seven times a hundred issues
  listing: { calls: 9, firstPage: 100, plannedCalls: 9 },
};

describeTracker(jira);

describe('Jira beside the port', () => {
  it('reads an issue whole in one call, by its key', async () => {
    const site = jira.start();
    const before = site.exchanges.length;
    expect((await site.tracker().issues.one('FERRY-1' as never, {}))?.id).toBe('10001');
    expect(site.exchanges.length - before).toBe(1);
    site.close();
  });

  it('knows no field of other apps, nor its own, as one that could be read', async () => {
    const site = jira.start();
    expect((await site.tracker().fields.list(fieldUses)).some(({ name }) => name === 'WSJF')).toBe(false);
    site.close();
  });

  it('counts each model by a field of its own', async () => {
    const site = jira.start();
    await site.agree('10001', { value: 8, urgency: 1, relief: 1, size: 1 });
    expect(await site.tracker().issues.placeOf(allOf(site), '10001' as IssueId, 'rice', 1)).toMatchObject({
      rank: 1,
      of: 1,
    });
    site.close();
  });

  it('makes search fields wait while it does not have them yet', async () => {
    const nothing = async (): Promise<Response> => Response.json([]);
    await expect(
      new JiraMirror(nothing, { appId: 'a', environmentId: 'e' }).write(['1' as IssueId], async ([issueId]) => [
        { issueId: issueId!, field: 'wsjf', value: 1 },
      ]),
    ).rejects.toThrow(HostUnreachable);
  });
});

const whenDescribed = hasDescription ? describe : describe.skip;

whenDescribed('the check of exchanges against Atlassian’s description', () => {
  const search = {
    method: 'POST',
    path: '/rest/api/3/search/jql',
    query: new URLSearchParams(),
    status: 200,
    answer: '{"issues":[],"isLast":true}',
  };

  it('accepts what is described', () => {
    expect(exchangeProblems({ ...search, request: { jql: 'project = A', fields: ['id'], maxResults: 10 } })).toEqual(
      [],
    );
  });

  it.each([
    ['a body member that is not described', { ...search, request: { query: 'project = A' } }],
    ['a body of the wrong type', { ...search, request: { jql: 5 } }],
    ['an answer of the wrong type', { ...search, request: { jql: 'a' }, answer: '{"issues":{}}' }],
    ['a status that is not described', { ...search, request: { jql: 'a' }, status: 418 }],
    ['an unknown parameter', { ...search, request: { jql: 'a' }, query: new URLSearchParams('color=blue') }],
    ['an unknown path', { ...search, request: {}, path: '/rest/api/3/nowhere' }],
  ])('finds %s', (_, exchange) => {
    expect(exchangeProblems(exchange)).toHaveLength(1);
  });
});
