import type { Backlog, BacklogProject } from '#host/jira/backlog';
import * as defaults from '#host/jira/defaults';
import type { Project } from '#host/jira/entities';
import { IssueLoader } from '#host/jira/load-issue';
import { boardNames, plainBoardName } from '#host/jira/sprint-teams';
import type { World } from '#host/jira/world';

/** Fills an empty world from a backlog: people, projects, boards, sprints, then issues with all that hangs on them. */
export function loadBacklog(world: World, backlog: Backlog, now: number): void {
  furnish(world, backlog);
  for (const person of backlog.people) world.people.put({ ...person, accountType: 'atlassian' });
  // Numbers that the backlog brings are reserved before any is given out.
  for (const project of backlog.projects) reserve(world, 'project', project.id);
  for (const issue of backlog.issues) reserve(world, 'issue', issue.id);
  const projects = new Map(backlog.projects.map((project) => [project.key, loadProject(world, project)]));
  for (const { projectKey } of backlog.issues) {
    if (!projects.has(projectKey)) projects.set(projectKey, loadProject(world, unnamedProject(projectKey)));
  }
  loadBoards(world, backlog, projects, now);
  for (const type of backlog.linkTypes) {
    if (!world.linkTypes.find(({ name }) => name === type.name))
      world.linkTypes.put({ ...type, id: world.nextId('linktype', 10010) });
  }
  new IssueLoader(world, projects, now).load(backlog.issues);
}

/** Puts in what every site has before anyone works in it. */
function furnish(world: World, backlog: Backlog): void {
  world.facts.put({ name: 'siteName', value: backlog.site.name });
  for (const type of defaults.issueTypes) world.issueTypes.put(type);
  for (const priority of defaults.priorities) world.priorities.put(priority);
  for (const resolution of defaults.resolutions) world.resolutions.put(resolution);
  for (const type of defaults.linkTypes) world.linkTypes.put(type);
  for (const field of defaults.customFields) world.fields.put(field);
  world.options.put({ id: '10019', fieldId: defaults.fieldIds.flagged, value: 'Impediment' });
  world.reserveId('option', 10019);
}

function reserve(world: World, series: string, id: string | undefined): void {
  if (id !== undefined && /^\d{1,15}$/.test(id)) world.reserveId(series, Number(id));
}

function unnamedProject(key: string): BacklogProject {
  return { key, name: key, type: 'software', versions: [], components: [] };
}

function loadProject(world: World, source: BacklogProject): Project {
  const id = source.id ?? world.nextId('project');
  const { key, name, type, leadAccountId } = source;
  const project = world.projects.put({
    id,
    key,
    name,
    type,
    leadAccountId,
    roles: rolesOf(source, world),
    nextNumber: 1,
  });
  for (const version of source.versions) {
    const { name: versionName, released: isReleased, archived: isArchived, releaseDate } = version;
    const versionId = version.id ?? world.nextId('version');
    world.versions.put({ id: versionId, projectId: id, name: versionName, isReleased, isArchived, releaseDate });
    reserve(world, 'version', version.id);
  }
  for (const componentName of source.components) {
    world.components.put({ id: world.nextId('component'), projectId: id, name: componentName });
  }
  return project;
}

/** The lead administers a project; where only some people may browse it, they hold its roles themselves and no group but administrators does. */
function rolesOf({ leadAccountId, visibleTo }: BacklogProject, world: World): Project['roles'] {
  const { '10002': administrators, ...others } = defaults.openRoles;
  const isLeadIn = leadAccountId !== undefined && (visibleTo?.includes(leadAccountId) ?? true);
  const led = { '10002': { ...administrators!, users: isLeadIn ? [leadAccountId] : [] } };
  if (!visibleTo) return { ...others, ...led };
  const isReader = (accountId: string) => world.people.get(accountId)?.access === 'reader';
  return {
    ...led,
    '10003': { users: visibleTo.filter((accountId) => !isReader(accountId)), groups: [] },
    '10004': { users: visibleTo.filter(isReader), groups: [] },
  };
}

/**
 * One scrum board for each software project, and one for each board number that only sprints know:
 * in the project in which most of the issues of its sprints are.
 */
function loadBoards(world: World, backlog: Backlog, projects: ReadonlyMap<string, Project>, now: number): void {
  const boardOf = new Map(backlog.sprints.map((sprint) => [sprint.id, sprint.boardId]));
  const home = homesOf(backlog, (sprintId) => boardOf.get(sprintId));
  const names = boardNames(backlog.sprints, [...projects.keys()]);
  const first = [...projects.values()][0];
  for (const sprint of backlog.sprints) {
    const id = sprint.boardId;
    const project = (id !== undefined && projects.get(home.get(id) ?? '')) || first;
    if (id === undefined || !project || world.boards.get(String(id))) continue;
    const name = names.get(id) ?? plainBoardName(project.key, id);
    world.boards.put({ id, name, type: 'scrum', projectId: project.id });
    world.reserveId('board', id);
  }
  for (const project of projects.values()) {
    if (project.type !== 'software' || world.boards.find((board) => board.projectId === project.id)) continue;
    world.boards.put({
      id: Number(world.nextId('board', 1)),
      name: plainBoardName(project.key),
      type: 'scrum',
      projectId: project.id,
    });
  }
  loadSprints(world, backlog, projects, now);
}

/** A sprint that says no board is on one of the project in which most of its issues are. */
function loadSprints(world: World, backlog: Backlog, projects: ReadonlyMap<string, Project>, now: number): void {
  const home = homesOf(backlog, (sprintId) => sprintId);
  const boards = [...world.boards.values()];
  for (const { boardId, ...sprint } of backlog.sprints) {
    const projectId = projects.get(home.get(sprint.id) ?? '')?.id;
    const board = boards.find((candidate) => candidate.projectId === projectId) ?? boards[0];
    world.sprints.put({
      ...sprint,
      boardId: boardId ?? board?.id ?? 1,
      created: sprint.start ? Date.parse(sprint.start) : now,
    });
    world.reserveId('sprint', sprint.id);
  }
}

/** By a place of sprints: the project in which most of the issues there are. */
function homesOf(backlog: Backlog, placeOf: (sprintId: number) => number | undefined): ReadonlyMap<number, string> {
  const counts = new Map<number, Map<string, number>>();
  for (const issue of backlog.issues) {
    for (const sprintId of issue.sprintIds) {
      const place = placeOf(sprintId);
      if (place === undefined) continue;
      const byProject = counts.get(place) ?? new Map<string, number>();
      byProject.set(issue.projectKey, (byProject.get(issue.projectKey) ?? 0) + 1);
      counts.set(place, byProject);
    }
  }
  return new Map([...counts].map(([place, byProject]) => [place, [...byProject].sort((a, b) => b[1] - a[1])[0]![0]]));
}
