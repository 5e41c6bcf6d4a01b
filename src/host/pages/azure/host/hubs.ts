import type { ShownContribution } from '../../../azure/pages/start';
import { contributions, contributionsTo } from './contributions';

/** Groups of hubs that have a place here, and what targets them. */
export const hubGroups = {
  boards: { name: 'Boards', targets: ['ms.vss-work-web.work-hub-group', 'ms.vss-work-web.agile-hub-group'] },
  settings: {
    name: 'Project settings',
    targets: ['ms.vss-web.project-admin-hub-group', 'ms.vss-admin-web.project-admin-hub-group'],
  },
  other: {
    name: 'Other hubs',
    targets: [
      'ms.vss-code-web.code-hub-group',
      'ms.vss-build-web.build-release-hub-group',
      'ms.vss-build-web.build-hub-group',
      'ms.vss-releaseManagement-web.rm-hub-group',
      'ms.vss-test-web.test-hub-group',
      'ms.vss-tfs-web.project-home-hub-group',
      'ms.vss-web.home-hub-group',
      'ms.vss-web.project-overview-hub-group',
      ...ownGroups(),
    ],
  },
  organization: {
    name: 'Organization settings',
    targets: ['ms.vss-web.collection-admin-hub-group', 'ms.vss-admin-web.collection-admin-hub-group'],
  },
} as const;

/** Groups of hubs that extensions bring themselves. */
function ownGroups(): readonly string[] {
  return contributions.filter(({ type }) => type === 'ms.vss-web.hub-group').map(({ id }) => id);
}

/** Hubs of extensions in one group, by their `order`. */
export function hubsOf(group: keyof typeof hubGroups): readonly ShownContribution[] {
  return contributionsTo(['ms.vss-web.hub'], hubGroups[group].targets).toSorted(
    (one, other) => orderOf(one) - orderOf(other),
  );
}

function orderOf({ properties }: ShownContribution): number {
  const order = Number(properties['order']);
  return Number.isFinite(order) ? order : 100;
}
