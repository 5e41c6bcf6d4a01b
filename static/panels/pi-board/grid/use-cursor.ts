import { useLayoutEffect, useRef, useState, type RefObject } from 'react';
import type { Board, Card } from '#core/train/board';
import { cardAt, settled, type Cursor } from './cursor';
import { cardBox, cellBox, type Box, type Geometry } from './geometry';
import type { Places } from './places';

/** Where the keyboard is, and how it gets elsewhere. */
export interface KeyboardPlace {
  readonly cursor: Cursor | undefined;
  readonly card: Card | undefined;
  /** The focus is on the board. */
  readonly isHere: boolean;
  /** Moves the focus, and shows where it goes. */
  go(to: Cursor): void;
  /** The browser has moved the focus. */
  note(to: Cursor): void;
  onLeave(): void;
}

/** The one place of a board that has, or will have, the focus: it follows its card when this moves. */
export function useCursor(
  root: RefObject<HTMLElement | null>,
  head: RefObject<HTMLElement | null>,
  board: Board,
  places: Places,
  geometry: Geometry,
): KeyboardPlace {
  const [wanted, setWanted] = useState<Cursor>();
  const [isHere, setHere] = useState(false);
  const isGoing = useRef(false);
  const cursor = settled(board, wanted);
  const card = cursor && cardAt(board, cursor);

  useLayoutEffect(() => {
    const element = root.current;
    if (!element || !cursor) return;
    // A card that was moved elsewhere takes the focus with it off the page.
    const isLost = isHere && document.activeElement === document.body;
    if (!isGoing.current && !isLost) return;
    const target = element.querySelector<HTMLElement>(
      card
        ? `[data-card="${CSS.escape(card.id)}"]`
        : `[data-cell="${CSS.escape(`${cursor.slot}|${cursor.teamId}`)}"] > [data-load]`,
    );
    if (!target) return;
    // A card that is to come is waited for on its cell.
    isGoing.current = cursor.itemId !== undefined && !card;
    const row = places.rows.get(cursor.teamId) ?? 0;
    const at = card && places.cards.get(card.id);
    reveal(element, head.current, geometry, at ? cardBox(geometry, at, at.index) : loadBox(geometry, row, cursor.slot));
    target.focus({ preventScroll: true });
  }, [root, head, cursor, card, isHere, places, geometry]);

  return {
    cursor,
    card,
    isHere,
    go(to) {
      isGoing.current = true;
      setWanted({ ...to });
    },
    note(to) {
      setHere(true);
      setWanted((before) =>
        before?.teamId === to.teamId && before.slot === to.slot && before.itemId === to.itemId ? before : to,
      );
    },
    onLeave() {
      setHere(false);
    },
  };
}

function loadBox(geometry: Geometry, row: number, slot: number): Box {
  return { ...cellBox(geometry, { row, slot }), height: geometry.loadHeight };
}

/** Scrolls no further than it takes to show a box beside what stays in sight: heading, team, and the cell's load. */
function reveal(element: HTMLElement, head: HTMLElement | null, geometry: Geometry, box: Box): void {
  const { scrollTop, scrollLeft, clientHeight, clientWidth } = element;
  const above = geometry.loadHeight + geometry.gap;
  const bottom = scrollTop + clientHeight - (head?.offsetHeight ?? 0);
  const right = scrollLeft + clientWidth;
  if (box.top - above < scrollTop) element.scrollTop = Math.max(0, box.top - above);
  else if (box.top + box.height + geometry.gap > bottom)
    element.scrollTop = scrollTop + box.top + box.height + geometry.gap - bottom;
  const side = geometry.gutter / 2;
  if (box.left - side - geometry.teamWidth < scrollLeft)
    element.scrollLeft = Math.max(0, box.left - side - geometry.teamWidth);
  else if (box.left + box.width + side > right) element.scrollLeft = scrollLeft + box.left + box.width + side - right;
}
