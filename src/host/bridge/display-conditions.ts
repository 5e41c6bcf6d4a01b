import type { BridgeDeps } from '#host/bridge/deps';
import type { AppModule } from '#host/bridge/modules';
import type { Place } from '#host/bridge/place';
import { entityConditions, propertyCondition, type ConditionPlace } from '#host/bridge/property-conditions';

/** Answers one condition; undefined for a condition that the local host cannot judge. */
export type Judge = (name: string, wanted: unknown) => Promise<boolean | undefined>;

/** What conditions come to, with the names of those that could not be judged and count as met. */
export interface Verdict {
  readonly isShown: boolean;
  readonly unjudged: readonly string[];
}

/**
 * Judges a module's `displayConditions`: everything on one level has to be met, `and`, `or` and `not` hold levels of
 * their own. Source: developer.atlassian.com/platform/forge/manifest-reference/display-conditions, checked 2026-11-22.
 */
export async function judged(conditions: unknown, judge: Judge): Promise<Verdict> {
  const unjudged: string[] = [];
  const isShown = (await results(conditions, judge, unjudged)).every(Boolean);
  return { isShown, unjudged };
}

async function results(level: unknown, judge: Judge, unjudged: string[]): Promise<boolean[]> {
  const levels = Array.isArray(level) ? (level as unknown[]) : [level];
  const entries = levels.flatMap((one) => Object.entries((one ?? {}) as Record<string, unknown>));
  return Promise.all(
    entries.map(async ([name, wanted]) => {
      if (name === 'and') return (await results(wanted, judge, unjudged)).every(Boolean);
      if (name === 'or') return (await results(wanted, judge, unjudged)).some(Boolean);
      if (name === 'not') return !(await results(wanted, judge, unjudged)).every(Boolean);
      const answer = await judge(name, wanted);
      if (answer === undefined) unjudged.push(name);
      return answer ?? true;
    }),
  );
}

/**
 * Keys of the modules that somebody is not shown in a place, and `MODULE/PAGE` of their pages. What could not be judged
 * goes into the call log as unmodelled.
 */
export async function hiddenModules(
  deps: BridgeDeps,
  modules: readonly AppModule[],
  accountId: string,
  place: Place,
): Promise<string[]> {
  const judge = judgeIn(deps, accountId, place);
  const hidden: string[] = [];
  for (const { name, what, conditions } of modules.flatMap(conditioned)) {
    const { isShown, unjudged } = await judged(conditions, judge);
    if (!isShown) hidden.push(name);
    for (const condition of new Set(unjudged)) {
      const entry = {
        milliseconds: 0,
        from: 'page',
        as: accountId,
        status: 501,
        requestBytes: 0,
        responseBytes: 0,
        isUnmodelled: true,
      } as const;
      deps.calls.add({
        ...entry,
        at: deps.now().getTime(),
        what: `display condition ${condition} of ${what}`,
        note: 'Counts as met: the local host cannot judge it.',
      });
    }
  }
  return hidden;
}

/** A module and its pages, as far as they have conditions. */
function conditioned({ key, type, raw, subPages }: AppModule) {
  const own =
    raw['displayConditions'] === undefined
      ? []
      : [{ name: key, what: `${type} ${key}`, conditions: raw['displayConditions'] }];
  const pages = subPages
    .filter(({ conditions }) => conditions.length > 0)
    .map((page) => ({
      name: `${key}/${page.key}`,
      what: `the page ${page.key} of ${type} ${key}`,
      conditions: page.conditions,
    }));
  return [...own, ...pages];
}

/** Permissions that conditions name in their own words; true: of the whole site. */
const permissions: Readonly<Record<string, readonly [key: string, isGlobal?: boolean]>> = {
  canAddComments: ['ADD_COMMENTS'],
  canAdministerJira: ['ADMINISTER', true],
  canAdministerProjects: ['ADMINISTER_PROJECTS'],
  canAssignIssues: ['ASSIGN_ISSUES'],
  canBeAssignedToIssues: ['ASSIGNABLE_USER'],
  canBrowseUsers: ['USER_PICKER', true],
  canCloneIssues: ['CREATE_ISSUES'],
  canCreateAttachments: ['CREATE_ATTACHMENTS'],
  canCreateChildren: ['CREATE_ISSUES'],
  canCreateSubtasks: ['CREATE_ISSUES'],
  canDeleteAllAttachments: ['DELETE_ALL_ATTACHMENTS'],
  canDeleteAllComments: ['DELETE_ALL_COMMENTS'],
  canDeleteAllWorklogs: ['DELETE_ALL_WORKLOGS'],
  canDeleteIssues: ['DELETE_ISSUES'],
  canDeleteOwnAttachments: ['DELETE_OWN_ATTACHMENTS'],
  canDeleteOwnComments: ['DELETE_OWN_COMMENTS'],
  canDeleteOwnWorklogs: ['DELETE_OWN_WORKLOGS'],
  canEditAllComments: ['EDIT_ALL_COMMENTS'],
  canEditAllWorklogs: ['EDIT_ALL_WORKLOGS'],
  canEditIssues: ['EDIT_ISSUES'],
  canEditOwnComments: ['EDIT_OWN_COMMENTS'],
  canEditOwnWorklogs: ['EDIT_OWN_WORKLOGS'],
  canLinkIssues: ['LINK_ISSUES'],
  canLogWork: ['WORK_ON_ISSUES'],
  canManageWatchers: ['MANAGE_WATCHERS'],
  canModifyReporters: ['MODIFY_REPORTER'],
  canMoveIssues: ['MOVE_ISSUES'],
  canScheduleIssues: ['SCHEDULE_ISSUES'],
  canTransitionIssues: ['TRANSITION_ISSUES'],
  canViewDevTools: ['VIEW_DEV_TOOLS'],
  canViewWatchers: ['VIEW_VOTERS_AND_WATCHERS'],
  isAdmin: ['ADMINISTER', true],
  isSiteAdmin: ['ADMINISTER', true],
  isProjectAdmin: ['ADMINISTER_PROJECTS'],
};

