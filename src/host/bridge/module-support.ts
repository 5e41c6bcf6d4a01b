/** Where the local host has a module of some type, or why it has none. */
export type ModuleSupport =
  | { readonly kind: 'shown'; readonly where: string }
  /** Without a page of its own: the host runs or applies it. */
  | { readonly kind: 'silent' }
  | { readonly kind: 'absent'; readonly reason: string };

const shown: Readonly<Record<string, string>> = {
  'jira:issuePanel': 'on work items, below the description',
  'jira:issueContext': 'on work items, at the side',
  'jira:issueGlance': 'on work items, at the side',
  'jira:issueActivity': 'on work items, as a tab of the activity',
  'jira:issueAction': 'in the … menu of work items',
  'jira:projectPage': 'in the sidebar of spaces',
  'jira:projectSettingsPage': 'in the settings of spaces',
  'jira:globalPage': 'in the sidebar',
  'jira:fullPage': 'in the sidebar, with the product’s navigation around it',
  'global:fullPage': 'in the sidebar, with the product’s navigation around it',
  'jira:adminPage': 'in the Jira settings',
  'jira:personalSettingsPage': 'in the personal settings',
  'jira:dashboardGadget': 'on dashboards',
  'jira:boardAction': 'in the … menu of boards',
  'jira:backlogAction': 'in the … menu of backlogs',
  'jira:sprintAction': 'in the … menu of sprints',
  'jira:issueNavigatorAction': 'in the … menu of searches',
  'jira:command': 'in the command palette (Ctrl+K)',
  'jira:customField': 'as a field of work items',
  'jira:customFieldType': 'as fields that somebody makes of it',
  'jira:issueViewBackgroundScript': 'unseen, beside work items',
  'jira:dashboardBackgroundScript': 'unseen, beside dashboards',
  'jira:globalBackgroundScript': 'unseen, on every page',
};

const silent: ReadonlySet<string> = new Set([
  'function',
  'trigger',
  'scheduledTrigger',
  'webtrigger',
  'consumer',
  'jira:entityProperty',
  'jira:projectPermission',
  'jira:globalPermission',
  'jira:jqlFunction',
]);

const noWorkflowRules = 'workflows of the local Jira have no rules of apps: every step may be taken';
const noDashboards = 'the local Jira has the dashboards of gadgets only';

const absent: Readonly<Record<string, string>> = {
  'jira:workflowValidator': noWorkflowRules,
  'jira:workflowCondition': noWorkflowRules,
  'jira:workflowPostFunction': noWorkflowRules,
  workflow: noWorkflowRules,
  'jira:actionValidator': noWorkflowRules,
  'jira:uiModifications': 'the screens of the local Jira take no changes from apps',
  'jira:timeTrackingProvider': 'the local Jira tracks time itself',
  'jira:entityPropertySet': 'the local Jira knows jira:entityProperty only',
  'dashboards:widget': noDashboards,
  'dashboards:filter': noDashboards,
  'dashboards:backgroundScript': noDashboards,
  endpoint: 'the local host calls no remotes',
  remote: 'the local host calls no remotes',
  apiRoute: 'the local host serves no REST API of an app',
  fifoConsumer: 'the local queue delivers without an order: use a consumer',
  event: 'there is no other app here to tell',
  sql: 'the local host has no Forge SQL',
  objectStore: 'the local host has no object store',
  llm: 'the local host has no language models',
  preUninstall: 'nothing uninstalls an app here',
  action: 'there is no Rovo on this site',
  'global:ui': 'this site has pages of Jira only',
  macro: 'macros belong to Confluence',
  migration: 'nothing is migrated to this site',
  'migration:dataResidency': 'nothing is migrated to this site',
  connectToForgeMigration: 'nothing is migrated to this site',
};

/** Types by what their name begins with. */
const families: readonly (readonly [prefix: string, reason: string])[] = [
  ['confluence:', 'this site has no Confluence'],
  ['bitbucket:', 'this site has no Bitbucket'],
  ['compass:', 'this site has no Compass'],
  ['jiraServiceManagement:', 'this site has no service projects'],
  ['customerServiceManagement:', 'this site has no service projects'],
  ['connect-', 'the local host runs Forge modules only, none of Connect'],
  ['rovo:', 'there is no Rovo on this site'],
  ['automation:', 'this site has no automation'],
  ['graph:', 'this site has no Teamwork Graph'],
  ['devops:', 'the local Jira keeps no builds, deployments and the like'],
];

const fieldParts = ['value', 'parser', 'searchSuggestions', 'schema', 'contextConfig', 'displayConditions'];

/** Parts of modules that change nothing here. */
const unusedParts: Readonly<Record<string, readonly string[]>> = {
  'jira:customField': fieldParts,
  'jira:customFieldType': fieldParts,
  'jira:issueContext': ['status'],
  'jira:issueGlance': ['status'],
  'jira:command': ['shortcut', 'keywords'],
};

/** Looks a type up. */
export function supportOf(type: string): ModuleSupport {
  const where = shown[type];
  if (where !== undefined) return { kind: 'shown', where };
  if (silent.has(type)) return { kind: 'silent' };
  const reason = absent[type] ?? families.find(([prefix]) => type.startsWith(prefix))?.[1];
  return { kind: 'absent', reason: reason ?? 'the local host does not know this type' };
}

/** Sentences about the modules of a manifest that will not be seen or run here, for whoever starts the host. */
export function missingModules(
  modules: readonly {
    readonly type: string;
    readonly key: string;
    readonly properties: Readonly<Record<string, unknown>>;
  }[],
): string[] {
  return modules.flatMap(({ type, key, properties }) => {
    const support = supportOf(type);
    if (support.kind === 'absent') return [`${type} ${key}: ${support.reason}.`];
    const missing = (unusedParts[type] ?? []).filter((part) => properties[part] !== undefined);
    if (missing.length > 0)
      return [`${type} ${key}: of this module the local Jira does not use ${missing.join(', ')}.`];
    if (support.kind === 'shown' && properties['render'] === 'native')
      return [`${type} ${key}: made with UI Kit, whose renderer is part of Atlassian’s platform.`];
    if (support.kind === 'silent' && properties['function'] === undefined && properties['endpoint'] !== undefined)
      return [`${type} ${key}: the local host calls no remotes.`];
    return [];
  });
}
