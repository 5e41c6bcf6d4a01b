import { createAzure } from '#host/azure/azure';
import { azureContents } from '#host/azure/fill/fill';
import type { Backlog, BacklogIssue, BacklogProject, BacklogSprint } from '#host/jira/backlog';
import { seedTrain } from '#world/seed/train';
import { openStore } from '#host/server/store';

const noParts = {
  labels: [],
  components: [],
  fixVersions: [],
  affectsVersions: [],
  clients: [],
  sprintIds: [],
  links: [],
  comments: [],
  history: [],
  other: {},
};

function issue(key: string, more: Partial<BacklogIssue> = {}): BacklogIssue {
  return {
    key,
    projectKey: key.split('-')[0]!,
    summary: `Summary of ${key}`,
    type: { name: 'Story', isSubtask: false, level: 0 },
    status: { name: 'To Do', category: 'new' },
    created: '2026-01-01T08:00:00.000Z',
    updated: '2026-01-01T08:00:00.000Z',
    ...noParts,
    ...more,
  };
}

function project(key: string, more: Partial<BacklogProject> = {}): BacklogProject {
  return { key, name: `Project ${key}`, type: 'software', versions: [], components: [], ...more };
}

function backlog(issues: readonly BacklogIssue[], more: Partial<Backlog> = {}): Backlog {
  return {
    site: { name: 'Site' },
    people: [
      { accountId: 'ada', name: 'Ada Byron', access: 'admin' },
      { accountId: 'ben', name: 'Bén Okri', access: 'member' },
    ],
    projects: [project('A')],
    sprints: [],
    issues,
    linkTypes: [
      { name: 'Blocks', inward: 'is blocked by', outward: 'blocks' },
      { name: 'Depends', inward: 'is a dependency of', outward: 'depends on' },
    ],
    ...more,
  };
}

/** The organization as it stands after the contents were loaded. */
function organizationOf(source: Backlog, isSeed = false) {
  const azure = createAzure({
    store: openStore(':memory:'),
    now: () => new Date('2026-11-22T12:00:00Z'),
    baseUrl: 'http://localhost/azure',
    routes: [],
  });
  const contents = azureContents(source, { isSeed });
  azure.load(contents);
  return { contents, organization: azure.organization };
}

function fieldsIn(source: Backlog, id = 1): Readonly<Record<string, unknown>> {
  return organizationOf(source).organization.item(id)!.fields;
}

describe('issues of every level of a software project', () => {
  const source = backlog([
    issue('A-1', { type: { name: 'Initiative', isSubtask: false, level: 2 } }),
    issue('A-2', { type: { name: 'Epic', isSubtask: false, level: 1 }, parentKey: 'A-1' }),
    issue('A-3', { type: { name: 'Improvement', isSubtask: false, level: 0 }, epicKey: 'A-2' }),
    issue('A-4', { type: { name: 'Bug', isSubtask: false } }),
    issue('A-5', { type: { name: 'Sub-task', isSubtask: true }, parentKey: 'A-3' }),
  ]);

  it('become the types of those levels', () => {
    const { organization } = organizationOf(source);
    expect([1, 2, 3, 4, 5].map((id) => organization.item(id)!.fields['System.WorkItemType'])).toEqual([
      'Epic',
      'Feature',
      'User Story',
      'Bug',
      'Task',
    ]);
  });

  it('keep their parents, with epics as parents too', () => {
    const { organization } = organizationOf(source);
    expect([1, 2, 3, 4, 5].map((id) => organization.item(id)!.fields['System.Parent'])).toEqual([
      undefined,
      1,
      2,
      undefined,
      3,
    ]);
  });

  it('say by which key and type they are known elsewhere', () => {
    expect(fieldsIn(source, 3)).toMatchObject({ 'Custom.SourceKey': 'A-3', 'Custom.SourceType': 'Improvement' });
  });

  it('leave epics epics where nothing stands above them', () => {
    const alone = backlog([issue('A-1', { type: { name: 'Epic', isSubtask: false, level: 1 } })]);
    expect(fieldsIn(alone)['System.WorkItemType']).toBe('Epic');
  });

  it('have fields for a score in the inherited process, and a task has none', () => {
    const { organization } = organizationOf(source);
    const { types, processName } = organization.projects()[0]!;
    const has = (name: string) =>
      types.find((type) => type.name === name)!.fields.some(({ referenceName }) => referenceName === 'Custom.WSJF');
    expect({ processName, feature: has('Feature'), story: has('User Story'), task: has('Task') }).toEqual({
      processName: 'Train process',
      feature: true,
      story: true,
      task: false,
    });
  });
});

