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
