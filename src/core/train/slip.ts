import type { IssueId } from '#core/issue';
import type { Board } from '#core/train/board';
import { withoutCircles } from '#core/train/critical-chain';
import type { ItemDependency, PlanItem } from '#core/train/plan-item';
import { precedenceOf } from '#core/train/precedence';
import type { SameIteration } from '#core/train/train';

/** A part that would have to move, the least that it must; `to` may lie past the last slot: then the PI ends before it. */
export interface Endangered {
  readonly item: PlanItem;
  readonly from: number;
  readonly to: number;
}

/** What a slip of an item does to those that wait for it. */
export interface Slip {
  /** In the order in which they would be hit. */
  readonly moves: readonly Endangered[];
  /** Items that wait for it and have time enough. */
  readonly spared: readonly PlanItem[];
}

/**
 * What is endangered when an item, or all of a feature that is not done, comes `by` slots later. Sizes are kept and
 * nothing moves further than it must; what is done stays, and so does what lies in no slot.
 */
export function slipOf(
  itemId: IssueId,
  by: number,
  {
    board,
    items,
    dependencies,
    sameIteration,
  }: {
    readonly board: Pick<Board, 'slotOf'>;
    readonly items: readonly PlanItem[];
    readonly dependencies: readonly ItemDependency[];
    readonly sameIteration: SameIteration;
  },
): Slip {
  const graph = precedenceOf(items, dependencies, sameIteration);
  const { sorted, leaving } = withoutCircles(graph);
  const own = new Set(items.filter(({ id, featureId }) => id === itemId || featureId === itemId).map(({ id }) => id));
  /** Slot in which each step lies once it was pushed; steps that nothing pushed are not there. */
  const pushed = new Map<number, number>();
  const moves: Endangered[] = [];
  const met = new Set<PlanItem>();
  for (const step of sorted) {
    const { item, is } = graph.steps[step]!;
    const slot = board.slotOf.get(item.id);
    if (is === 'part' && own.has(item.id) && slot !== undefined && item.status !== 'done')
      pushed.set(step, Math.max(slot + by, pushed.get(step) ?? 0));
    const at = pushed.get(step);
    if (at === undefined) continue;
    if (is === 'part' && !own.has(item.id)) {
      if (slot === undefined || item.status === 'done') continue;
      if (at <= slot) {
        met.add(item);
        continue;
      }
      moves.push({ item, from: slot, to: at });
    }
    for (const { to, lag } of leaving(step)) pushed.set(to, Math.max(at + lag, pushed.get(to) ?? 0));
  }
  return { moves, spared: [...met] };
}
