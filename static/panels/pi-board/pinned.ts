import type { IssueId } from '#core/issue';
import type { Card } from '#core/train/board';
import type { Placement } from '#core/train/placement';

/** What pinning cards changes, or taking their pins away: where their items are planned stays. */
export function pinned(
  cards: readonly Pick<Card, 'parts'>[],
  isPinned: boolean,
  placements: ReadonlyMap<IssueId, Placement>,
): ReadonlyMap<IssueId, Placement | null> {
  return new Map(
    cards
      .flatMap(({ parts }) => parts)
      .map(({ id }) => {
        const { isPinned: _, ...rest } = placements.get(id) ?? {};
        return [id, isPinned ? { ...rest, isPinned: true } : rest];
      }),
  );
}
