import { importFiles } from '#world/import/import';
import { fileOf, importOf, lines } from './temporary-files';

const fields = {
  summary: 'A feature',
  project: { key: 'A' },
  issuetype: { name: 'Story', subtask: false },
  status: { name: 'Open', statusCategory: { key: 'new' } },
  created: '2026-01-10T11:19:00.000+0000',
  updated: '2026-01-11T11:19:00.000+0000',
};
const issue = (key: string, more: object = {}, beside: object = {}) => ({
  id: key.slice(2),
  key,
  fields: { ...fields, ...more },
  ...beside,
});
const importJson = (value: unknown) => importOf('a.json', JSON.stringify(value));

describe('the shapes in which issues come', () => {
  const two = [issue('A-1'), issue('A-2')];
  it.each([
    ['a search answer', JSON.stringify({ startAt: 0, maxResults: 50, total: 2, issues: two })],
    ['an enhanced search answer', JSON.stringify({ issues: two, isLast: true, nextPageToken: 'x' })],
    ['a list', JSON.stringify(two)],
    ['a list of pages', JSON.stringify([{ issues: [two[0]] }, { issues: [two[1]] }])],
    ['JSON lines', two.map((one) => JSON.stringify(one)).join('\n')],
    ['pages one after the other', two.map((one) => JSON.stringify({ issues: [one] }, undefined, 2)).join('\n')],
    ['an answer in a wrapper', JSON.stringify({ data: { issues: two } })],
    ['a list with a mark and white space', `\uFEFF\n  ${JSON.stringify(two, undefined, 2)}\n\n`],
  ])('may be %s', async (_, text) => {
    const imported = await importOf('a.json', text);
    expect(imported.backlog.issues.map(({ key }) => key)).toEqual(['A-1', 'A-2']);
    expect(lines(imported)).toEqual([]);
  });

  it('may be one issue', async () => {
    expect((await importJson(issue('A-1'))).backlog.issues).toMatchObject([
      { key: 'A-1', id: '1', summary: 'A feature', status: { name: 'Open', category: 'new' } },
    ]);
  });

  it('may be UTF-16', async () => {
    const { backlog } = await importOf(
      'a.json',
      Buffer.from(`\uFEFF${JSON.stringify([issue('A-1', { summary: 'Łódź' })])}`, 'utf16le'),
    );
    expect(backlog.issues[0]!.summary).toBe('Łódź');
  });
});

describe('fields that a site has added', () => {
  it('are told by names and schema, though these come last', async () => {
    const { backlog } = await importJson({
      issues: [
        issue('A-1', {
          customfield_1: 5,
          customfield_2: 'A-2',
          customfield_3: { name: 'Gannet' },
          customfield_4: [{ value: 'Orrin' }, { value: 'Kestrel' }],
          customfield_5: { value: 'Red', child: { value: 'Dark' } },
          customfield_6: 'x',
        }),
        issue('A-2'),
      ],
      names: {
        customfield_1: 'Story Points',
        customfield_2: 'Epic Link',
        customfield_3: 'Team',
        customfield_4: 'Client',
        customfield_5: 'Colour',
        customfield_6: 'Rank',
      },
    });
    expect(backlog.issues[0]).toMatchObject({
      points: 5,
      epicKey: 'A-2',
      team: 'Gannet',
      clients: ['Orrin', 'Kestrel'],
      other: { Colour: 'Red → Dark' },
    });
    expect(backlog.issues[0]!.other).not.toHaveProperty('Rank');
  });

  it('are told by their type where a site renamed them', async () => {
    const { backlog } = await importJson({
      issues: [issue('A-1', { customfield_9: 8 })],
      schema: { customfield_9: { type: 'number', custom: 'com.pyxis.greenhopper.jira:jsw-story-points' } },
    });
    expect(backlog.issues[0]!.points).toBe(8);
  });

  it.each([['storyPoints'], ['Story Points'], ['story_points'], ['customfield_10016']])(
    'hold points as %s',
    async (name) => {
      expect((await importJson([issue('A-1', { [name]: 3 })])).backlog.issues[0]!.points).toBe(3);
    },
  );
});

