import type { Board, Card } from '#core/train/board';
import type { TeamId } from '#core/train/ids';
import type { CellAt } from './geometry';

/** A card with where it lies: its cell, and its index there. */
export interface Placed extends CellAt {
  readonly card: Card;
  readonly index: number;
}

/** Finds cards and rows of a board. */
export interface Places {
  readonly board: Board;
  readonly cards: ReadonlyMap<string, Placed>;
  readonly rows: ReadonlyMap<TeamId, number>;
}

/** Notes where everything on a board lies. */
export function placesOf(board: Board): Places {
  const cards = new Map<string, Placed>();
  const rows = new Map<TeamId, number>();
  for (const [row, { teamId, cells }] of board.rows.entries()) {
    rows.set(teamId, row);
    for (const [slot, cell] of cells.entries())
      for (const [index, card] of cell.cards.entries()) cards.set(card.id, { card, row, slot, index });
  }
  return { board, cards, rows };
}
