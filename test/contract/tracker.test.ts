import { BadQuery, HostUnreachable, NotSignedIn, type CandidateQuery, type Tracker } from '#app/ports';
import type { AccountId, Issue, IssueId, ProjectId } from '#core/issue';
import { JiraMirror } from '#jira/mirror';
import { createTracker } from '#jira/tracker';
import { smallBacklog } from '../app/backlog';
import { startForge, valueOf, type ForgeApp } from '../app/forge';
import { issue as backlogIssue } from '../support/backlog';
import { exchangeProblems, hasDescription } from './openapi';

const all: CandidateQuery = { projectId: '10000' as ProjectId, projectKey: 'FERRY', withDone: false, fields: {} };

function trackerOf(forge: ForgeApp, who = 'ben'): Tracker {
  return createTracker({ request: forge.requestAs(who), extension: forge.extension, patience: { answerMilliseconds: 5_000, pauseMilliseconds: 3_000, attempts: 3, totalMilliseconds: 10_000 } });
}

describe('Jira with a small project', () => {
  let forge: ForgeApp;
  let tracker: Tracker;
  beforeAll(() => {
    forge = startForge();
    tracker = trackerOf(forge);
  });
  afterAll(() => forge.close());

  it('reads an issue whole in one call', async () => {
    const before = forge.exchanges.length;
    expect(await tracker.issue('FERRY-1' as never, {})).toMatchObject({
      id: '10001', key: 'FERRY-1', projectId: '10000', projectKey: 'FERRY', summary: 'Summary of FERRY-1',
      type: { name: 'Story', isSubtask: false }, status: { name: 'To Do', category: 'new' }, priority: 'High', assignee: { id: 'ben', name: 'Ben Builder' },
      points: 4, team: 'Deck', clients: ['Harbour Co', 'North Line'], updated: '2026-10-02T09:00:00.000Z',
      links: [{ relation: 'gives', phrase: 'blocks', issue: { id: '10002', key: 'FERRY-2', summary: 'Summary of FERRY-2', status: 'new' } }],
    });
    expect(forge.exchanges.length - before).toBe(1);
  });

  it('reads both ends of a link with the right way round', async () => {
    const [second, third] = await tracker.issues(['10002' as IssueId, '10003' as IssueId], {});
    expect(second?.links.map(({ relation, issue }) => [relation, issue.key]).sort()).toEqual([['needs', 'FERRY-1'], ['needs', 'FERRY-3']]);
    expect(third?.links.map(({ relation, issue }) => [relation, issue.key])).toEqual([['gives', 'FERRY-2']]);
    expect(third?.epic).toEqual({ id: '10004', key: 'FERRY-4', summary: 'Night boats' });
  });

  it('has nothing for an issue that is not there', async () => {
    expect(await tracker.issue('FERRY-99' as never, {})).toBeUndefined();
    expect(await tracker.issues(['FERRY-99' as never], {})).toEqual([]);
  });

  it('answers issues in the order asked', async () => {
    const issues = await tracker.issues(['10003', '10001', 'FERRY-2'] as never, {});
    expect(issues.map(({ key }) => key)).toEqual(['FERRY-3', 'FERRY-1', 'FERRY-2']);
  });

  it('lists candidates without the done ones, unless they are wanted', async () => {
    expect((await tracker.candidates(all)).map(({ key }) => key)).toEqual(['FERRY-1', 'FERRY-2', 'FERRY-3', 'FERRY-4']);
    expect((await tracker.candidates({ ...all, withDone: true })).map(({ key }) => key)).toContain('FERRY-5');
  });

  it('lists the candidates of a query of the project’s own, in its order', async () => {
    const query = 'project = FERRY and (labels = quay or summary ~ "boats") ORDER BY key DESC';
    expect((await tracker.candidates({ ...all, query })).map(({ key }) => key)).toEqual(['FERRY-4', 'FERRY-3']);
  });

  it('says in Jira’s words what is wrong with a query', async () => {
    await expect(tracker.candidates({ ...all, query: 'colour = blue' })).rejects.toThrow(BadQuery);
  });

  it('knows which fields could be points, team and client', async () => {
    const fields = await tracker.fields();
    const fits = (name: RegExp): readonly string[] | undefined => fields.find((field) => name.test(field.name))?.fits;
    expect(fits(/^Story Points$/i)).toContain('points');
    expect(fits(/^Client$/i)).toContain('client');
    expect(fields.some(({ name }) => name === 'WSJF')).toBe(false);
  });

  it('reads points from the field that the settings name', async () => {
    expect((await tracker.issue('FERRY-1' as never, { points: 'customfield_99999' }))?.points).toBeUndefined();
  });

  it('knows people by their ids', async () => {
    expect(await tracker.people(['cleo', 'ana'] as AccountId[])).toEqual(expect.arrayContaining([expect.objectContaining({ id: 'cleo', name: 'Cleo Coder' }), expect.objectContaining({ id: 'ana' })]));
    expect(await tracker.people([])).toEqual([]);
  });

  it('knows what a person may do', async () => {
    expect(await tracker.rights('10001' as IssueId)).toMatchObject({ projectId: '10000', see: true, edit: true, administer: false });
    expect(await trackerOf(forge, 'rhea').rights('10001' as IssueId)).toMatchObject({ see: true, edit: false, agree: false, administer: false });
    expect(await trackerOf(forge, 'ana').projectRights('10000' as ProjectId)).toMatchObject({ see: true, administer: true });
    expect(await tracker.rights('99999' as IssueId)).toEqual({ see: false, edit: false, agree: false, administer: false });
    expect((await tracker.projectRights('4711' as ProjectId)).see).toBe(false);
  });

  it('knows which issues a person may see, in one call for a thousand', async () => {
    const ids = ['10001', '10003', '99999', 'not a number'] as IssueId[];
    const before = forge.exchanges.length;
    expect([...(await tracker.visible(ids))].sort()).toEqual(['10001', '10003']);
    expect(forge.exchanges.length - before).toBe(1);
    expect((await tracker.visible([])).size).toBe(0);
  });

  it('places a score among the others, ties sharing a place', async () => {
    const score = (value: number, size: number) => ({ value, urgency: 1, relief: 1, size });
    for (const [issueId, factors] of [['10001', score(8, 1)], ['10002', score(3, 1)], ['10003', score(3, 1)]] as const) {
      valueOf(await forge.call('ana', 'score.agree', { issueId, version: 0, factors }));
    }
    await forge.settle();
    // 10, 5 and 5: the first is 1st, the others share the 2nd place; FERRY-4 is unscored
    expect(await tracker.standing(all, '10001' as IssueId, { modelId: 'wsjf', value: 10 })).toMatchObject({ rank: 1, of: 3 });
    expect(await tracker.standing(all, '10002' as IssueId, { modelId: 'wsjf', value: 5 })).toMatchObject({ rank: 2, of: 3 });
    expect(await tracker.standing(all, '10003' as IssueId, { modelId: 'wsjf', value: 5.0001 })).toMatchObject({ rank: 2, of: 3 });
    expect(await tracker.standing(all, '10001' as IssueId, { modelId: 'rice', value: 1 })).toMatchObject({ rank: 1, of: 1 });
    expect(await tracker.standing(all, '10001' as IssueId, { modelId: 'kano', value: 1 })).toBeUndefined();
    const listed = await tracker.standing(all, '10001' as IssueId, { modelId: 'wsjf', value: 10 });
    const inOrder = await tracker.candidates({ ...all, query: listed?.inOrder ?? '' });
    expect([inOrder[0]?.id, inOrder.length]).toEqual(['10001', 3]);
  });

  it('waits out a 429 and a fault, and gives up with the seconds that Jira asked for', async () => {
    forge.fail('429@/rest/api/3/user/bulkx1');
    expect(await tracker.people(['cleo'] as AccountId[])).toHaveLength(1);
    forge.fail('503@/rest/api/3/user/bulk');
    await expect(tracker.people(['cleo'] as AccountId[])).rejects.toMatchObject({ name: 'HostUnreachable', retryAfterSeconds: 1 });
    forge.fail('500@/rest/api/3/user/bulk');
    await expect(tracker.people(['cleo'] as AccountId[])).rejects.toThrow(HostUnreachable);
    forge.fail('');
  }, 20_000);
});

