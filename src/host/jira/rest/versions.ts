import * as z from 'zod';
import { projectOf } from '#host/jira/access';
import type { Bean } from '#host/jira/beans';
import {
  created,
  listParameter,
  noContent,
  ok,
  page,
  payload,
  type Answer,
  type Call,
  type Handlers,
} from '#host/jira/call';
import { recordChange } from '#host/jira/edit/record';
import type { Issue, Project, Version } from '#host/jira/entities';
import { refuse, refuseFields } from '#host/jira/refusal';

/** Releases of projects. Their order is that of their making: moving one is not modelled. */
export const versions: Handlers = {
  getProjectVersions: (call) =>
    ok(call.world.versionsOf.of(projectOf(call).id).map((version) => versionBean(call, version))),
  getProjectVersionsPaginated: (call) => {
    const query = (call.query.get('query') ?? '').toLowerCase();
    const statuses = listParameter(call, 'status');
    const found = call.world.versionsOf
      .of(projectOf(call).id)
      .filter(
        (version) =>
          version.name.toLowerCase().includes(query) &&
          (statuses.length === 0 || statuses.includes(versionStatus(version))),
      );
    return page(call, found, 50, (version) => versionBean(call, version));
  },
  getVersion: (call) => ok(versionBean(call, versionOf(call))),
  createVersion,
  updateVersion,
  deleteVersion: (call) =>
    remove(call, {
      fix: named(call, call.query.get('moveFixIssuesTo')),
      affected: named(call, call.query.get('moveAffectedIssuesTo')),
    }),
  deleteAndReplaceVersion: (call) => {
    const { moveFixIssuesTo, moveAffectedIssuesTo, customFieldReplacementList } = payload(call, replacement);
    if (customFieldReplacementList.length > 0)
      throw refuse(501, 'The local Jira has no custom fields that hold versions.');
    return remove(call, { fix: named(call, moveFixIssuesTo), affected: named(call, moveAffectedIssuesTo) });
  },
  mergeVersions: (call) => {
    const into = named(call, call.path.moveIssuesTo);
    const version = versionOf(call);
    if (into?.id === version.id) throw refuse(400, 'You cannot move the issues to the version being deleted.');
    return remove(call, { fix: into, affected: into }, into);
  },
  getVersionRelatedIssues: (call) => {
    const version = versionOf(call);
    const issues = call.world.issuesByProject.of(version.projectId);
    return ok({
      self: call.beans.self(`version/${version.id}/relatedIssueCounts`),
      issuesFixedCount: issues.filter(({ fixVersionIds }) => fixVersionIds.includes(version.id)).length,
      issuesAffectedCount: issues.filter(({ affectsVersionIds }) => affectsVersionIds.includes(version.id)).length,
      issueCountWithCustomFieldsShowingVersion: 0,
      customFieldUsage: [],
    });
  },
  getVersionUnresolvedIssues: (call) => {
    const version = versionOf(call);
    const issues = call.world.issuesByProject
      .of(version.projectId)
      .filter(({ fixVersionIds }) => fixVersionIds.includes(version.id));
    const issuesUnresolvedCount = issues.filter(({ resolutionId }) => resolutionId === undefined).length;
    return ok({
      self: call.beans.self(`version/${version.id}/unresolvedIssueCount`),
      issuesCount: issues.length,
      issuesUnresolvedCount,
    });
  },
};

/** A version as its own resource. */
export function versionBean({ beans, now }: Call, version: Version): Bean {
  const { releaseDate, startDate, isReleased, projectId } = version;
  return {
    ...beans.versionValue(version),
    ...(startDate ? { startDate } : {}),
    ...(releaseDate ? { overdue: !isReleased && Date.parse(releaseDate) < now, userReleaseDate: releaseDate } : {}),
    projectId: Number(projectId),
  };
}

function versionStatus(version: Version): string {
  if (version.isArchived) return 'archived';
  return version.isReleased ? 'released' : 'unreleased';
}

function versionOf(call: Call, id = call.path.id): Version {
  const version = call.world.versions.get(id);
  const project = version && call.world.projects.get(version.projectId);
  if (version && project && call.session.canBrowse(project)) return version;
  throw refuse(404, `Could not find version for id '${id}'`);
}

/** A version of the same project that takes another's place; undefined when none is named. */
function named(call: Call, id: string | number | null | undefined): Version | undefined {
  if (id === null || id === undefined || id === '') return undefined;
  const version = versionOf(call, String(id));
  if (version.projectId === versionOf(call).projectId) return version;
  throw refuse(400, 'The version to move issues to belongs to another project.');
}

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);

