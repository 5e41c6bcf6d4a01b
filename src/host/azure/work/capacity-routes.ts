import * as z from 'zod';
import { identityRef } from '#host/azure/rest/identity';
import {
  AzureRefusal,
  type AzureAnswer,
  type AzureCall,
  type AzureRoute,
  type ClassificationNode,
  type Team,
} from '#host/azure/seams';
import { personByIdentity } from '#host/azure/security/people-routes';
import {
  asDates,
  demandBody,
  demandIteration,
  demandTeam,
  holdToContributors,
  planOf,
  teamLinks,
  type TeamPlace,
} from '#host/azure/work/team-place';
import { weekdays, type DaysOff, type IterationPlan, type MemberCapacity } from '#host/azure/work/team-settings';
import { identityIdOf } from '#host/azure/world/guid';
import { worldOf } from '#host/azure/world/organization';

const iteration = '{project}/{team}/_apis/work/teamsettings/iterations/{iterationId}';
const [reads, writes] = [['vso.work'], ['vso.work_write']];

/** Capacities and days off. Source: https://learn.microsoft.com/rest/api/azure/devops/work/capacities, checked 2026-11-22. */
export const capacityRoutes: readonly AzureRoute[] = [
  { method: 'GET', template: `${iteration}/capacities`, scopes: reads, answer: listCapacities },
  { method: 'PUT', template: `${iteration}/capacities`, scopes: writes, answer: replaceCapacities },
  { method: 'GET', template: `${iteration}/capacities/{teamMemberId}`, scopes: reads, answer: getCapacity },
  { method: 'PATCH', template: `${iteration}/capacities/{teamMemberId}`, scopes: writes, answer: changeCapacity },
  { method: 'GET', template: `${iteration}/teamdaysoff`, scopes: reads, answer: getDaysOff },
  { method: 'PATCH', template: `${iteration}/teamdaysoff`, scopes: writes, answer: changeDaysOff },
  {
    method: 'GET',
    template: '{project}/_apis/work/iterations/{iterationId}/iterationcapacities',
    scopes: reads,
    answer: allTeams,
  },
];

const moment = z.string().transform((written, context) => {
  const at = Date.parse(
    /^\/Date\((-?\d+)\)\/$/.exec(written) ? new Date(Number(written.slice(6, -2))).toISOString() : written,
  );
  if (Number.isNaN(at)) context.addIssue(`${written} is not a date`);
  return Number.isNaN(at) ? '' : new Date(at).toISOString();
});
const daysOffShape = z.array(
  z.object({ start: moment, end: moment }).refine(({ start, end }) => start <= end, 'The start lies after the end'),
);
const capacityShape = z.looseObject({
  activities: z
    .array(
      z
        .looseObject({ name: z.string().nullish(), capacityPerDay: z.number().min(0).max(24) })
        .transform(({ name, capacityPerDay }) => ({ name: name ?? '', capacityPerDay })),
    )
    .default([]),
  daysOff: daysOffShape.default([]),
});
const capacitiesShape = z.array(capacityShape.extend({ teamMember: z.looseObject({ id: z.string() }) }));

interface Place extends TeamPlace {
  readonly node: ClassificationNode;
  readonly plan: IterationPlan;
}

function demandPlan(call: AzureCall): Place {
  const place = demandTeam(call);
  const node = demandIteration(call, place, call.parts['iterationId'] ?? '');
  return { ...place, node, plan: planOf(call, place.team, node.identifier) };
}

/** Older versions of the resource answer the members alone. */
function listCapacities(call: AzureCall): AzureAnswer {
  const place = demandPlan(call);
  const { capacities } = place.plan;
  const teamMembers = capacities.map((capacity) => capacityAnswer(call, place, capacity, false));
  if (asksForOlder(call)) return { body: teamMembers };
  return {
    body: {
      teamMembers,
      totalCapacityPerDay: perDay(capacities),
      totalDaysOff: daysOffOf(place.plan, place.settings.workingDays),
    },
  };
}

function replaceCapacities(call: AzureCall): AzureAnswer {
  const place = demandPlan(call);
  holdToContributors(call, place);
  const capacities = demandBody(call, capacitiesShape).map(({ teamMember, activities, daysOff }) => ({
    personId: demandPerson(call, teamMember.id),
    activities,
    daysOff,
  }));
  worldOf(call).iterationPlans.put({ ...place.plan, capacities });
  return { body: capacities.map((capacity) => capacityAnswer(call, place, capacity, false)) };
}

function getCapacity(call: AzureCall): AzureAnswer {
  const place = demandPlan(call);
  const personId = demandPerson(call, call.parts['teamMemberId'] ?? '');
  const capacity = place.plan.capacities.find((known) => known.personId === personId);
  if (!capacity)
    throw new AzureRefusal(
      404,
      'TeamMemberCapacityDoesNotExistException',
      `${call.parts['teamMemberId']} has no capacity in ${place.node.name}.`,
    );
  return { body: capacityAnswer(call, place, capacity, true) };
}

