import type { IssueId } from '#core/issue';
import type { Board, Card } from '#core/train/board';
import type { TeamId } from '#core/train/ids';

/** Where the keyboard is: on a cell, or on the card of an item in it. It stays with its item when this is moved. */
export interface Cursor {
  readonly teamId: TeamId;
  readonly slot: number;
  readonly itemId?: IssueId;
}

/** Ways to go. */
export type Step = 'up' | 'down' | 'left' | 'right' | 'row-up' | 'row-down' | 'first' | 'last' | 'top' | 'bottom';

/** The card that a cursor is on; undefined: on the cell itself. */
export function cardAt(board: Board, cursor: Cursor): Card | undefined {
  if (cursor.itemId === undefined) return undefined;
  return cardsAt(board, cursor).find(({ item }) => item.id === cursor.itemId);
}

/** The same place on this board; the first cell where it has none, nothing on an empty board. */
export function settled(board: Board, cursor: Cursor | undefined): Cursor | undefined {
  const row = board.rows.find(({ teamId }) => teamId === cursor?.teamId);
  if (cursor && row?.cells[cursor.slot]) return cursor;
  const first = board.rows[0];
  return first?.cells[0] && { teamId: first.teamId, slot: 0 };
}

/** Where a key leads. Cards of a cell lie in lines of `perLine`; above them is the cell itself. */
export function stepped(board: Board, cursor: Cursor, step: Step, perLine: number): Cursor {
  const row = board.rows.findIndex(({ teamId }) => teamId === cursor.teamId);
  const slots = board.rows[row]?.cells.length ?? 0;
  const card = cardAt(board, cursor);
  const index = card ? cardsAt(board, cursor).indexOf(card) : -1;
  const to = (toRow: number, slot: number, place: number): Cursor => {
    const teamId = board.rows[toRow]?.teamId;
    if (teamId === undefined || slot < 0 || slot >= slots) return cursor;
    const cards = cardsAt(board, { teamId, slot });
    const item = cards[Math.min(place, cards.length - 1)]?.item.id;
    return item === undefined || place < 0 ? { teamId, slot } : { teamId, slot, itemId: item };
  };
  const { slot } = cursor;
  switch (step) {
    case 'up':
      if (index < 0) return to(row - 1, slot, Infinity);
      return to(row, slot, index < perLine ? -1 : index - perLine);
    case 'down': {
      const count = cardsAt(board, cursor).length;
      if (index < 0) return count > 0 ? to(row, slot, 0) : to(row + 1, slot, -1);
      const isLastLine = Math.floor(index / perLine) === Math.floor((count - 1) / perLine);
      return isLastLine ? to(row + 1, slot, -1) : to(row, slot, index + perLine);
    }
    case 'left':
      if (index > 0 && index % perLine > 0) return to(row, slot, index - 1);
      return to(row, slot - 1, index < 0 ? -1 : index + perLine - 1);
    case 'right': {
      const isLineEnd = index < 0 || index % perLine === perLine - 1 || index === cardsAt(board, cursor).length - 1;
      if (!isLineEnd) return to(row, slot, index + 1);
      return to(row, slot + 1, index < 0 ? -1 : index - (index % perLine));
    }
    case 'row-up':
      return to(row - 1, slot, -1);
    case 'row-down':
      return to(row + 1, slot, -1);
    case 'first':
      return to(row, 0, index < 0 ? -1 : 0);
    case 'last':
      return to(row, slots - 1, index < 0 ? -1 : 0);
    case 'top':
      return to(0, slot, -1);
    case 'bottom':
      return to(board.rows.length - 1, slot, -1);
  }
}

function cardsAt(board: Board, { teamId, slot }: Cursor): readonly Card[] {
  return board.rows.find((row) => row.teamId === teamId)?.cells[slot]?.cards ?? [];
}
