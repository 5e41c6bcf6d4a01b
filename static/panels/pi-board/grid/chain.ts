import type { IssueId } from '#core/issue';
import type { Board, Card } from '#core/train/board';
import type { DrawnTie } from './bundles';

/** All that an item waits for and all that waits for it, however far away. */
export interface Chain {
  readonly ties: readonly DrawnTie[];
  readonly cards: ReadonlySet<string>;
}

/** Items that lie on the cards of an item: itself, and the parts of a feature. */
export function itemsOf(board: Board, itemId: IssueId | string): readonly IssueId[] {
  const items = new Set<IssueId>();
  for (const { cells } of board.rows)
    for (const { cards } of cells)
      for (const card of cards)
        if (card.item.id === itemId) for (const item of ownItems(card)) items.add(item);
        else for (const part of card.parts) if (part.id === itemId) items.add(part.id);
  return [...items];
}

/** A card's item and its parts. */
export function ownItems(card: Card): readonly IssueId[] {
  return [card.item.id, ...card.parts.map(({ id }) => id)];
}

/** Follows dependencies from items to both sides: givers of givers and needers of needers, not the givers of needers. */
export function chainOf(ties: readonly DrawnTie[], items: readonly IssueId[]): Chain {
  const found = new Set<DrawnTie>();
  for (const [near, far] of [
    ['to', 'from'],
    ['from', 'to'],
  ] as const) {
    const byEnd = new Map<IssueId, DrawnTie[]>();
    for (const drawn of ties) {
      const end = drawn.tie[near].id;
      const known = byEnd.get(end);
      if (known) known.push(drawn);
      else byEnd.set(end, [drawn]);
    }
    const seen = new Set(items);
    const waiting = [...items];
    for (let item = waiting.pop(); item !== undefined; item = waiting.pop())
      for (const drawn of byEnd.get(item) ?? []) {
        found.add(drawn);
        const next = drawn.tie[far].id;
        if (seen.has(next)) continue;
        seen.add(next);
        waiting.push(next);
      }
  }
  const chained = [...found];
  return { ties: chained, cards: new Set(chained.flatMap(({ from, to }) => [from.card.id, to.card.id])) };
}

/** The dependencies that begin or end on a card. */
export function tiesOfCard(ties: readonly DrawnTie[], cardId: string): readonly DrawnTie[] {
  return ties.filter(({ from, to }) => from.card.id === cardId || to.card.id === cardId);
}
