import { issue } from '../../support/backlog';
import { ada, mia, rob, siteWith, type Site } from './site';
import type { ProductEvent } from '#host/server/seams';

const adf = (text: string) => ({
  type: 'doc',
  version: 1,
  content: [{ type: 'paragraph', content: [{ type: 'text', text }] }],
});

function listen(site: Site): string[] {
  const heard: string[] = [];
  site.jira.onEvent((event: ProductEvent) => heard.push(event.name));
  return heard;
}

const settled = () => new Promise((resolve) => setImmediate(resolve));

describe('A member who makes an issue', () => {
  const fields = { project: { key: 'ONE' }, issuetype: { name: 'Story' }, summary: 'New' };

  it('gets the next key, at the end of the rank', async () => {
    const site = siteWith([issue('ONE-4')]);
    const heard = listen(site);
    const { status, body } = await site.call(mia, 'POST', '/rest/api/3/issue', {
      fields: { ...fields, description: adf('Why'), labels: ['a'], priority: { name: 'High' } },
    });
    expect(status).toBe(201);
    expect(body.key).toBe('ONE-5');
    expect(await site.keys('project = ONE order by Rank')).toEqual(['ONE-4', 'ONE-5']);
    await settled();
    expect(heard).toEqual(['avi:jira:created:issue']);
  });

  it.each([
    ['no summary', { summary: ' ' }, { summary: 'You must specify a summary of the issue.' }],
    ['256 letters', { summary: 'x'.repeat(256) }, { summary: "Summary can't exceed 255 characters." }],
    ['10,000 letters', { summary: 'x'.repeat(10_000) }, { summary: "Summary can't exceed 255 characters." }],
    [
      'a description in words',
      { description: 'words' },
      { description: 'Operation value must be an Atlassian Document (see the Atlassian Document Format)' },
    ],
    ['an unknown priority', { priority: { name: 'Odd' } }, { priority: 'The priority selected is invalid.' }],
    [
      'an unknown field',
      { nonsense: 1 },
      { nonsense: "Field 'nonsense' cannot be set. It is not on the appropriate screen, or unknown." },
    ],
    ['words for a number', { customfield_10031: 'five' }, { customfield_10031: 'Operation value must be a number' }],
  ])('is told about %s', async (_, wrong, errors) => {
    const { status, body } = await siteWith([issue('ONE-1')]).call(mia, 'POST', '/rest/api/3/issue', {
      fields: { ...fields, ...wrong },
    });
    expect(status).toBe(400);
    expect(body.errors).toEqual(errors);
  });

  it('makes several at once, and is told which one failed', async () => {
    const site = siteWith([issue('ONE-1')]);
    const { status, body } = await site.call(mia, 'POST', '/rest/api/3/issue/bulk', {
      issueUpdates: [{ fields }, { fields: { ...fields, summary: '' } }],
    });
    expect(status).toBe(201);
    expect(body.issues.map(({ key }: { key: string }) => key)).toEqual(['ONE-2']);
    expect(body.errors[0].failedElementNumber).toBe(1);
  });
});

