import { z } from 'zod';
import { identityRef } from '#host/azure/rest/identity';
import { demandProject, flagIn, numberIn } from '#host/azure/rest/parameters';
import {
  AzureRefusal,
  type AzureAnswer,
  type AzureCall,
  type AzureRoute,
  type Project,
  type Team,
} from '#host/azure/seams';
import { guidOf } from '#host/azure/world/guid';
import { worldOf } from '#host/azure/world/organization';

const scopes = ['vso.project', 'vso.profile'];
const manage = ['vso.project_manage'];

/** Teams and their members. Who is in a team is changed through groups, which are not modelled. */
export const teamRoutes: readonly AzureRoute[] = [
  { method: 'GET', template: '_apis/teams', scopes, answer: listAllTeams },
  { method: 'GET', template: '_apis/projects/{project}/teams', scopes, answer: listTeams },
  { method: 'GET', template: '_apis/projects/{project}/teams/{team}', scopes, answer: readTeam },
  { method: 'GET', template: '_apis/projects/{project}/teams/{team}/members', scopes, answer: listMembers },
  { method: 'POST', template: '_apis/projects/{project}/teams', scopes: manage, answer: createTeam },
  { method: 'PATCH', template: '_apis/projects/{project}/teams/{team}', scopes: manage, answer: changeTeam },
  { method: 'DELETE', template: '_apis/projects/{project}/teams/{team}', scopes: manage, answer: removeTeam },
];

/** A team as REST answers it; its identity only on demand. */
export function teamAnswer(
  call: AzureCall,
  project: Project,
  team: Team,
  hasIdentity: boolean,
): Readonly<Record<string, unknown>> {
  const url = `${call.base}/_apis/projects/${project.id}/teams/${team.id}`;
  return {
    id: team.id,
    name: team.name,
    url,
    description: team.description ?? (team.isDefault ? 'The default project team.' : ''),
    identityUrl: `${call.base}/_apis/Identities/${team.id}`,
    projectName: project.name,
    projectId: project.id,
    ...(hasIdentity && {
      identity: {
        id: team.id,
        providerDisplayName: `[${project.name}]\\${team.name}`,
        isActive: true,
        isContainer: true,
      },
    }),
  };
}

function listAllTeams(call: AzureCall): AzureAnswer {
  const all = call.organization
    .projects()
    .flatMap((project) => call.organization.teams(project.id).map((team) => ({ project, team })));
  return {
    body: paged(call, all)
      .filter(({ team }) => isWanted(call, team))
      .map(({ project, team }) => teamAnswer(call, project, team, flagIn(call, '$expandIdentity'))),
  };
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
  return {
    body: members.map((id) => ({
      ...(call.organization.person(id)?.access === 'admin' && { isTeamAdmin: true }),
      identity: identityRef(call, id),
    })),
  };
}

const teamShape = z.object({
  // Half a character stands in no address.
  name: z
    .string()
    .trim()
    .min(1)
    .max(64)
    .regex(/^\P{Surrogate}*$/u)
    .optional(),
  description: z.string().max(256).nullish(),
});

/** Whoever makes a team is its first member; areas and iterations are chosen in its settings. */
function createTeam(call: AzureCall): AzureAnswer {
  const project = demandProject(call);
  const { name, description } = readTeamBody(call, project);
  if (name === undefined)
    throw new AzureRefusal(400, 'VssPropertyValidationException', 'A team needs a name of at most 64 characters.');
  holdToName(call, project, name);
  const { teams } = worldOf(call);
  const team = teams.put({
    id: guidOf(`team/${project.id}/${name}/${worldOf(call).next('team')}`),
    projectId: project.id,
    name,
    isDefault: false,
    memberIds: [call.caller.personId],
    areaPaths: [],
    iterationIds: [],
    ...(description && { description }),
  });
  return { status: 201, body: teamAnswer(call, project, team, false) };
}

function changeTeam(call: AzureCall): AzureAnswer {
  const project = demandProject(call);
  const team = demandTeam(call);
  const { name, description } = readTeamBody(call, project);
  if (name !== undefined && name.toLowerCase() !== team.name.toLowerCase()) holdToName(call, project, name);
  return {
    body: teamAnswer(
      call,
      project,
      worldOf(call).teams.put({
        ...team,
        ...(name !== undefined && { name }),
        ...(typeof description === 'string' && { description }),
      }),
      false,
    ),
  };
}

function removeTeam(call: AzureCall): AzureAnswer {
  readTeamBody(call, demandProject(call));
  const team = demandTeam(call);
  if (team.isDefault)
    throw new AzureRefusal(400, 'InvalidOperationException', 'The default team of a project cannot be removed.');
  worldOf(call).teams.delete(team.id);
  return { status: 204 };
}

function readTeamBody(call: AzureCall, project: Project): z.infer<typeof teamShape> {
  if (!call.organization.mayAdminister(call.caller.personId, project.id))
    throw new AzureRefusal(
      403,
      'AccessCheckException',
      'Access denied. You need the permission "Edit project-level information".',
    );
  const parsed = teamShape.safeParse(call.body ?? {});
  if (!parsed.success)
    throw new AzureRefusal(400, 'VssPropertyValidationException', 'A team needs a name of at most 64 characters.');
  return parsed.data;
}

function holdToName({ organization }: AzureCall, project: Project, name: string): void {
  if (!organization.teams(project.id).some((team) => team.name.toLowerCase() === name.toLowerCase())) return;
  throw new AzureRefusal(
    400,
    'TeamAlreadyExistsException',
    `TF400499: A team named ${name} exists already in the project ${project.name}.`,
  );
}

function demandTeam({ team }: AzureCall): Team {
  if (team) return team;
  throw new AzureRefusal(404, 'TeamNotFoundException', 'The team does not exist.');
}

function paged<Member>(call: AzureCall, members: readonly Member[]): readonly Member[] {
  const start = numberIn(call, '$skip', 0);
  return members.slice(start, start + numberIn(call, '$top', members.length));
}