describe('a business project', () => {
  it('has the Basic process without any field for a score', () => {
    const source = backlog(
      [
        issue('A-1', {
          type: { name: 'Task', isSubtask: false, level: 0 },
          status: { name: 'In Progress', category: 'indeterminate' },
          points: 5,
        }),
      ],
      { projects: [project('A', { type: 'business' })] },
    );
    const { organization } = organizationOf(source);
    expect(organization.projects()[0]).toMatchObject({
      processName: 'Basic',
      types: [{ name: 'Epic' }, { name: 'Issue' }, { name: 'Task' }],
    });
    expect(organization.item(1)!.fields).toMatchObject({
      'System.WorkItemType': 'Issue',
      'System.State': 'Doing',
      'System.Reason': 'Started',
      'Microsoft.VSTS.Scheduling.Effort': 5,
    });
    expect(
      organization
        .projects()[0]!
        .types.flatMap((type) => type.fields)
        .map(({ referenceName }) => referenceName),
    ).not.toContain('Microsoft.VSTS.Common.BusinessValue');
  });
});

describe('statuses', () => {
  it.each([
    ['To Do', 'new', undefined, 'New', 'New'],
    ['In Progress', 'indeterminate', undefined, 'Active', 'Implementation started'],
    ['In Review', 'indeterminate', undefined, 'Resolved', 'Code complete and unit tests pass'],
    ['Resolved', 'done', 'Fixed', 'Closed', 'Acceptance tests pass'],
    ['Closed', 'done', "Won't Do", 'Removed', 'Removed from the backlog'],
  ] as const)('%s (%s, %s) becomes %s', (name, category, resolution, state, reason) => {
    expect(fieldsIn(backlog([issue('A-1', { status: { name, category }, resolution })]))).toMatchObject({
      'System.State': state,
      'System.Reason': reason,
    });
  });

  it('of bugs keep the reason of their resolution', () => {
    const source = backlog([
      issue('A-1', {
        type: { name: 'Bug', isSubtask: false },
        status: { name: 'Closed', category: 'done' },
        resolution: 'Cannot Reproduce',
      }),
    ]);
    expect(fieldsIn(source)).toMatchObject({ 'System.State': 'Closed', 'System.Reason': 'Cannot Reproduce' });
  });
});

