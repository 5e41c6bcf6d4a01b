import { useLayoutEffect, useMemo, useRef } from 'react';
import type { Card } from '#core/train/board';
import type { BoardGridProps } from './props';
import type { Goal } from './moves';
import type { GridSetting } from './setting';

/** What cards are drawn with: the same until the PI, the train or a right changes, whatever functions a page hands in. */
export function useSetting(
  { pi, train, words, canPlan, onOpen, onPin, onSlip }: BoardGridProps,
  onGoal: (card: Card, goal: Goal) => void,
): GridSetting {
  const latest = useRef({ onOpen, onPin, onSlip, onGoal });
  useLayoutEffect(() => {
    latest.current = { onOpen, onPin, onSlip, onGoal };
  });
  return useMemo(
    () => ({
      ...{ pi, train, words, canPlan },
      teamNames: new Map(train.teams.map(({ id, name }) => [id, name])),
      onOpen: (item, newTab) => latest.current.onOpen(item, newTab),
      onPin: (cards, isPinned) => latest.current.onPin(cards, isPinned),
      onSlip: (card) => latest.current.onSlip(card),
      onGoal: (card, goal) => latest.current.onGoal(card, goal),
    }),
    [pi, train, words, canPlan],
  );
}
