import { nodeName } from '#host/azure/fill/names';
import type { Place, Places } from '#host/azure/fill/place';
import type { LoadedIteration, LoadedTeam } from '#host/azure/world/contents';
import type { BacklogIssue } from '#host/jira/backlog';

/** An issue with its place. */
export interface Placed {
  readonly issue: BacklogIssue;
  readonly place: Place;
}

/**
 * Makes a team of every area that items are in, with the people who were given its items and the iterations that it
 * has worked or plans to work in; before them the project's default team, which has everybody and all iterations.
 */
export function projectTeams(
  root: string,
  placed: readonly Placed[],
  {
    places,
    iterations,
    iterationsOfTeam,
    personIds,
  }: {
    places: Places;
    iterations: readonly LoadedIteration[];
    iterationsOfTeam: ReadonlyMap<string, ReadonlySet<string>>;
    personIds: ReadonlySet<string>;
  },
): readonly LoadedTeam[] {
  const members = new Map<string, Set<string>>();
  const everybody = new Set<string>();
  for (const { issue, place } of placed) {
    const person = issue.assignee;
    if (person === undefined || !personIds.has(person)) {
      if (place.team !== undefined && !members.has(place.team)) members.set(place.team, new Set());
      continue;
    }
    everybody.add(person);
    if (place.team !== undefined) members.set(place.team, (members.get(place.team) ?? new Set()).add(person));
  }
  const order = new Map(iterations.map(({ path }, index) => [path, index]));
  const names = new Set([`${root} team`.toLowerCase()]);
  return [
    {
      name: `${root} Team`,
      memberIds: [...everybody].toSorted(),
      areaPaths: [root],
      iterationPaths: leaves(iterations),
    },
    ...[...members]
      .toSorted(([one], [other]) => one.localeCompare(other))
      .map(([team, people]): LoadedTeam => ({
        name: freeName(nodeName(team.slice(team.lastIndexOf('\\') + 1)), names),
        memberIds: [...people].toSorted(),
        areaPaths: [places.areaOf(team)],
        iterationPaths: [...(iterationsOfTeam.get(team) ?? [])].toSorted(
          (one, other) => order.get(one)! - order.get(other)!,
        ),
      })),
  ];
}

function leaves(iterations: readonly LoadedIteration[]): string[] {
  const parents = new Set(iterations.map(({ path }) => path.slice(0, path.lastIndexOf('\\'))));
  return iterations.map(({ path }) => path).filter((path) => !parents.has(path));
}

function freeName(name: string, taken: Set<string>): string {
  for (let count = 1; ; count += 1) {
    const candidate = count === 1 ? name : `${name} ${count}`;
    if (taken.has(candidate.toLowerCase())) continue;
    taken.add(candidate.toLowerCase());
    return candidate;
  }
}
