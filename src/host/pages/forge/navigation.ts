import { start } from '../api/start';
import { NotModelled } from './operation';
import { modulePath } from './module-path';

/** Places that `router.navigate` and `router.getUrl` know by name. Source: `router/targets.js` of @forge/bridge 7.2. */
export interface NavigationLocation {
  readonly target: string;
  readonly issueKey?: string;
  readonly projectKey?: string;
  readonly dashboardId?: string;
  readonly accountId?: string;
  readonly moduleKey?: string;
  readonly path?: string;
}

/** Path of a named place; throws for what is not in Jira or lacks its key. */
export function addressOfTarget(place: NavigationLocation): string {
  switch (place.target) {
    case 'issue':
      return `/browse/${needed(place.issueKey, 'issueKey')}`;
    case 'dashboard':
      return `/jira/dashboards/${needed(place.dashboardId, 'dashboardId')}`;
    case 'userProfile':
      return `/jira/people/${needed(place.accountId, 'accountId')}`;
    case 'projectSettingsDetails':
      return `/jira/projects/${needed(place.projectKey, 'projectKey')}/settings`;
    case 'module': {
      const key = needed(place.moduleKey, 'moduleKey');
      const module = start.app.modules.find((candidate) => candidate.key === decodeURIComponent(key));
      const path = module && modulePath(module, place.projectKey);
      if (path === undefined) throw new Error(`There is no page of a module ${key}.`);
      return path + (place.path ? `/${place.path.replace(/^\//, '')}` : '');
    }
    default:
      throw new NotModelled(`navigation to ${place.target}`);
  }
}

function needed(value: string | undefined, name: string): string {
  if (!value) throw new Error(`${name} is required for this target`);
  return encodeURIComponent(value);
}
