import { useEffect, useState } from 'react';
import { nextDrawn } from './sight';

/** Cards that are drawn anew in one frame at most: what a slow machine does well within it. */
const cardsAFrame = 8;

/**
 * Which of the wanted cards are drawn: those that were, and a few more in every frame until all are. So whoever scrolls
 * fast sees cells at once and their cards a moment later, and no frame takes long. `isAll`: there is no next frame.
 */
export function useDrawn(wanted: readonly string[], now: string | undefined, isAll: boolean): ReadonlySet<string> {
  const [before, setDrawn] = useState<ReadonlySet<string>>(() => new Set());
  const room = isAll ? Infinity : cardsAFrame;
  const hasNew = wanted.some((id) => !before.has(id));
  const isSame = !hasNew && before.size === wanted.length;
  const [asked, setAsked] = useState<readonly string[]>([]);
  let drawn = before;
  if (!isSame && asked !== wanted) {
    drawn = nextDrawn(before, wanted, room, now);
    setAsked(wanted);
    if (drawn !== before) setDrawn(drawn);
  }
  const isMissing = drawn.size < wanted.length;
  useEffect(() => {
    if (!isMissing) return undefined;
    const frame = requestAnimationFrame(() => setDrawn((current) => nextDrawn(current, wanted, room, now)));
    return () => cancelAnimationFrame(frame);
  }, [isMissing, drawn, wanted, room, now]);
  return drawn;
}
