import type { Board, Card } from '#core/train/board';

/** A box, in pixels of the picture at its plain scale. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** Where everything of a board stands in its picture. */
export interface PictureLayout {
  readonly width: number;
  readonly height: number;
  /** By slot: the column's left edge. */
  readonly columns: readonly number[];
  readonly rows: readonly { readonly top: number; readonly height: number }[];
  /** By id of the card. */
  readonly cards: ReadonlyMap<string, { readonly card: Card; readonly box: Box }>;
  /** Where the legend begins. */
  readonly legendTop: number;
}

/** Sizes of the picture's parts. */
export const sizes = {
  margin: 24,
  title: 64,
  head: 44,
  team: 160,
  column: 232,
  card: { height: 48, gap: 6 },
  load: 30,
  pad: 8,
  legend: 56,
} as const;

/** Longest side of a picture that every browser draws: Safari's limit is the lowest. */
export const longestSide = 16_384;
/** Most pixels of a picture. Safari draws nothing above. */
export const mostPixels = 67_108_864;

/** Lays a whole board out: rows grow with their fullest cell. */
export function pictureLayout(board: Pick<Board, 'rows'>, slots: number): PictureLayout {
  const { margin, title, head, team, column, card, load, pad, legend } = sizes;
  const columns = Array.from({ length: slots }, (_, slot) => margin + team + slot * column);
  const cards = new Map<string, { card: Card; box: Box }>();
  const rows: { top: number; height: number }[] = [];
  let top = margin + title + head;
  for (const { cells } of board.rows) {
    const most = Math.max(1, ...cells.map((cell) => cell.cards.length));
    const height = load + most * (card.height + card.gap) + pad;
    for (const cell of cells)
      cell.cards.forEach((one, index) =>
        cards.set(one.id, {
          card: one,
          box: {
            left: (columns[cell.slot] ?? 0) + pad,
            top: top + load + index * (card.height + card.gap),
            width: column - 2 * pad,
            height: card.height,
          },
        }),
      );
    rows.push({ top, height });
    top += height;
  }
  return {
    width: 2 * margin + team + slots * column,
    height: top + legend + margin,
    columns,
    rows,
    cards,
    legendTop: top,
  };
}

/** At which scale a picture is drawn: sharp, or plain where sharp would be too large; absent: it is too large at all. */
export function scaleOf({ width, height }: Pick<PictureLayout, 'width' | 'height'>): number | undefined {
  return [2, 1].find(
    (scale) => Math.max(width, height) * scale <= longestSide && width * height * scale ** 2 <= mostPixels,
  );
}
