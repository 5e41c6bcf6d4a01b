import { addBands, type Occupancy } from '#planner/explanation/occupancy';

/** What a claim allows beyond the problem: by cell and band, scaled points; pins and due dates that are moved. */
export interface Allowance {
  readonly cells: ReadonlyMap<number, number>;
  readonly bands: ReadonlyMap<number, number>;
  readonly pins?: ReadonlyMap<number, number>;
  readonly dues?: ReadonlyMap<number, number>;
}

/** What is worth how much more after the moves, when they make a plan under an allowance; `undefined`: they do not. */
export function gainOf(occupancy: Occupancy, moved: readonly number[], allowance: Allowance): number | undefined {
  const { featureOf } = occupancy.instance;
  const features: number[] = [];
  for (const story of moved) {
    if (!isInOrder(occupancy, story, allowance)) return undefined;
    if (!features.includes(featureOf[story]!)) features.push(featureOf[story]!);
  }
  const gain = gainOfFeatures(occupancy, features, allowance);
  return gain === undefined || !hasRoom(occupancy, moved, allowance) ? undefined : gain;
}

function isInOrder({ instance, at }: Occupancy, story: number, { pins }: Allowance): boolean {
  const { before, beforeLag, after, afterLag, pin, iterations } = instance;
  const here = at[story]!;
  if (here >= iterations) return false;
  const pinned = pins?.get(story) ?? pin[story]!;
  if (pinned >= 0 && here !== pinned) return false;
  for (let index = before.start[story]!; here >= 0 && index < before.start[story + 1]!; index += 1) {
    const first = at[before.item[index]!]!;
    if (first < 0 || first + beforeLag[index]! > here) return false;
  }
  for (let index = after.start[story]!; index < after.start[story + 1]!; index += 1) {
    const later = at[after.item[index]!]!;
    if (later >= 0 && (here < 0 || here + afterLag[index]! > later)) return false;
  }
  return true;
}

function gainOfFeatures(
  occupancy: Occupancy,
  features: readonly number[],
  { bands, dues }: Allowance,
): number | undefined {
  const { instance, at, finish } = occupancy;
  const { stories, value, iterations, isRequired, due } = instance;
  const used = instance.bandCount === 0 ? occupancy.used : occupancy.used.slice();
  let gain = 0;
  for (const feature of features) {
    let placed = 0;
    for (let index = stories.start[feature]!; index < stories.start[feature + 1]!; index += 1)
      placed += at[stories.item[index]!]! >= 0 ? 1 : 0;
    if (placed > 0 && placed < stories.start[feature + 1]! - stories.start[feature]!) return undefined;
    const before = finish[feature]!;
    const now = occupancy.finishNow(feature);
    if (now < 0 && isRequired[feature] === 1) return undefined;
    if (now > (dues?.get(feature) ?? due[feature]!)) return undefined;
    gain +=
      (now < 0 ? 0 : value[feature * iterations + now]!) - (before < 0 ? 0 : value[feature * iterations + before]!);
    if (now < 0 !== before < 0) addBands(instance, used, feature, now < 0 ? -1 : 1);
  }
  for (let band = 0; band < used.length; band += 1) {
    if (used[band]! > instance.bandMax[band]! + (bands.get(band) ?? 0) || used[band]! < instance.bandMin[band]!)
      return undefined;
  }
  return gain;
}

/** Counts the points of every touched cell anew; what is allowed beyond capacity must be just what is missing. */
function hasRoom(occupancy: Occupancy, moved: readonly number[], { cells: allowed }: Allowance): boolean {
  const { instance, at, cells, sums } = occupancy;
  const { points, capacity, iterations } = instance;
  const touched: number[] = [];
  for (const story of moved) {
    if (at[story]! < 0) continue;
    const cell = occupancy.cellOf(story, at[story]!);
    if (sums[cell]! < 0) {
      touched.push(cell);
      sums[cell] = 0;
      for (let index = cells.start[cell]!; index < cells.start[cell + 1]!; index += 1) {
        const other = cells.item[index]!;
        if (at[other] === cell % iterations) sums[cell]! += points[other]!;
      }
    }
    sums[cell]! += points[story]!;
  }
  let fits = true;
  let used = 0;
  for (const cell of touched) {
    const over = sums[cell]! - capacity[cell]!;
    const extra = allowed.get(cell);
    if (extra !== undefined) used += 1;
    fits &&= extra === undefined ? over <= 0 : over > 0 && Math.abs(over - extra) <= 1e-9 * Math.max(1, sums[cell]!);
    sums[cell] = -1;
  }
  return fits && used === allowed.size;
}
