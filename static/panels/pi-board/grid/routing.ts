import type { Bundle, DrawnTie } from './bundles';
import { cardBox, slotLeft, type Box, type CellAt, type Geometry } from './geometry';
import type { Sight } from './sight';

/** A point of the board's body, in pixels. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** How a bundle is drawn. */
export interface Route {
  /** Lines as an SVG path. */
  readonly line: string;
  /** Arrow heads, to be filled. */
  readonly heads: string;
  /** Where the bundle leaves its givers and where it reaches its needers: room for a mark. */
  readonly begin: Point;
  readonly end: Point;
}

const cornerRadius = 5;
const headLength = 5;
const headWidth = 3.5;
const lanes = 5;
/** How far outside of sight a string ends at most. */
const beyond = 24;

/**
 * Leads a bundle out of its givers to the right, down or up beside their slot, through the gap above the topmost needer
 * and down beside the needers' slot into them from the left. So strings run where no cards are, and all of one bundle
 * share their way. What lies outside of `sight` is drawn at its edge: a browser takes long over dashes that nobody sees.
 */
export function routeOf(bundle: Bundle, geometry: Geometry, sight: Pick<Sight, 'top' | 'bottom'>): Route {
  const out = lane(geometry, bundle.from.slot + 1, bundle.id);
  const into = lane(geometry, bundle.to.slot, bundle.id);
  const givers = boxes(bundle, geometry, 'from');
  const needers = boxes(bundle, geometry, 'to');
  const topmost = needers.reduce((least, box) => Math.min(least, box.top), Infinity);
  const inside = (y: number) => Math.min(sight.bottom + beyond, Math.max(sight.top - beyond, y));
  const bridge = inside(topmost - geometry.gap / 2);
  const isNext = bundle.to.slot === bundle.from.slot + 1;
  const seen = new Set<string>();
  const lines: string[] = [];
  for (const { from, to } of bundle.ties) {
    const pair = `${from.index}-${to.index}`;
    if (seen.has(pair)) continue;
    seen.add(pair);
    const [giver, needer] = [cardBox(geometry, from, from.index), cardBox(geometry, to, to.index)];
    const start = { x: giver.left + giver.width, y: inside(middle(giver)) };
    const goal = { x: needer.left - headLength, y: inside(middle(needer)) };
    const between = isNext
      ? [
          { x: out, y: start.y },
          { x: out, y: goal.y },
        ]
      : [
          { x: out, y: start.y },
          { x: out, y: bridge },
          { x: into, y: bridge },
          { x: into, y: goal.y },
        ];
    lines.push(roundedLine([start, ...between, goal], cornerRadius));
  }
  const [giver, needer] = [givers[0], needers[0]];
  return {
    line: lines.join(''),
    heads: needers.map((box) => head(box.left, middle(box))).join(''),
    begin: { x: out, y: giver ? middle(giver) : 0 },
    end: { x: isNext ? out : into, y: needer ? middle(needer) : 0 },
  };
}

/** A path through points with rounded corners. Points that repeat the one before are left out. */
export function roundedLine(points: readonly Point[], radius: number): string {
  const way = points.filter((point, index) => {
    const before = points[index - 1];
    return !before || before.x !== point.x || before.y !== point.y;
  });
  let path = '';
  for (const [index, point] of way.entries()) {
    const [before, after] = [way[index - 1], way[index + 1]];
    if (!before) path += `M${at(point)}`;
    else if (!after) path += `L${at(point)}`;
    else {
      const turn = Math.min(radius, distance(before, point) / 2, distance(point, after) / 2);
      path += `L${at(toward(point, before, turn))}Q${at(point)} ${at(toward(point, after, turn))}`;
    }
  }
  return path;
}

/**
 * Where a bundle runs beside a slot: neighbours keep apart, and the same bundle has the same lane everywhere. Beside the
 * first and the last slot there is half the room.
 */
function lane(geometry: Geometry, slot: number, id: string): number {
  let hash = 0;
  for (const character of id) hash = (hash * 31 + character.charCodeAt(0)) >>> 0;
  const { gutter, slots } = geometry;
  const isEdge = slot === 0 || slot === slots;
  const room = isEdge ? gutter / 4 : (gutter * (lanes - 1)) / (lanes + 3);
  const middleOfRoom = slotLeft(geometry, slot) + (slot === 0 ? gutter / 4 : slot === slots ? -gutter / 4 - 2 : 0);
  return middleOfRoom + ((hash % lanes) / (lanes - 1) - 0.5) * room;
}

function boxes(bundle: Bundle, geometry: Geometry, end: 'from' | 'to'): readonly Box[] {
  const cell: CellAt = bundle[end];
  const indexes = [...new Set(bundle.ties.map((tie: DrawnTie) => tie[end].index))].sort((a, b) => a - b);
  return indexes.map((index) => cardBox(geometry, cell, index));
}

function head(x: number, y: number): string {
  return `M${at({ x, y })}l${-headLength - 1} ${-headWidth}v${2 * headWidth}z`;
}

function middle({ top, height }: Box): number {
  return top + height / 2;
}

function distance(one: Point, other: Point): number {
  return Math.hypot(one.x - other.x, one.y - other.y);
}

function toward(from: Point, to: Point, length: number): Point {
  const whole = distance(from, to) || 1;
  return { x: from.x + ((to.x - from.x) * length) / whole, y: from.y + ((to.y - from.y) * length) / whole };
}

function at({ x, y }: Point): string {
  return `${Math.round(x * 10) / 10} ${Math.round(y * 10) / 10}`;
}