/** Sets what one person can give, whether they were planned with before or not. */
function changeCapacity(call: AzureCall): AzureAnswer {
  const place = demandPlan(call);
  holdToContributors(call, place);
  const personId = demandPerson(call, call.parts['teamMemberId'] ?? '');
  const { activities, daysOff } = demandBody(call, capacityShape);
  const capacity: MemberCapacity = { personId, activities, daysOff };
  const isKnown = place.plan.capacities.some((known) => known.personId === personId);
  const capacities = isKnown
    ? place.plan.capacities.map((known) => (known.personId === personId ? capacity : known))
    : [...place.plan.capacities, capacity];
  worldOf(call).iterationPlans.put({ ...place.plan, capacities });
  return { body: capacityAnswer(call, place, capacity, true) };
}

function getDaysOff(call: AzureCall): AzureAnswer {
  const place = demandPlan(call);
  return { body: daysOffAnswer(call, place, place.plan.daysOff) };
}

function changeDaysOff(call: AzureCall): AzureAnswer {
  const place = demandPlan(call);
  holdToContributors(call, place);
  const { daysOff } = demandBody(call, z.looseObject({ daysOff: daysOffShape }));
  worldOf(call).iterationPlans.put({ ...place.plan, daysOff });
  return { body: daysOffAnswer(call, place, daysOff) };
}

/** Every team of the project that works in the iteration. */
function allTeams(call: AzureCall): AzureAnswer {
  const { project } = demandTeam(call);
  const id = (call.parts['iterationId'] ?? '').toLowerCase();
  if (!call.organization.nodes(project.id, 'iteration').some(({ identifier }) => identifier === id)) {
    throw new AzureRefusal(404, 'IterationNotFoundException', `The project ${project.name} has no iteration ${id}.`);
  }
  const totals = (team: Team) => {
    const plan = planOf(call, team, id);
    return {
      teamId: team.id,
      teamCapacityPerDay: perDay(plan.capacities),
      teamTotalDaysOff: daysOffOf(plan, worldOf(call).teamSettings.get(team.id)?.workingDays),
    };
  };
  const teams = call.organization
    .teams(project.id)
    .filter(({ iterationIds }) => iterationIds.includes(id))
    .map(totals);
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
  return {
    body: {
      teams,
      totalIterationCapacityPerDay: sum(teams.map((team) => team.teamCapacityPerDay)),
      totalIterationDaysOff: sum(teams.map((team) => team.teamTotalDaysOff)),
    },
  };
}

function capacityAnswer(
  call: AzureCall,
  place: Place,
  { personId, activities, daysOff }: MemberCapacity,
  isAlone: boolean,
): object {
  const url = `${place.address}/iterations/${place.node.identifier}/capacities/${identityIdOf(personId)}`;
  const answer = {
    teamMember: identityRef(call, personId),
    activities: activities.map(({ name, capacityPerDay }) => ({ capacityPerDay, name })),
    daysOff: asDates(daysOff),
    url,
  };
  return isAlone ? { ...answer, _links: teamLinks(call, place, url) } : answer;
}

function daysOffAnswer(call: AzureCall, place: Place, daysOff: readonly DaysOff[]): object {
  const url = `${place.address}/iterations/${place.node.identifier}/teamdaysoff`;
  return {
    daysOff: asDates(daysOff),
    url,
    _links: {
      ...teamLinks(call, place, url),
      teamIteration: { href: `${place.address}/iterations/${place.node.identifier}` },
    },
  };
}

function demandPerson(call: AzureCall, id: string): string {
  const person = personByIdentity(call, id);
  if (person) return person.id;
  throw new AzureRefusal(404, 'IdentityNotFoundException', `The identity ${id} could not be found.`);
}

function perDay(capacities: readonly MemberCapacity[]): number {
  return capacities.reduce(
    (total, { activities }) => total + activities.reduce((sum, { capacityPerDay }) => sum + capacityPerDay, 0),
    0,
  );
}

/** Working days that members are away, the team's days off counted for each of them. How the platform counts is not documented. */
function daysOffOf(
  { capacities, daysOff }: IterationPlan,
  workingDays: readonly string[] = weekdays.slice(1, 6),
): number {
  return capacities.reduce((total, member) => total + new Set([...member.daysOff, ...daysOff].flatMap(days)).size, 0);

  function days({ start, end }: DaysOff): string[] {
    const found: string[] = [];
    for (let at = Date.parse(start); at <= Date.parse(end); at += 86_400_000) {
      const day = new Date(at);
      if (workingDays.includes(weekdays[day.getUTCDay()]!)) found.push(day.toISOString().slice(0, 10));
    }
    return found;
  }
}

function asksForOlder({ request, query }: AzureCall): boolean {
  const written =
    query.get('api-version') ?? /api-version=([^;,\s]+)/i.exec(request.headers.get('accept') ?? '')?.[1] ?? '';
  const [, major, preview] = /^(\d+)\.\d+(?:-preview(?:\.(\d+))?)?$/.exec(written) ?? [];
  return (major !== undefined && Number(major) < 6) || (preview !== undefined && Number(preview) < 3);
}