describe('sprints', () => {
  const closed = {
    id: 7,
    name: 'S1',
    state: 'closed',
    startDate: '2026-01-01T09:00:00.000Z',
    endDate: '2026-01-14T09:00:00.000Z',
    originBoardId: 3,
  };
  const active = { id: 8, name: 'S2', state: 'active' };

  it('come as closed ones beside the current one', async () => {
    const { backlog } = await importJson([issue('A-1', { closedSprints: [closed], sprint: active })]);
    expect(backlog.issues[0]!.sprintIds).toEqual([7, 8]);
    expect(backlog.sprints).toEqual([
      expect.objectContaining({
        id: 7,
        name: 'S1',
        state: 'closed',
        start: '2026-01-01T09:00:00.000Z',
        end: '2026-01-14T09:00:00.000Z',
        boardId: 3,
      }),
      expect.objectContaining({ id: 8, name: 'S2', state: 'active' }),
    ]);
  });

  it('come as a custom field without a name, or as Server text', async () => {
    const text =
      'com.atlassian.greenhopper.service.sprint.Sprint@7b[id=7,rapidViewId=3,state=CLOSED,name=S1,startDate=<null>,endDate=<null>,completeDate=<null>,sequence=7]';
    const { backlog } = await importJson([
      issue('A-1', { customfield_10020: [{ id: 8, name: 'S2', state: 'active', boardId: 1 }] }),
      issue('A-2', { customfield_10007: [text] }),
    ]);
    expect(backlog.issues.map(({ sprintIds }) => sprintIds)).toEqual([[8], [7]]);
    expect(backlog.sprints.find(({ id }) => id === 7)).toMatchObject({ name: 'S1', state: 'closed', boardId: 3 });
  });

  it('come in a file of their own, in any order with the issues', async () => {
    const sprints = fileOf('sprints.json', JSON.stringify([{ ...closed, goal: 'Ship it' }]));
    const issues = fileOf(
      'issues.json',
      JSON.stringify([issue('A-1', { sprint: { id: 7, name: 'S1', state: 'closed' } })]),
    );
    for (const order of [
      [sprints, issues],
      [issues, sprints],
    ]) {
      const { backlog } = await importFiles(order);
      expect(backlog.sprints).toEqual([expect.objectContaining({ id: 7, goal: 'Ship it', boardId: 3 })]);
    }
  });
});

describe('hierarchy and links', () => {
  it('reads parents, epics and links of both directions', async () => {
    const blocks = { name: 'Blocks', inward: 'is blocked by', outward: 'blocks' };
    const { backlog } = await importJson([
      issue('A-1', { issuetype: { name: 'Epic', subtask: false, hierarchyLevel: 1 } }),
      issue('A-2', {
        epic: { id: 1, key: 'A-1' },
        issuelinks: [
          { type: blocks, outwardIssue: { key: 'A-3' } },
          { type: blocks, inwardIssue: { key: 'A-9' } },
        ],
      }),
      issue('A-3', {
        parent: { key: 'A-2' },
        issuetype: { name: 'Step', subtask: true },
        issuelinks: [{ type: blocks, inwardIssue: { key: 'A-2' } }],
      }),
    ]);
    expect(backlog.issues).toMatchObject([
      { type: { name: 'Epic', level: 1 }, links: [] },
      { epicKey: 'A-1', links: [{ type: 'Blocks', to: 'A-3' }] },
      { parentKey: 'A-2', type: { isSubtask: true }, links: [] },
    ]);
    expect(backlog.linkTypes).toEqual([blocks]);
  });

  it('keeps a link without direction once, though both ends list it outward', async () => {
    const relates = { name: 'Relates', inward: 'relates to', outward: 'relates to' };
    const { backlog } = await importJson([
      issue('A-1', { issuelinks: [{ type: relates, outwardIssue: { key: 'A-2' } }] }),
      issue('A-2', { issuelinks: [{ type: relates, outwardIssue: { key: 'A-1' } }] }),
    ]);
    expect(backlog.issues.map(({ links }) => links)).toEqual([[{ type: 'Relates', to: 'A-2' }], []]);
  });

  it('opens a circle of parents', async () => {
    const { backlog } = await importJson([
      issue('A-1', { parent: { key: 'A-2' } }),
      issue('A-2', { parent: { key: 'A-1' } }),
    ]);
    expect(backlog.issues.map(({ parentKey }) => parentKey)).toEqual([undefined, 'A-1']);
  });
});

