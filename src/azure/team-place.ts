import type { PlaceCode } from '#app/ports/schedule';
import { Refused } from '#app/rest-client';
import type { ProjectId } from '#core/issue';
import type { IterationId, TeamId } from '#core/train/ids';
import { iterationPlace } from '#azure/iteration-id';

/** Refusals that concern one place. */
export const placeRefusals = [400, 403, 404] as const;

/** A team's id: addresses need its project, too. */
export function teamIdOf(projectId: ProjectId, team: string): TeamId {
  return `${projectId}/${team}` as TeamId;
}

/** Project and team of an id. Throws Refused for a text that is none, as the platform would. */
export function teamPlace(teamId: TeamId): { readonly project: string; readonly team: string } {
  const [project = '', team = '', ...rest] = teamId.split('/');
  if (project === '' || team === '' || rest.length > 0) throw new Refused(404, 'There is no such team.');
  return { project: encodeURIComponent(project), team: encodeURIComponent(team) };
}

/** The project of a team, as its id has it. */
export function projectOf(teamId: TeamId): ProjectId {
  return teamId.slice(0, teamId.indexOf('/')) as ProjectId;
}

/** Where a team's settings lie. */
export function settingsAddress(teamId: TeamId): string {
  const { project, team } = teamPlace(teamId);
  return `${project}/${team}/_apis/work/teamsettings`;
}

/** Where one of a team's iterations lies. */
export function iterationAddress(teamId: TeamId, iterationId: IterationId): string {
  const { node } = iterationPlace(iterationId) ?? { node: iterationId };
  return `${settingsAddress(teamId)}/iterations/${encodeURIComponent(node)}`;
}

/** What a refusal to read says of a place. */
export function codeOf({ status }: Refused): PlaceCode {
  return status === 403 ? 'forbidden' : 'hidden';
}
