import { z } from 'zod';
import { itemAnswer, itemUrl } from '#host/azure/item/answer';
import { missing } from '#host/azure/item/missing';
import { demandItem } from '#host/azure/item/reading';
import { notPermitted } from '#host/azure/item/refusals';
import { idList, flagIn, numberPart } from '#host/azure/rest/parameters';
import { identityRef } from '#host/azure/rest/identity';
import { AzureRefusal, type AzureAnswer, type AzureCall, type AzureRoute, type WorkItem } from '#host/azure/seams';
import type { Change, Deletion } from '#host/azure/world/entities';
import { applyRelations } from '#host/azure/world/history';
import { withDerived } from '#host/azure/item/derived';
import { linkEnd } from '#host/azure/world/link-types';
import { worldOf } from '#host/azure/world/organization';
import type { World } from '#host/azure/world/world';

const [read, write] = [['vso.work'], ['vso.work_write']];
const bin = '{project}/_apis/wit/recyclebin';

/** Work items go to the recycle bin, come back from it, or are destroyed. */
export const removalRoutes: readonly AzureRoute[] = [
  { method: 'DELETE', template: '{project}/_apis/wit/workItems/{id}', scopes: write, answer: deleteItem },
  { method: 'POST', template: '{project}/_apis/wit/workitemsdelete', scopes: write, answer: deleteItems },
  { method: 'GET', template: bin, scopes: read, answer: listDeleted },
  {
    method: 'GET',
    template: `${bin}/{id}`,
    scopes: read,
    answer: (call) => ({ body: deletedAnswer(call, demandDeleted(call)) }),
  },
  { method: 'PATCH', template: `${bin}/{id}`, scopes: write, answer: restoreItem },
  {
    method: 'DELETE',
    template: `${bin}/{id}`,
    scopes: write,
    answer: (call) => destroy(call, demandDeleted(call).itemId),
  },
];

interface Deleted {
  readonly itemId: number;
  readonly deletion: Deletion;
  readonly item: WorkItem;
}

function deleteItem(call: AzureCall): AzureAnswer {
  const item = demandItem(call, numberPart(call, 'id'));
  if (flagIn(call, 'destroy')) return destroy(call, item.id);
  return { body: deletedAnswer(call, bury(call, item)) };
}

const deletionSchema = z.object({ ids: z.array(z.int()).min(1).max(200), destroy: z.boolean().nullish() });

function deleteItems(call: AzureCall): AzureAnswer {
  const parsed = deletionSchema.safeParse(call.body);
  if (!parsed.success)
    throw new AzureRefusal(
      400,
      'VssPropertyValidationException',
      'The request needs a body with the ids of at most 200 work items.',
    );
  const items = parsed.data.ids.map((id) => demandItem(call, id));
  if (parsed.data.destroy === true) for (const item of items) destroy(call, item.id);
  const results =
    parsed.data.destroy === true
      ? items.map(({ id }) => ({ code: 200, id }))
      : items.map((item) => ({ code: 200, ...deletedAnswer(call, bury(call, item)) }));
  return { body: { results } };
}

/** The item keeps its links in the bin; those at the other end go, and come back with it. */
function bury(call: AzureCall, item: WorkItem): Deleted {
  if (!call.organization.mayWrite(call.caller.personId, item)) throw notPermitted();
  const world = worldOf(call);
  const at = call.organization.now().toISOString();
  const deletion = world.deletions.put({ itemId: item.id, by: call.caller.personId, at });
  mirrorAll(world, item, 'removed', { at, by: call.caller.personId });
  return { itemId: item.id, deletion, item };
}

function restoreItem(call: AzureCall): AzureAnswer {
  const { item } = demandDeleted(call);
  const parsed = z.object({ isDeleted: z.literal(false) }).safeParse(call.body);
  if (!parsed.success)
    throw new AzureRefusal(
      400,
      'VssPropertyValidationException',
      'A work item is restored with the body {"isDeleted": false}.',
    );
  if (!call.organization.mayWrite(call.caller.personId, item)) throw notPermitted();
  const world = worldOf(call);
  const at = call.organization.now().toISOString();
  const answer = deletedAnswer(call, demandDeleted(call));
  world.deletions.delete(String(item.id));
  const kept = item.relations.filter(
    ({ target }) => typeof target !== 'number' || world.liveItem(target) !== undefined,
  );
  const restored = world.items.put({ ...item, relations: kept });
  mirrorAll(world, restored, 'added', { at, by: call.caller.personId });
  return { body: answer };
}

