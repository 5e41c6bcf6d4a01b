import * as z from 'zod';
import { PlatformEnum } from '#host/azure/rest/platform-enum';
import {
  AzureRefusal,
  type AzureAnswer,
  type AzureCall,
  type AzureRoute,
  type ClassificationNode,
} from '#host/azure/seams';
import { backlogLevels } from '#host/azure/work/backlog-levels';
import { demandBody, demandTeam, holdToAdministrators, teamLinks, type TeamPlace } from '#host/azure/work/team-place';
import { weekdays, type TeamSettings } from '#host/azure/work/team-settings';
import { worldOf } from '#host/azure/world/organization';

const template = '{project}/{team}/_apis/work/teamsettings';

/** A team's settings and areas. Source: https://learn.microsoft.com/rest/api/azure/devops/work/teamsettings, checked 2026-11-22. */
export const settingsRoutes: readonly AzureRoute[] = [
  { method: 'GET', template, scopes: ['vso.work'], answer: (call) => ({ body: settingsAnswer(call) }) },
  { method: 'PATCH', template, scopes: ['vso.work_write'], answer: changeSettings },
  {
    method: 'GET',
    template: `${template}/teamfieldvalues`,
    scopes: ['vso.work'],
    answer: (call) => ({ body: areasAnswer(call) }),
  },
  { method: 'PATCH', template: `${template}/teamfieldvalues`, scopes: ['vso.work_write'], answer: changeAreas },
];

const behaviors = ['off', 'asRequirements', 'asTasks'] as const;

/** Members of enumerations are read by name without case, or by number. */
function memberOf<Name extends string>(members: readonly Name[]) {
  return z.union([z.string(), z.int()]).transform((written, context): Name => {
    const found =
      typeof written === 'number'
        ? members[written]
        : members.find((name) => name.toLowerCase() === written.toLowerCase());
    if (found === undefined) context.addIssue(`${written} is none of ${members.join(', ')}`);
    return found ?? members[0]!;
  });
}

const patchShape = z.looseObject({
  backlogIteration: z.guid().optional(),
  defaultIteration: z.guid().optional(),
  defaultIterationMacro: z.string().optional(),
  bugsBehavior: memberOf(behaviors).optional(),
  workingDays: z.array(memberOf(weekdays)).optional(),
  backlogVisibilities: z.record(z.string(), z.boolean()).optional(),
});
const areasShape = z.object({
  defaultValue: z.string(),
  values: z.array(z.object({ value: z.string(), includeChildren: z.boolean().default(false) })).min(1),
});

/** Where a team's backlogs begin: the node that it chose, else the root of the project's iterations. */
export function backlogIteration({ organization }: AzureCall, { project, settings }: TeamPlace): ClassificationNode {
  const nodes = organization.nodes(project.id, 'iteration');
  return (
    nodes.find(({ identifier }) => identifier === settings.backlogIterationId) ??
    nodes.find(({ parentId }) => parentId === undefined)!
  );
}

function settingsAnswer(call: AzureCall): object {
  const place = demandTeam(call);
  const { settings, address } = place;
  const chosen =
    settings.defaultIterationId === undefined
      ? undefined
      : call.organization
          .nodes(place.project.id, 'iteration')
          .find(({ identifier }) => identifier === settings.defaultIterationId);
  const macro = settings.defaultIterationMacro ?? (chosen ? null : '@currentIteration');
  const visibilities = Object.fromEntries(
    backlogLevels(call, place)
      .filter(({ type }) => type !== 'task')
      .map(({ id, isHidden }) => [id, !isHidden]),
  );
  const behavior = settings.bugsBehavior ?? 'asRequirements';
  return {
    backlogIteration: nodeAnswer(call, place, backlogIteration(call, place)),
    bugsBehavior: new PlatformEnum(behavior, behaviors.indexOf(behavior)),
    workingDays: (settings.workingDays ?? weekdays.slice(1, 6)).map(
      (day) => new PlatformEnum(day, weekdays.indexOf(day)),
    ),
    backlogVisibilities: visibilities,
    ...(chosen && { defaultIteration: nodeAnswer(call, place, chosen) }),
    defaultIterationMacro: macro,
    url: address,
    _links: { ...teamLinks(call, place, address), teamFieldValues: { href: `${address}/teamfieldvalues` } },
  };
}

