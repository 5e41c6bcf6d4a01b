import type { IssueId } from '#core/issue';
import type { Board, Card, Tie } from '#core/train/board';
import { pointsOver } from '#core/train/capacity-points';
import type { PlanItem } from '#core/train/plan-item';
import type { QuickFilter } from './page-view';

/** What filters and figures ask of a board, worked out once for each. */
export interface BoardFacts {
  readonly cards: readonly CardFacts[];
  /** The ties of each item that has one, both ways. */
  readonly tiesOf: ReadonlyMap<IssueId, readonly Tie[]>;
  readonly conflicts: number;
  readonly atRisk: number;
  /** Slots of teams that hold more than these can give. */
  readonly overCells: number;
  /** Points of all slots, and what all teams can give, of teams that have said it. */
  readonly load: number;
  readonly capacity: number;
  readonly clients: readonly string[];
}

/** What a filter asks of a card. */
export interface CardFacts {
  readonly card: Card;
  readonly quick: ReadonlySet<QuickFilter>;
}

/** Works out the facts of a board. */
export function boardFacts(board: Board): BoardFacts {
  const inConflict = new Set<string>();
  const inDanger = new Set<string>();
  const tiesOf = new Map<IssueId, Tie[]>();
  let conflicts = 0;
  let atRisk = 0;
  for (const tie of board.ties) {
    for (const { id } of [tie.from, tie.to]) {
      const known = tiesOf.get(id);
      if (known) known.push(tie);
      else tiesOf.set(id, [tie]);
    }
    if (tie.state === 'conflict') conflicts += 1;
    else if (tie.state === 'at-risk') atRisk += 1;
    else continue;
    const marked = tie.state === 'conflict' ? inConflict : inDanger;
    for (const id of [tie.fromCard, tie.toCard]) if (id !== undefined) marked.add(id);
  }
  const facts = { cards: [] as CardFacts[], overCells: 0, load: 0, capacity: 0 };
  const clients = new Set<string>();
  for (const { cells } of board.rows)
    for (const cell of cells) {
      const over = pointsOver(cell) > 0;
      if (over) facts.overCells += 1;
      if (cell.hasCapacity) {
        facts.load += cell.load;
        facts.capacity += cell.capacity;
      }
      for (const card of cell.cards) {
        for (const client of clientsOf(card)) clients.add(client);
        facts.cards.push({ card, quick: quickOf(card, over, inConflict, inDanger) });
      }
    }
  for (const { item } of board.tray) for (const client of item.clients) clients.add(client);
  return { ...facts, tiesOf, conflicts, atRisk, clients: [...clients] };
}

/** Clients of a card: of its feature and of its parts. */
export function clientsOf({ item, parts }: Card): readonly string[] {
  return [...new Set([...item.clients, ...parts.flatMap(({ clients }) => clients)])];
}

/** Text that a search looks in. */
export function haystack({ key, summary }: PlanItem): string {
  return `${key} ${summary}`.toLocaleLowerCase();
}

function quickOf(
  card: Card,
  isInOverfull: boolean,
  inConflict: ReadonlySet<string>,
  inDanger: ReadonlySet<string>,
): ReadonlySet<QuickFilter> {
  const quick = new Set<QuickFilter>();
  if (inConflict.has(card.id)) quick.add('conflicts');
  if (inDanger.has(card.id)) quick.add('at-risk');
  if (isInOverfull) quick.add('over');
  if (card.state === 'draft') quick.add('drafts');
  if (card.unestimated > 0) quick.add('unestimated');
  return quick;
}
