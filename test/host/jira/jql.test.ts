import fc from 'fast-check';
import { issue } from '../../support/backlog';
import { ada, mia, rob, siteWith } from './site';

const change = (at: string, field: string, from: string, to: string, author = mia) => ({
  author,
  at,
  items: [{ field, from, to }],
});

const site = siteWith([
  issue('ONE-1', { type: { name: 'Epic', isSubtask: false }, summary: 'Faster engines', priority: 'High' }),
  issue('ONE-2', {
    epicKey: 'ONE-1',
    points: 5,
    labels: ['Hot', 'cold'],
    fixVersions: ['1.0'],
    assignee: mia,
    priority: 'Low',
    due: '2026-11-22',
  }),
  issue('ONE-3', {
    epicKey: 'ONE-1',
    points: 8,
    labels: ['hot'],
    fixVersions: ['2.0'],
    components: ['Engine'],
    sprintIds: [7, 8],
    created: '2026-11-21T10:00:00Z',
    status: { name: 'In Progress', category: 'indeterminate' },
    history: [change('2026-11-21T12:00:00Z', 'status', 'To Do', 'In Progress')],
  }),
  issue('ONE-4', {
    assignee: ada,
    reporter: rob,
    description: 'The engine was tested twice',
    clients: ['North Bank'],
    team: 'Red',
    status: { name: 'Done', category: 'done' },
    resolution: 'Done',
    resolved: '2026-11-10T00:00:00Z',
    links: [{ type: 'Blocks', to: 'ONE-2' }],
  }),
  issue('TWO-1', { points: 5, priority: 'Highest', type: { name: 'Sub-task', isSubtask: true }, parentKey: 'ONE-2' }),
]);

describe('A query finds', () => {
  it.each([
    ['project = ONE and type != Epic', ['ONE-4', 'ONE-3', 'ONE-2']],
    ['project in ("Project Two")', ['TWO-1']],
    ['labels = HOT order by key', ['ONE-2', 'ONE-3']],
    ['labels != cold', ['ONE-3']],
    ['labels not in (hot) or labels is EMPTY order by key', ['ONE-1', 'ONE-4', 'TWO-1']],
    ['"Story Points" > 5', ['ONE-3']],
    ['cf[10031] in (5, 8) order by cf[10031] desc, key', ['ONE-3', 'ONE-2', 'TWO-1']],
    ['"Story Points" is EMPTY order by key', ['ONE-1', 'ONE-4']],
    ['not "Story Points" > 5 order by key', ['ONE-2', 'TWO-1']],
    ['assignee = currentUser()', ['ONE-4']],
    [
      'assignee in (membersOf(jira-members), EMPTY) and project = ONE order by key',
      ['ONE-1', 'ONE-2', 'ONE-3', 'ONE-4'],
    ],
    ['assignee = "Mia Member"', ['ONE-2']],
    ['assignee is EMPTY and "Epic Link" = ONE-1', ['ONE-3']],
    ['parent = ONE-2', ['TWO-1']],
    ['parent in (ONE-1) order by key asc', ['ONE-2', 'ONE-3']],
    ['issuekey in childIssuesOf(ONE-1) order by key', ['ONE-2', 'ONE-3', 'TWO-1']],
    ['issue in linkedIssues(ONE-2)', ['ONE-4']],
    ['issue in linkedIssues("ONE-2", "is blocked by")', ['ONE-4']],
    ['key >= ONE-2 and key < ONE-4 order by key', ['ONE-2', 'ONE-3']],
    ['fixVersion in unreleasedVersions()', ['ONE-3']],
    ['fixVersion = latestReleasedVersion(ONE)', ['ONE-2']],
    ['fixVersion > "1.0"', ['ONE-3']],
    ['component = engine', ['ONE-3']],
    ['sprint in openSprints()', ['ONE-3']],
    ['sprint = 7 and sprint = "Sprint 8"', ['ONE-3']],
    ['sprint not in openSprints()', []],
    ['status = "in progress" or statusCategory = Done order by key', ['ONE-3', 'ONE-4']],
    ['statusCategory != Done and priority > Medium order by priority', ['TWO-1', 'ONE-1']],
    ['resolution = Unresolved order by key', ['ONE-1', 'ONE-2', 'ONE-3', 'TWO-1']],
    ['type in subTaskIssueTypes()', ['TWO-1']],
    ['summary ~ engine', ['ONE-1']],
    ['text ~ engine order by key', ['ONE-1', 'ONE-4']],
    ['text ~ "engin*" order by key', ['ONE-1', 'ONE-4']],
    ['description ~ "\\"engine was tested\\""', ['ONE-4']],
    ['description ~ "twice -tested"', []],
    ['Client = "North Bank" and Team = Red', ['ONE-4']],
    ['created >= "2026/11/21 10:00"', ['ONE-3']],
    ['created > -2d', ['ONE-3']],
    ['created >= startOfDay(-1) and created <= endOfWeek()', ['ONE-3']],
    ['due = now()', ['ONE-2']],
    ['due <= "2026-11-22"', ['ONE-2']],
    ['status changed', ['ONE-3']],
    ['status changed from "To Do" to "In Progress" by person-mia after "2026-11-20"', ['ONE-3']],
    ['status changed by person-rob', []],
    ['status was "To Do" before "2026-11-21 12:00" and project = ONE and key = ONE-3', ['ONE-3']],
    ['status was not "In Progress" and project = TWO', ['TWO-1']],
    ['status was in ("In Progress", Done) order by key', ['ONE-3', 'ONE-4']],
    ['key in updatedBy(person-mia)', ['ONE-3']],
    ['reporter = person-rob', ['ONE-4']],
    ['project = ONE order by "Story Points" ASC, key', ['ONE-2', 'ONE-3', 'ONE-1', 'ONE-4']],
    ['project = ONE order by "Story Points" DESC, key', ['ONE-1', 'ONE-4', 'ONE-3', 'ONE-2']],
    ['hierarchyLevel = 1', ['ONE-1']],
  ])('%s', async (jql, keys) => {
    expect(await site.keys(jql)).toEqual(keys);
  });
});