/** Paths of settings leave out the project's name: `\PI 1`. */
function nodeAnswer(
  { base }: AzureCall,
  { project }: TeamPlace,
  { identifier: id, name, path }: ClassificationNode,
): object {
  const below = path.split('\\').slice(1);
  return {
    id,
    name,
    path: below.map((part) => `\\${part}`).join(''),
    url: `${base}/${project.id}/_apis/wit/classificationNodes/${['Iterations', ...below.map(encodeURIComponent)].join('/')}`,
  };
}

function changeSettings(call: AzureCall): AzureAnswer {
  const place = demandTeam(call);
  holdToAdministrators(call, place);
  const {
    backlogIteration: backlog,
    defaultIteration: chosen,
    defaultIterationMacro: macro,
    bugsBehavior,
    workingDays,
    backlogVisibilities,
  } = demandBody(call, patchShape);
  for (const id of [backlog, chosen]) if (id !== undefined) demandNode(call, place, id);
  const { settings } = place;
  const next: TeamSettings = {
    ...settings,
    ...(backlog !== undefined && { backlogIterationId: backlog.toLowerCase() }),
    // An iteration and a macro rule each other out.
    ...(chosen !== undefined && { defaultIterationId: chosen.toLowerCase(), defaultIterationMacro: undefined }),
    ...(macro !== undefined && { defaultIterationMacro: macro, defaultIterationId: undefined }),
    ...(bugsBehavior !== undefined && { bugsBehavior }),
    ...(workingDays !== undefined && { workingDays }),
    ...(backlogVisibilities !== undefined && {
      backlogVisibilities: { ...settings.backlogVisibilities, ...backlogVisibilities },
    }),
  };
  worldOf(call).teamSettings.put(next);
  return { body: settingsAnswer(call) };
}

function demandNode({ organization }: AzureCall, { project }: TeamPlace, id: string): void {
  if (organization.nodes(project.id, 'iteration').some(({ identifier }) => identifier === id.toLowerCase())) return;
  throw new AzureRefusal(400, 'InvalidTeamSettingsException', `The project ${project.name} has no iteration ${id}.`);
}

function areasAnswer(call: AzureCall): object {
  const place = demandTeam(call);
  const { team, settings, address } = place;
  const url = `${address}/teamfieldvalues`;
  return {
    field: { referenceName: 'System.AreaPath', url: `${call.base}/_apis/wit/fields/System.AreaPath` },
    defaultValue: settings.defaultArea ?? team.areaPaths[0] ?? null,
    values: team.areaPaths.map((value) => ({ value, includeChildren: settings.lonelyAreas?.includes(value) !== true })),
    url,
    _links: {
      ...teamLinks(call, place, url),
      areaPathClassificationNodes: { href: `${call.base}/${place.project.id}/_apis/wit/classificationNodes/Areas` },
    },
  };
}

function changeAreas(call: AzureCall): AzureAnswer {
  const place = demandTeam(call);
  holdToAdministrators(call, place);
  const { defaultValue, values } = demandBody(call, areasShape);
  const areas = new Set(call.organization.nodes(place.project.id, 'area').map(({ path }) => path));
  const unknown = [...values.map(({ value }) => value), defaultValue].find((path) => !areas.has(path));
  if (unknown !== undefined)
    throw new AzureRefusal(
      400,
      'InvalidTeamSettingsException',
      `The project ${place.project.name} has no area ${unknown}.`,
    );
  const { teams, teamSettings } = worldOf(call);
  const lonelyAreas = values.filter(({ includeChildren }) => !includeChildren).map(({ value }) => value);
  teams.put({ ...place.team, areaPaths: values.map(({ value }) => value) });
  teamSettings.put({ ...place.settings, lonelyAreas, defaultArea: defaultValue });
  return { body: areasAnswer({ ...call, team: teams.get(place.team.id) ?? place.team }) };
}
