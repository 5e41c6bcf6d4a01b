import type { IssueId } from '#core/issue';
import type { Board, Card, Cell, Tie } from '#core/train/board';
import { pointsOver } from '#core/train/capacity-points';
import type { TeamId } from '#core/train/ids';
import type { PlanItem } from '#core/train/plan-item';

/** A dependency in conflict, as one of its ends sees it. */
export interface Conflict {
  readonly other: PlanItem;
  /** Where that lies. */
  readonly slot: number;
  /** The other comes too late for this end; else this end comes too late for the other. */
  readonly isWaiting: boolean;
  /** Iterations that are missing between the two, below zero. */
  readonly slack: number;
}

/** A feature, or a story that stands for itself, that will not come as planned unless somebody acts. */
export interface AtRisk {
  readonly item: PlanItem;
  /** Its dependencies that are in conflict, worst first. */
  readonly conflicts: readonly Conflict[];
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
          ties: new Map(),
          slipped: new Set(),
          over: undefined,
        };
        take(draft, card, cell, conflicts.get(card.id) ?? []);
        found.set(card.item.id, draft);
      }
  return [...found.values()]
    .map(({ item, ties, slipped, over }) => ({
      item,
      conflicts: [...ties.values()].sort(worstConflictFirst),
      slipped: [...slipped].sort((one, other) => one - other),
      over,
    }))
    .filter((one) => one.conflicts.length > 0 || one.slipped.length > 0 || one.over)
    .sort(worstFirst);
}

interface Draft {
  readonly item: PlanItem;
  /** A dependency between two cards of a feature counts once, as the waiting one sees it. */
  readonly ties: Map<Tie, Conflict>;
  readonly slipped: Set<number>;
  over: AtRisk['over'];
}

function take(draft: Draft, card: Card, cell: Cell, ties: readonly (readonly [Tie, Conflict])[]): void {
  for (const [tie, conflict] of ties) if (conflict.isWaiting || !draft.ties.has(tie)) draft.ties.set(tie, conflict);
  if (card.isSlipped) draft.slipped.add(card.slot);
  const points = pointsOver(cell);
  if (points > (draft.over?.points ?? 0)) draft.over = { teamId: cell.teamId, slot: cell.slot, points };
}

/** The ties in conflict that touch each card, as its end sees them. */
function conflictsByCard({ rows, ties }: Pick<Board, 'rows' | 'ties'>) {
  const slots = new Map<string, number>();
  for (const { cells } of rows) for (const { cards } of cells) for (const { id, slot } of cards) slots.set(id, slot);
  const found = new Map<string, (readonly [Tie, Conflict])[]>();
  for (const tie of ties) {
    const { state, from, to, fromCard = '', toCard = '', slack = 0 } = tie;
    if (state !== 'conflict') continue;
    const [giving, waiting] = [slots.get(fromCard), slots.get(toCard)];
    if (giving === undefined || waiting === undefined) continue;
    const add = (card: string, conflict: Conflict) => found.set(card, [...(found.get(card) ?? []), [tie, conflict]]);
    add(toCard, { other: from, slot: giving, isWaiting: true, slack });
    add(fromCard, { other: to, slot: waiting, isWaiting: false, slack });
  }
  return found;
}

function worstConflictFirst(one: Conflict, other: Conflict): number {
  return one.slack - other.slack || byKey(one.other, other.other);
}

function worstFirst(one: AtRisk, other: AtRisk): number {
  return (
    other.conflicts.length - one.conflicts.length ||
    other.slipped.length - one.slipped.length ||
    (other.over?.points ?? 0) - (one.over?.points ?? 0) ||
    byKey(one.item, other.item)
  );
}

function byKey(one: PlanItem, other: PlanItem): number {
  return one.key.localeCompare(other.key, 'en', { numeric: true });
}
