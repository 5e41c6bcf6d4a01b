import type { Band } from '#planner/problem';
import { bucketsOf, divisions, splitOf } from '#core/train/allocation';
import type { Board } from '#core/train/board';
import type { PlanItem } from '#core/train/plan-item';
import type { Train } from '#core/train/train';

interface PlannedPart {
  readonly item: PlanItem;
  readonly owner: PlanItem;
  readonly points: number;
}

/**
 * The shares of a train as the planner is told of them: at most as many points for the features of a bucket as the
 * teams' shares of the PI make, less what stays where it is. A feature is in the bucket that fits itself, with all its
 * parts. Nothing where no shares are agreed, or no capacity is said.
 */
export function bandsOf(
  { board, train }: { readonly board: Board; readonly train: Train },
  movable: readonly PlannedPart[],
  fixed: readonly PlannedPart[],
  nameOf: (owner: PlanItem) => string,
): { readonly bands?: readonly Band[] } {
  const { allocation } = train;
  const cells = board.rows.flatMap((row) => row.cells).filter(({ hasCapacity }) => hasCapacity);
  if (!allocation || allocation.buckets.length === 0 || cells.length === 0) return {};
  const { buckets } = splitOf(allocation, cells);
  const of = bucketsOf(allocation.buckets);
  const features = allocation.buckets.map(() => new Set<string>());
  const taken = allocation.buckets.map(() => 0);
  for (const division of divisions) {
    for (const { owner } of movable) {
      const at = of(owner, owner)[division];
      if (at !== undefined) features[at]!.add(nameOf(owner));
    }
    for (const { owner, points } of fixed) {
      const at = of(owner, owner)[division];
      if (at !== undefined) taken[at]! += points;
    }
  }
  const bands = allocation.buckets.flatMap(({ name }, at): Band[] =>
    features[at]!.size === 0
      ? []
      : [{ name, features: [...features[at]!], max: Math.max(0, (buckets[at]!.allowed ?? 0) - taken[at]!) }],
  );
  return { bands };
}
