import type { Board } from '#core/train/board';
import type { Places } from './places';

/** Cards that are chosen together; a range is counted from the anchor. */
export interface Selection {
  readonly ids: ReadonlySet<string>;
  readonly anchor?: string;
}

/** Nothing is chosen. */
export const noSelection: Selection = { ids: new Set() };

/** A press with Ctrl, or Cmd: the card joins or leaves. */
export function toggled({ ids }: Selection, cardId: string): Selection {
  const next = new Set(ids);
  if (!next.delete(cardId)) next.add(cardId);
  return { ids: next, anchor: cardId };
}

/** A press with Shift, or a step with it: all from the anchor to the card, where both are of one team. */
export function extended(board: Board, places: Places, selection: Selection, from: string, cardId: string): Selection {
  const anchor = selection.anchor ?? from;
  const [begin, end] = [places.cards.get(anchor), places.cards.get(cardId)];
  if (!end) return selection;
  if (begin?.row !== end.row) return { ids: new Set([...selection.ids, cardId]), anchor: cardId };
  const all = board.rows[end.row]?.cells.flatMap(({ cards }) => cards.map(({ id }) => id)) ?? [];
  const [first, last] = [all.indexOf(anchor), all.indexOf(cardId)].sort((a, b) => a - b);
  return { ids: new Set(all.slice(first, (last ?? 0) + 1)), anchor };
}

/** What is moved with a card: all chosen ones where it is one of them, else it alone. */
export function movedWith({ ids }: Selection, cardId: string): readonly string[] {
  return ids.has(cardId) ? [...ids] : [cardId];
}

/** Without cards that are no longer on the board. The same object while nothing was lost. */
export function present(selection: Selection, places: Places): Selection {
  const kept = [...selection.ids].filter((id) => places.cards.has(id));
  return kept.length === selection.ids.size ? selection : { ...selection, ids: new Set(kept) };
}
