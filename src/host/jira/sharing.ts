import type { Filter } from '#host/jira/entities';
import { groupNamesOf, type Session } from '#host/jira/session';

/** True for one's own filters and those that are shared with one. */
export function canSeeFilter(filter: Filter, session: Session): boolean {
  if (filter.owner === session.accountId || session.isAdmin || session.isApp) return true;
  return filter.shares.some((share) => {
    switch (share.type) {
      case 'global':
        return true;
      case 'authenticated':
      case 'loggedin':
        return session.person !== undefined;
      case 'project': {
        const project = session.world.projects.get(share.projectId);
        return project !== undefined && session.canBrowse(project);
      }
      case 'group':
        return share.group !== undefined && groupNamesOf(session.person).includes(share.group);
      default:
        return false;
    }
  });
}