describe('An issue that is edited', () => {
  it('keeps a history of what was and what is', async () => {
    const site = siteWith([issue('ONE-1', { points: 3, labels: ['old'] })]);
    const heard = listen(site);
    const { status } = await site.call(mia, 'PUT', '/rest/api/3/issue/ONE-1', {
      fields: { customfield_10031: 8 },
      update: { labels: [{ add: 'new' }, { remove: 'old' }] },
    });
    expect(status).toBe(204);
    const { body } = await site.call(mia, 'GET', '/rest/api/3/issue/ONE-1/changelog');
    const items = body.values[0].items.map(({ field, fromString, toString }: Record<string, string>) => [
      field,
      fromString,
      toString,
    ]);
    expect(items).toEqual([
      ['labels', 'old', 'new'],
      ['Story Points', '3', '8'],
    ]);
    await settled();
    expect(heard).toEqual(['avi:jira:updated:issue']);
  });

  it('is as it was when one field of several is wrong', async () => {
    const site = siteWith([issue('ONE-1', { points: 3 })]);
    const { status } = await site.call(mia, 'PUT', '/rest/api/3/issue/ONE-1', {
      fields: { customfield_10031: 8, summary: '' },
    });
    expect(status).toBe(400);
    expect((await site.call(mia, 'GET', '/rest/api/3/issue/ONE-1')).body.fields.customfield_10031).toBe(3);
  });

  it('refuses a reader', async () => {
    const { status } = await siteWith([issue('ONE-1')]).call(rob, 'PUT', '/rest/api/3/issue/ONE-1', {
      fields: { summary: 'x' },
    });
    expect(status).toBe(403);
  });

  it('keeps an imported summary that is longer than an edit may make it', async () => {
    const site = siteWith([issue('ONE-1', { summary: 'x'.repeat(10_000) })]);
    expect((await site.call(mia, 'GET', '/rest/api/3/issue/ONE-1')).body.fields.summary).toHaveLength(10_000);
  });

  it('is resolved by a transition to a done status, and open again after the way back', async () => {
    const site = siteWith([issue('ONE-1'), issue('ONE-2', { status: { name: 'Done', category: 'done' } })]);
    const { body } = await site.call(mia, 'GET', '/rest/api/3/issue/ONE-1/transitions?expand=transitions.fields');
    const to = (name: string) => body.transitions.find((step: { to: { name: string } }) => step.to.name === name).id;
    expect(
      (await site.call(mia, 'POST', '/rest/api/3/issue/ONE-1/transitions', { transition: { id: to('Done') } })).status,
    ).toBe(204);
    expect(await site.keys('resolution is not EMPTY and resolved >= startOfDay()')).toEqual(['ONE-1']);
    await site.call(mia, 'POST', '/rest/api/3/issue/ONE-1/transitions', { transition: { id: to('To Do') } });
    expect(await site.keys('key = ONE-1 and resolution = Unresolved and status was Done')).toEqual(['ONE-1']);
  });

  it('takes its links, comments and subtasks along when it is deleted', async () => {
    const site = siteWith([
      issue('ONE-1', {
        links: [{ type: 'Blocks', to: 'ONE-2' }],
        comments: [{ at: '2026-11-01T00:00:00Z', text: 'x' }],
      }),
      issue('ONE-2'),
      issue('ONE-3', { type: { name: 'Sub-task', isSubtask: true }, parentKey: 'ONE-1' }),
    ]);
    expect((await site.call(mia, 'DELETE', '/rest/api/3/issue/ONE-1')).status).toBe(403);
    expect((await site.call(ada, 'DELETE', '/rest/api/3/issue/ONE-1')).status).toBe(400);
    expect((await site.call(ada, 'DELETE', '/rest/api/3/issue/ONE-1?deleteSubtasks=true')).status).toBe(204);
    expect((await site.call(ada, 'GET', '/rest/api/3/issue/ONE-2')).body.fields.issuelinks).toEqual([]);
    expect(await site.keys('project = ONE')).toEqual(['ONE-2']);
  });
});

describe('People around one issue', () => {
  it('comment, and only those who may edit a comment do', async () => {
    const site = siteWith([issue('ONE-1')]);
    const { status, body } = await site.call(rob, 'POST', '/rest/api/3/issue/ONE-1/comment', { body: adf('Good') });
    expect(status).toBe(201);
    expect(
      (await site.call(mia, 'PUT', `/rest/api/3/issue/ONE-1/comment/${body.id}`, { body: adf('Bad') })).status,
    ).toBe(400);
    expect(
      (await site.call(rob, 'PUT', `/rest/api/3/issue/ONE-1/comment/${body.id}`, { body: adf('Better') })).status,
    ).toBe(200);
    expect((await site.call(ada, 'GET', '/rest/api/3/issue/ONE-1/comment')).body.total).toBe(1);
    expect(await site.keys('comment ~ better')).toEqual(['ONE-1']);
    expect((await site.call(rob, 'DELETE', `/rest/api/3/issue/ONE-1/comment/${body.id}`)).status).toBe(204);
  });

  it('read a comment only in the role that it is for', async () => {
    const site = siteWith([issue('ONE-1')]);
    await site.call(mia, 'POST', '/rest/api/3/issue/ONE-1/comment', {
      body: adf('Inside'),
      visibility: { type: 'role', value: 'Member' },
    });
    expect((await site.call(mia, 'GET', '/rest/api/3/issue/ONE-1/comment')).body.total).toBe(1);
    expect((await site.call(rob, 'GET', '/rest/api/3/issue/ONE-1/comment')).body.total).toBe(0);
    expect(await site.keys('text ~ inside', rob)).toEqual([]);
  });

  it('watch, vote and log work', async () => {
    const site = siteWith([issue('ONE-1', { reporter: ada })]);
    await site.call(mia, 'POST', '/rest/api/3/issue/ONE-1/watchers');
    await site.call(mia, 'POST', '/rest/api/3/issue/ONE-1/votes');
    expect(
      (await site.call(mia, 'POST', '/rest/api/3/issue/ONE-1/worklog', { timeSpent: '1d 2h' })).body.timeSpentSeconds,
    ).toBe(36_000);
    expect((await site.call(mia, 'GET', '/rest/api/3/issue/ONE-1/watchers')).body.watchCount).toBe(1);
    expect((await site.call(mia, 'GET', '/rest/api/3/issue/ONE-1/votes')).body.votes).toBe(1);
    expect((await site.call(mia, 'GET', '/rest/api/3/issue/ONE-1/worklog')).body.total).toBe(1);
    expect(await site.keys('watcher = currentUser() and voter = currentUser()', mia)).toEqual(['ONE-1']);
  });

  it('link it, and unlink it again', async () => {
    const site = siteWith([issue('ONE-1'), issue('ONE-2')]);
    const heard = listen(site);
    const link = { type: { name: 'Blocks' }, inwardIssue: { key: 'ONE-1' }, outwardIssue: { key: 'ONE-2' } };
    expect((await site.call(mia, 'POST', '/rest/api/3/issueLink', link)).status).toBe(201);
    const { body } = await site.call(mia, 'GET', '/rest/api/3/issue/ONE-2?fields=issuelinks');
    expect(body.fields.issuelinks[0].inwardIssue.key).toBe('ONE-1');
    expect((await site.call(mia, 'GET', `/rest/api/3/issueLink/${body.fields.issuelinks[0].id}`)).status).toBe(200);
    expect((await site.call(mia, 'DELETE', `/rest/api/3/issueLink/${body.fields.issuelinks[0].id}`)).status).toBe(204);
    await settled();
    expect(heard.filter((name) => name.endsWith('issuelink'))).toEqual([
      'avi:jira:created:issuelink',
      'avi:jira:deleted:issuelink',
    ]);
  });

  it('point it elsewhere with remote links', async () => {
    const site = siteWith([issue('ONE-1')]);
    const link = { globalId: 'doc-1', object: { url: 'https://example.com/doc', title: 'Doc' } };
    expect((await site.call(mia, 'POST', '/rest/api/3/issue/ONE-1/remotelink', link)).status).toBe(201);
    expect((await site.call(mia, 'POST', '/rest/api/3/issue/ONE-1/remotelink', link)).status).toBe(200);
    expect((await site.call(mia, 'GET', '/rest/api/3/issue/ONE-1/remotelink')).body).toHaveLength(1);
  });
});

