import type { IssueId } from '#core/issue';
import type { Card } from '#core/train/board';
import type { Placement } from '#core/train/placement';

/** What pinning a card changes, or taking its pin away: where its items are planned stays. */
export function pinned(
  { parts }: Pick<Card, 'parts'>,
  isPinned: boolean,
  placements: ReadonlyMap<IssueId, Placement>,
): ReadonlyMap<IssueId, Placement | null> {
  return new Map(
    parts.map(({ id }) => {
      const { isPinned: _, ...rest } = placements.get(id) ?? {};
      return [id, isPinned ? { ...rest, isPinned: true } : rest];
    }),
  );
}
