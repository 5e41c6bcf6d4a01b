import type { Board, Card } from '#core/train/board';
import { rowAt, slotLeft, type Geometry } from './geometry';

/** A part of the board's body, in pixels. */
export interface Sight {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

const block = 256;

/** Nothing is in sight. */
export const noSight: Sight = { top: 0, bottom: 0, left: 0, right: 0 };

/** What is in sight with a margin around it, in whole blocks: it changes once for many pixels that are scrolled. */
export function inBlocks({ top, bottom, left, right }: Sight): Sight {
  const down = (value: number) => Math.floor(value / block) * block;
  const up = (value: number) => Math.ceil(value / block) * block;
  return { top: down(top) - block, bottom: up(bottom) + block, left: down(left) - block, right: up(right) + block };
}

/** Whether both are the same part. */
export function sameSight(one: Sight, other: Sight): boolean {
  return one.top === other.top && one.bottom === other.bottom && one.left === other.left && one.right === other.right;
}

/** Rows of which something is in sight. */
export function rowsIn(geometry: Geometry, { top, bottom }: Sight): readonly number[] {
  const first = Math.max(0, rowAt(geometry, top));
  const last = Math.max(first, rowAt(geometry, bottom));
  return Array.from({ length: Math.min(last, geometry.rows.length - 1) - first + 1 }, (_, index) => first + index);
}

/** Cards of a row in sight, by slot: indexes from the first to before the last. */
export function cardsIn(geometry: Geometry, board: Board, row: number, sight: Sight): readonly (readonly Card[])[] {
  const { cardHeight, gap, cardsPerLine, loadHeight, bandHeight, slotWidth } = geometry;
  const begin = (geometry.rows[row]?.top ?? 0) + bandHeight + loadHeight + gap;
  const line = (y: number) => Math.floor((y - begin) / (cardHeight + gap));
  const from = Math.max(0, line(sight.top)) * cardsPerLine;
  const to = Math.max(0, line(sight.bottom) + 1) * cardsPerLine;
  return (board.rows[row]?.cells ?? []).map(({ cards }, slot) => {
    const left = slotLeft(geometry, slot);
    return left > sight.right || left + slotWidth < sight.left ? [] : cards.slice(from, to);
  });
}

/**
 * What is drawn in the next frame: what is there and still wanted, and so many new ones that a frame has room for.
 * `now`: whatever there is no time to wait for. The same set while nothing changes.
 */
export function nextDrawn(
  drawn: ReadonlySet<string>,
  wanted: readonly string[],
  room: number,
  now?: string,
): ReadonlySet<string> {
  const next = new Set<string>();
  let left = room;
  for (const id of wanted)
    if (drawn.has(id) || id === now) next.add(id);
    else if (left > 0) {
      next.add(id);
      left -= 1;
    }
  return next.size === drawn.size && [...next].every((id) => drawn.has(id)) ? drawn : next;
}