describe('Jira with a project of 620 issues', () => {
  let forge: ForgeApp;
  beforeAll(() => {
    forge = startForge(smallBacklog(Array.from({ length: 620 }, (_, index) => backlogIssue(`FERRY-${index + 1}`, { points: 3 }))));
  });
  afterAll(() => forge.close());

  it('lists all of them in rank order in nine calls, and reports as they come', async () => {
    const before = forge.exchanges.length;
    const reports: [number, number][] = [];
    const issues = await trackerOf(forge).candidates(all, (some, total) => reports.push([some.length, total]));
    expect(issues.map(({ key }) => key)).toEqual(Array.from({ length: 620 }, (_, index) => `FERRY-${index + 1}`));
    expect(issues.every(({ points }) => points === 3)).toBe(true);
    // one search for ids, one list of fields, seven times a hundred issues
    expect(forge.exchanges.length - before).toBe(9);
    expect(reports[0]).toEqual([100, 620]);
  });

  it('stops when it is told to', async () => {
    const stop = new AbortController();
    const listing = trackerOf(forge).candidates(all, () => stop.abort(), stop.signal);
    await expect(listing).rejects.toThrow(/abort/i);
  });

  it('leaves nobody waiting when one of the calls fails for good', async () => {
    forge.fail('500@/rest/api/3/issue/bulkfetch');
    const listing: Promise<readonly Issue[]> = trackerOf(forge).candidates(all);
    await expect(listing).rejects.toThrow(HostUnreachable);
    forge.fail('');
  }, 20_000);
});

