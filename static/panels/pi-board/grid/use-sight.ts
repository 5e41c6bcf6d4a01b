import { useLayoutEffect, useState, type RefObject } from 'react';
import { flushSync } from 'react-dom';
import { inBlocks, noSight, sameSight, type Sight } from './sight';

/** Paper in landscape, at 96 pixels an inch. */
const paperWidth = 1_000;
const everything: Sight = { top: -Infinity, bottom: Infinity, left: -Infinity, right: Infinity };

/** How much room a board has, and which part of it is in sight, in blocks. */
export interface Seen {
  readonly width: number;
  readonly rem: number;
  readonly sight: Sight;
  /** Height of the heading. */
  readonly headHeight: number;
  /** All of it is drawn, for paper. */
  readonly isPrinted: boolean;
}

const unseen: Seen = { width: 0, rem: 16, sight: noSight, headHeight: 0, isPrinted: false };

/** Watches the board's own scrolling and size. The heading of the board lies above its body and stays in sight. */
export function useSight(root: RefObject<HTMLElement | null>, head: RefObject<HTMLElement | null>): Seen {
  const [seen, setSeen] = useState(unseen);
  useLayoutEffect(() => {
    const element = root.current;
    if (!element) return undefined;
    const look = () => setSeen((before) => seenNow(element, head.current, before));
    const setPrinted = (isPrinted: boolean) => flushSync(() => setSeen((before) => ({ ...before, isPrinted })));
    const print = () => setPrinted(true);
    const printed = () => setPrinted(false);
    look();
    const sizes = new ResizeObserver(look);
    sizes.observe(element);
    if (head.current) sizes.observe(head.current);
    element.addEventListener('scroll', look, { passive: true });
    window.addEventListener('beforeprint', print);
    window.addEventListener('afterprint', printed);
    return () => {
      sizes.disconnect();
      element.removeEventListener('scroll', look);
      window.removeEventListener('beforeprint', print);
      window.removeEventListener('afterprint', printed);
    };
  }, [root, head]);
  return seen.isPrinted ? { ...seen, width: paperWidth, sight: everything } : seen;
}

function seenNow(element: HTMLElement, head: HTMLElement | null, before: Seen): Seen {
  const { scrollTop, scrollLeft, clientWidth, clientHeight } = element;
  const headHeight = head?.offsetHeight ?? 0;
  const sight = inBlocks({
    top: scrollTop,
    bottom: scrollTop + clientHeight - headHeight,
    left: scrollLeft,
    right: scrollLeft + clientWidth,
  });
  const rem = parseFloat(getComputedStyle(document.documentElement).fontSize) || unseen.rem;
  const isSame =
    clientWidth === before.width &&
    rem === before.rem &&
    headHeight === before.headHeight &&
    sameSight(sight, before.sight);
  return isSame ? before : { ...before, width: clientWidth, rem, headHeight, sight };
}
