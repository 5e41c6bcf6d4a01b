import type { BacklogSprint } from '#host/jira/backlog';
import { teamOf } from '#host/jira/team-words';

const ENDING = /^(.*\d)\s+(\p{L}\D*)$/u;

/** A sprint's name without its team, and the team, which `2014 Sprint 10 SDK` names at its end. */
export interface TeamInName {
  readonly team?: string;
  readonly rest: string;
}

/**
 * Tells teams by how names of sprints end: an ending is a team's where sprints of two boards, or of none, differ in nothing
 * else. The import's guess, for files that name no teams: `Sprint 1 draft` and `Sprint 1 final` of one board are none.
 */
export function teamsInNames(sprints: readonly BacklogSprint[]): (name: string) => TeamInName {
  const byStem = new Map<string, BacklogSprint[]>();
  for (const sprint of sprints) {
    const { stem, ending } = endingOf(sprint.name) ?? {};
    if (stem === undefined || ending === undefined) continue;
    byStem.set(stem, [...(byStem.get(stem) ?? []), sprint]);
  }
  const teams = new Set<string>();
  for (const same of byStem.values()) {
    const endings = new Set(same.map(({ name }) => endingOf(name)!.ending));
    const boards = new Set(same.map(({ id, boardId }) => boardId ?? `none of ${id}`));
    if (endings.size > 1 && boards.size > 1) for (const ending of endings) teams.add(ending);
  }
  return (name) => {
    const { stem, ending } = endingOf(name) ?? {};
    return stem !== undefined && ending !== undefined && teams.has(ending)
      ? { team: ending, rest: stem }
      : { rest: name };
  };
}

/** An ending that says when, or what sprints are called, is none. */
function endingOf(name: string): { readonly stem: string; readonly ending: string } | undefined {
  const [, stem, ending] = ENDING.exec(name) ?? [];
  return stem !== undefined && ending !== undefined && teamOf(ending) === ending ? { stem, ending } : undefined;
}

/** A board that is called after its project, and after its own number where the project has others. */
export function plainBoardName(projectKey: string, boardId?: number): string {
  return boardId === undefined ? `${projectKey} board` : `${projectKey} board ${boardId}`;
}

/**
 * Names of boards by their ids, where a file names no boards: the import's guess. Jira itself never derives the name of a
 * board from its sprints. A board is called after the team that more than half of its sprints name, at the end or at the
 * beginning; the others have no name here. No two boards are called alike, nor as
 * {@link plainBoardName} would call one of these projects.
 */
export function boardNames(
  sprints: readonly BacklogSprint[],
  projectKeys: readonly string[],
): ReadonlyMap<number, string> {
  const teamIn = teamsInNames(sprints);
  const leading = leadingTeams(sprints);
  const teams = new Map<number, (string | undefined)[]>();
  for (const { boardId, name } of sprints) {
    if (boardId === undefined) continue;
    teams.set(boardId, [...(teams.get(boardId) ?? []), teamIn(name).team ?? leading(boardId, name)]);
  }
  const ids = [undefined, ...teams.keys()];
  const taken = new Set(projectKeys.flatMap((key) => ids.map((id) => plainBoardName(key, id))));
  const names = new Map<number, string>();
  for (const [boardId, named] of teams) {
    const team = named.find(
      (one) => one !== undefined && named.filter((other) => other === one).length * 2 > named.length,
    );
    if (team === undefined) continue;
    const name = [`${team} board`, `${team} board ${boardId}`].find((free) => !taken.has(free));
    if (name === undefined) continue;
    taken.add(name);
    names.set(boardId, name);
  }
  return names;
}

/** `Gannet 26.4.1`: a team before the first number. */
const BEGINNING = /^(\p{L}[^\d]*?)\s+\d/u;

/**
 * Tells teams by how names of sprints begin: a beginning is a team's where one board alone has it, twice at least, and
 * others have others.
 */
function leadingTeams(sprints: readonly BacklogSprint[]): (boardId: number, name: string) => string | undefined {
  const boards = new Map<string, number[]>();
  for (const { boardId, name } of sprints) {
    const beginning = beginningOf(name);
    if (boardId === undefined || beginning === undefined) continue;
    boards.set(beginning, [...(boards.get(beginning) ?? []), boardId]);
  }
  const own = new Map(
    [...boards].flatMap(([beginning, ids]) =>
      ids.length > 1 && new Set(ids).size === 1 ? [[beginning, ids[0]!] as const] : [],
    ),
  );
  const areMany = new Set(own.values()).size > 1;
  return (boardId, name) => {
    const beginning = beginningOf(name);
    return areMany && beginning !== undefined && own.get(beginning) === boardId ? beginning : undefined;
  };
}

function beginningOf(name: string): string | undefined {
  const [, beginning] = BEGINNING.exec(name) ?? [];
  return beginning === undefined ? undefined : teamOf(beginning);
}