/** A site as this one is: everybody has Jira and Jira Software, nobody Jira Service Management; projects are never archived. */
const constants: Readonly<Record<string, boolean>> = {
  hasCoreAccess: true,
  hasSoftwareAccess: true,
  hasServiceDeskAccess: false,
  hasAppAccess: true,
  isLoggedIn: true,
  canUseServiceManagementAgentFeatures: false,
  isProjectArchived: false,
};

function judgeIn(deps: BridgeDeps, accountId: string, place: Place): Judge {
  const issue = place.issue === undefined ? undefined : deps.jira.issueContext(accountId, place.issue);
  const project = deps.jira.projectContext(accountId, issue?.projectId ?? place.project ?? '');
  const facts: Readonly<Record<string, string | undefined>> = {
    issueKey: issue?.key,
    issueId: issue?.id,
    issueType: issue?.type,
    projectKey: project?.key,
    projectId: project?.id,
    projectType: project?.type,
    projectName: project?.name,
  };
  const holder = { deps, accountId, issue, project };
  return async (name, wanted) => {
    if (name in facts)
      return [wanted]
        .flat()
        .map(String)
        .includes(facts[name] ?? '');
    if (name in constants) return (constants[name] as boolean) === isTrue(wanted);
    const [key, isGlobal = false] = permissions[name] ?? [];
    if (key !== undefined)
      return (isGlobal || project !== undefined) && (await holds(holder, key, isGlobal)) === isTrue(wanted);
    if (name === 'hasGlobalPermission') return holds(holder, ownKey(deps, String(wanted)), true);
    if (name === 'hasProjectPermission' || name === 'hasIssuePermission')
      return project !== undefined && holds(holder, ownKey(deps, String(wanted)), false);
    if (name === 'jiraExpression') return expressionHolds(holder, String(wanted));
    if (entityConditions.has(name)) return propertyCondition(holder, name, wanted);
    return undefined;
  };
}

async function holds(
  { deps, accountId, issue, project }: ConditionPlace,
  key: string,
  isGlobal: boolean,
): Promise<boolean> {
  const where = isGlobal ? '' : issue ? `&issueId=${issue.id}` : `&projectId=${project?.id}`;
  const path = `/rest/api/3/mypermissions?permissions=${encodeURIComponent(key)}${where}`;
  const response = await deps.jira.handle(new Request(deps.mainOrigin + path), { kind: 'user', accountId });
  if (!response.ok) return false;
  const { permissions: found } = (await response.json()) as {
    permissions: Record<string, { havePermission: boolean }>;
  };
  return found[key]?.havePermission ?? false;
}

/** Undefined for an expression that the local host does not model; one that fails is not met. */
async function expressionHolds(
  { deps, accountId, issue, project }: ConditionPlace,
  expression: string,
): Promise<boolean | undefined> {
  const context = { ...(issue && { issue: { key: issue.key } }), ...(project && { project: { key: project.key } }) };
  const init = {
    method: 'POST',
    body: JSON.stringify({ expression, context }),
    headers: { 'content-type': 'application/json' },
  };
  const response = await deps.jira.handle(new Request(`${deps.mainOrigin}/rest/api/3/expression/evaluate`, init), {
    kind: 'user',
    accountId,
  });
  if (response.status === 501) return undefined;
  return response.ok && ((await response.json()) as { value: unknown }).value === true;
}

/** A permission of the app's own manifest goes by the key that it has there. */
function ownKey({ app }: BridgeDeps, key: string): string {
  const modules = (app.manifest as { modules?: Record<string, readonly { key: string }[]> }).modules ?? {};
  const own = [...(modules['jira:globalPermission'] ?? []), ...(modules['jira:projectPermission'] ?? [])].some(
    (module) => module.key === key,
  );
  return own ? `ari:cloud:ecosystem::extension/${app.grant.appId}/${app.grant.environmentId}/static/${key}` : key;
}

function isTrue(wanted: unknown): boolean {
  return String(wanted) === 'true';
}
