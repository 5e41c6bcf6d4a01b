import type { IssueId } from '#core/issue';
import type { Board, Card, Cell } from '#core/train/board';
import { pointsOver } from '#core/train/capacity-points';
import type { TeamId } from '#core/train/ids';
import type { PlanItem } from '#core/train/plan-item';

/** A feature, or a story that stands for itself, that will not come as planned unless somebody acts. */
export interface AtRisk {
  readonly item: PlanItem;
  /** Its dependencies that are in conflict. */
  readonly conflicts: number;
  /** Slots that are over, and in which parts of it are not done. */
  readonly slipped: readonly number[];
  /** The fullest of the overfull slots of teams that it lies in. */
  readonly over: { readonly teamId: TeamId; readonly slot: number; readonly points: number } | undefined;
}

/**
 * What of a board is at risk, worst first: what depends on something that comes too late, then what has slipped, then
 * what lies in a slot that holds too much; of equals what more of it is true of, then by key. Done parts are at no risk.
 */
export function atRisk(board: Pick<Board, 'rows' | 'ties'>): readonly AtRisk[] {
  const conflicts = conflictsByCard(board);
  const found = new Map<IssueId, Draft>();
  for (const { cells } of board.rows)
    for (const cell of cells)
      for (const card of cell.cards) {
        if (card.state === 'done') continue;
        const draft = found.get(card.item.id) ?? {
          item: card.item,
          ties: new Set(),
          slipped: new Set(),
          over: undefined,
        };
        take(draft, card, cell, conflicts.get(card.id) ?? []);
        found.set(card.item.id, draft);
      }
  return [...found.values()]
    .map(({ item, ties, slipped, over }) => ({
      item,
      conflicts: ties.size,
      slipped: [...slipped].sort((one, other) => one - other),
      over,
    }))
    .filter((one) => one.conflicts > 0 || one.slipped.length > 0 || one.over)
    .sort(worstFirst);
}

interface Draft {
  readonly item: PlanItem;
  readonly ties: Set<number>;
  readonly slipped: Set<number>;
  over: AtRisk['over'];
}

function take(draft: Draft, card: Card, cell: Cell, ties: readonly number[]): void {
  for (const tie of ties) draft.ties.add(tie);
  if (card.isSlipped) draft.slipped.add(card.slot);
  const points = pointsOver(cell);
  if (points > (draft.over?.points ?? 0)) draft.over = { teamId: cell.teamId, slot: cell.slot, points };
}

/** The ties in conflict that touch each card, by their places in the list: one between two cards of a feature counts once. */
function conflictsByCard({ ties }: Pick<Board, 'ties'>): ReadonlyMap<string, readonly number[]> {
  const found = new Map<string, number[]>();
  ties.forEach(({ state, fromCard, toCard }, index) => {
    if (state !== 'conflict') return;
    for (const id of [fromCard, toCard]) if (id !== undefined) found.set(id, [...(found.get(id) ?? []), index]);
  });
  return found;
}

function worstFirst(one: AtRisk, other: AtRisk): number {
  return (
    other.conflicts - one.conflicts ||
    other.slipped.length - one.slipped.length ||
    (other.over?.points ?? 0) - (one.over?.points ?? 0) ||
    one.item.key.localeCompare(other.item.key, 'en', { numeric: true })
  );
}
