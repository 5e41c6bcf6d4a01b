import fc from 'fast-check';
import type { WorkItem } from '#host/azure/seams';
import { wiqlAnswer } from '#host/azure/wiql/routes';
import { callOf, item, organizationOf, project, team } from './wiql-organization';

const where = (condition: string) => `SELECT [System.Id] FROM WorkItems WHERE ${condition}`;

interface Options {
  readonly query?: string;
  readonly as?: string;
}

/** Ids that a query finds, in order. */
function find(
  items: readonly WorkItem[],
  text: string,
  { query, as }: Options = {},
  organization = organizationOf(items),
): readonly number[] {
  const answer = wiqlAnswer(callOf(organization, { project, team, query, as }), text) as {
    workItems: readonly { id: number }[];
  };
  return answer.workItems.map(({ id }) => id);
}

describe('texts in a query', () => {
  const items = [
    item(1, 'Sign in'),
    item(2, "It's a SIGN", { 'System.State': 'Active' }),
    item(3, 'Signal box', { 'System.Title': 'Signal box', 'System.State': 'Closed' }),
  ];

  it('are equal without case', () => {
    expect(find(items, where(`[System.State] = 'ACTIVE'`))).toEqual([2]);
  });

  it('hold a quote that is written twice', () => {
    expect(find(items, where(`[Title] = 'It''s a sign'`))).toEqual([2]);
    expect(find(items, where(`Title = "It's a sign"`))).toEqual([2]);
  });

  it('contain parts, and whole words', () => {
    expect(find(items, where(`[System.Title] CONTAINS 'sign'`))).toEqual([1, 2, 3]);
    expect(find(items, where(`[System.Title] CONTAINS WORDS 'sign'`))).toEqual([1, 2]);
    expect(find(items, where(`[System.Title] CONTAINS WORDS 'sign*'`))).toEqual([1, 2, 3]);
    expect(find(items, where(`[System.Title] NOT CONTAINS WORDS 'sign'`))).toEqual([3]);
  });

  it('are in a list, or are not', () => {
    expect(find(items, where(`[System.State] IN ('New', 'Closed')`))).toEqual([1, 3]);
    expect(find(items, where(`[System.State] NOT IN ('New', 'Closed')`))).toEqual([2]);
  });

  it('bind AND before OR, unless brackets say otherwise', () => {
    expect(find(items, where(`[State] = 'Closed' OR [State] = 'New' AND [Id] > 5`))).toEqual([3]);
    expect(find(items, where(`([State] = 'Closed' OR [State] = 'New') AND [Id] < 5`))).toEqual([1, 3]);
    expect(find(items, where(`NOT [State] = 'Closed' AND [Id] < 5`))).toEqual([1, 2]);
  });

  it('belong to the types of a category', () => {
    const mixed = [item(1, 'a'), item(2, 'b', { 'System.WorkItemType': 'Task' })];
    expect(find(mixed, where(`[System.WorkItemType] IN GROUP 'Microsoft.TaskCategory'`))).toEqual([2]);
    expect(find(mixed, where(`[System.WorkItemType] NOT IN GROUP 'Microsoft.TaskCategory'`))).toEqual([1]);
  });
});

describe('rich texts and tags in a query', () => {
  const items = [
    item(1, 'a', { 'System.Description': '<p>Fast <b>path</b></p>', 'System.Tags': 'web; web shop' }),
    item(2, 'b', { 'System.Description': '<p>b</p>', 'System.Tags': 'web shop' }),
    item(3, 'c'),
  ];

  it('are searched without their markup', () => {
    expect(find(items, where(`[System.Description] CONTAINS 'p>'`))).toEqual([]);
    expect(find(items, where(`[System.Description] CONTAINS WORDS 'path fast'`))).toEqual([1]);
  });

  it('match whole tags', () => {
    expect(find(items, where(`[System.Tags] CONTAINS 'WEB'`))).toEqual([1]);
    expect(find(items, where(`[System.Tags] NOT CONTAINS 'web'`))).toEqual([2, 3]);
  });

  it('can be empty', () => {
    expect(find(items, where(`[System.Description] IS EMPTY`))).toEqual([3]);
    expect(find(items, where(`[System.Tags] IS NOT EMPTY`))).toEqual([1, 2]);
  });
});

