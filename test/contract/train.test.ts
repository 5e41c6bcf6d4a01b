import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fieldUses } from '#app/field-uses';
import type { CandidateQuery } from '#app/ports/issues';
import type { Tracker } from '#app/ports/tracker';
import { AzureTracker } from '#azure/tracker';
import type { ProjectId } from '#core/issue';
import { createTracker } from '#jira/tracker';
import { importFiles } from '#world/import/import';
import { startAzure } from '../app/azure';
import { startForge } from '../app/forge';

const folder = join(__dirname, '../../../shared/data/train');
const file = join(folder, 'titanium_train_open.json');
const whenThere = existsSync(file) ? describe : describe.skip;

const everything: CandidateQuery = {
  projectId: '0' as ProjectId,
  projectKey: '',
  query: 'project is not EMPTY ORDER BY key',
  withDone: true,
  fields: {},
};

whenThere('a public backlog of 2,864 issues', () => {
  it('is listed whole in 31 calls, with its estimates and its dependencies', async () => {
    const { backlog } = await importFiles([file]);
    const outward = (name: string): string => backlog.linkTypes.find((type) => type.name === name)?.outward ?? '';
    const forge = startForge(backlog);
    const person = forge.jira.people()[0]?.accountId ?? '';
    const tracker = createTracker({ request: forge.requestAs(person), extension: forge.extension });
    const issues = await tracker.issues.candidates(everything);
    expect(issues).toHaveLength(2_864);
    // one search for ids, one list of fields, 29 times a hundred issues
    expect(forge.exchanges).toHaveLength(31);
    expect(issues.filter(({ points }) => points !== undefined).length).toBe(
      backlog.issues.filter(({ points = 0 }) => points > 0).length,
    );
    // who depends on something holds the link; who is blocked, or comes after, is at its other end
    const from = backlog.issues.flatMap(({ key, links }) =>
      links.filter(({ type }) => outward(type) === 'depends on').map(() => key),
    );
    const to = backlog.issues.flatMap(({ links }) =>
      links.filter(({ type }) => ['blocks', 'has to be done before'].includes(outward(type))).map((link) => link.to),
    );
    const present = new Set(issues.map(({ key }) => key as string));
    const expected = [...new Set([...from, ...to])].filter((key) => present.has(key));
    const needers = issues.filter(({ links }) => links.some(({ relation }) => relation === 'needs'));
    expect(needers.map(({ key }) => key as string).sort()).toEqual(expected.sort());
    forge.close();
  }, 60_000);
});

/** What the ports say of a train: teams with the items that lie in their iterations, and what is in none of these. */
async function plannedIn({ schedule, issues }: Tracker, projectIds: readonly ProjectId[]) {
  const { teams, unreadable } = await schedule.teams(projectIds);
  const found = await schedule.iterations(teams.map(({ id }) => id));
  const known = new Map(found.iterations.map((iteration) => [iteration.id, iteration]));
  const planned = await issues.planned([...known.keys()], {});
  const counts = new Map<string, number>();
  for (const { iterations = [] } of planned) {
    const { teamIds = [] } = known.get(iterations.at(-1)!) ?? {};
    for (const id of teamIds) counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  return {
    teams: teams.map(({ id, name }) => ({ name, items: counts.get(id) ?? 0 })),
    iterations: found.iterations,
    planned,
    unknown: planned.flatMap(({ iterations = [] }) => iterations.filter((id) => !known.has(id))),
    unreadable: [...unreadable, ...found.unreadable],
  };
}

async function jiraTrain(files: readonly string[]) {
  const { backlog } = await importFiles(files.map((name) => join(folder, name)));
  const forge = startForge(backlog);
  const person = forge.jira.people()[0]?.accountId ?? '';
  const tracker = createTracker({ request: forge.requestAs(person), extension: forge.extension });
  const { body } = await forge.rest(person, '/rest/api/3/project/search?maxResults=50');
  const projects = body.values as { id: ProjectId; key: string }[];
  const train = await plannedIn(
    tracker,
    projects.map(({ id }) => id),
  );
  forge.close();
  return { backlog, ...train };
}

async function azureTrain(files: readonly string[]) {
  const { backlog } = await importFiles(files.map((name) => join(folder, name)));
  const app = startAzure(backlog);
  const person = backlog.people[0]?.accountId ?? '';
  const tracker = new AzureTracker({ request: app.requestAs(person), uses: fieldUses });
  const { body } = await app.rest(person, '_apis/projects?$top=100');
  const train = await plannedIn(
    tracker,
    (body as { value: { id: ProjectId }[] }).value.map(({ id }) => id),
  );
  app.close();
  return { backlog, ...train };
}

whenThere('a public backlog as a train to plan', () => {
  const titanium = ['titanium_sprints_open.json', 'titanium_train_open.json'];

  it('has its real teams as boards of Jira, with all their sprints and items', async () => {
    const { backlog, teams, iterations, planned, unknown, unreadable } = await jiraTrain(titanium);
    expect(iterations).toHaveLength(186);
    expect(iterations.every(({ start, end }) => start !== undefined && end !== undefined)).toBe(true);
    expect(planned).toHaveLength(backlog.issues.filter(({ sprintIds }) => sprintIds.length > 0).length);
    expect([unknown, unreadable]).toEqual([[], []]);
    // Names that most sprints of a board end with; two boards were Tooling's.
    expect(teams.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['SDK board', 'Alloy board', 'Tooling board', 'Windows board', 'Documentation board']),
    );
    expect(new Set(teams.map(({ name }) => name)).size).toBe(teams.length);
    expect(teams.find(({ name }) => name === 'SDK board')?.items).toBeGreaterThan(1_500);
    // Every board's own items together: no sprint is on two boards.
    expect(teams.reduce((sum, { items }) => sum + items, 0)).toBe(planned.length);
  }, 60_000);

  it('has its real teams in Azure DevOps, with iterations that have dates and items', async () => {
    const { iterations, planned, teams, unknown, unreadable } = await azureTrain(titanium);
    expect(teams.map(({ name }) => name)).toEqual(expect.arrayContaining(['SDK', 'Alloy', 'Tooling', 'Windows']));
    expect(iterations.every(({ start, end }) => start !== undefined && end !== undefined)).toBe(true);
    expect([unknown, unreadable]).toEqual([[], []]);
    // Of the 2,794 items that were in a sprint those that are open, and were in one that is over, lie in none here.
    expect(planned.length).toBeGreaterThan(2_700);
  }, 60_000);

  it('keeps sprints without a board in the project that has worked in them', async () => {
    const { backlog, teams, planned } = await jiraTrain(['duraspace_train_open.json']);
    expect(planned).toHaveLength(backlog.issues.filter(({ sprintIds }) => sprintIds.length > 0).length);
    // The first project, CloudSync, has worked in none.
    expect(teams.find(({ name }) => name === 'CLOUDSYNC board')?.items).toBe(0);
    expect(teams.reduce((sum, { items }) => sum + items, 0)).toBe(planned.length);
  }, 60_000);
});