describe('sprints of two teams at the same time', () => {
  const sprint = (
    id: number,
    name: string,
    state: BacklogSprint['state'],
    start: string,
    end: string,
  ): BacklogSprint => ({ id, name, state, start, end, boardId: id % 10 });
  const source = backlog(
    [
      issue('A-1', { team: 'Gannet', sprintIds: [11] }),
      issue('A-2', { team: 'Puffin', sprintIds: [12, 22] }),
      issue('A-3', { team: 'Puffin', sprintIds: [12] }),
      issue('A-4', { fixVersions: ['PI 26.4'] }),
    ],
    {
      projects: [
        project('A', {
          name: 'Train',
          versions: [
            { name: 'PI 26.4', released: false, archived: false },
            { name: 'Release 1', released: false, archived: false },
          ],
        }),
      ],
      sprints: [
        sprint(11, 'Gannet 26.4.1', 'closed', '2026-10-26T09:00:00.000Z', '2026-11-09T05:00:00.000Z'),
        sprint(12, 'Puffin 26.4.1', 'closed', '2026-10-26T09:00:00.000Z', '2026-11-09T05:00:00.000Z'),
        sprint(22, 'Puffin 26.4 IP', 'active', '2026-11-09T09:00:00.000Z', '2026-11-23T05:00:00.000Z'),
      ],
    },
  );

  it('are one iteration below their PI, with days that do not overlap', () => {
    expect(organizationOf(source).contents.projects[0]!.iterations).toEqual([
      { path: 'Train\\PI 26.4', start: '2026-10-26T00:00:00Z', finish: '2026-11-22T00:00:00Z' },
      { path: 'Train\\PI 26.4\\PI 26.4.1', start: '2026-10-26T00:00:00Z', finish: '2026-11-08T00:00:00Z' },
      { path: 'Train\\PI 26.4\\PI 26.4 IP', start: '2026-11-09T00:00:00Z', finish: '2026-11-22T00:00:00Z' },
    ]);
  });

  it('hold what is planned in them; what was left undone is back on the backlog, and a PI holds its own', () => {
    const { organization } = organizationOf(source);
    expect([1, 2, 3, 4].map((id) => organization.item(id)!.fields['System.IterationPath'])).toEqual([
      'Train',
      'Train\\PI 26.4\\PI 26.4 IP',
      'Train',
      'Train\\PI 26.4',
    ]);
  });

  it('make an area and a team of each team, with its own iterations', () => {
    const { organization, contents } = organizationOf(source);
    expect([1, 2, 4].map((id) => organization.item(id)!.fields['System.AreaPath'])).toEqual([
      'Train\\Gannet',
      'Train\\Puffin',
      'Train',
    ]);
    expect(contents.projects[0]!.teams!.map(({ name, iterationPaths }) => [name, iterationPaths.length])).toEqual([
      ['Train Team', 2],
      ['Gannet', 1],
      ['Puffin', 2],
    ]);
  });

  it('tell teams by their endings where no field does', () => {
    const named = backlog([issue('A-1', { sprintIds: [1] }), issue('A-2', { sprintIds: [2] })], {
      sprints: [
        sprint(1, '2014 Sprint 10 SDK', 'active', '2014-05-12T16:00:00.000Z', '2014-05-24T00:00:00.000Z'),
        sprint(2, '2014 Sprint 10 QE Client', 'active', '2014-05-12T16:00:00.000Z', '2014-05-24T00:00:00.000Z'),
      ],
    });
    expect(fieldsIn(named, 2)).toMatchObject({
      'System.AreaPath': 'Project A\\QE Client',
      'System.IterationPath': 'Project A\\2014 Q2\\2014 Sprint 10',
    });
  });
});

describe('links', () => {
  const linked = (...links: [string, string, string][]) => {
    const keys = [...new Set(links.flatMap(([from, , to]) => [from, to]))].toSorted();
    return organizationOf(
      backlog(
        keys.map((key) =>
          issue(key, { links: links.filter(([from]) => from === key).map(([, type, to]) => ({ type, to })) }),
        ),
      ),
    ).contents.links;
  };

  it('that block or depend become predecessor and successor', () => {
    expect(linked(['A-1', 'Blocks', 'A-2'], ['A-3', 'Depends', 'A-1'])).toEqual([
      { rel: 'System.LinkTypes.Dependency-Forward', from: 1, to: 2 },
      { rel: 'System.LinkTypes.Dependency-Forward', from: 1, to: 3 },
    ]);
  });

  it('that would close a circle are kept as related', () => {
    expect(
      linked(['A-1', 'Blocks', 'A-2'], ['A-2', 'Blocks', 'A-3'], ['A-3', 'Blocks', 'A-1'])!.map(({ rel }) => rel),
    ).toEqual([
      'System.LinkTypes.Dependency-Forward',
      'System.LinkTypes.Dependency-Forward',
      'System.LinkTypes.Related',
    ]);
  });

  it('of any other type are related, once for both directions', () => {
    expect(linked(['A-1', 'Cloners', 'A-2'], ['A-2', 'Cloners', 'A-1'])).toEqual([
      { rel: 'System.LinkTypes.Related', from: 1, to: 2 },
    ]);
  });
});

