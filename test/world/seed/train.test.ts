import { seedTrain } from '#world/seed/train';
import { features, teams } from '#world/seed/material/read';
import type { BacklogIssue } from '#host/jira/backlog';

const TODAY = '2026-11-22';
const backlog = seedTrain(TODAY);
const byKey = new Map(backlog.issues.map((issue) => [issue.key, issue]));
const named = (summary: string) => backlog.issues.find((issue) => issue.summary === summary)!;
const ofTypes = (...names: string[]) => backlog.issues.filter((issue) => names.includes(issue.type.name));

describe('the seeded train', () => {
  it('has 120 features and about 470 stories', () => {
    expect(ofTypes('Feature', 'Enabler')).toHaveLength(120);
    const stories = backlog.issues.filter(
      (issue) => issue.projectKey === 'HAR' && ['Story', 'Bug'].includes(issue.type.name),
    );
    expect(stories.length).toBeGreaterThanOrEqual(460);
    expect(stories.length).toBeLessThanOrEqual(485);
  });

  it('is the same for the same day', () => {
    expect(seedTrain(TODAY)).toEqual(backlog);
  });

  it('gives every one of six teams one active sprint, two sprints to come and an iteration to plan in', () => {
    for (const team of teams) {
      const sprints = backlog.sprints.filter((sprint) => sprint.name.startsWith(`${team} `));
      expect(sprints.map((sprint) => sprint.state)).toEqual([
        ...Array.from({ length: 6 }, () => 'closed'),
        'active',
        'future',
        'future',
        'future',
      ]);
      expect(sprints.at(-1)!.name).toMatch(/ IP$/);
    }
  });

  it('says of five iterations of every team what was delivered in them, in points', () => {
    const closed = backlog.sprints.filter(({ name, state }) => state === 'closed' && !name.endsWith(' IP'));
    const delivered = closed.map(({ id }) =>
      backlog.issues
        .filter(
          ({ sprintIds, status, type }) => sprintIds.at(-1) === id && status.category === 'done' && type.level === 0,
        )
        .reduce((sum, { points }) => sum + (points ?? 0), 0),
    );
    expect(delivered).toHaveLength(5 * teams.length);
    expect(Math.min(...delivered)).toBeGreaterThanOrEqual(15);
    expect(Math.max(...delivered)).toBeLessThanOrEqual(60);
  });

  it('plans nothing in the iteration for innovation and planning', () => {
    const last = new Set(
      backlog.sprints
        .filter((sprint) => sprint.state === 'future' && sprint.name.endsWith(' IP'))
        .map((sprint) => sprint.id),
    );
    expect(backlog.issues.filter((issue) => issue.sprintIds.some((id) => last.has(id)))).toEqual([]);
  });

  it('uses every key once and points at none that is missing', () => {
    expect(byKey.size).toBe(backlog.issues.length);
    const targets = backlog.issues.flatMap((issue) => [issue.parentKey, ...issue.links.map((link) => link.to)]);
    expect(targets.filter((key) => key !== undefined && !byKey.has(key))).toEqual([]);
  });

  it('holds only people, sprints, versions and components that it declares', () => {
    const people = new Set(backlog.people.map((person) => person.accountId));
    const sprints = new Set(backlog.sprints.map((sprint) => sprint.id));
    for (const issue of backlog.issues) {
      const project = backlog.projects.find((candidate) => candidate.key === issue.projectKey)!;
      const mentioned = [
        issue.assignee,
        issue.reporter,
        ...issue.comments.map((comment) => comment.author),
        ...issue.history.map((change) => change.author),
      ];
      expect(mentioned.filter((id) => id !== undefined && !people.has(id))).toEqual([]);
      expect(issue.sprintIds.filter((id) => !sprints.has(id))).toEqual([]);
      expect(project.components).toEqual(expect.arrayContaining([...issue.components]));
      expect(project.versions.map((version) => version.name)).toEqual(expect.arrayContaining([...issue.fixVersions]));
    }
  });

  it('signs the product owner in first and offers five roles', () => {
    expect(
      backlog.people.filter((person) => person.role !== undefined).map((person) => [person.role, person.access]),
    ).toEqual([
      ['product owner', 'member'],
      ['release train engineer', 'member'],
      ['team member', 'member'],
      ['client-side approver', 'reader'],
      ['admin', 'admin'],
    ]);
    expect(backlog.people[0]!.role).toBe('product owner');
  });

  it('hides one project from the team member and the client', () => {
    const hidden = backlog.projects.find((project) => project.key === 'TERMS')!;
    const roles = backlog.people
      .filter((person) => hidden.visibleTo!.includes(person.accountId))
      .map((person) => person.role);
    expect(roles).toEqual(['product owner', 'release train engineer', 'admin']);
  });

  it('serves three clients, and some features serve two', () => {
    const clients = new Set(features().flatMap((feature) => feature.clients));
    expect([...clients].toSorted()).toEqual(['Hallan Isles Transport', 'Kestrel Freight', 'Orrin Ferries']);
    expect(features().filter((feature) => feature.clients.length === 2).length).toBeGreaterThan(10);
  });

  it('repeats no title', () => {
    const titles = ofTypes('Feature', 'Enabler', 'Story', 'Bug').map((issue) => issue.summary);
    expect(titles.length - new Set(titles).size).toBe(0);
  });

  it('contains text that breaks careless pages', () => {
    const summaries = backlog.issues.map((issue) => issue.summary);
    expect(summaries.some((text) => text.includes('<script>'))).toBe(true);
    expect(summaries.some((text) => text.startsWith('=1+1'))).toBe(true);
    expect(summaries.some((text) => /\p{Script=Hebrew}/u.test(text))).toBe(true);
    expect(summaries.some((text) => /\p{Emoji_Presentation}/u.test(text))).toBe(true);
    expect(Math.max(...summaries.map((text) => text.length))).toBeGreaterThan(230);
    expect(Math.max(...summaries.map((text) => text.length))).toBeLessThanOrEqual(255);
  });
});

