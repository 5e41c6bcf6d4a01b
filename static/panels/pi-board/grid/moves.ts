import type { IssueId } from '#core/issue';
import type { Card, Cell } from '#core/train/board';
import type { Placement } from '#core/train/placement';
import { trackerSlot } from '#core/train/placing';
import type { Pi } from '#core/train/train';

/** Where cards can be put: into a slot, out of the PI, or where the tracker has their items. */
export type Goal = number | 'out' | 'tracker';

/** The slots that items are put into; undefined: where the tracker has them. */
export type Changes = ReadonlyMap<IssueId, Placement['slot']>;

/** Whether a plan can say anything of a card: what is done stays where it was done. */
export function isMovable({ state }: Card): boolean {
  return state !== 'done';
}

/**
 * Which slots to give the parts of cards so that they lie where they should; none to those that lie there already or
 * are done. A plan holds only what differs from the tracker.
 */
export function changesFor(cards: readonly Card[], goal: Goal, pi: Pi): Changes {
  const changes = new Map<IssueId, Placement['slot']>();
  for (const card of cards) {
    if (goal === card.slot || (goal === 'tracker' && card.state !== 'draft')) continue;
    for (const part of card.parts) {
      const inTracker = trackerSlot(pi, part);
      if (part.status === 'done' && inTracker !== undefined) continue;
      changes.set(part.id, goal === 'tracker' || goal === inTracker ? undefined : goal);
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
