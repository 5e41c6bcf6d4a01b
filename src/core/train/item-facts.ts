import type { IssueId } from '#core/issue';
import type { Cycle } from '#core/train/board';
import { cyclesOf } from '#core/train/cycles';
import type { ItemDependency, PlanItem } from '#core/train/plan-item';
import { precedenceOf, storiesByFeature } from '#core/train/precedence';
import type { SameIteration } from '#core/train/train';

/** What of a board does not depend on where anything lies. */
export interface ItemFacts {
  readonly itemOf: ReadonlyMap<IssueId, PlanItem>;
  readonly storiesOf: ReadonlyMap<IssueId, readonly PlanItem[]>;
  /** The items that carry work: stories, and features without any. */
  readonly parts: readonly PlanItem[];
}

const factsOf = new WeakMap<readonly PlanItem[], ItemFacts>();
const circlesOf = new WeakMap<
  readonly PlanItem[],
  {
    readonly dependencies: readonly ItemDependency[];
    readonly sameIteration: SameIteration;
    readonly cycles: readonly Cycle[];
  }
>();

/** The facts of a list of items, worked out once: a board is drawn anew at every move, from the same list. */
export function itemFacts(items: readonly PlanItem[]): ItemFacts {
  const known = factsOf.get(items);
  if (known) return known;
  const storiesOf = storiesByFeature(items);
  const facts: ItemFacts = {
    itemOf: new Map(items.map((item) => [item.id, item])),
    storiesOf,
    parts: items.filter(({ id, kind }) => kind === 'story' || !storiesOf.has(id)),
  };
  factsOf.set(items, facts);
  return facts;
}

/** The circles among items, worked out once for the same lists. */
export function itemCycles(
  items: readonly PlanItem[],
  dependencies: readonly ItemDependency[],
  sameIteration: SameIteration,
): readonly Cycle[] {
  // Where nothing waits, nothing waits in a circle: so it is for the rows that are drawn anew after a move.
  if (dependencies.length === 0) return [];
  const known = circlesOf.get(items);
  if (known?.dependencies === dependencies && known.sameIteration === sameIteration) return known.cycles;
  const cycles = cyclesOf(precedenceOf(items, dependencies, sameIteration));
  circlesOf.set(items, { dependencies, sameIteration, cycles });
  return cycles;
}