describe('texts of any kind', () => {
  it('are no markup in a description, and clients are tags and a choice', () => {
    const source = backlog([
      issue('A-1', {
        description: '<script>alert("1")</script> & more\nsecond line',
        labels: ['ready'],
        clients: ['Orrin; Sons'],
      }),
    ]);
    expect(fieldsIn(source)).toMatchObject({
      'System.Description': '<div>&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; more<br>second line</div>',
      'System.Tags': 'Client: Orrin Sons; ready',
      'Custom.Client': 'Orrin; Sons',
    });
  });

  it('longer than a title can be stand whole in the description', () => {
    const fields = fieldsIn(backlog([issue('A-1', { summary: 'x'.repeat(10_000), description: 'why' })]));
    expect(fields['System.Title']).toBe(`${'x'.repeat(254)}…`);
    expect(fields['System.Description']).toBe(`<div>${'x'.repeat(10_000)}</div><div>why</div>`);
  });

  it('without a home get a field of their own: numbers where all are numbers', () => {
    const source = backlog([
      issue('A-1', {
        other: { 'Business Value': '13', 'Sales Pitch': 'soon', Weight: '2.5', Rough: '007', Notes: 'two\nlines' },
      }),
    ]);
    const { organization } = organizationOf(source);
    expect(organization.item(1)!.fields).toMatchObject({
      'Microsoft.VSTS.Common.BusinessValue': 13,
      'Custom.SalesPitch': 'soon',
      'Custom.Weight': 2.5,
      'Custom.Rough': '007',
      'Custom.Notes': 'two\nlines',
    });
    expect(
      ['Custom.SalesPitch', 'Custom.Weight', 'Custom.Notes'].map((name) => organization.field(name)!.type),
    ).toEqual(['string', 'double', 'plainText']);
    expect(
      organization
        .projects()[0]!
        .types.find(({ name }) => name === 'User Story')!
        .fields.map(({ referenceName }) => referenceName),
    ).toContain('Custom.SalesPitch');
  });

  it('make project names that the service allows, each once', () => {
    const source = backlog([], {
      projects: [
        project('A', { name: 'Größe: Nord/Süd' }),
        project('B', { name: 'Größe- Nord-Süd' }),
        project('C', { name: '...' }),
      ],
    });
    expect(
      organizationOf(source)
        .organization.projects()
        .map(({ name }) => name),
    ).toEqual(['Größe- Nord-Süd', 'Größe- Nord-Süd 2', 'Project']);
  });
});

describe('an item with a past', () => {
  const source = backlog([
    issue('A-1', {
      status: { name: 'Done', category: 'done' },
      assignee: 'ben',
      reporter: 'ada',
      resolved: '2026-01-03T08:00:00.000Z',
      updated: '2026-01-04T08:00:00.000Z',
      history: [
        {
          author: 'ada',
          at: '2026-01-02T08:00:00.000Z',
          items: [
            { field: 'assignee', to: 'Bén Okri' },
            { field: 'status', from: 'To Do', to: 'In Progress' },
          ],
        },
        {
          author: 'ben',
          at: '2026-01-03T08:00:00.000Z',
          items: [
            { field: 'status', from: 'In Progress', to: 'Done' },
            { field: 'Rank', to: 'higher' },
          ],
        },
      ],
    }),
  ]);

  it('tells it revision by revision', () => {
    const { organization } = organizationOf(source);
    const at = (moment: string) => {
      const item = organization.itemAt(1, new Date(moment));
      return item && [item.rev, item.fields['System.State'], item.fields['System.AssignedTo']];
    };
    expect(['2025-12-31', '2026-01-01T09:00:00Z', '2026-01-02T09:00:00Z', '2026-01-03T09:00:00Z'].map(at)).toEqual([
      undefined,
      [1, 'New', undefined],
      [2, 'Active', 'ben'],
      [3, 'Closed', 'ben'],
    ]);
    expect(organization.item(1)).toMatchObject({
      rev: 4,
      fields: { 'System.CreatedBy': 'ada', 'System.ChangedDate': '2026-01-04T08:00:00.000Z' },
    });
  });

  it('was open before it was resolved even where no history is told', () => {
    const { organization } = organizationOf(backlog([{ ...source.issues[0]!, history: [] }]));
    expect(organization.itemAt(1, new Date('2026-01-02T00:00:00Z'))!.fields['System.State']).toBe('New');
    expect(organization.item(1)!.fields).toMatchObject({
      'System.State': 'Closed',
      'Microsoft.VSTS.Common.ClosedDate': '2026-01-03T08:00:00.000Z',
    });
  });
});