describe('people, texts and history', () => {
  it('takes people of Cloud and Server, and ids alone', async () => {
    const { backlog } = await importJson([
      issue(
        'A-1',
        {
          assignee: { accountId: 'id-1', displayName: 'Ann' },
          reporter: { name: 'bo', key: 'JIRAUSER1', displayName: 'Bo', emailAddress: 'bo@example.com' },
        },
        {
          changelog: {
            histories: [
              {
                created: '2026-01-11T00:00:00.000-0500',
                author: 'user-9',
                items: [{ field: 'status', fromString: 'Open', toString: 'Done' }, { field: 'Link' }],
              },
            ],
          },
        },
      ),
    ]);
    expect(backlog.issues[0]).toMatchObject({ assignee: 'id-1', reporter: 'JIRAUSER1' });
    expect(backlog.issues[0]!.history).toEqual([
      {
        at: '2026-01-11T05:00:00.000Z',
        author: 'user-9',
        items: [
          { field: 'status', from: 'Open', to: 'Done' },
          { field: 'Link', from: undefined, to: undefined },
        ],
      },
    ]);
    expect(backlog.people.filter((person) => person.role === undefined)).toEqual([
      { accountId: 'id-1', name: 'Ann', access: 'member' },
      { accountId: 'JIRAUSER1', name: 'Bo', access: 'member' },
      { accountId: 'user-9', name: 'user-9', access: 'member' },
    ]);
  });

  it('reads Atlassian documents as text', async () => {
    const paragraph = (text: string) => ({ type: 'paragraph', content: [{ type: 'text', text }] });
    const document = {
      type: 'doc',
      version: 1,
      content: [
        paragraph('First'),
        {
          type: 'bulletList',
          content: [
            { type: 'listItem', content: [paragraph('a')] },
            {
              type: 'listItem',
              content: [
                paragraph('b'),
                { type: 'bulletList', content: [{ type: 'listItem', content: [paragraph('c')] }] },
              ],
            },
          ],
        },
        {
          type: 'paragraph',
          content: [{ type: 'mention', attrs: { text: '@Ann' } }, { type: 'hardBreak' }, { type: 'text', text: 'end' }],
        },
      ],
    };
    const { backlog } = await importJson([
      issue('A-1', {
        description: document,
        comment: {
          comments: [
            {
              author: { accountId: 'id-1', displayName: 'Ann' },
              created: '2026-01-11T00:00:00.000+0000',
              body: document,
            },
          ],
        },
      }),
    ]);
    const text = 'First\n* a\n* b\n  * c\n@Ann\nend';
    expect(backlog.issues[0]!.description).toBe(text);
    expect(backlog.issues[0]!.comments).toEqual([{ at: '2026-01-11T00:00:00.000Z', author: 'id-1', text }]);
  });
});

describe('JSON that is not as it should be', () => {
  it('costs one cell, one item, and no more', async () => {
    const imported = await importJson({
      issues: [
        issue('A-1', { priority: 12, created: 'soon', labels: ['ok', 5] }),
        { id: '2' },
        'text',
        issue('no key'),
        issue('A-5'),
      ],
    });
    expect(imported.backlog.issues.map(({ key }) => key)).toEqual(['A-1', 'A-5']);
    expect(lines(imported)).toEqual([
      '1 cell priority: A-1: Expected a priority, found 12.',
      '1 cell created: A-1: Expected a moment, found “soon”.',
      '1 cell labels: A-1: Expected a label, found 5.',
      '1 info Created: Some issues do not say when they were created: their first known change, or else the date of the file, stands in.',
      '2 row key: It has no key.',
      '3 row: Expected an issue or a sprint, found “text”.',
      '4 row key: no key: “no key” is no issue key.',
    ]);
    expect(imported.files[0]).toMatchObject({ issues: 2, rowsLeftOut: 3 });
  });

  it('says where it is cut off and keeps what stands before', async () => {
    const text = JSON.stringify([issue('A-1'), issue('A-2'), issue('A-3')], undefined, 1);
    const cut = text.slice(0, text.indexOf('A-3'));
    const imported = await importOf('cut.json', cut);
    expect(imported.backlog.issues.map(({ key }) => key)).toEqual(['A-1', 'A-2']);
    const at = cut.split('\n');
    const third = cut.slice(0, cut.lastIndexOf('\n {')).split('\n').length + 1;
    expect(lines(imported)).toEqual([
      `2 row: The JSON is broken at line ${at.length}, column ${at.at(-1)!.length + 1} (byte ${cut.length}): The file ends too early, in the middle of an item that begins on line ${third}: it was cut off. What stands before it was read: 2 issues.`,
    ]);
  });

  it('loses an item with a typing error, and says where it is', async () => {
    const bad = JSON.stringify(issue('A-2')).replace('"summary":', '"summary"=');
    const imported = await importOf(
      'a.json',
      `[${JSON.stringify(issue('A-1'))},\n${bad},\n${JSON.stringify(issue('A-3'))}]`,
    );
    expect(imported.backlog.issues.map(({ key }) => key)).toEqual(['A-1', 'A-3']);
    expect(lines(imported)).toEqual([
      expect.stringMatching(
        new RegExp(
          `^2 row: This is no JSON, at line 2, column ${bad.indexOf('=') + 1} \\(byte ${JSON.stringify(issue('A-1')).length + 3 + bad.indexOf('=')}\\): `,
        ),
      ),
    ]);
  });

  it('stops where brackets do not match', async () => {
    const imported = await importOf('a.json', `[${JSON.stringify(issue('A-1'))},\n{"key": [1}, {"key": "A-3"}]`);
    expect(imported.backlog.issues.map(({ key }) => key)).toEqual(['A-1']);
    expect(lines(imported)).toEqual([expect.stringContaining('The JSON is broken at line 2, column 11')]);
  });

  it('says so when it holds nothing', async () => {
    expect(lines(await importOf('a.json', '{"issues": []}'))).toEqual(['1 info: The file holds no issues.']);
  });
});
