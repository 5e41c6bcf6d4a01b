import type { Placement } from '#core/train/placement';

/** Whether a plan says the same of an item; null: nothing. */
export function samePlacement(one: Placement | null | undefined, other: Placement | null | undefined): boolean {
  return one?.slot === other?.slot && one?.isPinned === other?.isPinned && one?.isExcluded === other?.isExcluded;
}

/** What a plan says of an item that is put elsewhere, undefined: where the tracker has it. Its flags stay with it. */
export function withSlot(before: Placement | null | undefined, slot: Placement['slot']): Placement | null {
  const { slot: _slot, ...flags } = before ?? {};
  return spoken({ ...flags, ...(slot !== undefined && { slot }) });
}

/** A placement that says nothing is none. */
export function spoken(placement: Placement | null): Placement | null {
  return samePlacement(placement, null) ? null : placement;
}
