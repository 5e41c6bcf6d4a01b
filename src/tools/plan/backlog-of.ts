import type { PlanningProblem, Story } from '#planner/problem';

const dayLength = 86_400_000;
const iterationDays = 14;
/** Items are this much older than the first iteration. */
const age = 30 * dayLength;
const projectKey = 'PLAN';

/** A sprint as Jira Software writes it. */
interface Sprint {
  readonly id: number;
  readonly name: string;
  readonly state: 'active' | 'future';
  readonly startDate: string;
  readonly endDate: string;
  readonly originBoardId: number;
}

/** An issue as Jira's search writes it, with what a problem says of it. */
interface Issue {
  readonly id: string;
  readonly key: string;
  readonly fields: Readonly<Record<string, unknown>>;
}

/**
 * A problem as a backlog that `npm start -- --import` reads: sprints, stories in the sprints where today's plan
 * has them, and features as epics above them. What no tracker holds stays behind: capacity, values, bands, pins, and how many
 * iterations lie between two stories that wait for each other. `firstDay`: on which the first iteration begins, 2026-11-02.
 */
export function backlogOf(problem: PlanningProblem, firstDay: string): readonly (Sprint | Issue)[] {
  const names = namesOf(problem);
  const sprints = sprintsOf(problem, names, firstDay);
  const created = new Date(Date.parse(firstDay) - age).toISOString();
  const keys = keysOf(problem);
  const about = (summary: string, type: string) => ({
    summary,
    project: { key: projectKey, name: problem.name ?? 'Planned train' },
    issuetype: { name: type, subtask: false },
    status: { name: 'To Do', statusCategory: { key: 'new' } },
    ...{ created, updated: created },
  });
  const features = problem.features.map(({ id, client, kind }) => ({
    ...idOf(keys.features.get(id)!),
    fields: {
      ...about(kind === 'enabler' ? `Enabler ${id}` : `Feature ${id}`, 'Epic'),
      ...(client !== undefined && { clients: [client] }),
    },
  }));
  const needers = needersOf(problem);
  const stories = firstOfEachTeam(problem.stories).map((story) => ({
    ...idOf(keys.stories.get(story.id)!),
    fields: {
      ...about(`Story ${story.id} of ${story.feature}`, 'Story'),
      storyPoints: story.points,
      epic: { key: keys.features.get(story.feature) },
      team: names.get(story.team),
      ...(story.current !== undefined && { sprint: sprints.get(story.team)?.[story.current] }),
      issuelinks: (needers.get(story.id) ?? []).map((needer) => ({
        type: { name: 'Blocks', inward: 'is blocked by', outward: 'blocks' },
        outwardIssue: { key: keys.stories.get(needer) },
      })),
    },
  }));
  // Whoever sets the train up looks at the first items: they should show every team, and both types.
  const shown = problem.teams.length;
  return [...[...sprints.values()].flat(), ...stories.slice(0, shown), ...features, ...stories.slice(shown)];
}

/**
 * What teams are called: their ids, or letters in place of one with a number. Readers tell teams and boards by names of
 * sprints, `26.4.1 Osprey`, and a number in there is taken for the sprint's.
 */
function namesOf({ teams }: PlanningProblem): ReadonlyMap<string, string> {
  return new Map(teams.map(({ id }, row) => [id, /^\p{L}\D*$/u.test(id) ? id : `Team ${lettersOf(row + 1)}`]));
}

function sprintsOf(
  { teams, iterations }: PlanningProblem,
  names: ReadonlyMap<string, string>,
  firstDay: string,
): ReadonlyMap<string, readonly Sprint[]> {
  const first = Date.parse(firstDay);
  const quarter = `${firstDay.slice(2, 4)}.${Math.ceil(Number(firstDay.slice(5, 7)) / 3)}`;
  const at = (iteration: number) => new Date(first + iteration * iterationDays * dayLength).toISOString();
  const made = (team: string, row: number): readonly Sprint[] =>
    Array.from({ length: iterations }, (_, iteration) => ({
      id: row * iterations + iteration + 1,
      name: `${quarter}.${iteration + 1} ${names.get(team)}`,
      state: iteration === 0 ? 'active' : 'future',
      startDate: at(iteration),
      endDate: at(iteration + 1),
      originBoardId: row + 1,
    }));
  return new Map(teams.map(({ id }, row) => [id, made(id, row)]));
}

/** The same stories, before all others one of each team. */
function firstOfEachTeam(stories: readonly Story[]): readonly Story[] {
  const first = new Map<string, Story>();
  for (const story of stories) if (!first.has(story.team)) first.set(story.team, story);
  const ahead = new Set(first.values());
  return [...ahead, ...stories.filter((story) => !ahead.has(story))];
}

function keysOf({ features, stories }: PlanningProblem) {
  const keys = (all: readonly { readonly id: string }[], from: number) =>
    new Map(all.map(({ id }, index) => [id, `${projectKey}-${from + index}`]));
  return { features: keys(features, 1), stories: keys(stories, features.length + 1) };
}

function idOf(key: string): Pick<Issue, 'id' | 'key'> {
  return { id: String(10_000 + Number(key.slice(projectKey.length + 1))), key };
}

function needersOf({ dependencies }: PlanningProblem): ReadonlyMap<Story['id'], readonly Story['id'][]> {
  const needers = new Map<string, string[]>();
  for (const { from, to } of dependencies) needers.set(from, [...(needers.get(from) ?? []), to]);
  return needers;
}

/** 1 is A, 26 is Z, 27 is AA. */
function lettersOf(number: number): string {
  let letters = '';
  for (let rest = number; rest > 0; rest = Math.floor((rest - 1) / 26))
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  return letters;
}
