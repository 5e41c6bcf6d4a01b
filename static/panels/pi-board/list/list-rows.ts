import type { IssueId } from '#core/issue';
import type { Board, Card, CardState, DependencyState, Tie, TrayReason } from '#core/train/board';
import type { PlanItem } from '#core/train/plan-item';
import { worse } from '#core/train/team-matrix';
import type { GridLine } from '../../../kit/grid';
import type { BoardFacts } from '../board-facts';
import type { Shown } from '../board-filter';

/** What an item waits for: how much, how the worst of it stands, and the least that is to spare. */
export interface Waiting {
  readonly count: number;
  readonly worst: DependencyState;
  /** In iterations; absent where an end is not placed. */
  readonly slack?: number;
}

/** One item of the plan as a line of the list: a story, or a feature without stories. */
export interface ListRow extends GridLine {
  readonly kind: 'row';
  readonly key: string;
  readonly item: PlanItem;
  /** The feature of a story. */
  readonly feature?: PlanItem;
  readonly slot?: number;
  readonly state: CardState | 'aside';
  readonly reason?: TrayReason;
  readonly waits?: Waiting;
}

/** The lines of what a view shows; on the board and set aside, as many as the board counts. */
export function listRows(board: Board, { tiesOf }: Pick<BoardFacts, 'tiesOf'>, shown: Shown): readonly ListRow[] {
  const rows: ListRow[] = [];
  for (const { cells } of board.rows)
    for (const { cards, slot } of cells)
      for (const card of cards) {
        if (shown.cards && !shown.cards.has(card.id)) continue;
        for (const item of card.parts) rows.push(drawnRow(item, card, slot, tiesOf));
      }
  for (const { item, reason } of shown.tray) {
    const waits = waiting([item], tiesOf);
    rows.push({ kind: 'row', key: item.id, item, state: 'aside', reason, ...(waits && { waits }) });
  }
  return rows;
}

function drawnRow(item: PlanItem, card: Card, slot: number, tiesOf: BoardFacts['tiesOf']): ListRow {
  const feature = card.item.id === item.id ? undefined : card.item;
  const waits = waiting(feature ? [item, feature] : [item], tiesOf);
  return {
    kind: 'row',
    key: item.id,
    item,
    slot,
    state: item.status === 'done' ? 'done' : card.state,
    ...(feature && { feature }),
    ...(waits && { waits }),
  };
}

/** What these wait for: an item itself, and the feature that it is a part of. */
function waiting(waiters: readonly PlanItem[], tiesOf: ReadonlyMap<IssueId, readonly Tie[]>): Waiting | undefined {
  const ties = waiters.flatMap(({ id }) => (tiesOf.get(id) ?? []).filter(({ to }) => to.id === id));
  const [first] = ties;
  if (!first) return undefined;
  const slacks = ties.flatMap(({ slack, state }) => (slack === undefined || state === 'done' ? [] : [slack]));
  return {
    count: ties.length,
    worst: ties.reduce((worst, { state }) => worse(worst, state), first.state),
    ...(slacks.length > 0 && { slack: Math.min(...slacks) }),
  };
}