describe('the time of the seeded train', () => {
  it('lets nothing happen after the day it is made for, or before the issue was written', () => {
    for (const issue of backlog.issues) {
      const moments = [
        issue.updated,
        ...issue.comments.map((comment) => comment.at),
        ...issue.history.map((change) => change.at),
      ];
      expect(moments.filter((at) => at < issue.created || at > `${TODAY}T00:00:00.000Z`)).toEqual([]);
    }
  });

  it('ends each history in the status that the issue has', () => {
    const last = (issue: BacklogIssue) =>
      issue.history
        .flatMap((change) => change.items)
        .filter((item) => item.field === 'status')
        .at(-1)?.to ?? 'To Do';
    for (const issue of ofTypes('Story')) expect(last(issue)).toBe(issue.status.name);
  });

  it.each(['2026-01-01', '2026-02-28', '2028-02-29', '2026-11-22', '2026-11-23'])(
    'keeps %s inside the second iteration',
    (today) => {
      const active = seedTrain(today).sprints.filter((sprint) => sprint.state === 'active');
      expect(active).toHaveLength(6);
      expect(
        active.every((sprint) => sprint.start! < `${today}T12:00:00.000Z` && sprint.end! > `${today}T12:00:00.000Z`),
      ).toBe(true);
    },
  );

  it('names the PI after its quarter', () => {
    // 22 November 2026 is the second week of the second iteration: the PI began on 26 October, its middle is 30 November.
    expect(backlog.sprints.find((sprint) => sprint.state === 'active')!.name).toBe('Gannet 26.4.2');
    expect(backlog.sprints[5]!.start).toBe('2026-10-26T09:00:00.000Z');
  });
});

describe('the dependencies of the seeded train', () => {
  const edges = backlog.issues.flatMap((issue) =>
    issue.links
      .filter((link) => link.type === 'Blocks' || link.type === 'Depends')
      .map((link) => (link.type === 'Blocks' ? ([issue.key, link.to] as const) : ([link.to, issue.key] as const))),
  );

  it('are about sixty, most of them between teams', () => {
    const across = edges.filter(([giver, needer]) => byKey.get(giver)!.team !== byKey.get(needer)!.team);
    expect(edges.length).toBeGreaterThanOrEqual(60);
    expect(across.length / edges.length).toBeGreaterThan(0.6);
  });

  it('hold one cycle: ship swap, berth plan, loading plan', () => {
    const swap = named('Swap ships and see who no longer fits').key;
    const berths = named('A berth plan that two companies can share').key;
    const loading = named('Propose a loading plan for the lorry deck').key;
    expect(edges).toEqual(
      expect.arrayContaining([
        [berths, swap],
        [loading, berths],
        [swap, loading],
      ]),
    );
  });
});
