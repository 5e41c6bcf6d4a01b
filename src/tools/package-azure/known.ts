/**
 * What Azure DevOps knows, as far as Waybill uses it or may soon: anything else in a manifest is taken for a slip.
 * The product itself installs an extension with an unknown target or type and then shows nothing.
 */

/** What a contribution of one type needs. */
export interface ContributionType {
  /** Places that show it; empty: it is opened by its id. */
  readonly targets: readonly string[];
  /** Properties that it has to have. */
  readonly needs: readonly ('name' | 'uri' | 'description' | 'supportedSizes' | 'supportedScopes' | 'catalogIconUrl')[];
  /** The type of another contribution of the extension that it may target, too. */
  readonly companion?: string;
}

const form = 'ms.vss-work-web.work-item-form';

/** Source: learn.microsoft.com/azure/devops/extend/reference/targets/overview and …/extend/develop (2026-11-22). */
export const contributionTypes: Readonly<Record<string, ContributionType>> = {
  'ms.vss-work-web.work-item-form-group': { targets: [form], needs: ['name', 'uri'] },
  'ms.vss-work-web.work-item-form-page': { targets: [form], needs: ['name', 'uri'] },
  'ms.vss-work-web.work-item-form-control': { targets: [form], needs: ['name', 'uri'] },
  'ms.vss-work-web.work-item-notifications': { targets: [form], needs: ['uri'] },
  'ms.vss-work-web.backlog-panel': {
    targets: [
      'ms.vss-work-web.iteration-backlog-toolpane',
      'ms.vss-work-web.requirement-backlog-toolpane',
      'ms.vss-work-web.portfolio-backlog-toolpane',
    ],
    needs: ['name', 'uri'],
  },
  'ms.vss-web.hub': {
    targets: [
      'ms.vss-work-web.work-hub-group',
      'ms.vss-web.project-admin-hub-group',
      'ms.vss-web.collection-admin-hub-group',
    ],
    needs: ['name', 'uri'],
  },
  'ms.vss-web.action': {
    targets: [
      'ms.vss-work-web.work-item-toolbar-menu',
      'ms.vss-work-web.backlog-item-menu',
      'ms.vss-work-web.backlog-board-card-item-menu',
      'ms.vss-work-web.query-result-work-item-menu',
    ],
    needs: ['uri'],
  },
  'ms.vss-dashboards-web.widget': {
    targets: ['ms.vss-dashboards-web.widget-catalog'],
    needs: ['name', 'uri', 'description', 'supportedSizes', 'supportedScopes', 'catalogIconUrl'],
    companion: 'ms.vss-dashboards-web.widget-configuration',
  },
  'ms.vss-dashboards-web.widget-configuration': {
    targets: ['ms.vss-dashboards-web.widget-configuration'],
    needs: ['name', 'uri'],
  },
  'ms.vss-web.external-content': { targets: [], needs: ['uri'] },
};

/** Source: learn.microsoft.com/azure/devops/extend/develop/manifest, Scopes (2026-11-22): those of boards, projects and people. */
export const scopes: readonly string[] = [
  'vso.analytics',
  'vso.dashboards',
  'vso.dashboards_manage',
  'vso.extension.data',
  'vso.extension.data_write',
  'vso.graph',
  'vso.identity',
  'vso.notification',
  'vso.notification_write',
  'vso.profile',
  'vso.project',
  'vso.project_write',
  'vso.project_manage',
  'vso.settings',
  'vso.settings_write',
  'vso.work',
  'vso.work_write',
  'vso.work_full',
];

/** Source: the same page, Required attributes. */
export const categories: readonly string[] = [
  'Azure Artifacts',
  'Azure Boards',
  'Azure Pipelines',
  'Azure Repos',
  'Azure Test Plans',
];

/** Source: the same page, Installation targets. */
export const installationTargets: readonly string[] = [
  'Microsoft.VisualStudio.Services',
  'Microsoft.VisualStudio.Services.Cloud',
  'Microsoft.TeamFoundation.Server',
];

/** Source: the same page, Optional attributes. */
export const galleryFlags: readonly string[] = ['Public', 'Preview', 'Paid', 'Free', 'Private'];

/** Content types by the ending of a file's name. Source: tfx-cli 0.23.1, VsixManifestBuilder.CONTENT_TYPE_MAP. */
export const contentTypes: Readonly<Record<string, string>> = {
  '.css': 'text/css',
  '.gif': 'image/gif',
  '.html': 'text/html',
  '.jpg': 'image/jpeg',
  '.js': 'application/javascript',
  '.json': 'application/json',
  '.map': 'application/json',
  '.md': 'text/markdown',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.vsixmanifest': 'text/xml',
  '.vsomanifest': 'application/json',
  // tfx asks the machine that packs; browsers compile while they load only what is called this.
  '.wasm': 'application/wasm',
  '.woff': 'application/font-woff',
};