describe('search fields of issues of which one is gone', () => {
  it('are written for the others, and the one is named', async () => {
    const forge = startForge();
    const mirror = new JiraMirror(forge.requestAsApp, forge.extension);
    const values = ['10001', '99999', '10002'].map((id, index) => ({ issueId: id as IssueId, modelId: 'wsjf', score: index + 1, costOfDelay: 5 }));
    expect(await mirror.write(values)).toEqual({ refused: ['99999'] });
    const field = await forge.field('wsjf');
    const { body } = await forge.rest('ana', `/rest/api/3/search/jql?jql=${encodeURIComponent('WSJF is not EMPTY order by key')}&fields=${field}`);
    expect(body.issues.map((found: { key: string; fields: Record<string, number> }) => [found.key, found.fields[field]])).toEqual([['FERRY-1', 1], ['FERRY-2', 3]]);
    expect(await mirror.write([{ issueId: '10001' as IssueId }])).toEqual({ refused: [] });
    expect((await forge.rest('ana', `/rest/api/3/issue/10001?fields=${field}`)).body.fields[field] ?? null).toBeNull();
    forge.close();
  });

  it('wait while Jira does not have them yet', async () => {
    const nothing = async (): Promise<Response> => Response.json([]);
    await expect(new JiraMirror(nothing, { appId: 'a', environmentId: 'e' }).write([{ issueId: '1' as IssueId }])).rejects.toThrow(HostUnreachable);
  });
});

describe('a Jira that answers strangely', () => {
  const limits = { answerMilliseconds: 50, pauseMilliseconds: 100, attempts: 1, totalMilliseconds: 200 };
  const strange = (answer: () => Promise<Response>): Tracker => createTracker({ request: answer, extension: { appId: 'a', environmentId: 'e' }, patience: limits });

  it.each([
    ['not at all', () => new Promise<Response>(() => undefined), HostUnreachable],
    ['with a page of HTML', async () => new Response('<html>'), HostUnreachable],
    ['with JSON of another form', async () => Response.json({ values: [{ id: 1 }] }), HostUnreachable],
    ['that the session is over', async () => new Response('', { status: 401 }), NotSignedIn],
    ['with a network error', () => Promise.reject(new TypeError('fetch failed')), HostUnreachable],
  ])('%s: is reported as what it is', async (_, answer, error) => {
    await expect(strange(answer as () => Promise<Response>).people(['ana'] as AccountId[])).rejects.toThrow(error);
  });
});

const whenDescribed = hasDescription ? describe : describe.skip;

whenDescribed('the check of exchanges against Atlassian’s description', () => {
  const search = { method: 'POST', path: '/rest/api/3/search/jql', query: new URLSearchParams(), status: 200, answer: '{"issues":[],"isLast":true}' };

  it('accepts what is described', () => {
    expect(exchangeProblems({ ...search, request: { jql: 'project = A', fields: ['id'], maxResults: 10 } })).toEqual([]);
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
