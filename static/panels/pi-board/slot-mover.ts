import type { IssueId } from '#core/issue';
import type { Placement } from '#core/train/placement';
import type { BoardSession } from '../train/board-session';
import { withSlot } from '../train/same-placement';

/** Puts one item elsewhere in a plan, undefined: where the tracker has it; what the plan says of it otherwise stays. */
export function slotMover(session: BoardSession): (issueId: IssueId, slot: Placement['slot']) => void {
  return (issueId, slot) =>
    session.move(new Map([[issueId, withSlot(session.states.get().placements.get(issueId), slot)]]));
}
