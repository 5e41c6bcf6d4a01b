/** What the room for a board is like. Lengths in pixels. */
export interface Room {
  /** Of what is in sight at once. */
  readonly width: number;
  /** Length of the text unit `rem`: people enlarge it. */
  readonly rem: number;
  /** 0.5–1.5. */
  readonly zoom: number;
}

/** A rectangle in pixels, from the upper left corner of the board's body. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** A cell by its row and slot, from 0. */
export interface CellAt {
  readonly row: number;
  readonly slot: number;
}

/** How large things on a board are, in pixels: the same while cards move. */
export interface Sizes {
  /** One slot fills the room, and teams stand above their rows. */
  readonly isNarrow: boolean;
  /** Cards are one line each. */
  readonly isCompact: boolean;
  /** How much larger than usual text is drawn. */
  readonly scale: number;
  readonly slots: number;
  readonly teamWidth: number;
  readonly slotWidth: number;
  /** Room between the cards of neighbouring slots, where strings run. */
  readonly gutter: number;
  /** Of a team's name above its row; 0 where it stands beside it. */
  readonly bandHeight: number;
  /** Of a cell's load. */
  readonly loadHeight: number;
  readonly cardWidth: number;
  readonly cardHeight: number;
  /** Cards have no room for more than the words that matter most. */
  readonly isTight: boolean;
  /** Between two cards. */
  readonly gap: number;
  readonly cardsPerLine: number;
}

/** Where everything on a board lies, in pixels, without looking at the page. */
export interface Geometry extends Sizes {
  readonly rows: readonly { readonly top: number; readonly height: number }[];
  readonly width: number;
  readonly height: number;
}

const narrowBelow = 40;
const compactBelow = 0.75;
const leastZoom = 0.5;
const mostZoom = 1.5;

/** Measures out a board of so many slots. */
export function sizesOf({ width, rem, zoom }: Room, slots: number): Sizes {
  const level = Math.min(mostZoom, Math.max(leastZoom, zoom));
  const isNarrow = width < narrowBelow * rem;
  const isCompact = level < compactBelow;
  const scale = isCompact ? 1 : level;
  const teamWidth = isNarrow ? 0 : Math.round(9 * rem * Math.max(compactBelow, Math.min(level, 1.25)));
  const share = Math.floor((width - teamWidth) / Math.max(1, slots));
  const slotWidth = isNarrow ? Math.max(1, Math.floor(width)) : Math.max(Math.round(11.5 * rem * level), share);
  const gutter = Math.round(1.5 * rem);
  const gap = Math.round((isCompact ? 0.25 : 0.5) * rem);
  const room = slotWidth - gutter;
  const leastCard = (isCompact ? 8 : 10 * level) * rem;
  const cardsPerLine = Math.max(1, Math.floor((room + gap) / (leastCard + gap)));
  const cardWidth = Math.floor((room - (cardsPerLine - 1) * gap) / cardsPerLine);
  return {
    ...{ isNarrow, isCompact, scale, cardWidth, slots, teamWidth, slotWidth, gutter, gap, cardsPerLine },
    bandHeight: isNarrow ? Math.round(2 * scale * rem) : 0,
    loadHeight: Math.round((isCompact ? 2.25 : 2.5 * scale) * rem),
    isTight: cardWidth < 12 * scale * rem,
    cardHeight: Math.round((isCompact ? 1.5 : 5.75 * scale) * rem),
  };
}

/** Lays rows out below each other. `counts`: cards by row, then by slot. */
export function layOut(sizes: Sizes, counts: readonly (readonly number[])[]): Geometry {
  const { bandHeight, loadHeight, gap, cardHeight, cardsPerLine, teamWidth, slotWidth, slots } = sizes;
  const rows: { top: number; height: number }[] = [];
  let top = 0;
  for (const row of counts) {
    const lines = Math.max(1, Math.ceil(Math.max(0, ...row) / cardsPerLine));
    const height = bandHeight + loadHeight + gap + lines * (cardHeight + gap) + gap;
    rows.push({ top, height });
    top += height;
  }
  return { ...sizes, rows, width: teamWidth + slots * slotWidth, height: top };
}

/** Left edge of a slot; of the number of slots: the right edge of the board. */
export function slotLeft({ teamWidth, slotWidth }: Sizes, slot: number): number {
  return teamWidth + slot * slotWidth;
}

/** Where the card with this index lies inside of its cell. */
export function cardInCell(sizes: Sizes, index: number): Box {
  const { gutter, cardsPerLine, cardWidth, cardHeight, gap, loadHeight } = sizes;
  return {
    left: gutter / 2 + (index % cardsPerLine) * (cardWidth + gap),
    top: loadHeight + gap + Math.floor(index / cardsPerLine) * (cardHeight + gap),
    width: cardWidth,
    height: cardHeight,
  };
}

/** Where a card lies on the board. */
export function cardBox(geometry: Geometry, { row, slot }: CellAt, index: number): Box {
  const inCell = cardInCell(geometry, index);
  const cell = cellBox(geometry, { row, slot });
  return { ...inCell, left: cell.left + inCell.left, top: cell.top + inCell.top };
}

/** Where a cell lies on the board. */
export function cellBox(geometry: Geometry, { row, slot }: CellAt): Box {
  const { top = 0, height = 0 } = geometry.rows[row] ?? {};
  const { bandHeight, slotWidth } = geometry;
  return { left: slotLeft(geometry, slot), top: top + bandHeight, width: slotWidth, height: height - bandHeight };
}

/** The last row that begins at or above a height; -1 above all of them. */
export function rowAt({ rows }: Geometry, y: number): number {
  let [low, high] = [0, rows.length - 1];
  while (low <= high) {
    const middle = (low + high) >> 1;
    if ((rows[middle]?.top ?? 0) <= y) low = middle + 1;
    else high = middle - 1;
  }
  return high;
}

/** The cell at a point of the body; undefined beside all of them. */
export function cellAt(geometry: Geometry, x: number, y: number): CellAt | undefined {
  const slot = Math.floor((x - geometry.teamWidth) / geometry.slotWidth);
  if (slot < 0 || slot >= geometry.slots || y < 0 || y >= geometry.height) return undefined;
  return { row: rowAt(geometry, y), slot };
}
