import { nodeName } from '#host/azure/fill/names';
import type { LoadedIteration } from '#host/azure/world/contents';
import type { BacklogIssue, BacklogProject, BacklogSprint } from '#host/jira/backlog';
import { teamsInNames, type TeamInName } from '#host/jira/sprint-teams';

/** The iteration tree of a project, and where its sprints and versions are in it. */
export interface IterationTree {
  readonly iterations: readonly LoadedIteration[];
  /** Whole path by sprint id. */
  readonly pathOfSprint: ReadonlyMap<number, string>;
  /** Whole path by the name of a version that is a PI. */
  readonly pathOfVersion: ReadonlyMap<string, string>;
  /** By sprint id: the team whose name is part of the sprint's. */
  readonly teamOfSprint: ReadonlyMap<number, string>;
}

/**
 * Makes one iteration of the sprints that several teams have at the same time, and hangs iterations below their PI:
 * `Puffin 26.4.1` and `Gannet 26.4.1` become `PI 26.4\PI 26.4.1`. Sprints that name no PI hang below the quarter in
 * which they begin; those without dates below the root.
 */
export function iterationTree(
  root: string,
  project: BacklogProject,
  sprints: readonly BacklogSprint[],
  issues: readonly BacklogIssue[],
): IterationTree {
  if (project.origin === 'azure') return ownTree(root, sprints);
  const teams = new Set(issues.flatMap(({ team }) => (team === undefined ? [] : [team])));
  const teamIn = teamsInNames(sprints);
  const groups = new Map<string, BacklogSprint[]>();
  const teamOfSprint = new Map<number, string>();
  for (const sprint of sprints) {
    const { team, rest } = withoutTeam(sprint.name, teams, teamIn);
    if (team !== undefined) teamOfSprint.set(sprint.id, team);
    const group = groups.get(rest);
    if (group === undefined) groups.set(rest, [sprint]);
    else group.push(sprint);
  }
  const iterations = new Map<string, LoadedIteration>();
  const pathOfSprint = new Map<number, string>();
  for (const [rest, group] of groups) {
    const isOne = new Set(group.map(spanOf).filter((span) => span !== '')).size <= 1;
    for (const sprint of group) {
      const name = isOne ? rest : sprint.name;
      const path = [root, ...placeOf(name, sprint)].join('\\');
      pathOfSprint.set(sprint.id, path);
      widen(iterations, path, sprint);
      if (path.split('\\').length > 2) widen(iterations, path.slice(0, path.lastIndexOf('\\')), sprint);
    }
  }
  const pathOfVersion = new Map<string, string>();
  for (const { name } of project.versions) {
    if (!PI.test(name)) continue;
    const path = `${root}\\${nodeName(name)}`;
    pathOfVersion.set(name, path);
    if (!iterations.has(path)) iterations.set(path, { path });
  }
  return { iterations: [...iterations.values()].toSorted(byStart), pathOfSprint, pathOfVersion, teamOfSprint };
}

/** Iterations of work items are paths already. */
function ownTree(root: string, sprints: readonly BacklogSprint[]): IterationTree {
  const iterations = new Map<string, LoadedIteration>();
  const pathOfSprint = new Map<number, string>();
  for (const sprint of sprints) {
    const path = [root, ...sprint.name.split('\\').map(nodeName)].join('\\');
    pathOfSprint.set(sprint.id, path);
    widen(iterations, path, sprint);
  }
  return {
    iterations: [...iterations.values()].toSorted(byStart),
    pathOfSprint,
    pathOfVersion: new Map(),
    teamOfSprint: new Map(),
  };
}

const HALF_DAY = 43_200_000;
const PI = /^(?:PI|program increment|planning interval)[ -]?\d+(?:[.\-/]\d+)*$/i;

/** `26.4.1` and `26.4 IP` name their PI, as does `PI 20 Iteration 98`. */
function placeOf(name: string, { start }: BacklogSprint): string[] {
  const figures = /^(?:PI )?(\d{2,4}\.\d{1,2})(?:\.\d{1,2}| IP)$/i.exec(name);
  if (figures !== null) return [`PI ${figures[1]}`, nodeName(/^PI /i.test(name) ? name : `PI ${name}`)];
  const told = /^(PI[ -]?\d+(?:\.\d+)*)\b[\s:,./\\-]*(\S.*)$/i.exec(name);
  if (told !== null) return [nodeName(told[1]!), nodeName(told[2]!)];
  if (start === undefined) return [nodeName(name)];
  const day = new Date(start);
  return [`${day.getUTCFullYear()} Q${Math.floor(day.getUTCMonth() / 3) + 1}`, nodeName(name)];
}

/** Teams that items name may stand at either end. */
function withoutTeam(name: string, teams: ReadonlySet<string>, teamIn: (name: string) => TeamInName): TeamInName {
  for (const team of teams) {
    if (name.startsWith(`${team} `)) return { team, rest: name.slice(team.length + 1).trim() };
    if (name.endsWith(` ${team}`)) return { team, rest: name.slice(0, -team.length - 1).trim() };
  }
  return teamIn(name);
}

function spanOf({ start, end }: BacklogSprint): string {
  return start === undefined || end === undefined ? '' : `${start.slice(0, 10)} ${end.slice(0, 10)}`;
}

/** An iteration reaches from the first day of its sprints to the last one; one that ends in the morning ended the day before. */
function widen(iterations: Map<string, LoadedIteration>, path: string, { start, end }: BacklogSprint): void {
  const known = iterations.get(path);
  if (start === undefined || end === undefined) {
    if (known === undefined) iterations.set(path, { path });
    return;
  }
  const first = midnight(start);
  const told = midnight(new Date(Date.parse(end) - HALF_DAY).toISOString());
  const last = told < first ? first : told;
  iterations.set(path, {
    path,
    start: known?.start !== undefined && known.start < first ? known.start : first,
    finish: known?.finish !== undefined && known.finish > last ? known.finish : last,
  });
}

function midnight(moment: string): string {
  return `${moment.slice(0, 10)}T00:00:00Z`;
}

function byStart(one: LoadedIteration, other: LoadedIteration): number {
  const depth = one.path.split('\\').length - other.path.split('\\').length;
  return depth || (one.start ?? '9').localeCompare(other.start ?? '9') || one.path.localeCompare(other.path);
}
