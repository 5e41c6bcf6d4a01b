import type { BacklogSprint } from '#host/jira/backlog';

const ENDING = /^(.*\d)\s+(\p{L}\D*)$/u;

/** A sprint's name without its team, and the team, which `2014 Sprint 10 SDK` names at its end. */
export interface TeamInName {
  readonly team?: string;
  readonly rest: string;
}

/** Tells teams by how names of sprints end: an ending is a team's where two sprints differ in nothing else. */
export function teamsInNames(sprints: readonly BacklogSprint[]): (name: string) => TeamInName {
  const byStem = new Map<string, Set<string>>();
  for (const { name } of sprints) {
    const [, stem, ending] = ENDING.exec(name) ?? [];
    if (stem === undefined || ending === undefined) continue;
    byStem.set(stem, (byStem.get(stem) ?? new Set()).add(ending));
  }
  const teams = new Set([...byStem.values()].filter((endings) => endings.size > 1).flatMap((endings) => [...endings]));
  return (name) => {
    const [, stem, ending] = ENDING.exec(name) ?? [];
    return stem !== undefined && ending !== undefined && teams.has(ending)
      ? { team: ending, rest: stem }
      : { rest: name };
  };
}

/** `Gannet 26.4.1`: a team before the first number. */
const BEGINNING = /^(\p{L}[^\d]*?)\s+\d/u;
/** What sprints are called where they name no team. */
const COMMON = /^(sprint|iteration|pi|week|release)\b/i;

/** Boards by the team that most of their sprints name, at the end or at the beginning; the others have none. Names are unique. */
export function boardNames(sprints: readonly BacklogSprint[]): ReadonlyMap<number, string> {
  const teamIn = teamsInNames(sprints);
  const leading = leadingTeams(sprints);
  const teams = new Map<number, (string | undefined)[]>();
  for (const { boardId, name } of sprints) {
    if (boardId === undefined) continue;
    teams.set(boardId, [...(teams.get(boardId) ?? []), teamIn(name).team ?? leading(boardId, name)]);
  }
  const names = new Map<number, string>();
  for (const [boardId, named] of teams) {
    const team = named.find(
      (one) => one !== undefined && named.filter((other) => other === one).length * 2 > named.length,
    );
    if (team === undefined) continue;
    const isTaken = [...names.values()].includes(`${team} board`);
    names.set(boardId, isTaken ? `${team} board ${boardId}` : `${team} board`);
  }
  return names;
}

/** Tells teams by how names of sprints begin: a beginning is a team's where one board alone has it, and others have others. */
function leadingTeams(sprints: readonly BacklogSprint[]): (boardId: number, name: string) => string | undefined {
  const boards = new Map<string, Set<number>>();
  for (const { boardId, name } of sprints) {
    const beginning = BEGINNING.exec(name)?.[1];
    if (boardId === undefined || beginning === undefined || COMMON.test(beginning)) continue;
    boards.set(beginning, (boards.get(beginning) ?? new Set()).add(boardId));
  }
  const own = [...boards].filter(([, ids]) => ids.size === 1);
  return (boardId, name) => {
    const beginning = BEGINNING.exec(name)?.[1];
    return own.length > 1 &&
      beginning !== undefined &&
      boards.get(beginning)?.size === 1 &&
      boards.get(beginning)?.has(boardId)
      ? beginning
      : undefined;
  };
}
