import type { Bundle } from '#planner/explanation/bundle';
import type { Occupancy } from '#planner/explanation/occupancy';

/** Stories that are tried as the second ones to make way for a cell. */
const MOST_PUSHES = 24;

/**
 * Lets stories with slack make way where a bundle overfills a cell: each is laid into another iteration in which its
 * team has room, nothing waits for it and its feature is done no later. Returns the points that are still too many.
 */
export function relieve(occupancy: Occupancy, bundle: Bundle): number {
  let over = 0;
  for (let index = 0; index < bundle.count; index += 1) {
    const story = bundle.stories[index]!;
    const cell = occupancy.cellOf(story, occupancy.at[story]!);
    if (occupancy.free[cell]! >= 0) continue;
    let next = wayOut(occupancy, bundle, cell);
    while (next !== undefined) {
      occupancy.move(next.story, next.to);
      next = occupancy.free[cell]! < 0 ? wayOut(occupancy, bundle, cell) : undefined;
    }
    if (occupancy.free[cell]! < 0) pushOn(occupancy, bundle, cell);
  }
  for (const cell of overfilled(occupancy, bundle)) over -= occupancy.free[cell]!;
  return over;
}

/** Lays a story where another one has to make way in turn, if that clears the cell. */
function pushOn(occupancy: Occupancy, bundle: Bundle, cell: number): void {
  const { cells, at, free, instance } = occupancy;
  const { points, pin, iterations, featureOf } = instance;
  const row = cell - (cell % iterations);
  const isFree = (story: number): boolean => pin[story]! < 0 && points[story]! > 0 && !bundle.has(story);
  let tries = MOST_PUSHES;
  let room = 0;
  let most = 0;
  for (let other = row; other < row + iterations; other += 1) {
    room += Math.max(0, free[other]!);
    most = Math.max(most, free[other]!);
  }
  if (room < -free[cell]!) return;
  for (let index = cells.start[cell]!; index < cells.start[cell + 1]!; index += 1) {
    const story = cells.item[index]!;
    if (at[story] !== cell % iterations || points[story]! < -free[cell]! || !isFree(story)) continue;
    const last = Math.min(occupancy.last(story), occupancy.finishNow(featureOf[story]!));
    for (let to = occupancy.first(story); to <= last; to += 1) {
      const lacking = points[story]! - free[row + to]!;
      // The second one has to find room somewhere.
      if (to === at[story] || lacking > most) continue;
      for (let other = cells.start[row + to]!; other < cells.start[row + to + 1]!; other += 1) {
        const second = cells.item[other]!;
        if (at[second] !== to || points[second]! < lacking || points[second]! > most || !isFree(second)) continue;
        tries -= 1;
        if (tries < 0) return;
        const away = elsewhere(occupancy, second);
        if (away < 0) continue;
        const { mark } = occupancy;
        occupancy.move(second, away);
        if (occupancy.first(story) <= to && occupancy.last(story) >= to) {
          occupancy.move(story, to);
          return;
        }
        occupancy.undo(mark);
      }
    }
  }
}

/** By cell: scaled points of stories that could lie elsewhere, in a plan as it is given. */
export function slackOf(occupancy: Occupancy): Float64Array {
  const { at, instance } = occupancy;
  const slack = new Float64Array(occupancy.free.length);
  for (let story = 0; story < instance.storyCount; story += 1) {
    if (at[story]! < 0 || instance.pin[story]! >= 0 || instance.points[story] === 0) continue;
    if (elsewhere(occupancy, story) >= 0) slack[occupancy.cellOf(story, at[story]!)]! += instance.points[story]!;
  }
  return slack;
}

/** Cells in which a bundle lies and which hold more than they can; each once. */
export function overfilled(occupancy: Occupancy, { stories, count }: Bundle): readonly number[] {
  const cells: number[] = [];
  for (let index = 0; index < count; index += 1) {
    const story = stories[index]!;
    const cell = occupancy.cellOf(story, occupancy.at[story]!);
    if (occupancy.free[cell]! < 0 && !cells.includes(cell)) cells.push(cell);
  }
  return cells;
}

/** The smallest story that makes enough room, or else the largest that makes some. */
function wayOut(
  occupancy: Occupancy,
  bundle: Bundle,
  cell: number,
): { readonly story: number; readonly to: number } | undefined {
  const { cells, at, free, instance } = occupancy;
  const { points, pin, iterations } = instance;
  const over = -free[cell]!;
  const row = cell - (cell % iterations);
  let most = 0;
  for (let other = row; other < row + iterations; other += 1) most = Math.max(most, free[other]!);
  if (most === 0) return undefined;
  let best = -1;
  let to = -1;
  for (let index = cells.start[cell]!; index < cells.start[cell + 1]!; index += 1) {
    const story = cells.item[index]!;
    const size = points[story]!;
    if (size === 0 || size > most || pin[story]! >= 0 || bundle.has(story) || at[story] !== cell % iterations) continue;
    if (best >= 0 && !isBetter(size, points[best]!, over)) continue;
    const iteration = elsewhere(occupancy, story);
    if (iteration < 0) continue;
    best = story;
    to = iteration;
  }
  return best < 0 ? undefined : { story: best, to };
}

function isBetter(size: number, than: number, enough: number): boolean {
  return than >= enough ? size >= enough && size < than : size > than;
}

/** Nearest iteration with room that is neither too early nor too late for a story, nor later than its feature is done; −1: none. */
function elsewhere(occupancy: Occupancy, story: number): number {
  const { at, free, instance } = occupancy;
  const here = at[story]!;
  const size = instance.points[story]!;
  const row = instance.teamOf[story]! * instance.iterations;
  let last = -1;
  let first = -1;
  for (let distance = 1; distance < instance.iterations; distance += 1) {
    const later = here + distance;
    if (later < instance.iterations && free[row + later]! >= size) {
      if (last < 0) last = Math.min(occupancy.last(story), occupancy.finishNow(instance.featureOf[story]!));
      if (later <= last) return later;
    }
    const sooner = here - distance;
    if (sooner >= 0 && free[row + sooner]! >= size) {
      if (first < 0) first = occupancy.first(story);
      if (sooner >= first) return sooner;
    }
  }
  return -1;
}
