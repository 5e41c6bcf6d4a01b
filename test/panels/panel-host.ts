import type { AccountId, IssueId, IssueKey, ProjectId } from '#core/issue';
import { createTracker } from '#jira/tracker';
import { createCommands as azureCommands } from '../../static/azure/commands';
import { createCommands as jiraCommands } from '../../static/jira/commands';
import type { Host } from '../../static/panels/host';
import { startAzure, type AzureApp } from '../app/azure';
import { startForge, type ForgeApp } from '../app/forge';
import { drafts } from './device';

/** A host as panels have it, with what it was told: bugs that were reported, items that were opened, files of drafts. */
export interface PanelHost extends Host {
  readonly reports: unknown[];
  readonly drafts: ReturnType<typeof drafts>;
}

const words = { issue: 'work item', issues: 'work items', project: 'space', queryLanguage: 'JQL' };

/** Jira's side of an issue of the small backlog, as a person: the page's real commands and tracker, and the real functions on the emulator. */
export function jiraHost(app: ForgeApp, who: string, issueId = '10001'): PanelHost {
  return around({
    tracker: createTracker({ request: app.requestAs(who), extension: app.extension }),
    commands: jiraCommands(
      (name, request) => app.raw(who, name, request),
      () => Promise.resolve(),
    ),
    viewer: viewer(who as AccountId, issueId, { id: '10000' as ProjectId, key: 'FERRY' }),
  });
}

/** Azure DevOps' side of the same: the real session of a page on the emulator. */
export function azureHost(app: AzureApp, who: string, issueId = '10001'): PanelHost {
  const session = app.page(who);
  return around({
    tracker: session.tracker,
    commands: azureCommands(session),
    viewer: viewer(app.person(who), issueId, { id: app.project('Ferry'), key: 'Ferry' }),
  });
}

/** A site with the small backlog, and its issue as each person's panel has it. */
export interface PanelSite {
  readonly app: ForgeApp | AzureApp;
  host(who: string): PanelHost;
}

/** The hosts that panels are proved on. */
export const panelSites: readonly (readonly [string, () => PanelSite])[] = [
  [
    'Jira',
    () => {
      const app = startForge();
      return { app, host: (who) => jiraHost(app, who) };
    },
  ],
  [
    'Azure DevOps',
    () => {
      const app = startAzure();
      return { app, host: (who) => azureHost(app, who) };
    },
  ],
];

function viewer(accountId: AccountId, id: string, project: NonNullable<Host['viewer']['project']>): Host['viewer'] {
  const issue = { id: id as IssueId, key: `FERRY-${Number(id) - 10_000}` as IssueKey };
  return { accountId, locale: 'en-US', timeZone: 'UTC', issue, project, words };
}

function around(parts: Pick<Host, 'tracker' | 'commands' | 'viewer'>): PanelHost {
  const reports: unknown[] = [];
  return {
    ...parts,
    reports,
    report: (error) => void reports.push(error),
    openIssue: () => undefined,
    issueUrl: (key) => `https://site.invalid/${key}`,
    openPage: () => undefined,
    openSearch: () => undefined,
    address: undefined,
    notify: () => undefined,
    projects: () => Promise.resolve([]),
    drafts: drafts(),
  };
}
