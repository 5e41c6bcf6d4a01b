import { issue } from '../../support/backlog';
import { ada, mia, rob, siteWith } from './site';
import { adf, listen, settled } from './writing-site';

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
