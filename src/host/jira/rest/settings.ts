import { demandPerson } from '#host/jira/access';
import { avatarSvg } from '#host/jira/avatar';
import type { Bean } from '#host/jira/beans';
import { ok, page, type Call, type Handlers } from '#host/jira/call';
import { securityLevels } from '#host/jira/defaults';
import { jiraMoment } from '#host/jira/moment';
import { refuse } from '#host/jira/refusal';

/** What is the same for the whole site: types, statuses, priorities, server facts. */
export const settings: Handlers = {
  getIssueAllTypes: (call) => ok(call.world.issueTypes.list().map((type) => call.beans.issueType(type))),
  getIssueTypesForProject: (call) => ok(call.world.issueTypes.list().map((type) => call.beans.issueType(type))),
  getIssueType: (call) => ok(call.beans.issueType(found(call.world.issueTypes.get(call.path.id), 'issue type'))),
  getStatuses: (call) =>
    ok(call.world.statuses.list().map((status) => ({ ...call.beans.status(status), untranslatedName: status.name }))),
  getStatus: (call) => {
    const wanted = call.path.idOrName!;
    const status = call.world.statuses.get(wanted) ?? call.world.statuses.find(({ name }) => name === wanted);
    return ok(call.beans.status(found(status, 'status')));
  },
  getStatusCategories: (call) =>
    ok((['new', 'indeterminate', 'done'] as const).map((key) => call.beans.statusCategory(key))),
  getStatusCategory: (call) => {
    const wanted = call.path.idOrKey;
    const categories = (['new', 'indeterminate', 'done'] as const).map((key) => call.beans.statusCategory(key));
    return ok(
      found(
        categories.find((category) => String(category.id) === wanted || category.key === wanted),
        'status category',
      ),
    );
  },
  getPriorities: (call) => ok(call.world.priorities.list().map((priority) => priorityBean(call, priority.id))),
  searchPriorities: (call) =>
    page(call, call.world.priorities.list(), 50, (priority) => ({
      ...priorityBean(call, priority.id),
      isDefault: priority.id === '3',
    })),
  getPriority: (call) => {
    found(call.world.priorities.get(call.path.id), 'priority');
    return ok(priorityBean(call, call.path.id!));
  },
  getResolutions: (call) => ok(call.world.resolutions.list().map((resolution) => call.beans.resolution(resolution))),
  searchResolutions: (call) =>
    page(call, call.world.resolutions.list(), 50, ({ id, name, description }) => ({
      id,
      name,
      description,
      isDefault: false,
    })),
  getResolution: (call) => ok(call.beans.resolution(found(call.world.resolutions.get(call.path.id), 'resolution'))),
  getIssueSecurityLevel: (call) =>
    ok(
      found(
        call.beans.securityLevel(securityLevels.find(({ id }) => id === call.path.id)?.id) ?? undefined,
        'security level',
      ),
    ),
  getServerInfo: (call) => ok(serverInfo(call)),
  getConfiguration: (call) => {
    demandPerson(call);
    return ok({
      votingEnabled: true,
      watchingEnabled: true,
      unassignedIssuesAllowed: true,
      subTasksEnabled: true,
      issueLinkingEnabled: true,
      timeTrackingEnabled: true,
      attachmentsEnabled: true,
      timeTrackingConfiguration: {
        workingHoursPerDay: 8,
        workingDaysPerWeek: 5,
        timeFormat: 'pretty',
        defaultUnit: 'minute',
      },
    });
  },
  getSelectedTimeTrackingImplementation: () => ok({ key: 'JIRA', name: 'JIRA provided time tracking' }),
  getAvailableTimeTrackingImplementations: () => ok([{ key: 'JIRA', name: 'JIRA provided time tracking' }]),
  getSharedTimeTrackingConfiguration: () =>
    ok({ workingHoursPerDay: 8, workingDaysPerWeek: 5, timeFormat: 'pretty', defaultUnit: 'minute' }),
  getAvatarImageByID: (call) => avatar(call),
  getAvatarImageByOwner: (call) => avatar(call),
  getAvatarImageByType: (call) => avatar(call),
};

function avatar(call: Call) {
  const { type = 'user', id, entityId } = call.path;
  return { status: 200, text: { type: 'image/svg+xml', content: avatarSvg(type, id ?? entityId ?? '0') } };
}

function found<Member>(member: Member | undefined, noun: string): Member {
  if (member !== undefined) return member;
  throw refuse(404, `The ${noun} was not found.`);
}

function priorityBean({ beans, world }: Call, id: string): Bean {
  const { description, color } = world.priorities.get(id)!;
  return { ...beans.priority(world.priorities.get(id)), statusColor: color, description };
}

function serverInfo({ beans, now, world, session }: Call): Bean {
  return {
    baseUrl: beans.origin,
    displayUrl: beans.origin,
    version: '1001.0.0-SNAPSHOT',
    versionNumbers: [1001, 0, 0],
    deploymentType: 'Cloud',
    buildNumber: 100_290,
    buildDate: jiraMoment(Date.UTC(2026, 0, 1)),
    serverTime: jiraMoment(now, session.timeZone),
    scmInfo: 'local',
    serverTitle: world.facts.get('siteName')?.value ?? 'Jira',
    serverTimeZone: 'UTC',
  };
}