const versionRequest = z.object({
  name: z.string().optional(),
  description: z.string().optional(),
  archived: z.boolean().optional(),
  released: z.boolean().optional(),
  startDate: day.optional(),
  releaseDate: day.optional(),
  projectId: z.number().optional(),
  project: z.string().optional(),
});

const replacement = z.object({
  moveFixIssuesTo: z.number().optional(),
  moveAffectedIssuesTo: z.number().optional(),
  customFieldReplacementList: z.array(z.unknown()).default([]),
});

function createVersion(call: Call): Answer {
  const request = payload(call, versionRequest);
  const project = projectOf(call, String(request.projectId ?? request.project ?? ''));
  demandProjectAdmin(call, project);
  const name = request.name?.trim() ?? '';
  checkName(call, project.id, name);
  const version = call.world.versions.put({
    id: call.world.nextId('version'),
    projectId: project.id,
    ...versionParts(request),
    name,
    isReleased: request.released ?? false,
    isArchived: request.archived ?? false,
  });
  tell(call, 'created', version);
  return created(versionBean(call, version));
}

function updateVersion(call: Call): Answer {
  const version = versionOf(call);
  demandProjectAdmin(call, call.world.projects.get(version.projectId)!);
  const request = payload(call, versionRequest);
  if (request.name !== undefined && request.name !== version.name)
    checkName(call, version.projectId, request.name.trim());
  const stored = call.world.versions.put({ ...version, ...versionParts(request) });
  tell(call, 'updated', stored);
  if (stored.isReleased !== version.isReleased) tell(call, stored.isReleased ? 'released' : 'unreleased', stored);
  if (stored.isArchived !== version.isArchived) tell(call, stored.isArchived ? 'archived' : 'unarchived', stored);
  return ok(versionBean(call, stored));
}

function checkName(call: Call, projectId: string, name: string): void {
  if (name === '') throw refuseFields({ name: 'You must specify a valid version name' });
  if (name.length > 255) throw refuseFields({ name: 'The version name must not exceed 255 characters in length.' });
  if (call.world.versionsOf.of(projectId).some((version) => version.name === name))
    throw refuseFields({ name: 'A version with this name already exists in this project.' });
}

/** Takes a version away and puts others in its place on issues, of which apps hear nothing of their own. */
function remove(
  call: Call,
  instead: { readonly fix: Version | undefined; readonly affected: Version | undefined },
  merged?: Version,
): Answer {
  const version = versionOf(call);
  demandProjectAdmin(call, call.world.projects.get(version.projectId)!);
  const swapped = (ids: readonly string[], by: Version | undefined) => [
    ...new Set(ids.flatMap((id) => (id === version.id ? (by ? [by.id] : []) : [id]))),
  ];
  for (const issue of call.world.issuesByProject.of(version.projectId)) {
    const after: Issue = {
      ...issue,
      fixVersionIds: swapped(issue.fixVersionIds, instead.fix),
      affectsVersionIds: swapped(issue.affectsVersionIds, instead.affected),
    };
    const isHit = [...issue.fixVersionIds, ...issue.affectsVersionIds].includes(version.id);
    if (isHit) recordChange(call, after, []);
  }
  call.world.versions.delete(version.id);
  if (merged) tell(call, 'merged', merged, { mergedVersion: versionBean(call, version) });
  const placed = (by: Version | undefined, name: string) => (by ? { [name]: versionBean(call, by) } : {});
  tell(call, 'deleted', version, {
    ...placed(merged, 'mergedVersion'),
    ...placed(instead.affected, 'newAffectsVersion'),
    ...placed(instead.fix, 'newFixVersion'),
    customFieldReplacements: [],
  });
  return noContent();
}

/** Source: developer.atlassian.com/platform/forge/events-reference/jira, project version events, checked 2026-11-22. */
function tell(call: Call, verb: string, version: Version, more: Bean = {}): void {
  call.emit(`avi:jira:${verb}:version`, {
    version: versionBean(call, version),
    ...more,
    atlassianId: call.session.accountId,
  });
}

function versionParts(request: z.infer<typeof versionRequest>): Partial<Version> {
  const { name, description, archived: isArchived, released: isReleased, startDate, releaseDate } = request;
  return Object.fromEntries(
    Object.entries({ name, description, isArchived, isReleased, startDate, releaseDate }).filter(
      ([, value]) => value !== undefined,
    ),
  );
}

function demandProjectAdmin(call: Call, project: Project): void {
  if (!call.session.has('ADMINISTER_PROJECTS', project))
    throw refuse(403, 'You must have project administrator rights to perform this operation.');
}
