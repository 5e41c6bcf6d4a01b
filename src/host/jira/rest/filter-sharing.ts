import * as z from 'zod';
import type { Bean } from '#host/jira/beans';
import { created, noContent, ok, payload, type Call, type Handlers } from '#host/jira/call';
import { groups } from '#host/jira/defaults';
import type { Filter } from '#host/jira/entities';
import { refuse, refuseFields } from '#host/jira/refusal';
import { filterOf, ownFilter, shareBean } from '#host/jira/rest/filters';

/** Whom saved searches are shared with, who owns them, and their columns. */
export const filterSharing: Handlers = {
  getSharePermissions: (call) => ok(sharesOf(call, filterOf(call))),
  getSharePermission: (call) => {
    const share = filterOf(call).shares.find(({ id }) => String(id) === call.path.permissionId);
    if (!share) throw refuse(404, 'The share permission was not found.');
    return ok(shareBean(call, share));
  },
  addSharePermission: (call) => {
    const filter = ownFilter(call);
    const { type, projectId, groupname, groupId } = payload(call, shareRequest);
    if (type === 'user' || type === 'projectRole')
      throw refuse(501, `The local Jira does not model sharing with a ${type}.`);
    if (type === 'project' && !call.world.projectByIdOrKey(projectId ?? ''))
      throw refuseFields({ projectId: 'The project does not exist.' });
    const group = groups.find(({ id, name }) => id === groupId || name === groupname);
    if (type === 'group' && !group) throw refuseFields({ groupname: 'The group does not exist.' });
    const id = Math.max(9_999, ...filter.shares.map((share) => share.id)) + 1;
    const stored = call.world.filters.put({
      ...filter,
      shares: [...filter.shares, { id, type, projectId, group: group?.name }],
    });
    return created(sharesOf(call, stored));
  },
  deleteSharePermission: (call) => {
    const filter = ownFilter(call);
    const shares = filter.shares.filter(({ id }) => String(id) !== call.path.permissionId);
    if (shares.length === filter.shares.length) throw refuse(404, 'The share permission was not found.');
    call.world.filters.put({ ...filter, shares });
    return noContent();
  },
  changeFilterOwner: (call) => {
    const filter = ownFilter(call);
    const { accountId: owner } = payload(call, z.object({ accountId: z.string() }));
    if (!call.world.people.get(owner)) throw refuse(400, 'The user does not exist.');
    call.world.filters.put({ ...filter, owner });
    return noContent();
  },
  setColumns: (call) => {
    const filter = ownFilter(call);
    const { columns } = payload(call, z.object({ columns: z.array(z.string()) }));
    const unknown = columns.filter((name) => !call.fields.byId(name)?.navigable);
    if (unknown.length > 0) throw refuse(400, `The columns ${unknown.join(', ')} are not navigable fields.`);
    call.world.filters.put({ ...filter, columns });
    return ok({});
  },
  resetColumns: (call) => {
    const { columns: _, ...filter } = ownFilter(call);
    call.world.filters.put(filter);
    return noContent();
  },
};

const shareRequest = z.object({
  type: z.enum(['user', 'project', 'group', 'projectRole', 'global', 'authenticated']),
  projectId: z.string().optional(),
  groupname: z.string().optional(),
  groupId: z.string().optional(),
});

function sharesOf(call: Call, { shares }: Filter): Bean[] {
  return shares.map((share) => shareBean(call, share));
}
