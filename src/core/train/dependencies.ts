import type { IssueId } from '#core/issue';
import type { LinkTypeId } from '#core/train/ids';
import type { ItemDependency, PlanItem } from '#core/train/plan-item';
import type { Train } from '#core/train/train';

/** A link of the tracker: `from` gives, `to` waits. */
export interface DirectedLink {
  readonly typeId: LinkTypeId;
  readonly from: IssueId;
  readonly to: IssueId;
}

/** The dependencies among items of a train, each pair once, in the order of the links. */
export function itemDependencies(
  links: readonly DirectedLink[],
  items: readonly PlanItem[],
  train: Pick<Train, 'dependencyTypes'>,
): readonly ItemDependency[] {
  const types = new Set(train.dependencyTypes);
  const known = new Set(items.map(({ id }) => id));
  const pairs = new Map<string, ItemDependency>();
  for (const { typeId, from, to } of links)
    if (types.has(typeId) && from !== to && known.has(from) && known.has(to)) pairs.set(`${from}|${to}`, { from, to });
  return [...pairs.values()];
}

/** What became of links: dependencies on the train, such with an end outside of it, and those of other types by type. */
export function linkCounts(
  links: readonly DirectedLink[],
  items: readonly PlanItem[],
  train: Pick<Train, 'dependencyTypes'>,
): {
  readonly dependencies: number;
  readonly outside: number;
  readonly others: ReadonlyMap<LinkTypeId, number>;
} {
  const types = new Set(train.dependencyTypes);
  const known = new Set(items.map(({ id }) => id));
  const others = new Map<LinkTypeId, number>();
  let outside = 0;
  for (const { typeId, from, to } of links)
    if (!types.has(typeId)) others.set(typeId, (others.get(typeId) ?? 0) + 1);
    else if (!known.has(from) || !known.has(to)) outside += 1;
  return { dependencies: itemDependencies(links, items, train).length, outside, others };
}
