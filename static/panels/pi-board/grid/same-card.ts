import type { Card } from '#core/train/board';

/** Whether two cards look the same: a new board is made of new cards, most of which are as they were. */
export function sameCard(one: Card, other: Card): boolean {
  return (
    one === other ||
    (one.id === other.id &&
      sameItem(one, other) &&
      one.teamId === other.teamId &&
      one.slot === other.slot &&
      one.points === other.points &&
      one.unestimated === other.unestimated &&
      one.isGuess === other.isGuess &&
      one.state === other.state &&
      one.isPinned === other.isPinned &&
      one.isStarted === other.isStarted &&
      one.isSlipped === other.isSlipped &&
      one.parts.length === other.parts.length &&
      one.parts.every((part, index) => part === other.parts[index]) &&
      one.alsoIn.join() === other.alsoIn.join())
  );
}

function sameItem({ item: one }: Card, { item: other }: Card): boolean {
  return (
    one === other ||
    (one.id === other.id &&
      one.key === other.key &&
      one.summary === other.summary &&
      one.kind === other.kind &&
      one.clients.join('\n') === other.clients.join('\n'))
  );
}
