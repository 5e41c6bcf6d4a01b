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

/** Boards by the team that most of their sprints name; the others have none. Names are unique. */
export function boardNames(sprints: readonly BacklogSprint[]): ReadonlyMap<number, string> {
  const teamIn = teamsInNames(sprints);
  const teams = new Map<number, (string | undefined)[]>();
  for (const { boardId, name } of sprints)
    if (boardId !== undefined) teams.set(boardId, [...(teams.get(boardId) ?? []), teamIn(name).team]);
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