describe('numbers and truth in a query', () => {
  const items = [
    item(1, 'a', { 'Custom.WSJF': 2.5, 'Custom.IsBlocked': true }),
    item(2, 'b', { 'Custom.WSJF': 10, 'Custom.IsBlocked': false }),
    item(3, 'c'),
  ];

  it('compare as numbers, also when they are written as texts', () => {
    expect(find(items, where(`[WSJF] > 2.5`))).toEqual([2]);
    expect(find(items, where(`[WSJF] <= '10'`))).toEqual([1, 2]);
    expect(find(items, where(`[WSJF] > -1`))).toEqual([1, 2]);
  });

  it('leave out items without a value, but for <>', () => {
    expect(find(items, where(`[WSJF] <> 10`))).toEqual([1, 3]);
    expect(find(items, where(`[WSJF] = ''`))).toEqual([3]);
    expect(find(items, where(`[WSJF] <> ''`))).toEqual([1, 2]);
  });

  it('compare with another field', () => {
    const valued = [
      item(1, 'a', { 'Microsoft.VSTS.Common.Priority': 1, 'Microsoft.VSTS.Common.BusinessValue': 3 }),
      item(4, 'b', { 'Microsoft.VSTS.Common.Priority': 4, 'Microsoft.VSTS.Common.BusinessValue': 3 }),
    ];
    expect(find(valued, where(`[Business Value] > [Priority]`))).toEqual([1]);
    expect(find(valued, where(`[Priority] = [Id]`))).toEqual([1, 4]);
  });

  it('are true or false', () => {
    expect(find(items, where(`[Is Blocked] = true`))).toEqual([1]);
    expect(find(items, where(`[Is Blocked] <> 'True'`))).toEqual([2, 3]);
  });
});

describe('people in a query', () => {
  const items = [
    item(1, 'a', { 'System.AssignedTo': 'ada' }),
    item(2, 'b', { 'System.AssignedTo': 'ben', 'System.CreatedBy': 'ben' }),
    item(3, 'c'),
  ];

  it('are found by display name, unique name, or both', () => {
    for (const name of ['Ben Okri', 'ben okri', 'BEN@example.com', 'Ben Okri <ben@example.com>']) {
      expect(find(items, where(`[System.AssignedTo] = '${name}'`))).toEqual([2]);
    }
  });

  it('can be nobody', () => {
    expect(find(items, where(`[Assigned To] = ''`))).toEqual([3]);
    expect(find(items, where(`[Assigned To] <> ''`))).toEqual([1, 2]);
  });

  it('are the caller', () => {
    expect(find(items, where('[Assigned To] = @Me'))).toEqual([1]);
    expect(find(items, where('[Assigned To] <> @me'), { as: 'ben' })).toEqual([1, 3]);
  });

  it('are members of a team', () => {
    expect(find(items, where(`[Assigned To] IN GROUP '[Rail]\\Web Team'`))).toEqual([1, 2]);
  });

  it('are members of a group that every project has', () => {
    expect(find(items, where(`[Assigned To] IN GROUP '[Rail]\\Contributors'`))).toEqual([2]);
    expect(find(items, where(`[Assigned To] IN GROUP '[Rail]\\Project Administrators'`))).toEqual([1]);
    expect(find(items, where(`[Assigned To] IN GROUP '[fairlead]\\Project Collection Valid Users'`))).toEqual([1, 2]);
  });

  it('contain part of a name', () => {
    expect(find(items, where(`[Assigned To] CONTAINS 'okr'`))).toEqual([2]);
  });

  it('compare with another person field', () => {
    expect(find(items, where('[Assigned To] = [Created By]'))).toEqual([2]);
  });
});

describe('paths in a query', () => {
  const items = [
    item(1, 'a', { 'System.AreaPath': 'Rail\\Web', 'System.IterationPath': 'Rail\\PI 1' }),
    item(2, 'b', { 'System.AreaPath': 'Rail\\Web\\Search', 'System.IterationPath': 'Rail\\PI 2' }),
    item(3, 'c', { 'System.AreaPath': 'Rail\\Webshop', 'System.IterationPath': 'Rail\\PI 3' }),
  ];

  it('lie under a node, at it, or elsewhere', () => {
    expect(find(items, where(`[Area Path] UNDER 'rail\\web'`))).toEqual([1, 2]);
    expect(find(items, where(`[Area Path] NOT UNDER 'Rail\\Web'`))).toEqual([3]);
    expect(find(items, where(`[Area Path] = 'Rail\\Web'`))).toEqual([1]);
    expect(find(items, where(`[Area Path] UNDER @project`))).toEqual([1, 2, 3]);
  });

  it('follow the team through its schedule', () => {
    expect(find(items, where(`[Iteration Path] = @currentIteration`))).toEqual([2]);
    expect(find(items, where(`[Iteration Path] = @currentIteration + 1`))).toEqual([3]);
    expect(
      find(items, where(`[Iteration Path] IN (@currentIteration-1, @currentIteration('[Rail]\\Web Team'))`)),
    ).toEqual([1, 2]);
  });

  it('are those of a team', () => {
    expect(find(items, where(`[Area Path] = @teamAreas`))).toEqual([1, 2]);
  });

  it('are asked about level by level', () => {
    expect(find(items, where(`[System.AreaLevel1] = 'Rail'`))).toEqual(items.map(({ id }) => id));
    expect(find(items, where(`[System.AreaLevel3] = 'Search'`))).toEqual([2]);
    expect(find(items, where(`[System.AreaLevel2] = ''`))).toEqual(
      items.filter(({ fields }) => fields['System.AreaPath'] === 'Rail').map(({ id }) => id),
    );
  });
});

