import { Bundle } from '#core/planner/explanation-bundle';
import { gainOf, type Allowance } from '#core/planner/explanation-check';
import type { Cause, Change, Displacement, Move, Remedy } from '#core/planner/explanation-claim';
import { displaced } from '#core/planner/explanation-displacement';
import { addBands, type Occupancy } from '#core/planner/explanation-occupancy';
import { LeastOverload } from '#core/planner/explanation-placement';
import { overfilled, relieve } from '#core/planner/explanation-relief';
import type { Instance } from '#core/planner/instance';

/** Placements tried for one bundle before the best one so far is taken. */
const SEARCH_STEPS = 300;
/** Cells and bands at once for which it is still worth saying who would make way. */
const MOST_DISPLACING = 8;

/** What came of laying a bundle into a plan. */
export interface Outcome {
  /** Capacity and bands that are missing, in points. */
  readonly shortages: readonly Cause[];
  /** Features other than the asked one whose stories lie in cells without room. */
  readonly blockers: readonly number[];
  /** `undefined`: what was found did not stand the check, or gains nothing. */
  readonly remedy?: Remedy;
  readonly displacement?: Displacement;
}

/** Lays bundles into one plan on trial, one after the other; the plan is as it was afterwards. */
export class Trial {
  private readonly bundle: Bundle;
  private readonly search: LeastOverload;

  constructor(private readonly occupancy: Occupancy) {
    this.bundle = new Bundle(occupancy);
    this.search = new LeastOverload(occupancy);
  }

  /** Lets a left-out feature in, done by `target` at the latest; `undefined`: it cannot be done by then. */
  enter(feature: number, target: number): Outcome | undefined {
    return this.bundle.fillToEnter(feature, target) ? this.settle(feature) : undefined;
  }

  /** Has a planned feature done by `target`; `undefined`: it cannot be. */
  hasten(feature: number, target: number): Outcome | undefined {
    return this.bundle.fillToHasten(feature, target) ? this.settle(feature) : undefined;
  }

  /** Left-out features of the bundle laid last, the asked one first. */
  get entering(): readonly number[] {
    return this.bundle.entering;
  }

  private settle(feature: number): Outcome {
    const { occupancy, bundle, search } = this;
    const mark = occupancy.mark;
    for (let index = 0; index < bundle.count; index += 1) if (occupancy.at[bundle.stories[index]!]! >= 0) occupancy.move(bundle.stories[index]!, -1);
    const least = search.search(bundle, SEARCH_STEPS);
    for (let index = 0; index < bundle.count; index += 1) occupancy.move(bundle.stories[index]!, search.best[index]!);
    if (least > 0) relieve(occupancy, bundle);
    const outcome = this.outcome(feature);
    occupancy.undo(mark);
    return outcome;
  }

  private outcome(feature: number): Outcome {
    const { occupancy, bundle } = this;
    const { instance } = occupancy;
    const cells = overfilled(occupancy, bundle);
    const bands = overBands(occupancy, bundle);
    const allowance: Allowance = { cells: new Map(cells.map((cell) => [cell, -occupancy.free[cell]!])), bands };
    const moved = occupancy.moved();
    const gain = gainOf(occupancy, moved, allowance);
    const shortages = [...cells.map((cell) => capacityCause(occupancy, bundle, cell)), ...[...bands].map(([band, points]) => bandCause(instance, band, points))];
    const blockers = blockersOf(occupancy, bundle, feature, cells);
    if (gain === undefined || gain <= 1e-9) return { shortages, blockers };
    const remedy: Remedy = {
      changes: shortages.map(changeFor),
      moves: movesOf(occupancy, moved),
      finish: occupancy.finishNow(feature),
      with: bundle.entering.filter((each) => each !== feature).map((each) => instance.problem.features[each]!.id),
      gain,
      isLeast: this.search.isProven,
    };
    const isSmall = shortages.length > 0 && shortages.length <= MOST_DISPLACING;
    const displacement = isSmall ? displaced(occupancy, bundle, feature, cells, bands) : undefined;
    return { shortages, blockers, remedy, ...(displacement === undefined ? {} : { displacement }) };
  }
}

/** Stories that lie elsewhere than in the plan as given. */
export function movesOf({ instance, at, given }: Occupancy, moved: readonly number[]): readonly Move[] {
  return moved.map((story) => ({ story: instance.problem.stories[story]!.id, from: given[story]!, to: at[story]! }));
}

function overBands({ instance, used }: Occupancy, { entering }: Bundle): ReadonlyMap<number, number> {
  const over = new Map<number, number>();
  if (instance.bandCount === 0 || entering.length === 0) return over;
  const sum = used.slice();
  for (const feature of entering) addBands(instance, sum, feature, 1);
  for (let band = 0; band < sum.length; band += 1) if (sum[band]! > instance.bandMax[band]!) over.set(band, sum[band]! - instance.bandMax[band]! + 1e-6 * instance.scale);
  return over;
}

function capacityCause({ instance, at, free }: Occupancy, { stories, count }: Bundle, cell: number): Cause & { kind: 'capacity' } {
  const { iterations, points, scale, teamOf, problem } = instance;
  let needed = 0;
  for (let index = 0; index < count; index += 1) {
    const story = stories[index]!;
    if (teamOf[story]! * iterations + at[story]! === cell) needed += points[story]!;
  }
  const missing = -free[cell]!;
  return { kind: 'capacity', team: problem.teams[Math.floor(cell / iterations)]!.id, iteration: cell % iterations, needed: needed / scale, free: (needed - missing) / scale, missing: missing / scale };
}

function bandCause({ problem, scale }: Instance, band: number, over: number): Cause & { kind: 'band' } {
  return { kind: 'band', band: problem.bands![band]!.name, missing: rounded(over / scale) };
}

/** Without the rest that adding decimals leaves. */
function rounded(points: number): number {
  return Math.round(points * 1e6) / 1e6;
}

function changeFor(cause: Cause): Change {
  if (cause.kind === 'capacity') return { kind: 'capacity', team: cause.team, iteration: cause.iteration, points: cause.missing };
  if (cause.kind === 'band') return { kind: 'band', band: cause.band, points: cause.missing };
  throw new Error(`Nothing is missing by a cause of kind ${cause.kind}.`);
}

function blockersOf(occupancy: Occupancy, { stories, count }: Bundle, feature: number, cells: readonly number[]): readonly number[] {
  const { instance, at } = occupancy;
  const blockers = new Set<number>();
  for (let index = 0; index < count; index += 1) {
    const story = stories[index]!;
    if (instance.featureOf[story] !== feature && cells.includes(occupancy.cellOf(story, at[story]!))) blockers.add(instance.featureOf[story]!);
  }
  return [...blockers];
}
