import type { Bean } from '#host/jira/beans';
import { listParameter, ok, page, type Call, type Handlers } from '#host/jira/call';
import type { Status } from '#host/jira/entities';
import { projectOf } from '#host/jira/access';
import { refuse } from '#host/jira/refusal';
import { statusesOf } from '#host/jira/workflow';

/** Statuses as those who administer workflows list them. */
export const statusListing: Handlers = {
  search: (call) => {
    demandAdministrator(call);
    const projectId = call.query.get('projectId');
    const words = (call.query.get('searchString') ?? '').toLowerCase();
    const category = call.query.get('statusCategory');
    const among = projectId ? statusesOf(projectOf(call, projectId).id, call.world) : call.world.statuses.list();
    const found = among.filter(
      (status) => status.name.toLowerCase().includes(words) && (!category || categories[status.category] === category),
    );
    const { startAt, total, isLast, maxResults, values } = page(call, found, 200, statusBean).body as Bean;
    return ok({ startAt, total, isLast, maxResults, values, self: call.beans.self('statuses/search') });
  },
  getStatusesById: (call) => {
    demandAdministrator(call);
    const ids = listParameter(call, 'id');
    if (ids.length === 0 || ids.length > 50) throw refuse(400, 'Between 1 and 50 status ids must be specified.');
    return ok(ids.flatMap((id) => call.world.statuses.get(id) ?? []).map(statusBean));
  },
  getStatusesByName: (call) => {
    demandAdministrator(call);
    const names = call.query.getAll('name');
    if (names.length === 0 || names.length > 50) throw refuse(400, 'Between 1 and 50 status names must be specified.');
    const projectId = call.query.get('projectId');
    const among = projectId ? statusesOf(projectOf(call, projectId).id, call.world) : call.world.statuses.list();
    return ok(among.filter(({ name }) => names.includes(name)).map(statusBean));
  },
};

const categories = { new: 'TODO', indeterminate: 'IN_PROGRESS', done: 'DONE' } as const;

function statusBean({ id, name, category }: Status): Bean {
  return { id, name, statusCategory: categories[category], scope: { type: 'GLOBAL' }, description: '' };
}

function demandAdministrator({ session, world }: Call): void {
  if (session.isAdmin || world.projects.list().some((project) => session.has('ADMINISTER_PROJECTS', project))) return;
  throw refuse(403, 'Only administrators of the site or of a project can perform this operation.');
}
