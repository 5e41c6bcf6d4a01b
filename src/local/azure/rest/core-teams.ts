import { identityRef } from '#local/azure/rest/identity';
import { demandProject, flagIn, numberIn } from '#local/azure/rest/parameters';
import { AzureRefusal, type AzureAnswer, type AzureCall, type AzureRoute, type Project, type Team } from '#local/azure/seams';

const scopes = ['vso.project', 'vso.profile'];

/** Teams and their members. */
export const teamRoutes: readonly AzureRoute[] = [
  { method: 'GET', template: '_apis/teams', scopes, answer: listAllTeams },
  { method: 'GET', template: '_apis/projects/{project}/teams', scopes, answer: listTeams },
  { method: 'GET', template: '_apis/projects/{project}/teams/{team}', scopes, answer: readTeam },
  { method: 'GET', template: '_apis/projects/{project}/teams/{team}/members', scopes, answer: listMembers },
];

/** A team as REST answers it; its identity only on demand. */
export function teamAnswer(call: AzureCall, project: Project, team: Team, hasIdentity: boolean): Readonly<Record<string, unknown>> {
  const url = `${call.base}/_apis/projects/${project.id}/teams/${team.id}`;
  return {
    id: team.id,
    name: team.name,
    url,
    description: team.isDefault ? 'The default project team.' : '',
    identityUrl: `${call.base}/_apis/Identities/${team.id}`,
    projectName: project.name,
    projectId: project.id,
    ...(hasIdentity && { identity: { id: team.id, providerDisplayName: `[${project.name}]\\${team.name}`, isActive: true, isContainer: true } }),
  };
}

function listAllTeams(call: AzureCall): AzureAnswer {
  const all = call.organization.projects().flatMap((project) => call.organization.teams(project.id).map((team) => ({ project, team })));
  return { body: paged(call, all).filter(({ team }) => isWanted(call, team)).map(({ project, team }) => teamAnswer(call, project, team, flagIn(call, '$expandIdentity'))) };
}

function listTeams(call: AzureCall): AzureAnswer {
  const project = demandProject(call);
  const teams = call.organization.teams(project.id).filter((team) => isWanted(call, team));
  return { body: paged(call, teams).map((team) => teamAnswer(call, project, team, flagIn(call, '$expandIdentity'))) };
}

function isWanted({ query, caller }: AzureCall, { memberIds }: Team): boolean {
  return query.get('$mine')?.toLowerCase() !== 'true' || memberIds.includes(caller.personId);
}

function readTeam(call: AzureCall): AzureAnswer {
  return { body: teamAnswer(call, demandProject(call), demandTeam(call), flagIn(call, '$expandIdentity')) };
}

function listMembers(call: AzureCall): AzureAnswer {
  const members = paged(call, demandTeam(call).memberIds);
  return { body: members.map((id) => ({ ...(call.organization.person(id)?.access === 'admin' && { isTeamAdmin: true }), identity: identityRef(call, id) })) };
}

function demandTeam({ team }: AzureCall): Team {
  if (team) return team;
  throw new AzureRefusal(404, 'TeamNotFoundException', 'The team does not exist.');
}

function paged<Member>(call: AzureCall, members: readonly Member[]): readonly Member[] {
  const start = numberIn(call, '$skip', 0);
  return members.slice(start, start + numberIn(call, '$top', members.length));
}
