import type { Instance } from '#planner/instance';
import { movedPoints, valueOf, type Assignment } from '#planner/measurement';

/** The best of what several searchers find, by what a plan is worth less the price of its moves. */
export class BestPlan {
  at: Assignment | undefined;
  /** Without the price of moves; undefined: no plan yet. */
  value: number | undefined;
  private worth = -Infinity;

  constructor(
    private readonly instance: Instance,
    private readonly reference: ArrayLike<number>,
    private readonly pricePerMovedPoint: number,
  ) {}

  /** Takes a plan that keeps all rules; answers whether it is better than all before. */
  offer(at: Assignment): boolean {
    const value = valueOf(this.instance, at);
    const worth =
      this.pricePerMovedPoint === 0
        ? value
        : value - this.pricePerMovedPoint * movedPoints(this.instance, at, this.reference);
    if (worth <= this.worth + 1e-9) return false;
    this.at = at;
    this.value = value;
    this.worth = worth;
    return true;
  }
}
