import type { Doubt } from '#core/doubt';
import type { AccountId, IssueId } from '#core/issue';
import type { IsoDateTime } from '#core/result';
import type { IterationId } from '#core/train/ids';
import type { Placement } from '#core/train/placement';
import { effectiveSlot, type PlaceRules } from '#core/train/placing';
import type { PlanItem } from '#core/train/plan-item';

/** Who did something when. */
interface Deed {
  readonly at: IsoDateTime;
  /** Absent where nobody can tell any more. */
  readonly by?: AccountId;
  /** Why its author is not relied on. */
  readonly doubt?: Doubt;
}

/** What somebody did to one item, in the plan or in the tracker; null: nothing was said, it was in no iteration. */
export type PlaceEdit = Deed & { readonly issueId: IssueId } & (
    | { readonly in: 'plan'; readonly from: Placement | null; readonly to: Placement | null }
    | { readonly in: 'tracker'; readonly from: IterationId | null; readonly to: IterationId | null }
  );

/** A change of the slot that an item counts in; a slot that is absent: in none of the PI. */
export interface PlaceChange extends Deed {
  readonly item: PlanItem;
  readonly in: PlaceEdit['in'];
  readonly from?: number;
  readonly to?: number;
}

/**
 * Which edits moved an item on the board, newest first: played back from where it lies today. Edits that left it where it
 * was are none: a pin, or a placement that is forgotten because the tracker says the same by now.
 */
export function placeChanges(
  item: PlanItem,
  placement: Placement | undefined,
  edits: readonly PlaceEdit[],
  rules: PlaceRules,
): readonly PlaceChange[] {
  let planned: Placement | null = placement ?? null;
  let lies: IterationId | null = item.iterations.at(-1) ?? null;
  // While it was moved it was not done, whatever it is today.
  const slotNow = (): number | undefined => {
    const then = { ...item, status: 'new' as const, iterations: lies === null ? [] : [lies] };
    const where = effectiveSlot(rules, then, planned ?? undefined);
    return where.kind === 'drawn' ? where.slot : undefined;
  };
  return [...edits].sort(newestFirst).flatMap((edit): readonly PlaceChange[] => {
    // What was done is known better than what came of it: edits in between may not be told.
    if (edit.in === 'plan') planned = edit.to;
    else lies = edit.to;
    const to = slotNow();
    if (edit.in === 'plan') planned = edit.from;
    else lies = edit.from;
    const from = slotNow();
    if (from === to) return [];
    const { at, by, doubt } = edit;
    return [
      {
        ...{ item, at, in: edit.in },
        ...(by !== undefined && { by }),
        ...(doubt && { doubt }),
        ...(from !== undefined && { from }),
        ...(to !== undefined && { to }),
      },
    ];
  });
}

/** Orders what was done from the latest to the first. */
export function newestFirst(one: { readonly at: IsoDateTime }, other: { readonly at: IsoDateTime }): number {
  return Date.parse(other.at) - Date.parse(one.at);
}
