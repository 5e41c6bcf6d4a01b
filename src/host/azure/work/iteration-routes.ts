import * as z from 'zod';
import { PlatformEnum } from '#host/azure/rest/platform-enum';
import {
  AzureRefusal,
  type AzureAnswer,
  type AzureCall,
  type AzureRoute,
  type ClassificationNode,
} from '#host/azure/seams';
import { itemsOfIteration } from '#host/azure/work/team-items';
import { teamIterations, timeFrameOf } from '#host/azure/work/iterations';
import {
  demandBody,
  demandIteration,
  demandTeam,
  holdToAdministrators,
  teamLinks,
  type TeamPlace,
} from '#host/azure/work/team-place';
import { worldOf } from '#host/azure/world/organization';

const template = '{project}/{team}/_apis/work/teamsettings/iterations';

/** A team's iterations. Source: https://learn.microsoft.com/rest/api/azure/devops/work/iterations, checked 2026-11-22. */
export const iterationRoutes: readonly AzureRoute[] = [
  { method: 'GET', template, scopes: ['vso.work'], answer: listIterations },
  { method: 'GET', template: `${template}/{id}`, scopes: ['vso.work'], answer: getIteration },
  { method: 'POST', template, scopes: ['vso.work_write'], answer: addIteration },
  { method: 'DELETE', template: `${template}/{id}`, scopes: ['vso.work_write'], answer: removeIteration },
  { method: 'GET', template: `${template}/{iterationId}/workitems`, scopes: ['vso.work'], answer: listItems },
];

const timeFrames = {
  past: new PlatformEnum('past', 0),
  current: new PlatformEnum('current', 1),
  future: new PlatformEnum('future', 2),
};

/** An iteration as answers about teams show it; one without dates counts as future. */
export function iterationAnswer(
  call: AzureCall,
  place: TeamPlace,
  node: ClassificationNode,
): Readonly<Record<string, unknown>> {
  const { identifier: id, name, path, start, finish } = node;
  const date = (written: string | undefined) => (written === undefined ? null : new Date(written));
  const timeFrame = timeFrames[timeFrameOf(node, call.organization.now()) ?? 'future'];
  return {
    id,
    name,
    path,
    attributes: { startDate: date(start), finishDate: date(finish), timeFrame },
    url: `${place.address}/iterations/${id}`,
  };
}

function listIterations(call: AzureCall): AzureAnswer {
  const place = demandTeam(call);
  const wanted = call.query.get('$timeframe')?.toLowerCase();
  if (wanted !== undefined && wanted !== 'current')
    throw new AzureRefusal(400, 'ArgumentException', `The time frame ${wanted} is not supported: only current is.`);
  const all = teamIterations(call.organization, place.team);
  const shown =
    wanted === undefined ? all : all.filter((node) => timeFrameOf(node, call.organization.now()) === 'current');
  if (wanted !== undefined && shown.length === 0)
    throw new AzureRefusal(
      404,
      'CurrentIterationDoesNotExistException',
      `The team ${place.team.name} has no current iteration.`,
    );
  return {
    body: shown.slice(0, wanted === undefined ? undefined : 1).map((node) => iterationAnswer(call, place, node)),
  };
}

function getIteration(call: AzureCall): AzureAnswer {
  const place = demandTeam(call);
  return { body: withLinks(call, place, demandIteration(call, place, call.parts['id'] ?? '')) };
}

/** Chooses an iteration of the project for the team; one that is chosen already stays. */
function addIteration(call: AzureCall): AzureAnswer {
  const place = demandTeam(call);
  holdToAdministrators(call, place);
  const { id } = demandBody(call, z.looseObject({ id: z.string() }));
  const node = call.organization
    .nodes(place.project.id, 'iteration')
    .find(({ identifier }) => identifier === id.toLowerCase());
  if (!node)
    throw new AzureRefusal(
      404,
      'IterationNotFoundException',
      `The project ${place.project.name} has no iteration ${id}.`,
    );
  const { team } = place;
  if (!team.iterationIds.includes(node.identifier))
    worldOf(call).teams.put({ ...team, iterationIds: [...team.iterationIds, node.identifier] });
  return { body: withLinks(call, place, node) };
}

/** The iteration stays in the project. */
function removeIteration(call: AzureCall): AzureAnswer {
  const place = demandTeam(call);
  holdToAdministrators(call, place);
  const { identifier } = demandIteration(call, place, call.parts['id'] ?? '');
  worldOf(call).teams.put({ ...place.team, iterationIds: place.team.iterationIds.filter((id) => id !== identifier) });
  return { status: 204 };
}

function listItems(call: AzureCall): AzureAnswer {
  const place = demandTeam(call);
  const node = demandIteration(call, place, call.parts['iterationId'] ?? '');
  const url = `${place.address}/iterations/${node.identifier}/workitems`;
  return { body: { workItemRelations: itemsOfIteration(call, place, node), url, _links: teamLinks(call, place, url) } };
}

function withLinks(call: AzureCall, place: TeamPlace, node: ClassificationNode): object {
  const answer = iterationAnswer(call, place, node);
  const self = String(answer['url']);
  const path = node.path.split('\\').slice(1).map(encodeURIComponent).join('/');
  const links = {
    ...teamLinks(call, place, self),
    capacity: { href: `${self}/capacities` },
    classificationNode: { href: `${call.base}/${place.project.id}/_apis/wit/classificationNodes/Iterations/${path}` },
    teamDaysOff: { href: `${self}/teamdaysoff` },
  };
  return { ...answer, _links: links };
}
