import { pointsOver } from '#core/train/capacity-points';
import type { Board, Card, Cell, DependencyState } from '#core/train/board';
import type { IsoDateTime } from '#core/result';
import type { Pi, Train } from '#core/train/train';
import type { TrainPictureWords } from '../words/en-train-picture';
import { sizes, type Box, type PictureLayout } from './picture-layout';

/** What is drawn on: what this needs of a canvas, so that a test can listen. */
export type Pen = Pick<
  CanvasRenderingContext2D,
  | 'fillStyle'
  | 'strokeStyle'
  | 'lineWidth'
  | 'font'
  | 'fillRect'
  | 'strokeRect'
  | 'fillText'
  | 'measureText'
  | 'beginPath'
  | 'moveTo'
  | 'lineTo'
  | 'bezierCurveTo'
  | 'stroke'
>;

/** A board with what its picture says of it. */
export interface Pictured {
  readonly words: TrainPictureWords;
  readonly train: Pick<Train, 'name' | 'teams'>;
  readonly pi: Pick<Pi, 'name' | 'slots'>;
  readonly board: Pick<Board, 'rows' | 'ties' | 'counts'>;
  /** The moment of which it speaks. */
  readonly now: IsoDateTime;
}

/** The light theme's colours: a picture goes into slides and mails, whatever its maker's theme is. */
const ink = {
  paper: '#ffffff',
  text: '#172b4d',
  subtle: '#5e6c84',
  line: '#dfe1e6',
  band: '#f4f5f7',
  card: '#ffffff',
  committed: '#42526e',
  draft: '#0c66e4',
  done: '#22a06b',
  over: '#c9372c',
  load: '#8590a2',
} as const;
const tieInk = { ok: '#8590a2', 'at-risk': '#b38600', conflict: '#c9372c' } as const satisfies Partial<
  Record<DependencyState, string>
>;
const family = 'system-ui, -apple-system, "Segoe UI", sans-serif';
/** What is worse is drawn later, over the others. */
const drawnTies = ['ok', 'at-risk', 'conflict'] as const satisfies readonly (keyof typeof tieInk)[];

/** Draws a whole board: title, iterations, teams with their loads and cards, strings, legend. */
export function drawPicture(pen: Pen, pictured: Pictured, layout: PictureLayout): void {
  pen.fillStyle = ink.paper;
  pen.fillRect(0, 0, layout.width, layout.height);
  drawTitle(pen, pictured, layout);
  drawHead(pen, pictured, layout);
  drawRows(pen, pictured, layout);
  drawTies(pen, pictured, layout);
  for (const { card, box } of layout.cards.values()) drawCard(pen, pictured.words, card, box);
  drawLegend(pen, pictured.words, layout);
}

/** Writes a line that ends in an ellipsis where it does not fit. */
function write(pen: Pen, text: string, at: { readonly left: number; readonly top: number; readonly width: number }) {
  pen.fillText(
    fitted(text, at.width, (part) => pen.measureText(part).width),
    at.left,
    at.top,
  );
}

/** The longest beginning of a text that fits, with an ellipsis where something was cut off. */
export function fitted(text: string, width: number, widthOf: (text: string) => number): string {
  if (widthOf(text) <= width) return text;
  const signs = [...text];
  let low = 0;
  let high = signs.length;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (widthOf(`${signs.slice(0, middle).join('').trimEnd()}…`) <= width) low = middle;
    else high = middle - 1;
  }
  return `${signs.slice(0, low).join('').trimEnd()}…`;
}

function drawTitle(pen: Pen, { words, train, pi, board, now }: Pictured, { width }: PictureLayout): void {
  const { margin } = sizes;
  const { drawn, tray, total } = board.counts;
  pen.fillStyle = ink.text;
  pen.font = `600 22px ${family}`;
  write(pen, words.say('title', { train: train.name, pi: pi.name }), {
    left: margin,
    top: margin + 20,
    width: width - 2 * margin,
  });
  pen.fillStyle = ink.subtle;
  pen.font = `13px ${family}`;
  write(pen, words.say('subtitle', { day: words.formats.day(now), drawn, total, aside: tray }), {
    left: margin,
    top: margin + 44,
    width: width - 2 * margin,
  });
}

function drawHead(pen: Pen, { words, pi }: Pictured, { columns, width }: PictureLayout): void {
  const { margin, title, head, column, pad } = sizes;
  const top = margin + title;
  pen.fillStyle = ink.band;
  pen.fillRect(margin, top, width - 2 * margin, head);
  pi.slots.forEach(({ name, start, end }, slot) => {
    const left = (columns[slot] ?? 0) + pad;
    pen.fillStyle = ink.text;
    pen.font = `600 13px ${family}`;
    write(pen, name, { left, top: top + 18, width: column - 2 * pad });
    pen.fillStyle = ink.subtle;
    pen.font = `12px ${family}`;
    write(pen, words.formats.period(start, end), { left, top: top + 35, width: column - 2 * pad });
  });
}

