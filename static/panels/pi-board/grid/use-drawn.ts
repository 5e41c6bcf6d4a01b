import { useEffect, useState } from 'react';
import { nextDrawn } from './sight';

/** Cards that are drawn anew in one frame while others come into sight: what a slow machine does well within it. */
const cardsAFrame = 8;
/** The same once nothing else comes: every frame has room for half as many again, up to this. */
const mostAFrame = 32;

/**
 * Which of the wanted cards are drawn: those that were, and a few more in every frame until all are. So whoever scrolls
 * fast sees cells at once and their cards a moment later, and no frame takes long. `isAll`: there is no next frame.
 */
export function useDrawn(wanted: readonly string[], now: string | undefined, isAll: boolean): ReadonlySet<string> {
  const [before, setState] = useState<Drawing>(nothing);
  let state = before;
  if (before.wanted !== wanted) {
    state = { wanted, drawn: nextDrawn(before.drawn, wanted, isAll ? Infinity : cardsAFrame, now) };
    setState(state);
  }
  useEffect(() => {
    let room = cardsAFrame;
    let left = wanted.length;
    let frame = 0;
    const fill = () => {
      setState((current) => filled(current, wanted, room, now));
      left -= room;
      room = Math.min(mostAFrame, room * 1.5);
      if (left > 0) frame = requestAnimationFrame(fill);
    };
    frame = requestAnimationFrame(fill);
    return () => cancelAnimationFrame(frame);
  }, [wanted, now]);
  return state.drawn;
}

/** What is drawn of what was wanted. */
interface Drawing {
  readonly wanted: readonly string[];
  readonly drawn: ReadonlySet<string>;
}

const nothing: Drawing = { wanted: [], drawn: new Set() };

/** Something else may be wanted by the time that a frame comes. */
function filled(current: Drawing, wanted: readonly string[], room: number, now: string | undefined): Drawing {
  if (current.wanted !== wanted) return current;
  const drawn = nextDrawn(current.drawn, wanted, room, now);
  return drawn === current.drawn ? current : { wanted, drawn };
}
