import type { FrameLocator } from 'playwright-core';
import { azureSite } from '../e2e/sites/azure';
import { jiraSite } from '../e2e/sites/jira';
import type { Site, Visit } from '../e2e/sites/site';
import type { Windows } from '../e2e/sites/windows';
import type { ListedCall } from '../support/local-host';
import type { BacklogFile } from './backlog-file';

/** A tracker of the local host as benchmarks need it. */
export interface MeasuredTracker {
  readonly name: string;
  /** `project`: of an imported backlog; absent: the seeded train. */
  open(windows: Windows, project?: BacklogFile['project']): Site;
  /** Opens an item's Value panel where people meet it. */
  openPanel(visit: Visit, key: string): Promise<FrameLocator>;
  /** A query for the items of all projects. */
  readonly everything: string;
  /** How settings name a project. */
  chosen(project: BacklogFile['project']): string;
  /** Whether a page waits for the network in this call; what it asks of the page around it is no round trip. */
  isTrip(call: ListedCall): boolean;
}

/** The line that answers a panel's question. */
export const answerLine = '.value-headline__line';

const jira: MeasuredTracker = {
  name: 'Jira',
  open: (windows, project) => jiraSite(windows, project?.key),
  openPanel: (visit, key) => visit.openItem(key),
  everything: 'project is not EMPTY order by rank',
  chosen: ({ key }) => key,
  isTrip: ({ from, what }) => from === 'page' && !/^bridge (getContext|enableTheming|createHistory)/.test(what),
};

const azure: MeasuredTracker = {
  name: 'Azure DevOps',
  open: (windows, project) => azureSite(windows, project?.name),
  // A form opens on its first page, with the compact form in it; people turn to the panel's page when that is there.
  async openPanel(visit, key) {
    const compact = await visit.openCompact(key);
    await compact.locator(answerLine).waitFor();
    await visit.page.waitForTimeout(500);
    await visit.page.getByRole('tab', { name: 'Value', exact: true }).click();
    return visit.page.frameLocator('iframe[data-contribution$=".value-panel-page"]');
  },
  everything: '[System.Id] > 0',
  chosen: ({ name }) => name,
  isTrip: ({ from, what }) => from === 'page' && /^azure [A-Z]+ \//.test(what),
};

/** Both, in the order of the report. */
export const trackers: readonly MeasuredTracker[] = [jira, azure];
