import type { Bean } from '#host/jira/beans';
import { numberParameter, ok, page, type Call, type Handlers } from '#host/jira/call';
import type { Dashboard } from '#host/jira/dashboards';
import { refuse } from '#host/jira/refusal';

/** Dashboards, which everybody signed in sees and changes here, so that nobody owns one. Making them through the API is not modelled. */
export const dashboardListing: Handlers = {
  getAllDashboards: (call) => {
    const all = call.query.get('filter') === null ? call.world.dashboards.list() : [];
    const startAt = numberParameter(call, 'startAt', 0);
    const maxResults = Math.min(1000, numberParameter(call, 'maxResults', 20));
    return ok({
      startAt,
      maxResults,
      total: all.length,
      dashboards: all.slice(startAt, startAt + maxResults).map((dashboard) => dashboardBean(call, dashboard)),
    });
  },
  getDashboardsPaginated: (call) => {
    const name = (call.query.get('dashboardName') ?? '').toLowerCase();
    const isOwned = ['accountId', 'owner', 'groupname', 'groupId', 'projectId'].some(
      (key) => call.query.get(key) !== null,
    );
    const found = call.world.dashboards
      .list()
      .filter((dashboard) => !isOwned && dashboard.name.toLowerCase().includes(name));
    return page(call, found, 100, (dashboard) => dashboardBean(call, dashboard));
  },
  getDashboard: (call) => {
    const dashboard = call.world.dashboards.list().find(({ id }) => id === call.path.id);
    if (!dashboard) throw refuse(404, `The dashboard with id '${call.path.id}' does not exist.`);
    return ok(dashboardBean(call, dashboard));
  },
};

function dashboardBean({ beans }: Call, { id, name }: Dashboard): Bean {
  return {
    id,
    name,
    description: '',
    isFavourite: false,
    isWritable: true,
    popularity: 0,
    self: beans.self(`dashboard/${id}`),
    sharePermissions: [{ type: 'authenticated' }],
    editPermissions: [{ type: 'authenticated' }],
    systemDashboard: false,
    view: `${beans.origin}/jira/dashboards/${id}`,
  };
}