/** Only administrators destroy; nothing brings the item back. */
function destroy(call: AzureCall, id: number): AzureAnswer {
  const world = worldOf(call);
  const item = world.items.get(String(id));
  if (!item) throw missing(id);
  if (!call.organization.mayAdminister(call.caller.personId, item.projectId)) {
    throw new AzureRefusal(
      403,
      'AccessCheckException',
      'VS402625: You do not have permission to permanently delete work items in this project.',
    );
  }
  if (!world.deletions.get(String(id)))
    mirrorAll(world, item, 'removed', { at: call.organization.now().toISOString(), by: call.caller.personId });
  world.items.delete(String(id));
  world.deletions.delete(String(id));
  for (const comment of world.commentsOf.of(String(id))) world.comments.delete(String(comment.id));
  world.revisions.drop(id);
  return { status: 204 };
}

function mirrorAll(
  world: World,
  item: WorkItem,
  kind: 'added' | 'removed',
  { at, by }: Pick<Change, 'at' | 'by'>,
): void {
  for (const relation of item.relations) {
    const other = typeof relation.target === 'number' ? world.liveItem(relation.target) : undefined;
    if (!other) continue;
    const change = {
      [kind]: [{ rel: linkEnd(relation.rel)!.opposite, target: item.id, attributes: relation.attributes }],
    };
    const relations = applyRelations(other.relations, change);
    const rev = other.rev + 1;
    const fields = { ...other.fields, 'System.Rev': rev, 'System.ChangedDate': at, 'System.ChangedBy': by };
    world.items.put({
      ...other,
      rev,
      relations,
      fields: withDerived(world, fields, relations, Number(other.fields['System.CommentCount'] ?? 0)),
    });
    world.revisions.add({ itemId: other.id, rev, at, by, fields: {}, ...change });
  }
}

function demandDeleted(call: AzureCall): Deleted {
  const id = numberPart(call, 'id');
  const found = deletedItems(call).find(({ itemId }) => itemId === id);
  if (found) return found;
  throw missing(id);
}

function deletedItems(call: AzureCall): readonly Deleted[] {
  const world = worldOf(call);
  return world.deletions.list().flatMap((deletion) => {
    const item = world.items.get(String(deletion.itemId));
    const isSeen =
      item &&
      call.organization.mayRead(call.caller.personId, item) &&
      (!call.project || item.projectId === call.project.id);
    return isSeen ? [{ itemId: item.id, deletion, item }] : [];
  });
}

/** Without ids only references are answered, with them the items' particulars. */
function listDeleted(call: AzureCall): AzureAnswer {
  const all = deletedItems(call);
  if (!call.query.has('ids')) return { body: all.map(({ itemId }) => ({ id: itemId, url: binUrl(call, itemId) })) };
  const ids = idList(call, 'ids');
  return { body: all.filter(({ itemId }) => ids.includes(itemId)).map((deleted) => reference(call, deleted)) };
}

function binUrl({ base }: AzureCall, id: number): string {
  return `${base}/_apis/wit/recyclebin/${id}`;
}

function reference(call: AzureCall, { deletion, item }: Deleted): Readonly<Record<string, unknown>> {
  const { displayName, uniqueName } = identityRef(call, deletion.by);
  return {
    id: item.id,
    type: item.fields['System.WorkItemType'],
    name: item.fields['System.Title'],
    project: item.fields['System.TeamProject'],
    deletedDate: new Date(deletion.at),
    deletedBy: `${displayName} <${uniqueName}>`,
    url: binUrl(call, item.id),
  };
}

function deletedAnswer(call: AzureCall, deleted: Deleted): Readonly<Record<string, unknown>> {
  return {
    ...reference(call, deleted),
    resource: itemAnswer(call, deleted.item, { expand: 'none' }, itemUrl(call.base, deleted.itemId)),
  };
}
