import { withDerived } from '#host/azure/item/derived';
import type { FieldValue, Relation, WorkItem } from '#host/azure/seams';
import type { Change, Revision } from '#host/azure/world/entities';
import type { World } from '#host/azure/world/world';

/** A revision of an item as a whole: what it changed, and the item as it then was. */
export interface Version {
  readonly revision: Revision;
  readonly item: WorkItem;
}

/** The versions that were read last: queries over history ask for one item's many times in a row. */
const last = new WeakMap<
  World,
  { readonly item: WorkItem; readonly generation: number; readonly versions: readonly Version[] }
>();

/** All versions of an item, oldest first. */
export function versionsOf(world: World, item: WorkItem): readonly Version[] {
  const known = last.get(world);
  if (known?.item === item && known.generation === world.generation) return known.versions;
  const versions = readVersions(world, item);
  last.set(world, { item, generation: world.generation, versions });
  return versions;
}

function readVersions(world: World, item: WorkItem): readonly Version[] {
  let fields: Readonly<Record<string, FieldValue>> = {};
  let relations: readonly Relation[] = [];
  return world.revisions.of(item.id).map((revision) => {
    const { 'System.History': _, ...lasting } = revision.fields;
    fields = applyFields(fields, lasting);
    relations = applyRelations(relations, revision);
    const area = world.nodes.get(String(fields['System.AreaId']));
    const comments = world.commentsOf.of(String(item.id)).filter(({ createdAt }) => createdAt <= revision.at).length;
    const whole = {
      ...fields,
      'System.Rev': revision.rev,
      'System.ChangedDate': revision.at,
      'System.ChangedBy': revision.by,
    };
    return {
      revision,
      item: {
        id: item.id,
        rev: revision.rev,
        projectId: area?.projectId ?? item.projectId,
        fields: withDerived(world, whole, relations, comments),
        relations,
      },
    };
  });
}

/** The version that was current at a moment. */
export function versionAt(world: World, item: WorkItem, moment: Date): Version | undefined {
  return versionsOf(world, item).findLast(({ revision }) => Date.parse(revision.at) <= moment.getTime());
}

/** Fields after a change; null empties. */
export function applyFields(
  fields: Readonly<Record<string, FieldValue>>,
  changes: Change['fields'],
): Readonly<Record<string, FieldValue>> {
  const next: Record<string, FieldValue> = { ...fields };
  for (const [name, value] of Object.entries(changes)) {
    if (value === null) delete next[name];
    else next[name] = value;
  }
  return next;
}

/** Relations after a change. */
export function applyRelations(
  relations: readonly Relation[],
  { removed = [], added = [], changed = [] }: Pick<Change, 'removed' | 'added' | 'changed'>,
): readonly Relation[] {
  const kept = relations.filter((relation) => !removed.some((gone) => isSameLink(gone, relation)));
  return [...kept.map((relation) => changed.find((next) => isSameLink(next, relation)) ?? relation), ...added];
}

/** True for the same end of the same link, whatever its comment. */
export function isSameLink(one: Relation, other: Relation): boolean {
  return one.rel === other.rel && one.target === other.target;
}