function drawRows(pen: Pen, { words, train, board }: Pictured, { rows, columns, width }: PictureLayout): void {
  const { margin, team, pad } = sizes;
  const names = new Map(train.teams.map(({ id, name }) => [id, name]));
  board.rows.forEach(({ teamId, cells }, index) => {
    const { top, height } = rows[index]!;
    pen.fillStyle = ink.text;
    pen.font = `600 14px ${family}`;
    write(pen, names.get(teamId) ?? teamId, { left: margin + pad, top: top + 20, width: team - 2 * pad });
    pen.strokeStyle = ink.line;
    pen.lineWidth = 1;
    pen.strokeRect(margin, top, width - 2 * margin, height);
    for (const cell of cells) drawLoad(pen, words, cell, { left: columns[cell.slot] ?? 0, top, height });
  });
}

function drawLoad(
  pen: Pen,
  words: TrainPictureWords,
  cell: Cell,
  { left, top, height }: { readonly left: number; readonly top: number; readonly height: number },
): void {
  const { column, pad } = sizes;
  const { load, capacity, hasCapacity } = cell;
  const isOver = hasCapacity && pointsOver(cell) > 0;
  pen.strokeStyle = ink.line;
  pen.strokeRect(left, top, column, height);
  pen.fillStyle = isOver ? ink.over : ink.subtle;
  pen.font = `12px ${family}`;
  const text = hasCapacity ? words.say('loadOf', { load, capacity }) : words.say('load', { load });
  write(pen, text, { left: left + pad, top: top + 16, width: column - 2 * pad });
  const whole = column - 2 * pad;
  pen.fillStyle = ink.line;
  pen.fillRect(left + pad, top + 21, whole, 4);
  if (!hasCapacity || load <= 0) return;
  pen.fillStyle = isOver ? ink.over : ink.load;
  pen.fillRect(left + pad, top + 21, whole * (capacity > 0 ? Math.min(1, load / capacity) : 1), 4);
}

function drawCard(pen: Pen, words: TrainPictureWords, { item, points, state }: Card, box: Box): void {
  const { left, top, width, height } = box;
  pen.fillStyle = ink.card;
  pen.fillRect(left, top, width, height);
  pen.strokeStyle = ink.line;
  pen.lineWidth = 1;
  pen.strokeRect(left, top, width, height);
  pen.fillStyle = ink[state];
  pen.fillRect(left, top, 4, height);
  pen.font = `12px ${family}`;
  const said = words.say('cardPoints', { points });
  const side = pen.measureText(said).width;
  pen.fillStyle = ink.subtle;
  write(pen, item.key, { left: left + 12, top: top + 18, width: width - 28 - side });
  pen.fillText(said, left + width - 8 - side, top + 18);
  pen.fillStyle = ink.text;
  pen.font = `13px ${family}`;
  write(pen, item.summary, { left: left + 12, top: top + 37, width: width - 20 });
}

/** Strings lie under the cards: a card that is crossed can still be read. */
function drawTies(pen: Pen, { board }: Pictured, { cards }: PictureLayout): void {
  pen.lineWidth = 2;
  for (const state of drawnTies) {
    pen.strokeStyle = tieInk[state];
    for (const tie of board.ties) {
      if (tie.state !== state || tie.fromCard === tie.toCard) continue;
      const from = cards.get(tie.fromCard ?? '')?.box;
      const to = cards.get(tie.toCard ?? '')?.box;
      if (from && to) drawString(pen, from, to);
    }
  }
}

function drawString(pen: Pen, from: Box, to: Box): void {
  const start = { x: from.left + from.width, y: from.top + from.height / 2 };
  const end = { x: to.left, y: to.top + to.height / 2 };
  const bend = Math.max(40, Math.abs(end.x - start.x) / 2);
  pen.beginPath();
  pen.moveTo(start.x, start.y);
  pen.bezierCurveTo(start.x + bend, start.y, end.x - bend, end.y, end.x, end.y);
  pen.stroke();
}

function drawLegend(pen: Pen, words: TrainPictureWords, { legendTop, width }: PictureLayout): void {
  const entries: readonly (readonly [string, string])[] = [
    ...(['committed', 'draft', 'done', 'over'] as const).map((name) => [words.say(name), ink[name]] as const),
    ...drawnTies.map((state) => [words.say(`tie-${state}`), tieInk[state]] as const),
  ];
  const share = (width - 2 * sizes.margin) / entries.length;
  pen.font = `12px ${family}`;
  entries.forEach(([text, colour], index) => {
    const left = sizes.margin + index * share;
    pen.fillStyle = colour;
    pen.fillRect(left, legendTop + 24, 14, 10);
    pen.fillStyle = ink.text;
    write(pen, text, { left: left + 20, top: legendTop + 34, width: share - 28 });
  });
}
