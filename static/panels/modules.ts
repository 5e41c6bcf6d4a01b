import type { GadgetModule, IssueModule, PageModule } from './base/module';

/** What stands on an issue, by the keys of manifest.yml. The code of each comes when it is opened. */
export const issueModules = {
  'value-panel': { on: 'issue', open: async () => (await import('./value-panel/value-panel')).openValuePanel },
  'decision-panel': {
    on: 'issue',
    open: async () => (await import('./decision-panel/decision-panel')).openDecisionPanel,
  },
  'pi-panel': { on: 'issue', open: async () => (await import('./pi-panel/pi-panel')).openPiPanel },
  'dependency-panel': {
    on: 'issue',
    open: async () => (await import('./dependency-panel/dependency-panel')).openDependencyPanel,
  },
  'value-context': { on: 'issue', open: async () => (await import('./value-context/value-context')).openValueContext },
} as const satisfies Readonly<Record<string, IssueModule>>;

/** What fills a page. */
export const pageModules = {
  'value-page': { on: 'page', open: async () => (await import('./value-page/value-page')).openValuePage },
  'decision-log': { on: 'page', open: async () => (await import('./decision-log/decision-log')).openDecisionLog },
  'pi-board': { on: 'page', open: async () => (await import('./pi-board/pi-board')).openPiBoard },
  // The trains of one project, where a tracker has pages inside of a project and beside of it.
  'pi-page': { on: 'page', open: async () => (await import('./pi-board/pi-board')).openPiPage },
  'settings-page': { on: 'page', open: async () => (await import('./settings-page/settings-page')).openSettingsPage },
} as const satisfies Readonly<Record<string, PageModule>>;

/** What stands on a dashboard; what sets it up has the same key with `-edit`. */
export const gadgetModules = {
  'pi-gadget': { on: 'gadget', open: async () => (await import('./pi-gadget/pi-gadget')).openPiGadget },
  'pi-gadget-edit': { on: 'gadget', open: async () => (await import('./pi-gadget/pi-gadget-edit')).openPiGadgetEdit },
} as const satisfies Readonly<Record<string, GadgetModule>>;
