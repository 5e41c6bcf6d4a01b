import type { IssueId } from '#core/issue';
import type { Card, Cell } from '#core/train/board';
import type { Placement } from '#core/train/placement';
import { trackerSlot } from '#core/train/placing';
import type { Pi } from '#core/train/train';

/** Where cards can be put: into a slot, out of the PI, or where the tracker has their items. */
export type Goal = number | 'out' | 'tracker';

/** What a plan says of items, see BoardSession. */
export type Changes = ReadonlyMap<IssueId, Placement | null>;

/** Whether a plan can say anything of a card: what is done stays where it was done. */
export function isMovable({ state }: Card): boolean {
  return state !== 'done';
}

/**
 * What to say of the parts of cards so that they lie where they should; nothing of those that lie there already or are
 * done. A plan holds only what differs from the tracker; a pin stays with its card.
 */
export function changesFor(cards: readonly Card[], goal: Goal, pi: Pi): Changes {
  const changes = new Map<IssueId, Placement | null>();
  for (const card of cards) {
    if (goal === card.slot || (goal === 'tracker' && card.state !== 'draft')) continue;
    for (const part of card.parts) {
      const inTracker = trackerSlot(pi, part);
      if (part.status === 'done' && inTracker !== undefined) continue;
      const slot = goal === 'tracker' || goal === inTracker ? {} : { slot: goal };
      const placement: Placement = { ...slot, ...(card.isPinned && { isPinned: true }) };
      changes.set(part.id, Object.keys(placement).length > 0 ? placement : null);
    }
  }
  return changes;
}

/** A cell with the load that it has once cards of its team have been put into it. */
export function cellWith(cell: Cell, cards: readonly Card[]): Cell {
  const added = cards.filter(({ teamId, slot }) => teamId === cell.teamId && slot !== cell.slot);
  return {
    ...cell,
    load: added.reduce((sum, { points }) => sum + points, cell.load),
    unestimated: added.reduce((sum, { unestimated }) => sum + unestimated, cell.unestimated),
  };
}
