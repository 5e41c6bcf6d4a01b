import type { Iteration, Team } from '#app/ports/schedule';
import type { IterationId, TeamId } from '#core/train/ids';

/** How often items of an iteration name a team. */
export interface NamedTeam {
  readonly iterationId: IterationId;
  readonly name: string;
  readonly items: number;
}

/** What is known of names. */
export interface NameSource {
  readonly teams: readonly Team[];
  readonly iterations: readonly Iteration[];
  /** What items call teams. */
  readonly teamNames: readonly string[];
  /** Where they do; items count in their last iteration. */
  readonly named: readonly NamedTeam[];
}

/** More than this share of what is looked at has to agree. */
const most = 0.6;

/**
 * What people call teams that the tracker knows by another name, a board `HAR board 1` say: the name that most items in a
 * team's own iterations give, else the one that stands in the names of most of these. Only where one team has that name.
 */
export function ownNames({ teams, iterations, teamNames, named }: NameSource): ReadonlyMap<TeamId, string> {
  const called = new Set(teams.map(({ name }) => plain(name)));
  const free = teamNames.filter((name) => !called.has(plain(name)));
  const found = teams.flatMap(({ id, name }): (readonly [TeamId, string])[] => {
    if (teamNames.some((known) => plain(known) === plain(name))) return [];
    const own = iterations.filter(({ teamIds }) => teamIds.length === 1 && teamIds[0] === id);
    const given = byItems(own, free, named) ?? byIterations(own, free);
    return given === undefined ? [] : [[id, given]];
  });
  const uses = (name: string) => found.filter(([, other]) => other === name).length;
  return new Map(found.filter(([, name]) => uses(name) === 1));
}

function byItems(own: readonly Iteration[], names: readonly string[], named: readonly NamedTeam[]): string | undefined {
  const ids = new Set(own.map(({ id }) => id));
  const here = named.filter(({ iterationId }) => ids.has(iterationId));
  const all = here.reduce((sum, { items }) => sum + items, 0);
  return names.find((name) => {
    const items = here.filter((each) => each.name === name).reduce((sum, each) => sum + each.items, 0);
    return items > all * most;
  });
}

function byIterations(own: readonly Iteration[], names: readonly string[]): string | undefined {
  // The longest first: “Crane Two” is no “Crane”.
  const sorted = [...names].sort((one, other) => other.length - one.length);
  return sorted.find((name) => {
    const having = own.filter((iteration) => iteration.name.toLowerCase().includes(name.toLowerCase()));
    return having.length > own.length * most;
  });
}

function plain(name: string): string {
  return name.normalize('NFKC').toLowerCase().replace(/\s+/g, '');
}
