import type { IssueId } from '#core/issue';
import type { Tie } from '#core/train/board';
import type { PlanItem } from '#core/train/plan-item';

/** All that an item waits for and all that waits for it, over any number of steps, nearest first. */
export interface Chain {
  readonly givers: readonly PlanItem[];
  readonly needers: readonly PlanItem[];
  /** The dependencies among these and the item. */
  readonly ties: readonly Tie[];
}

/** The chain that an item stands in. Of a feature also that of its stories, and of a story that of its feature. */
export function chainOf(itemId: IssueId, ties: readonly Tie[], items: readonly PlanItem[]): Chain {
  const kin = kinOf(items);
  const givers = reached(itemId, kin, neighbours(ties, 'to', 'from'));
  const needers = reached(itemId, kin, neighbours(ties, 'from', 'to'));
  const own = new Set([itemId, ...kin(itemId)]);
  const all = new Set([...own, ...givers.keys(), ...needers.keys()]);
  const others = (found: ReadonlyMap<IssueId, PlanItem>): readonly PlanItem[] =>
    [...found.values()].filter(({ id }) => !own.has(id));
  return {
    givers: others(givers),
    needers: others(needers),
    ties: ties.filter(({ from, to }) => all.has(from.id) && all.has(to.id)),
  };
}

type Neighbours = ReadonlyMap<IssueId, readonly PlanItem[]>;

function neighbours(ties: readonly Tie[], of: 'from' | 'to', which: 'from' | 'to'): Neighbours {
  const found = new Map<IssueId, PlanItem[]>();
  for (const tie of ties) found.set(tie[of].id, [...(found.get(tie[of].id) ?? []), tie[which]]);
  return found;
}

/** Feature and stories: what holds one up holds the other up. */
function kinOf(items: readonly PlanItem[]): (id: IssueId) => readonly IssueId[] {
  const kin = new Map<IssueId, IssueId[]>();
  for (const { id, featureId } of items) {
    if (featureId === undefined) continue;
    kin.set(featureId, [...(kin.get(featureId) ?? []), id]);
    kin.set(id, [featureId]);
  }
  return (id) => kin.get(id) ?? [];
}

function reached(
  start: IssueId,
  kin: (id: IssueId) => readonly IssueId[],
  next: Neighbours,
): ReadonlyMap<IssueId, PlanItem> {
  const found = new Map<IssueId, PlanItem>();
  const seen = new Set<IssueId>([start]);
  const open = [start];
  for (const id of open)
    for (const one of [id, ...kin(id)])
      for (const item of next.get(one) ?? []) {
        if (!found.has(item.id)) found.set(item.id, item);
        if (seen.has(item.id)) continue;
        seen.add(item.id);
        open.push(item.id);
      }
  return found;
}
