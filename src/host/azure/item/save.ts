import { isDerived, withDerived } from '#host/azure/item/derived';
import type { Draft } from '#host/azure/item/draft';
import type { FieldValue, Relation, WorkItem } from '#host/azure/seams';
import type { Change } from '#host/azure/world/entities';
import { applyRelations, isSameLink } from '#host/azure/world/history';
import { linkEnd } from '#host/azure/world/link-types';
import type { World } from '#host/azure/world/world';

/** What a revision says itself, and fields therefore do not. */
const own = new Set(['System.Id', 'System.Rev', 'System.ChangedDate', 'System.ChangedBy']);

/** The item as it will be, with the change that leads there; undefined when nothing changes. */
export function outcome(draft: Draft, id = draft.id): { readonly item: WorkItem; readonly change: Change } | undefined {
  const { world, before, relations } = draft;
  const change = changeOf(draft);
  const isEmpty = Object.keys(change.fields).length === 0 && !change.added && !change.removed && !change.changed;
  if (before && isEmpty) return undefined;
  const rev = (before?.rev ?? 0) + 1;
  const comments =
    world.commentsOf.of(String(id)).filter(({ isDeleted }) => !isDeleted).length + Number(draft.comment !== undefined);
  const { 'System.History': _, ...fields } = draft.fields;
  const whole = {
    ...fields,
    'System.Id': id,
    'System.Rev': rev,
    'System.ChangedDate': change.at,
    'System.ChangedBy': change.by,
  };
  return {
    item: { id, rev, projectId: draft.project.id, fields: withDerived(world, whole, relations, comments), relations },
    change,
  };
}

/** Stores a change of one item, its comment, and a revision of every item at the other end of a link that came, went or changed. */
export function save(draft: Draft): WorkItem {
  const { world, before } = draft;
  if (before && !outcome(draft)) return before;
  const id = before?.id ?? world.next('item');
  const { item, change } = outcome(draft, id)!;
  world.items.put(item);
  world.revisions.add({ itemId: id, rev: item.rev, ...change });
  if (draft.comment !== undefined) {
    world.comments.put({
      id: world.next('comment'),
      itemId: id,
      text: draft.comment,
      createdBy: change.by,
      createdAt: change.at,
      modifiedBy: change.by,
      modifiedAt: change.at,
      version: 1,
      isDeleted: false,
      format: 'html',
    });
  }
  for (const [kind, relations] of Object.entries({
    added: change.added,
    removed: change.removed,
    changed: change.changed,
  })) {
    for (const relation of relations ?? [])
      mirror(world, id, relation, kind as 'added' | 'removed' | 'changed', change);
  }
  return item;
}

function changeOf({ before, fields, relations, comment, changedAt, changedBy, at, personId }: Draft): Change {
  const changed: Record<string, FieldValue | null> = {};
  for (const name of new Set([...Object.keys(before?.fields ?? {}), ...Object.keys(fields)])) {
    if (own.has(name) || isDerived(name)) continue;
    if (before?.fields[name] !== fields[name]) changed[name] = fields[name] ?? null;
  }
  const old = before?.relations ?? [];
  const added = relations.filter((relation) => !old.some((other) => isSameLink(other, relation)));
  const removed = old.filter((relation) => !relations.some((other) => isSameLink(other, relation)));
  const edited = relations.filter((relation) =>
    old.some(
      (other) =>
        isSameLink(other, relation) && JSON.stringify(other.attributes) !== JSON.stringify(relation.attributes),
    ),
  );
  return {
    at: changedAt ?? at,
    by: changedBy ?? personId,
    fields: { ...changed, ...(comment !== undefined && { 'System.History': comment }) },
    ...(added.length > 0 && { added }),
    ...(removed.length > 0 && { removed }),
    ...(edited.length > 0 && { changed: edited }),
  };
}

/** Writes the other end of a link: the item there gets a revision of its own, as on the platform. */
function mirror(
  world: World,
  id: number,
  relation: Relation,
  kind: 'added' | 'removed' | 'changed',
  { at, by }: Change,
): void {
  const other = typeof relation.target === 'number' ? world.items.get(String(relation.target)) : undefined;
  const end = linkEnd(relation.rel);
  if (!other || !end) return;
  const opposite: Relation = { rel: end.opposite, target: id, attributes: relation.attributes };
  const change = { [kind]: [opposite] };
  const relations = applyRelations(other.relations, change);
  const rev = other.rev + 1;
  const comments = world.commentsOf.of(String(other.id)).filter(({ isDeleted }) => !isDeleted).length;
  const fields = { ...other.fields, 'System.Rev': rev, 'System.ChangedDate': at, 'System.ChangedBy': by };
  world.items.put({ ...other, rev, relations, fields: withDerived(world, fields, relations, comments) });
  world.revisions.add({ itemId: other.id, rev, at, by, fields: {}, ...change });
}
