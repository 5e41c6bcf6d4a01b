import { AzureRefusal, type AzureCall, type ClassificationNode, type Project, type Team } from '#host/azure/seams';
import { teamIterations } from '#host/azure/work/iterations';
import { planKey, type IterationPlan, type TeamSettings } from '#host/azure/work/team-settings';
import { worldOf } from '#host/azure/world/organization';

/** The team that an address means, with its settings: the one that it names, else the project's default team. */
export interface TeamPlace {
  readonly project: Project;
  readonly team: Team;
  readonly settings: TeamSettings;
  /** `…/{project}/{team}/_apis/work/teamsettings` */
  readonly address: string;
}

/** Finds the team of a call. Throws where the address names no project. */
export function demandTeam(call: AzureCall): TeamPlace {
  const { project, organization, base } = call;
  const team = call.team ?? (project && organization.teams(project.id).find(({ isDefault }) => isDefault));
  if (!project || !team)
    throw new AzureRefusal(
      400,
      'VssPropertyValidationException',
      'The project of the request must be named in its address.',
    );
  const settings = worldOf(call).teamSettings.get(team.id) ?? { teamId: team.id };
  return { project, team, settings, address: `${base}/${project.id}/${team.id}/_apis/work/teamsettings` };
}

/** The links that accompany every answer about a team. */
export function teamLinks(
  { base }: AzureCall,
  { project, team, address }: TeamPlace,
  self: string,
): Readonly<Record<string, unknown>> {
  return {
    self: { href: self },
    project: { href: `${base}/_apis/projects/${project.id}` },
    team: { href: `${base}/_apis/projects/${project.id}/teams/${team.id}` },
    teamSettings: { href: address },
    teamIterations: { href: `${address}/iterations` },
  };
}

/** One of the team's iterations. Throws 404 for an iteration that the team did not choose. */
export function demandIteration(call: AzureCall, { team }: TeamPlace, id: string): ClassificationNode {
  const node = teamIterations(call.organization, team).find(({ identifier }) => identifier === id.toLowerCase());
  if (node) return node;
  throw new AzureRefusal(404, 'IterationNotFoundException', `The team ${team.name} has no iteration ${id}.`);
}

/** What the team has planned for an iteration; nothing where nobody planned yet. */
export function planOf(call: AzureCall, team: Team, iterationId: string): IterationPlan {
  return (
    worldOf(call).iterationPlans.get(planKey({ teamId: team.id, iterationId })) ?? {
      teamId: team.id,
      iterationId,
      daysOff: [],
      capacities: [],
    }
  );
}

/** Settings of a team are for those who administer its project. */
export function holdToAdministrators({ organization, caller }: AzureCall, { project, team }: TeamPlace): void {
  if (organization.mayAdminister(caller.personId, project.id)) return;
  throw new AzureRefusal(403, 'AccessCheckException', `You need permissions to administer the team ${team.name}.`);
}

/** Capacities and days off are for everybody who works in the project. */
export function holdToContributors({ organization, caller }: AzureCall, { team }: TeamPlace): void {
  const access = organization.person(caller.personId)?.access;
  if (access !== undefined && access !== 'reader') return;
  throw new AzureRefusal(
    403,
    'AccessCheckException',
    `You need permissions to plan the iterations of the team ${team.name}.`,
  );
}

/** Days off as they are written and answered. */
export function asDates<Range extends { readonly start: string; readonly end: string }>(
  ranges: readonly Range[],
): readonly { readonly start: Date; readonly end: Date }[] {
  return ranges.map(({ start, end }) => ({ start: new Date(start), end: new Date(end) }));
}

/** A body that has the right shape. Throws 400 for any other. */
export function demandBody<Body>(
  call: AzureCall,
  shape: {
    safeParse(body: unknown):
      | { readonly success: true; readonly data: Body }
      | {
          readonly success: false;
          readonly error: {
            readonly issues: readonly { readonly path: readonly PropertyKey[]; readonly message: string }[];
          };
        };
  },
): Body {
  const parsed = shape.safeParse(call.body);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new AzureRefusal(
    400,
    'VssPropertyValidationException',
    `The body of the request is not valid: ${issue?.path.join('.') || 'it'}: ${issue?.message ?? ''}`,
  );
}