describe('A query that Jira refuses', () => {
  it.each([
    ['nonsense = 1', "Field 'nonsense' does not exist or you do not have permission to view it."],
    ['project = ONE order by nonsense', "Field 'nonsense' does not exist or you do not have permission to view it."],
    ['status = Nowhere', "The value 'Nowhere' does not exist for the field 'status'."],
    ['project = HIDDEN', "The value 'HIDDEN' does not exist for the field 'project'."],
    ['summary = x', "The operator '=' is not supported by the 'summary' field."],
    ['summary was x', "History searches do not support the field 'summary'."],
    [
      'created > yesterday',
      "Date value 'yesterday' for field 'created' is invalid. Valid formats include: 'yyyy/MM/dd HH:mm', 'yyyy-MM-dd HH:mm', 'yyyy/MM/dd', 'yyyy-MM-dd', or a period format e.g. '-5d', '4w 2d'.",
    ],
    ['assignee = nobodyFunction()', "Unable to find JQL function 'nobodyFunction()'."],
    [
      'project =',
      'Error in the JQL Query: Expecting either a value, list or function before the end of the query. (line 1, character 10)',
    ],
    [
      'project = ONE status = Done',
      "Error in the JQL Query: Expecting either 'OR' or 'AND' but got 'status'. (line 1, character 15)",
    ],
    [
      'limit = 3',
      "Error in the JQL Query: 'limit' is a reserved JQL word. You must surround it in quotation marks to use it in a query. (line 1, character 1)",
    ],
    ['order by key', 'Unbounded JQL queries are not allowed here. Please add a search restriction to your query.'],
  ])('%s', async (jql, message) => {
    const { status, body } = await site.call(ada, 'POST', '/rest/api/3/search/jql', { jql });
    expect(status).toBe(400);
    expect(body.errorMessages).toEqual([message]);
  });

  it('says everything that is wrong at once', async () => {
    const { body } = await site.call(ada, 'POST', '/rest/api/3/search/jql', { jql: 'a1 = 1 or b1 = 2' });
    expect(body.errorMessages).toHaveLength(2);
  });
});

