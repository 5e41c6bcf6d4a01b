import type { Card } from '#core/train/board';
import type { Slip } from '#core/train/slip';
import type { BoardState } from '../train/board-session';

/**
 * How many slots a card can slip at most, the last of them out of the PI; 0: nothing of it is open on the board. Counted
 * from its earliest part, so that each choice moves something.
 */
export function slipChoices({ parts }: Pick<Card, 'parts'>, { board, items, pi }: BoardState): number {
  const own = new Set(parts.map(({ id }) => id));
  const slots = items.flatMap(({ id, status }) => {
    const slot = own.has(id) && status !== 'done' ? board.slotOf.get(id) : undefined;
    return slot === undefined ? [] : [slot];
  });
  return slots.length === 0 ? 0 : pi.slots.length - Math.min(...slots);
}

/** Items beside its own that a slip endangers, each once. */
export function endangeredBy({ own, pushed, tight, missed }: Slip): number {
  const ids = new Set([
    ...pushed.map(({ item }) => item.id),
    ...tight.map(({ id }) => id),
    ...missed.flatMap(({ items }) => items.map(({ id }) => id)),
  ]);
  for (const { item } of own) ids.delete(item.id);
  return ids.size;
}
