import type { Placements } from '#planner/problem';
import type { IssueId } from '#core/issue';
import type { Placement } from '#core/train/placement';
import { trackerSlot } from '#core/train/placing';
import type { PlanItem } from '#core/train/plan-item';
import type { BoardProblem } from '#core/train/problem-of';
import type { Pi } from '#core/train/train';

/** What a plan of the planner would change on the board. */
export interface Proposal {
  /** As a board's session moves items; null: the tracker has it there already. */
  readonly changes: ReadonlyMap<IssueId, Placement | null>;
  readonly enters: readonly { readonly item: PlanItem; readonly to: number }[];
  readonly leaves: readonly { readonly item: PlanItem; readonly from: number }[];
  readonly moves: readonly { readonly item: PlanItem; readonly from: number; readonly to: number }[];
  /** Parts that are planned where they lie now. */
  readonly stays: number;
}

/** Compares a plan with the board that it was asked for: what enters the PI, leaves it, or moves in it. */
export function proposalOf(
  { problem, itemOf, excluded }: Pick<BoardProblem, 'problem' | 'itemOf' | 'excluded'>,
  planned: Placements,
  pi: Pi,
): Proposal {
  const changes = new Map<IssueId, Placement | null>();
  const enters: Proposal['enters'][number][] = [];
  const leaves: Proposal['leaves'][number][] = [];
  const moves: Proposal['moves'][number][] = [];
  let stays = 0;
  for (const { id, current } of problem.stories) {
    const item = itemOf.get(id);
    // Not there: something that holds its place.
    if (!item) continue;
    const to = planned[id];
    if (to === current) {
      if (to !== undefined) stays += 1;
      continue;
    }
    if (to === undefined) leaves.push({ item, from: current! });
    else if (current === undefined) enters.push({ item, to });
    else moves.push({ item, from: current, to });
    changes.set(item.id, placementFor(pi, item, to));
  }
  for (const { item, from } of excluded) {
    leaves.push({ item, from });
    changes.set(item.id, { slot: 'out', isExcluded: true });
  }
  return { changes, enters, leaves, moves, stays };
}

function placementFor(pi: Pi, item: PlanItem, to: number | undefined): Placement | null {
  const inTracker = trackerSlot(pi, item);
  if (to === inTracker) return null;
  return { slot: to ?? 'out' };
}
