import * as z from 'zod';
import { demandPerson } from '#host/jira/access';
import type { Bean } from '#host/jira/beans';
import { listParameter, noContent, ok, page, payload, type Answer, type Call, type Handlers } from '#host/jira/call';
import { groups } from '#host/jira/defaults';
import type { Filter } from '#host/jira/entities';
import { compileJql } from '#host/jira/jql/compile';
import { Refusal, refuse, refuseFields } from '#host/jira/refusal';
import { contextOf } from '#host/jira/rest/searching';
import { canSeeFilter } from '#host/jira/sharing';

/** Saved searches. */
export const filters: Handlers = {
  createFilter: (call) => {
    const owner = demandPerson(call);
    const request = payload(call, filterRequest);
    checkName(call, request.name, undefined);
    const filter: Filter = {
      id: call.world.nextId('filter'),
      name: request.name,
      description: request.description ?? '',
      owner,
      jql: checkedJql(call, request.jql ?? ''),
      favouredBy: request.favourite ? [owner] : [],
      shares: sharesOf(request),
    };
    call.world.filters.put(filter);
    tell(call, 'created', filter);
    return ok(filterBean(call, filter));
  },
  getFilter: (call) => ok(filterBean(call, filterOf(call))),
  updateFilter: (call) => {
    const filter = ownFilter(call);
    const request = payload(call, filterRequest);
    checkName(call, request.name, filter.id);
    const changed: Filter = {
      ...filter,
      name: request.name,
      description: request.description ?? filter.description,
      jql: request.jql === undefined ? filter.jql : checkedJql(call, request.jql),
      shares: request.sharePermissions ? sharesOf(request) : filter.shares,
    };
    call.world.filters.put(changed);
    tell(call, 'updated', changed);
    return ok(filterBean(call, changed));
  },
  deleteFilter: (call) => {
    const filter = ownFilter(call);
    call.world.filters.delete(filter.id);
    tell(call, 'deleted', filter);
    return noContent();
  },
  getMyFilters: (call) =>
    ok(
      visible(call)
        .filter((filter) => filter.owner === demandPerson(call))
        .map((filter) => filterBean(call, filter)),
    ),
  getFavouriteFilters: (call) =>
    ok(
      visible(call)
        .filter((filter) => filter.favouredBy.includes(demandPerson(call)))
        .map((filter) => filterBean(call, filter)),
    ),
  setFavouriteForFilter: (call) => favour(call, (list, own) => [...new Set([...list, own])]),
  deleteFavouriteForFilter: (call) => favour(call, (list, own) => list.filter((id) => id !== own)),
  getFiltersPaginated: (call) => {
    const name = (call.query.get('filterName') ?? '').toLowerCase();
    const owner = call.query.get('accountId');
    const ids = listParameter(call, 'id');
    const found = visible(call).filter(
      (filter) =>
        filter.name.toLowerCase().includes(name) &&
        (!owner || filter.owner === owner) &&
        (ids.length === 0 || ids.includes(filter.id)),
    );
    const sorted = found.sort((one, other) => one.name.localeCompare(other.name));
    return page(call, sorted, 100, (filter) => detailBean(call, filter));
  },
  getColumns: (call) =>
    ok((filterOf(call).columns ?? []).map((id) => ({ label: call.fields.byId(id)?.name ?? id, value: id }))),
};

const filterRequest = z.object({
  name: z.string().min(1),
  description: z.string().optional(),
  jql: z.string().optional(),
  favourite: z.boolean().optional(),
  sharePermissions: z
    .array(
      z.object({
        type: z.string(),
        project: z.object({ id: z.string() }).optional(),
        group: z.object({ name: z.string().optional() }).optional(),
      }),
    )
    .optional(),
});

function visible({ world, session }: Call): Filter[] {
  return world.filters.list().filter((filter) => canSeeFilter(filter, session));
}

/** Source: developer.atlassian.com/platform/forge/events-reference/jira, filter events, checked 2026-11-22. */
function tell(call: Call, verb: 'created' | 'updated' | 'deleted', filter: Filter): void {
  call.emit(`avi:jira:${verb}:filter`, { filter: filterBean(call, filter), atlassianId: call.session.accountId });
}

/** The filter that a path names. Throws Jira's refusal where it is not there for this caller. */
export function filterOf(call: Call): Filter {
  const filter = call.world.filters.get(call.path.id);
  if (filter && canSeeFilter(filter, call.session)) return filter;
  throw refuse(
    400,
    'The selected filter is not available to you, perhaps it has been deleted or had its permissions changed.',
  );
}

/** The filter that a path names, where the caller may change it. Throws Jira's refusal. */
export function ownFilter(call: Call): Filter {
  const filter = filterOf(call);
  if (filter.owner === demandPerson(call) || call.session.isAdmin) return filter;
  throw refuse(400, 'You cannot edit filters that you do not own.');
}

function checkName(call: Call, name: string, id: string | undefined): void {
  const twin = call.world.filters.find(
    (filter) => filter.owner === call.session.accountId && filter.name === name && filter.id !== id,
  );
  if (twin) throw refuseFields({ filterName: 'Filter with same name already exists.' });
}

function checkedJql(call: Call, jql: string): string {
  const compiled = compileJql(jql, contextOf(call));
  if (compiled.kind === 'invalid') throw new Refusal(400, { errorMessages: compiled.messages, errors: {} });
  return jql;
}

function sharesOf({ sharePermissions = [] }: z.infer<typeof filterRequest>): Filter['shares'] {
  return sharePermissions.map(({ type, project, group }, at) => ({
    id: 10_000 + at,
    type,
    projectId: project?.id,
    group: group?.name,
  }));
}

function favour(call: Call, turn: (list: readonly string[], own: string) => readonly string[]): Answer {
  const filter = filterOf(call);
  return ok(
    filterBean(call, call.world.filters.put({ ...filter, favouredBy: turn(filter.favouredBy, demandPerson(call)) })),
  );
}

function filterBean(call: Call, filter: Filter): Bean {
  const { subscriptions: _, ...bean } = detailBean(call, filter);
  const none = { size: 0, items: [], 'max-results': 1000, 'start-index': 0, 'end-index': 0 };
  return { ...bean, sharedUsers: none, subscriptions: none };
}

/** One of those whom a saved search is shared with. */
export function shareBean({ beans, world }: Call, { id, type, projectId, group }: Filter['shares'][number]): Bean {
  const project = world.projectByIdOrKey(projectId ?? '');
  return {
    id,
    type,
    ...(project ? { project: beans.project(project) } : {}),
    ...(group ? { group: { name: group, groupId: groups.find(({ name }) => name === group)?.id } } : {}),
  };
}

function detailBean(call: Call, filter: Filter): Bean {
  const { beans, session } = call;
  const { id, name, description, owner, jql, favouredBy } = filter;
  return {
    self: beans.self(`filter/${id}`),
    id,
    name,
    description,
    owner: beans.user(owner),
    jql,
    viewUrl: `${beans.origin}/issues/?filter=${id}`,
    searchUrl: beans.self(`search?jql=${encodeURIComponent(jql)}`),
    favourite: favouredBy.includes(session.accountId ?? ''),
    favouritedCount: favouredBy.length,
    sharePermissions: filter.shares.map((share) => shareBean(call, share)),
    editPermissions: [],
    subscriptions: [],
  };
}