describe('dates in a query', () => {
  const created = (id: number, at: string) => item(id, String(id), { 'System.CreatedDate': at });
  const items = [
    created(1, '2026-11-20T23:30:00Z'),
    created(2, '2026-11-21T00:00:00Z'),
    created(3, '2026-11-22T11:00:00Z'),
  ];

  it('are whole days', () => {
    expect(find(items, where(`[Created Date] = '2026-11-21'`))).toEqual([2]);
    expect(find(items, where(`[Created Date] > '11/20/2026'`))).toEqual([2, 3]);
    expect(find(items, where(`[Created Date] <= '11-20-2026'`))).toEqual([1]);
    expect(find(items, where(`[Created Date] <> 'Nov 21, 2026'`))).toEqual([1, 3]);
  });

  it('are moments where the call asks for precision', () => {
    const query = 'timePrecision=true';
    expect(find(items, where(`[Created Date] >= '2026-11-20T23:30:00Z'`), { query })).toEqual([1, 2, 3]);
    expect(find(items, where(`[Created Date] > '2026-11-20 23:30:00.0000000+00:00'`), { query })).toEqual([2, 3]);
    expect(find(items, where(`[Created Date] = '2026-11-21'`), { query })).toEqual([2]);
  });

  it('count from today', () => {
    expect(find(items, where('[Created Date] = @today'))).toEqual([3]);
    expect(find(items, where('[Created Date] >= @Today - 1'))).toEqual([2, 3]);
    expect(find(items, where('[Created Date] < @startOfDay'))).toEqual([1, 2]);
  });

  it('count from the start of a week, month and year', () => {
    const spread = [
      created(1, '2025-12-31T10:00:00Z'),
      created(2, '2026-03-31T10:00:00Z'),
      created(3, '2026-10-31T10:00:00Z'),
      created(4, '2026-11-21T10:00:00Z'),
      created(5, '2026-11-22T10:00:00Z'),
    ];
    expect(find(spread, where('[Created Date] >= @StartOfWeek'))).toEqual([5]);
    expect(find(spread, where('[Created Date] >= @StartOfMonth'))).toEqual([4, 5]);
    expect(find(spread, where('[Created Date] >= @StartOfMonth - 1'))).toEqual([3, 4, 5]);
    expect(find(spread, where(`[Created Date] >= @StartOfYear('+3M')`))).toEqual([3, 4, 5]);
    expect(find(spread, where(`[Created Date] >= @StartOfYear - 1`))).toEqual([1, 2, 3, 4, 5]);
  });

  it("are read in the caller's zone and order of day and month", () => {
    const dan = {
      id: 'dan',
      name: 'Dan',
      uniqueName: 'dan@example.com',
      access: 'member' as const,
      timeZone: 'Asia/Tokyo',
      locale: 'en-GB',
    };
    const organization = organizationOf(items, { people: [dan] });
    // 23:30 UTC on the 20th is 08:30 on the 21st in Tokyo.
    expect(find(items, where(`[Created Date] = '21/11/2026'`), { as: 'dan' }, organization)).toEqual([1, 2]);
  });
});

describe('earlier revisions in a query', () => {
  const before = item(1, 'a', {
    'System.State': 'New',
    'System.AssignedTo': 'ben',
    'System.ChangedDate': '2026-11-10T10:00:00Z',
  });
  const after = item(1, 'a', {
    'System.State': 'Closed',
    'System.AssignedTo': 'ada',
    'System.ChangedDate': '2026-11-18T10:00:00Z',
  });
  const other = item(2, 'b', { 'System.ChangedDate': '2026-11-19T10:00:00Z' });
  const organization = organizationOf([after, other], { earlier: [before] });

  it('count for EVER, in each of its forms', () => {
    for (const condition of [
      `EVER [Assigned To] = 'Ben Okri'`,
      `[Assigned To] EVER 'Ben Okri'`,
      `[Assigned To] WAS EVER 'Ben Okri'`,
    ]) {
      expect(find([], where(condition), {}, organization)).toEqual([1]);
    }
  });

  it('are what ASOF looks at', () => {
    expect(find([], `${where(`[State] = 'New'`)} ASOF '2026-11-11'`, {}, organization)).toEqual([1]);
    expect(find([], `${where(`[State] = 'New'`)}`, {}, organization)).toEqual([2]);
  });
});

