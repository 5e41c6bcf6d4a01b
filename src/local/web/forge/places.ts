import type { AppModule } from '../../bridge/modules';
import { start } from '../api/start';

/** Where each module type is shown here. Types that are missing are listed on the start page as not shown. */
export const shownTypes: Readonly<Record<string, string>> = {
  'jira:issuePanel': 'on work items, below the description',
  'jira:issueContext': 'on work items, at the side',
  'jira:issueGlance': 'on work items, at the side',
  'jira:issueActivity': 'on work items, as a tab of the activity',
  'jira:issueAction': 'in the … menu of work items',
  'jira:projectPage': 'in the sidebar of spaces',
  'jira:projectSettingsPage': 'in the settings of spaces',
  'jira:globalPage': 'in the sidebar',
  'jira:adminPage': 'in the Jira settings',
  'jira:personalSettingsPage': 'in the personal settings',
  'jira:dashboardGadget': 'on dashboards',
  'jira:boardAction': 'in the … menu of boards',
  'jira:backlogAction': 'in the … menu of backlogs',
  'jira:sprintAction': 'in the … menu of sprints',
  'jira:issueNavigatorAction': 'in the … menu of searches',
  'jira:command': 'in the command palette (Ctrl+K)',
  'jira:customField': 'as a field of work items',
  'jira:issueViewBackgroundScript': 'unseen, beside work items',
  'jira:dashboardBackgroundScript': 'unseen, beside dashboards',
  'jira:globalBackgroundScript': 'unseen, on every page',
};

/** Types without a page of their own, which the host runs or applies. */
export const silentTypes: ReadonlySet<string> = new Set([
  'function', 'trigger', 'scheduledTrigger', 'webtrigger', 'consumer', 'preUninstall', 'endpoint', 'jira:entityProperty', 'jira:projectPermission', 'jira:globalPermission', 'jira:jqlFunction',
]);

/** The app's modules of one type. */
export function modulesOfType(...types: readonly string[]): readonly AppModule[] {
  return start.app.modules.filter((module) => types.includes(module.type));
}
