import { start } from '../../api/start';
import { NotModelled } from '../call-notes';
import type { HostApi, HostApiContext } from '../host-api';

/** Routes that extensions ask for by name, as far as their addresses are known; `{…}` come from the route's values. */
const routes: Readonly<Record<string, string>> = {
  'ms.vss-tfs-web.project-overview-route': '{project}',
  'ms.vss-work-web.work-items-form-route': '{project}/_workitems/edit/{id}',
  'ms.vss-work-web.work-items-form-route-with-id': '{project}/_workitems/edit/{id}',
  'ms.vss-work-web.work-items-hub-route': '{project}/_workitems',
  'ms.vss-work-web.new-queries-hub-route': '{project}/_queries',
  'ms.vss-work-web.query-route': '{project}/_queries/query/{id}',
  'ms.vss-work-web.new-backlogs-hub-backlog-route': '{project}/_backlogs',
  'ms.vss-web.hub-route': '{project}/_apps/hub/{contributionId}',
};

/** `location-service`: one server answers for every area. */
export function locationApi({ place }: HostApiContext): HostApi {
  return {
    getResourceAreaLocation: (_resourceAreaId: string) => start.organization.url,
    getServiceLocation: () => start.organization.url,
    routeUrl(routeId: string, routeValues: Readonly<Record<string, string>> = {}, hostPath?: string) {
      const template = routes[routeId];
      if (template === undefined) throw new NotModelled(`The local host does not know the route ${routeId}.`);
      const values: Readonly<Record<string, string | undefined>> = { project: place().project?.name, ...routeValues };
      const path = template.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(values[name] ?? ''));
      return (hostPath ?? new URL(start.organization.url).pathname) + path;
    },
  };
}
