import { points } from '#app/fields/issue-uses';
import type { ChosenFields, TrackerField } from '#app/ports/fields';
import type { Iteration, Team, Unreadable } from '#app/ports/schedule';
import { readSettingsCall } from '#app/settings/calls';
import { dayUses } from '#app/fields/day-uses';
import type { Issue, ProjectId } from '#core/issue';
import type { TeamId } from '#core/train/ids';
import { ask } from '../base/ask';
import type { Host } from '../host';
import { foundIn, type FoundItems } from './item-types';

/** A project as the host lists it. */
export type Project = Awaited<ReturnType<Host['projects']>>[number];

/** Teams of projects and all their iterations. */
export interface FoundPlaces {
  /** Projects that were looked in. */
  readonly projectIds: readonly ProjectId[];
  readonly teams: readonly Team[];
  readonly iterations: readonly Iteration[];
  readonly unreadableProjects: readonly Unreadable<ProjectId>[];
  /** Teams without iterations, too: their code says so. */
  readonly unreadableTeams: readonly Unreadable<TeamId>[];
}

/** Finds the teams of projects, and the iterations of these and of `others`. */
export async function readPlaces(
  { tracker: { schedule } }: Pick<Host, 'tracker'>,
  projectIds: readonly ProjectId[],
  others: readonly TeamId[],
  signal: AbortSignal,
): Promise<FoundPlaces> {
  const found =
    projectIds.length > 0 ? await schedule.teams(projectIds, signal) : ({ teams: [], unreadable: [] } as const);
  const teamIds = [...new Set([...found.teams.map(({ id }) => id), ...others])];
  const { iterations, unreadable } =
    teamIds.length > 0 ? await schedule.iterations(teamIds, { signal }) : ({ iterations: [], unreadable: [] } as const);
  const { teams, unreadable: unreadableProjects } = found;
  return { projectIds, teams, iterations, unreadableProjects, unreadableTeams: unreadable };
}

/** What the items of a train's projects say, and which fields hold their points. */
export interface FoundBacklog extends FoundItems {
  readonly pointsFields: readonly string[];
  /** Fields that take the first or the last day of work, likely ones first. */
  readonly dayFields: readonly TrackerField[];
}

/** Looks at the first items of each project: what types there are, what has points, which teams are named. */
export async function readBacklog(
  host: Host,
  projects: readonly Pick<Project, 'id' | 'key'>[],
  signal: AbortSignal,
): Promise<FoundBacklog> {
  const parts = await Promise.all(projects.map((project) => readProject(host, project, signal)));
  const total = parts.reduce((sum, part) => sum + part.total, 0);
  return {
    ...foundIn(
      parts.flatMap(({ issues }) => issues),
      total,
    ),
    pointsFields: [...new Set(parts.flatMap(({ pointsFields }) => pointsFields))],
    dayFields: onceEach(parts.flatMap(({ dayFields }) => dayFields)),
  };
}

async function readProject(host: Host, { id: projectId, key }: Pick<Project, 'id' | 'key'>, signal: AbortSignal) {
  const setup = await ask(host, readSettingsCall, { projectId });
  const fields = (setup.kind === 'done' ? setup.value.settings.fields : {}) as ChosenFields;
  const [{ issues, total }, found] = await Promise.all([
    firstPage(host, { projectId, projectKey: key, withDone: true, fields }, signal),
    host.tracker.fields.list([points, ...dayUses], projectId),
  ]);
  const chosen = fields[points.use];
  const used = found.filter((field) =>
    chosen === undefined ? field.detected?.includes('points') : field.id === chosen,
  );
  const dayFields = found.filter(({ fits }) => dayUses.some(({ use }) => fits.includes(use)));
  return { issues, total, pointsFields: used.map(({ name }) => name), dayFields };
}

function onceEach(fields: readonly TrackerField[]): readonly TrackerField[] {
  const likely = ({ detected }: TrackerField) => (detected ? 0 : 1);
  const byId = new Map(fields.toSorted((one, other) => likely(other) - likely(one)).map((field) => [field.id, field]));
  return [...byId.values()].sort((one, other) => likely(one) - likely(other));
}

type Query = Parameters<Host['tracker']['issues']['candidates']>[0];

/** The first items alone: what has come is enough, and the rest is not waited for. */
function firstPage(
  { tracker }: Pick<Host, 'tracker'>,
  query: Query,
  signal: AbortSignal,
): Promise<{ readonly issues: readonly Issue[]; readonly total: number }> {
  const controller = new AbortController();
  signal.addEventListener('abort', () => controller.abort(signal.reason), { once: true });
  return new Promise((resolve, reject) => {
    tracker.issues
      .candidates(query, {
        onPage(issues, total) {
          resolve({ issues, total });
          controller.abort();
        },
        signal: controller.signal,
      })
      .then((issues) => resolve({ issues, total: issues.length }), reject);
  });
}
