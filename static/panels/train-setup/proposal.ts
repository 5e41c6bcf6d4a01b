import type { LinkType } from '#app/ports/links';
import type { ProjectId } from '#core/issue';
import type { IsoDateTime } from '#core/result';
import type { LinkTypeId, PiId, TeamId } from '#core/train/ids';
import type { TrainTeam } from '#core/train/train';
import { guessedUses, listsOf, type FoundItems, type FoundType } from './item-types';
import { nextPi } from './next-pi';
import type { FoundPlaces, Project } from './read-found';
import type { TrainDraft } from './setup-draft';
import { ownNames } from './team-names';
import { zoneOf } from './zoned-days';

/** A team of the tracker as a train has it; `own`: what people call it, where that is another name. */
export function trainTeam({ id, name, projectIds }: FoundPlaces['teams'][number], own?: string): TrainTeam {
  return { id, name: own ?? name, projectIds: [...projectIds], alsoCalled: own === undefined ? [] : [name] };
}

/** What people call the teams that were found. */
export function namesIn(found: FoundPlaces, items: FoundItems | undefined): ReadonlyMap<TeamId, string> {
  return ownNames({ ...found, teamNames: items?.teamNames ?? [], named: items?.named ?? [] });
}

/**
 * The projects that a train is probably about: the one with the most teams that have iterations, in the order offered,
 * and those that its teams plan, too. The first offered where no team has any.
 */
export function likelyProjects({ projectIds, teams, iterations }: FoundPlaces): readonly ProjectId[] {
  const planning = new Set(iterations.flatMap(({ teamIds }) => teamIds));
  const able = teams.filter(({ id }) => planning.has(id));
  const count = (projectId: ProjectId) => able.filter((team) => team.projectIds.includes(projectId)).length;
  const best = projectIds.reduce<ProjectId | undefined>(
    (most, each) => (count(each) > (most === undefined ? 0 : count(most)) ? each : most),
    undefined,
  );
  if (best === undefined) return projectIds.slice(0, 1);
  const shared = able.filter((team) => team.projectIds.includes(best)).flatMap((team) => team.projectIds);
  return projectIds.filter((id) => id === best || shared.includes(id));
}

/** What a proposal needs beside the places that were found. */
export interface ProposalSource {
  readonly projects: readonly Project[];
  /** What the items of the likely projects say; absent where they could not be read. */
  readonly items: FoundItems | undefined;
  readonly canSetUpIn: ReadonlySet<ProjectId>;
  readonly now: IsoDateTime;
  readonly viewerZone: string;
  drawId(): string;
}

/** A new train filled in with what was found: its name, its teams, the PI that is going on. */
export function withPlaces(
  draft: TrainDraft,
  found: FoundPlaces,
  { projects, items, canSetUpIn, now, viewerZone, drawId }: ProposalSource,
): TrainDraft {
  const chosen = likelyProjects(found);
  const planning = new Set(found.iterations.flatMap(({ teamIds }) => teamIds));
  const names = namesIn(found, items);
  const named = new Set(items?.teamNames);
  const isForAll = ({ name, projectIds }: FoundPlaces['teams'][number]) =>
    projectIds.some((id) => projects.some((project) => project.id === id && name === `${project.name} Team`));
  const able = found.teams.filter(
    ({ id, projectIds: own }) => planning.has(id) && own.some((projectId) => chosen.includes(projectId)),
  );
  // A tracker may make a team of all people with each project; it is one of a train only where items name it.
  const apart = able.filter((team) => !isForAll(team) || named.has(team.name));
  const teams = (apart.length > 0 ? apart : able).map((team) => trainTeam(team, names.get(team.id)));
  const pi = nextPi({
    id: drawId() as PiId,
    teams,
    iterations: found.iterations,
    pis: [],
    label: draft.train.piLabel,
    now,
    zone: zoneOf(found.iterations, viewerZone),
  });
  const home = chosen.find((id) => canSetUpIn.has(id)) ?? [...canSetUpIn][0];
  const name = projects.find(({ id }) => id === (home ?? chosen[0]))?.name ?? '';
  const train = { ...draft.train, name, teams, pis: pi ? [pi] : [] };
  return { ...draft, projectIds: chosen, projectId: home, train };
}

/** A new train with the types that its items have. */
export function withTypes(draft: TrainDraft, types: readonly FoundType[]): TrainDraft {
  return { ...draft, train: { ...draft.train, ...listsOf(guessedUses(types)) } };
}

/** A new train with the kinds of links that say of an order; where they are counted, those that are used. */
export function withLinks(draft: TrainDraft, types: readonly LinkType[]): TrainDraft {
  const ordered = types.filter(({ direction }) => direction !== 'other');
  const used = ordered.filter(({ items }) => items === undefined || items > 0);
  const dependencyTypes = (used.length > 0 ? used : ordered).map(({ id }): LinkTypeId => id);
  return { ...draft, train: { ...draft.train, dependencyTypes } };
}

/** What items call teams that no team of the train goes by. */
export function strangeNames(names: readonly string[], teams: readonly TrainTeam[]): readonly string[] {
  const plain = (name: string) => name.normalize('NFKC').toLowerCase().replace(/\s+/g, '');
  const known = new Set(teams.flatMap(({ name, alsoCalled }) => [name, ...alsoCalled]).map(plain));
  return names.filter((name) => !known.has(plain(name)));
}

/** The teams of a draft that a host does not list any more, or lists in other projects. */
export function unlisted(teams: readonly TrainTeam[], found: FoundPlaces): readonly TeamId[] {
  const listed = new Set(found.teams.map(({ id }) => id));
  return teams.filter(({ id }) => !listed.has(id)).map(({ id }) => id);
}
