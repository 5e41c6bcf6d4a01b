import type { Placement } from '#core/train/placement';

/** Whether a plan says the same of an item; null: nothing. */
export function samePlacement(one: Placement | null | undefined, other: Placement | null | undefined): boolean {
  return one?.slot === other?.slot && one?.isPinned === other?.isPinned && one?.isExcluded === other?.isExcluded;
}

/** A placement that says nothing is none. */
export function spoken(placement: Placement | null): Placement | null {
  return samePlacement(placement, null) ? null : placement;
}