describe('Properties', () => {
  it.each([
    '/rest/api/3/issue/ONE-1/properties',
    '/rest/api/3/project/ONE/properties',
    '/rest/agile/1.0/sprint/8/properties',
    '/rest/agile/1.0/board/3/properties',
  ])('are kept below %s', async (path) => {
    const site = siteWith([issue('ONE-1')]);
    expect((await site.call(ada, 'PUT', `${path}/score`, { value: 3 })).status).toBe(201);
    expect((await site.call(ada, 'PUT', `${path}/score`, { value: 5 })).status).toBe(200);
    expect((await site.call(ada, 'GET', `${path}/score`)).body).toEqual({ key: 'score', value: { value: 5 } });
    expect((await site.call(ada, 'GET', path)).body.keys).toHaveLength(1);
    expect((await site.call(ada, 'DELETE', `${path}/score`)).status).toBe(204);
    expect((await site.call(ada, 'GET', `${path}/score`)).status).toBe(404);
  });
});

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

describe('Saved filters and the tools of a query editor', () => {
  it('save a search, favour it, and search by it', async () => {
    const site = siteWith([issue('ONE-1', { labels: ['hot'] }), issue('ONE-2')]);
    const { body } = await site.call(mia, 'POST', '/rest/api/3/filter', { name: 'Hot', jql: 'labels = hot' });
    expect((await site.call(mia, 'PUT', `/rest/api/3/filter/${body.id}/favourite`)).body.favourite).toBe(true);
    expect((await site.call(mia, 'GET', '/rest/api/3/filter/favourite')).body).toHaveLength(1);
    expect((await site.call(mia, 'GET', '/rest/api/3/filter/search?expand=jql')).body.values).toHaveLength(1);
    expect(await site.keys('filter = Hot', mia)).toEqual(['ONE-1']);
    expect((await site.call(rob, 'GET', `/rest/api/3/filter/${body.id}`)).status).toBe(400);
    expect((await site.call(mia, 'DELETE', `/rest/api/3/filter/${body.id}`)).status).toBe(204);
  });

  it('parse, complete and match', async () => {
    const site = siteWith([issue('ONE-1', { labels: ['hot'] })]);
    const queries = [
      'status changed from "To Do" after -1d order by key desc',
      'labels in (hot, cold) and not assignee = currentUser()',
      'labels =',
    ];
    const { body } = await site.call(mia, 'POST', '/rest/api/3/jql/parse?validation=strict', { queries });
    expect(body.queries.map(({ errors }: { errors?: string[] }) => errors?.length ?? 0)).toEqual([0, 0, 1]);
    expect((await site.call(mia, 'GET', '/rest/api/3/jql/autocompletedata')).status).toBe(200);
    expect(
      (await site.call(mia, 'GET', '/rest/api/3/jql/autocompletedata/suggestions?fieldName=labels&fieldValue=h')).body
        .results,
    ).toEqual([{ value: 'hot', displayName: 'hot' }]);
    const { id } = (await site.call(mia, 'GET', '/rest/api/3/issue/ONE-1')).body;
    const matched = await site.call(mia, 'POST', '/rest/api/3/jql/match', {
      issueIds: [Number(id)],
      jqls: ['labels = hot', 'labels = cold', 'nonsense = 1'],
    });
    expect(matched.body.matches.map(({ matchedIssues }: { matchedIssues: number[] }) => matchedIssues.length)).toEqual([
      1, 0, 0,
    ]);
  });
});