describe('the seeded train', () => {
  const { contents, organization } = organizationOf(seedTrain('2026-11-22'), true);

  it('is a project of the Train process and small ones of the Basic process', () => {
    expect(contents.projects.map(({ name, processName }) => [name, processName])).toEqual([
      ['Harbour train', 'Train process'],
      ['Shore support', 'Basic'],
      ['Commercial terms', 'Basic'],
    ]);
  });

  it('keeps the score on features, not on stories', () => {
    const fieldsOf = (name: string) =>
      contents.projects[0]!.types.find((type) => type.name === name)!.fields.map(({ referenceName }) => referenceName);
    expect(fieldsOf('Feature')).toEqual(
      expect.arrayContaining([
        'Microsoft.VSTS.Common.BusinessValue',
        'Microsoft.VSTS.Common.TimeCriticality',
        'Microsoft.VSTS.Scheduling.Effort',
        'Custom.RROEValue',
        'Custom.WSJF',
        'Custom.CostOfDelay',
      ]),
    );
    expect(fieldsOf('User Story')).not.toContain('Custom.WSJF');
  });

  it('has every issue as a work item with the same people', () => {
    const seed = seedTrain('2026-11-22');
    expect([...organization.items()]).toHaveLength(seed.issues.length);
    expect(organization.people().map(({ id, name }) => [id, name])).toEqual(
      seed.people.map(({ accountId, name }) => [accountId, name]),
    );
  });

  it('has six teams, each with five iterations of this PI and capacities', () => {
    const teams = contents.projects[0]!.teams!.slice(1);
    expect(teams).toHaveLength(6);
    for (const { name, iterationPaths } of teams) {
      const inPi = iterationPaths.filter((path) => path.includes('PI 26.4\\'));
      expect(inPi).toHaveLength(5);
      expect(contents.plans.filter(({ team, iteration }) => team === name && inPi.includes(iteration))).toHaveLength(5);
    }
  });

  it('takes days off from Monday to Friday within the iteration only', () => {
    const dates = new Map(contents.projects[0]!.iterations!.map((iteration) => [iteration.path, iteration]));
    const off = contents.plans.flatMap(({ iteration, daysOff, capacities }) =>
      [...daysOff, ...capacities.flatMap((capacity) => capacity.daysOff)].map((days) => ({ ...days, iteration })),
    );
    expect(off.length).toBeGreaterThan(0);
    for (const { start, end, iteration } of off) {
      expect(start >= dates.get(iteration)!.start! && start <= end && end <= dates.get(iteration)!.finish!).toBe(true);
      expect([0, 6]).not.toContain(new Date(start).getUTCDay());
    }
  });

  it('closes the commercial terms to those who may not see them', () => {
    expect(
      contents.restrictions!.every(({ areaPath, may }) => areaPath === 'Commercial terms' && may === 'nothing'),
    ).toBe(true);
    expect(contents.restrictions).toHaveLength(seedTrain('2026-11-22').people.length - 3);
  });

  it('is the same each time', () => {
    expect(azureContents(seedTrain('2026-11-22'), { isSeed: true })).toEqual(contents);
  });
});
