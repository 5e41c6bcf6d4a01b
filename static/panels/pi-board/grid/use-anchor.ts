import { useLayoutEffect, useRef, type RefObject } from 'react';
import { rowAt, type Geometry } from './geometry';

/** A place of the board by what is there, in shares of it. */
interface Anchor {
  readonly row: number;
  readonly down: number;
  readonly slots: number;
}

/** Keeps the same row and slot at the upper left corner when rows grow, shrink, or are drawn at another zoom. */
export function useAnchor(root: RefObject<HTMLElement | null>, geometry: Geometry): void {
  const anchor = useRef<Anchor>({ row: 0, down: 0, slots: 0 });
  const before = useRef(geometry);
  useLayoutEffect(() => {
    const element = root.current;
    if (!element) return undefined;
    if (before.current !== geometry) {
      const { row, down, slots } = anchor.current;
      const { top = 0, height = 0 } = geometry.rows[row] ?? {};
      const isSameRow = before.current.rows[row]?.height === height;
      const next = { top: Math.round(top + down * height), left: Math.round(slots * geometry.slotWidth) };
      // Where the row itself has changed, what lies above is what the person still looks at.
      if (isSameRow || before.current.cardHeight !== geometry.cardHeight) element.scrollTop = next.top;
      if (before.current.slotWidth !== geometry.slotWidth) element.scrollLeft = next.left;
      before.current = geometry;
    }
    const note = () => {
      const row = Math.max(0, rowAt(geometry, element.scrollTop));
      const { top = 0, height = 1 } = geometry.rows[row] ?? {};
      anchor.current = {
        row,
        down: (element.scrollTop - top) / height,
        slots: element.scrollLeft / geometry.slotWidth,
      };
    };
    note();
    element.addEventListener('scroll', note, { passive: true });
    return () => element.removeEventListener('scroll', note);
  }, [root, geometry]);
}
