import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Backlog } from '#host/jira/backlog';
import { boardNames } from '#host/jira/sprint-teams';
import type { PlanningProblem } from '#planner/problem';
import { backlogOf } from '#tools/plan/backlog-of';
import { importFiles, type Imported } from '#world/import/import';
import { makeTrain, sizes } from '../../bench/planner/instances';

const folder = mkdtempSync(join(tmpdir(), 'waybill-backlog-of-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function imported(problem: PlanningProblem): Promise<Imported> {
  const path = join(folder, 'backlog.json');
  writeFileSync(path, JSON.stringify(backlogOf(problem, '2026-11-02')));
  return importFiles([path]);
}

const numberOf = (key: string) => Number(key.split('-')[1]);
const problem = makeTrain('normal', sizes.normal, 1);

describe('a problem as a backlog, imported', () => {
  let backlog: Backlog;
  let notes: Imported['notes'];
  beforeAll(async () => {
    ({ backlog, notes } = await imported(problem));
  });

  it('is read without a remark', () => {
    expect(notes).toEqual([]);
    expect(backlog.projects.map(({ key, name }) => [key, name])).toEqual([['PLAN', 'normal']]);
  });

  it('has every feature and every story with its points, its feature and its sprint', () => {
    const [features, stories] = [150, 500];
    const byKey = backlog.issues.toSorted((one, other) => numberOf(one.key) - numberOf(other.key));
    expect(byKey.map(({ key }) => numberOf(key))).toEqual([...Array(features + stories).keys()].map((n) => n + 1));
    expect(byKey.slice(0, features).map(({ summary }) => summary.split(' ')[1])).toEqual(
      problem.features.map(({ id }) => id),
    );
    const sprintOf = new Map(backlog.sprints.map((sprint) => [sprint.id, sprint]));
    const told = byKey.slice(features).map(({ summary, points, epicKey, sprintIds }) => {
      const { name, boardId } = sprintOf.get(sprintIds[0] ?? 0) ?? {};
      return [summary, points, epicKey, name?.split(' ')[0], boardId];
    });
    expect(told).toEqual(
      problem.stories.map(({ id, feature, points, current, team }) => [
        `Story ${id} of ${feature}`,
        points,
        `PLAN-${feature.slice(1)}`,
        ...(current === undefined ? [undefined, undefined] : [`26.4.${current + 1}`, Number(team.slice(1))]),
      ]),
    );
    expect(told.filter(([, , , sprint]) => sprint !== undefined).length).toBeGreaterThan(100);
  });

  it('shows every team and both types among its first hundred items, which a set-up looks at', () => {
    const first = backlog.issues.slice(0, 100);
    expect(new Set(first.flatMap(({ team }) => team ?? [])).size).toBe(problem.teams.length);
    expect(new Set(first.map(({ type }) => type.name))).toEqual(new Set(['Epic', 'Story']));
  });

  it('has every dependency as a link from who gives to who waits', () => {
    const links = backlog.issues.flatMap(({ key, links: own }) => own.map(({ type, to }) => `${key} ${type} ${to}`));
    const keyOf = (story: string) => `PLAN-${150 + Number(story.slice(1))}`;
    expect(links.toSorted()).toEqual(
      problem.dependencies.map(({ from, to }) => `${keyOf(from)} Blocks ${keyOf(to)}`).toSorted(),
    );
  });

  it('has a board for each team, and sprints that follow each other without a gap', () => {
    const boards = boardNames(backlog.sprints, ['PLAN']);
    expect([...boards.values()]).toEqual([...'ABCDEFGHIJKL'].map((letter) => `Team ${letter} board`));
    const own = backlog.sprints.filter(({ boardId }) => boardId === 12);
    expect(own.map(({ state }) => state)).toEqual(['active', ...Array<string>(5).fill('future')]);
    expect(own.map(({ start, end }) => [start?.slice(0, 10), end?.slice(0, 10)])).toEqual([
      ['2026-11-02', '2026-11-16'],
      ['2026-11-16', '2026-11-30'],
      ['2026-11-30', '2026-12-14'],
      ['2026-12-14', '2026-12-28'],
      ['2026-12-28', '2027-01-11'],
      ['2027-01-11', '2027-01-25'],
    ]);
  });
});

it('calls teams by their own names where these can be told from a sprint’s', async () => {
  const [first, second] = problem.teams;
  const teams = [{ ...first!, id: 'Osprey' }, second!];
  const { backlog } = await imported({
    ...problem,
    teams,
    stories: [
      { id: 'S1', feature: 'F1', team: 'Osprey', points: 3, current: 0 },
      { id: 'S2', feature: 'F1', team: second!.id, points: 2 },
    ],
    dependencies: [],
  });
  expect(backlog.issues.flatMap(({ team }) => team ?? [])).toEqual(['Osprey', 'Team B']);
  expect([...boardNames(backlog.sprints, ['PLAN']).values()]).toEqual(['Osprey board', 'Team B board']);
});
