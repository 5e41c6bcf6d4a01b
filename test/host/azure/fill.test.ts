import type { BacklogSprint } from '#host/jira/backlog';
import { backlog, fieldsIn, issue, organizationOf, project } from './fill-site';

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