describe('A site of sixty mixed issues', () => {
  const anyIssue = fc.record({
    points: fc.option(fc.integer({ min: 0, max: 9 }), { nil: undefined }),
    priority: fc.option(fc.constantFrom('High', 'Low', 'Medium'), { nil: undefined }),
    labels: fc.subarray(['red', 'green', 'blue']),
    assignee: fc.option(fc.constantFrom(ada, mia), { nil: undefined }),
    fixVersions: fc.subarray(['1.0', '2.0']),
    summary: fc.constantFrom('Alpha', 'beta', 'Gamma'),
  });
  const mixed = siteWith(
    fc.sample(anyIssue, { numRuns: 60, seed: 7 }).map((parts, at) => issue(`ONE-${at + 1}`, parts)),
  );
  const fieldOf: Readonly<Record<string, string>> = {
    '"Story Points" > 4': '"Story Points"',
    '"Story Points" in (1, 2, 3)': '"Story Points"',
    'labels = red': 'labels',
    'assignee = person-mia': 'assignee',
    'priority in (High, Low)': 'priority',
    'fixVersion != "1.0"': 'fixVersion',
    'summary ~ alpha': 'summary',
  };
  const anyClause = fc.constantFrom(...Object.keys(fieldOf));
  const anyQuery = fc.letrec<{ query: string }>((tie) => ({
    query: fc.oneof(
      { maxDepth: 3 },
      anyClause,
      fc
        .tuple(tie('query'), fc.constantFrom('and', 'or'), tie('query'))
        .map(([one, word, other]) => `(${one} ${word} ${other})`),
      tie('query').map((inner) => `not (${inner})`),
    ),
  })).query;

  it.each(Object.entries(fieldOf))(
    'is parted by %s and its opposite, empty values of %s left out',
    async (clause, field) => {
      const parts = [...(await mixed.keys(clause)), ...(await mixed.keys(`not ${clause}`))];
      expect(parts.sort()).toEqual((await mixed.keys(`${field} is not EMPTY`)).sort());
    },
  );

  it('is found by "and" as by both queries, by "or" as by either', async () => {
    await fc.assert(
      fc.asyncProperty(anyQuery, anyQuery, async (one, other) => {
        const [a, b] = [await mixed.keys(one), await mixed.keys(other)];
        expect(await mixed.keys(`${one} and ${other}`)).toEqual(a.filter((key) => b.includes(key)));
        expect((await mixed.keys(`${one} or ${other}`)).sort()).toEqual([...new Set([...a, ...b])].sort());
      }),
      { numRuns: 30 },
    );
  });

  it('comes in the same order by pages as at once, and is counted as it is found', async () => {
    const anyField = fc.constantFrom(
      '"Story Points"',
      'priority',
      'labels',
      'assignee',
      'fixVersion',
      'created',
      'summary',
      'Rank',
    );
    await fc.assert(
      fc.asyncProperty(
        anyQuery,
        anyField,
        fc.constantFrom('asc', 'desc'),
        fc.integer({ min: 9, max: 40 }),
        async (query, field, direction, maxResults) => {
          const jql = `${query} order by ${field} ${direction}`;
          const paged: string[] = [];
          let nextPageToken: string | undefined;
          do {
            const { body } = await mixed.call(ada, 'POST', '/rest/api/3/search/jql', {
              jql,
              maxResults,
              nextPageToken,
              fields: ['key'],
            });
            paged.push(...body.issues.map(({ key }: { key: string }) => key));
            nextPageToken = body.nextPageToken;
          } while (nextPageToken);
          expect(paged).toEqual(await mixed.keys(jql));
          expect((await mixed.call(ada, 'POST', '/rest/api/3/search/approximate-count', { jql })).body.count).toBe(
            paged.length,
          );
        },
      ),
      { numRuns: 30 },
    );
  });
});