describe('the order of results', () => {
  const items = [
    item(1, 'b', { 'Custom.WSJF': 2 }),
    item(2, 'a', { 'Custom.WSJF': 11 }),
    item(3, 'C'),
    item(4, 'c', { 'Custom.WSJF': 2 }),
  ];

  it('is by id where nothing else is asked', () => {
    expect(find([...items].reverse(), 'SELECT Id FROM WorkItems')).toEqual([1, 2, 3, 4]);
  });

  it('puts items without a value first, and last when it descends', () => {
    expect(find(items, 'SELECT Id FROM WorkItems ORDER BY [WSJF]')).toEqual([3, 1, 4, 2]);
    expect(find(items, 'SELECT Id FROM WorkItems ORDER BY [WSJF] DESC')).toEqual([2, 1, 4, 3]);
  });

  it('goes on to the next field', () => {
    expect(find(items, 'SELECT Id FROM WorkItems ORDER BY [Title] ASC, [WSJF] DESC')).toEqual([2, 1, 4, 3]);
  });

  it('is that of one collation, whatever the texts', () => {
    const collator = new Intl.Collator('en', { sensitivity: 'accent' });
    const title = fc.oneof(
      fc.string({ minLength: 1, unit: fc.constantFrom('a', 'B', 'z', ' ', '1', '9', '-', 'é') }),
      fc.string({ minLength: 1, unit: 'grapheme' }),
    );
    fc.assert(
      fc.property(fc.array(title, { maxLength: 12 }), (titles) => {
        const titled = titles.map((text, index) => item(index + 1, text));
        const expected = [...titled].sort(
          (one, other) =>
            collator.compare(String(one.fields['System.Title']), String(other.fields['System.Title'])) ||
            one.id - other.id,
        );
        expect(find(titled, 'SELECT Id FROM WorkItems ORDER BY [Title]')).toEqual(expected.map(({ id }) => id));
      }),
    );
  });

  it('sorts people by their names', () => {
    const assigned = [item(1, 'x', { 'System.AssignedTo': 'ben' }), item(2, 'x', { 'System.AssignedTo': 'ada' })];
    expect(find(assigned, 'SELECT Id FROM WorkItems ORDER BY [Assigned To]')).toEqual([2, 1]);
  });
});

describe('what a caller gets', () => {
  const items = [item(1, 'a'), item(2, 'b')];

  it('leaves out what they may not read', () => {
    const organization = organizationOf(items, { hidden: [2] });
    expect(find([], 'SELECT Id FROM WorkItems', { as: 'cleo' }, organization)).toEqual([1]);
    expect(find([], 'SELECT Id FROM WorkItems', { as: 'ben' }, organization)).toEqual([1, 2]);
  });

  it('ends at $top', () => {
    expect(find(items, 'SELECT Id FROM WorkItems ORDER BY Id DESC', { query: '$top=1' })).toEqual([2]);
  });

  it('names the columns and how they are sorted', () => {
    const answer = wiqlAnswer(
      callOf(organizationOf([item(7, 'a')])),
      'select id, [Title] from workitems order by [custom.wsjf] desc',
    );
    expect(JSON.parse(JSON.stringify(answer))).toEqual({
      queryType: 'flat',
      queryResultType: 'workItem',
      asOf: '2026-11-22T12:00:00.000Z',
      columns: [
        { referenceName: 'System.Id', name: 'ID', url: 'http://localhost/azure/_apis/wit/fields/System.Id' },
        { referenceName: 'System.Title', name: 'Title', url: 'http://localhost/azure/_apis/wit/fields/System.Title' },
      ],
      sortColumns: [
        {
          field: {
            referenceName: 'Custom.WSJF',
            name: 'WSJF',
            url: 'http://localhost/azure/_apis/wit/fields/Custom.WSJF',
          },
          descending: true,
        },
      ],
      workItems: [{ id: 7, url: 'http://localhost/azure/_apis/wit/workItems/7' }],
    });
  });
});