describe('A person with version 2 of the API', () => {
  it('writes and reads words where version 3 has documents', async () => {
    const site = siteWith([issue('ONE-1')]);
    await site.call(mia, 'PUT', '/rest/api/2/issue/ONE-1', { fields: { description: 'Just words' } });
    expect((await site.call(mia, 'GET', '/rest/api/2/issue/ONE-1')).body.fields.description).toBe('Just words');
    expect((await site.call(mia, 'GET', '/rest/api/3/issue/ONE-1')).body.fields.description.type).toBe('doc');
  });
});

describe('The create screen', () => {
  it.each(['/rest/api/3/issue/createmeta/ONE/issuetypes', '/rest/api/3/issue/createmeta/ONE/issuetypes/10001'])(
    'is told by %s',
    async (path) => {
      expect((await siteWith([issue('ONE-1')]).call(mia, 'GET', path)).status).toBe(200);
    },
  );
});

const done = { status: { name: 'Done', category: 'done' as const } };

describe('An edit that brings other things along', () => {
  it('comments, logs work and links with a transition', async () => {
    const site = siteWith([issue('ONE-1'), issue('ONE-2', done)], {});
    const { transitions } = (await site.call(mia, 'GET', '/rest/api/3/issue/ONE-1/transitions')).body;
    const { id } = transitions.find(({ to }: { to: { name: string } }) => to.name === 'Done');
    const update = {
      comment: [{ add: { body: adf('Done at last') } }],
      worklog: [{ add: { timeSpent: '1h 30m' } }],
      issuelinks: [{ add: { type: { name: 'Blocks' }, outwardIssue: { key: 'ONE-2' } } }],
    };
    expect(
      (await site.call(mia, 'POST', '/rest/api/3/issue/ONE-1/transitions', { transition: { id }, update })).status,
    ).toBe(204);
    const { fields } = (await site.call(mia, 'GET', '/rest/api/3/issue/ONE-1?fields=status,comment,worklog,issuelinks'))
      .body;
    expect(fields.status.name).toBe('Done');
    expect(fields.comment.comments).toHaveLength(1);
    expect(fields.worklog.worklogs[0].timeSpentSeconds).toBe(5400);
    expect(fields.issuelinks[0].outwardIssue.key).toBe('ONE-2');
  });

  it('edits and removes comments', async () => {
    const site = siteWith([issue('ONE-1')]);
    const { id } = (await site.call(mia, 'POST', '/rest/api/3/issue/ONE-1/comment', { body: adf('One') })).body;
    await site.call(mia, 'PUT', '/rest/api/3/issue/ONE-1', {
      update: { comment: [{ edit: { id, body: adf('Two') } }] },
    });
    expect((await site.call(mia, 'GET', `/rest/api/3/issue/ONE-1/comment/${id}`)).body.body).toEqual(adf('Two'));
    await site.call(mia, 'PUT', '/rest/api/3/issue/ONE-1', { update: { comment: [{ remove: { id } }] } });
    expect((await site.call(mia, 'GET', '/rest/api/3/issue/ONE-1/comment')).body.total).toBe(0);
  });

  it('leaves all as it was when one of them is refused', async () => {
    const site = siteWith([issue('ONE-1')]);
    const { status, body } = await site.call(mia, 'PUT', '/rest/api/3/issue/ONE-1', {
      fields: { summary: 'New' },
      update: { issuelinks: [{ add: { type: { name: 'Odd' }, inwardIssue: { key: 'ONE-1' } } }] },
    });
    expect([status, body.errors]).toEqual([400, { issuelinks: "No issue link type with name 'Odd' found." }]);
    expect((await site.call(mia, 'GET', '/rest/api/3/issue/ONE-1')).body.fields.summary).toBe('Summary of ONE-1');
  });
});

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
