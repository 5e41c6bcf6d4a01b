import { linkedId, type ItemRelation, type RestItem } from './work-item';

/** What is changed on a form, before it is saved. */
export interface ItemChanges {
  readonly changes: Readonly<Record<string, unknown>>;
  readonly addedRelations: readonly ItemRelation[];
  readonly removedRelations: readonly ItemRelation[];
}

/** The JSON patch that makes a stored item what the form shows, refused when the item has moved on; without one, the patch of a new item. */
export function patchOf(
  stored: RestItem | undefined,
  { changes, addedRelations, removedRelations }: ItemChanges,
): readonly unknown[] {
  const known = stored?.relations ?? [];
  const indexes = removedRelations
    .map((relation) => known.findIndex((one) => isSameRelation(one, relation)))
    .filter((index) => index >= 0);
  return [
    ...(stored ? [{ op: 'test', path: '/rev', value: stored.rev }] : []),
    // Added tags join those that are there: only `replace` takes one away.
    ...Object.entries(changes).map(([name, value]) => ({
      op: stored && name === 'System.Tags' ? 'replace' : 'add',
      path: `/fields/${name}`,
      value: value ?? '',
    })),
    // From the last one on, so that each index is still true when its turn comes.
    ...indexes.toSorted((one, other) => other - one).map((index) => ({ op: 'remove', path: `/relations/${index}` })),
    ...addedRelations
      .filter((relation) => !known.some((one) => isSameRelation(one, relation)))
      .map((value) => ({ op: 'add', path: '/relations/-', value })),
  ];
}

/** True for the same link, however its address is written. */
export function isSameRelation(one: ItemRelation, other: ItemRelation): boolean {
  return (
    one.rel === other.rel &&
    (one.url === other.url || (linkedId(one) !== undefined && linkedId(one) === linkedId(other)))
  );
}

/** True when a field holds the same; nothing and an empty text are the same. */
export function isSameValue(one: unknown, other: unknown): boolean {
  return JSON.stringify(one ?? '') === JSON.stringify(other ?? '');
}
