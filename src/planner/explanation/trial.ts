import { Bundle } from '#planner/explanation/bundle';
import { gainOf } from '#planner/explanation/check';
import type { Change, Displacement, Move, Remedy } from '#planner/explanation/claim';
import { Displacing } from '#planner/explanation/displacement';
import { withoutPins, LoosePin } from '#planner/explanation/holds';
import { LooseOrder, type LooseWait } from '#planner/explanation/loose-order';
import type { Occupancy } from '#planner/explanation/occupancy';
import { LeastOverload } from '#planner/explanation/placement';
import { overfilled, relieve, slackOf } from '#planner/explanation/relief';
import { bandShortage, capacityShortage, changeFor, overBands, type Shortage } from '#planner/explanation/shortage';

/** Placements tried for one bundle before the best one so far is taken. */
const SEARCH_STEPS = 100;
/** The same where others are to make way. */
const DISPLACING_STEPS = 40;
/** Stories in a bundle up to which a second placement is tried; larger ones lack much anyway. */
const MOST_RELAID = 24;
/** Cells and bands at once for which it is still worth saying who would make way. */
const MOST_DISPLACING = 16;
/** Features that may enter at once where waits have to be shorter; more are no small change. */
const MOST_ENTERING = 12;
/** Cells at once for which it is still worth looking for pins and due dates. */
const MOST_LOOSENED = 8;
const noAllowance = {
  cells: new Map<number, number>(),
  bands: new Map<number, number>(),
  pins: new Map<number, number>(),
  dues: new Map<number, number>(),
};

/** How the problem is changed while a bundle is laid. */
interface Loosening {
  readonly unpinned?: number;
  readonly waits?: readonly LooseWait[];
}

/** What came of laying a bundle into a plan. */
export interface Outcome {
  readonly shortages: readonly Shortage[];
  /** Features other than the asked one whose stories lie in cells without room. */
  readonly blockers: readonly number[];
  /** `undefined`: what was found did not stand the check, or gains nothing. */
  readonly remedy: Remedy | undefined;
  readonly alternatives: readonly Remedy[];
  readonly displacement: Displacement | undefined;
}

/** Lays bundles into one plan on trial, one after the other; the plan is as it was afterwards. */
export class Trial {
  private readonly bundle: Bundle;
  private readonly search: LeastOverload;
  private readonly slack: Float64Array;
  private readonly displacing: Displacing;
  private readonly order: LooseOrder;
  private readonly pins = new Map<number, LoosePin>();
  private isLeast = false;

  constructor(private readonly occupancy: Occupancy) {
    this.bundle = new Bundle(occupancy);
    this.search = new LeastOverload(occupancy);
    this.slack = slackOf(occupancy);
    this.displacing = new Displacing(occupancy);
    this.order = new LooseOrder(occupancy.instance);
  }

  /** Lets a left-out feature in, done by `target` at the latest; `undefined`: it cannot be done by then. */
  enter(feature: number, target: number): Outcome | undefined {
    return this.bundle.fillToEnter(feature, target) ? this.settle(feature) : undefined;
  }

  /** The same with a pinned story laid where it has to be for that. */
  enterWithoutPin(feature: number, target: number, story: number): Outcome | undefined {
    let pin = this.pins.get(story);
    if (pin === undefined)
      this.pins.set(story, (pin = new LoosePin(this.occupancy.instance, this.occupancy.rank, story)));
    return pin.without(() =>
      this.bundle.fillToEnter(feature, target) ? this.settle(feature, { unpinned: story }) : undefined,
    );
  }

  /** The same with shorter waits where stories wait for one another for too long. `drops`: and none for features that cannot be done. */
  enterInLooseOrder(feature: number, target: number, drops: boolean): Outcome | undefined {
    const { bundle, order } = this;
    if (drops && !order.drop(feature)) return undefined;
    // What enters is known even where it cannot.
    bundle.fillToEnter(feature, target, MOST_ENTERING);
    const isOpen =
      bundle.entering.length <= MOST_ENTERING &&
      order.shorten([...bundle.entering], feature, target) &&
      bundle.fillToEnter(feature, target);
    const outcome = isOpen ? this.settle(feature, { waits: order.waits }) : undefined;
    order.restore();
    return outcome;
  }

  /** Has a planned feature done by `target`; `undefined`: it cannot be. */
  hasten(feature: number, target: number): Outcome | undefined {
    return this.bundle.fillToHasten(feature, target) ? this.settle(feature) : undefined;
  }

  private settle(feature: number, loosening?: Loosening): Outcome {
    const { occupancy, bundle, search } = this;
    const { mark } = occupancy;
    for (let index = 0; index < bundle.count; index += 1)
      if (occupancy.at[bundle.stories[index]!]! >= 0) occupancy.move(bundle.stories[index]!, -1);
    const least = search.search(bundle, SEARCH_STEPS);
    this.isLeast = search.isProven;
    const out = occupancy.mark;
    const over = this.lay();
    if (least > 0 && over > 0 && bundle.count <= MOST_RELAID && loosening === undefined)
      this.layByOthersSlack(out, over);
    const outcome = this.outcome(feature, loosening);
    const isAsked = outcome.remedy !== undefined && outcome.shortages.length > 0 && loosening === undefined;
    const displacement = isAsked ? this.displacement(feature, out) : undefined;
    occupancy.undo(mark);
    return displacement === undefined ? outcome : { ...outcome, displacement };
  }

  /** Who would make way for the bundle as it lies; where that is not possible, as it lies where others could. */
  private displacement(feature: number, out: number): Displacement | undefined {
    const { occupancy, bundle, displacing, search } = this;
    displacing.keep(bundle, feature);
    const now = this.displacementHere(feature);
    if (now === undefined) {
      occupancy.undo(out);
      search.room = displacing.room;
      search.search(bundle, DISPLACING_STEPS);
      search.room = undefined;
      this.lay();
    }
    const found = now ?? this.displacementHere(feature);
    displacing.release();
    return found;
  }

  private displacementHere(feature: number): Displacement | undefined {
    const { occupancy, bundle } = this;
    const cells = overfilled(occupancy, bundle);
    const bands = overBands(occupancy, bundle);
    return cells.length + bands.size > MOST_DISPLACING
      ? undefined
      : this.displacing.displaced(bundle, feature, cells, bands);
  }

  /** Lays the bundle as it was searched and has others make way; scaled points that are too many all the same. */
  private lay(): number {
    const { occupancy, bundle, search } = this;
    for (let index = 0; index < bundle.count; index += 1) occupancy.move(bundle.stories[index]!, search.best[index]!);
    return relieve(occupancy, bundle);
  }

  /** Tries the placement that is best if all stories with slack made way; where that needs no fewer points, the other one stays. */
  private layByOthersSlack(out: number, over: number): void {
    const { occupancy, bundle, search } = this;
    const first = occupancy.takeBack(out);
    const cells = this.cellsWithSlack();
    for (const cell of cells) occupancy.free[cell]! += this.slack[cell]!;
    const least = cells.length === 0 ? over : search.search(bundle, SEARCH_STEPS, over);
    for (const cell of cells) occupancy.free[cell]! -= this.slack[cell]!;
    if (least < over && this.lay() < over) return;
    occupancy.undo(out);
    for (const { story, to } of first) occupancy.move(story, to);
  }

  private cellsWithSlack(): readonly number[] {
    const { bundle, occupancy } = this;
    const cells: number[] = [];
    for (let index = 0; index < bundle.count; index += 1) {
      const story = bundle.stories[index]!;
      for (let iteration = occupancy.instance.earliest[story]!; iteration <= bundle.latest[story]!; iteration += 1) {
        const cell = occupancy.cellOf(story, iteration);
        if (this.slack[cell]! > 0 && !cells.includes(cell)) cells.push(cell);
      }
    }
    return cells;
  }

  private outcome(feature: number, { unpinned, waits = [] }: Loosening = {}): Outcome {
    const { occupancy, bundle } = this;
    const { instance } = occupancy;
    const cells = overfilled(occupancy, bundle);
    const bands = overBands(occupancy, bundle);
    const shortages: Shortage[] = [];
    for (const cell of cells) shortages.push(capacityShortage(occupancy, bundle, cell));
    for (const [band, points] of bands) shortages.push(bandShortage(instance, band, points));
    const blockers = this.blockers(feature, cells);
    const pins = unpinned === undefined ? noAllowance.pins : new Map([[unpinned, occupancy.at[unpinned]!]]);
    const moved = occupancy.moved();
    const gain = gainOf(occupancy, moved, {
      cells: cells.length === 0 ? noAllowance.cells : new Map(cells.map((cell) => [cell, -occupancy.free[cell]!])),
      bands,
      pins,
    });
    if (gain === undefined || gain <= 1e-9)
      return { shortages, blockers, remedy: undefined, alternatives: [], displacement: undefined };
    const changes = pins.size === 0 ? this.waitChangesOf(waits) : this.changesOf(pins, noAllowance.dues);
    for (const shortage of shortages) changes.push(changeFor(shortage));
    const remedy = this.remedy(feature, moved, changes, gain);
    const isPlain =
      shortages.length > 0 && shortages.length <= MOST_LOOSENED && unpinned === undefined && waits.length === 0;
    const alternative = isPlain && bands.size === 0 ? this.alternative(feature, cells) : undefined;
    return {
      shortages,
      blockers,
      remedy,
      alternatives: alternative === undefined ? [] : [alternative],
      displacement: undefined,
    };
  }

  /** Pins and due dates set otherwise instead of more capacity. */
  private alternative(feature: number, cells: readonly number[]): Remedy | undefined {
    const { occupancy } = this;
    const { mark } = occupancy;
    const loosened = withoutPins(occupancy, this.bundle, cells);
    const moved = loosened && occupancy.moved();
    const gain = moved && gainOf(occupancy, moved, { ...noAllowance, ...loosened });
    const isWorthIt = loosened !== undefined && moved !== undefined && gain !== undefined && gain > 1e-9;
    const remedy = isWorthIt
      ? this.remedy(feature, moved, this.changesOf(loosened.pins, loosened.dues), gain)
      : undefined;
    occupancy.undo(mark);
    return remedy;
  }

  private changesOf(pins: ReadonlyMap<number, number>, dues: ReadonlyMap<number, number>): Change[] {
    const { problem, pin, due } = this.occupancy.instance;
    return [
      ...[...pins].map(([story, to]): Change => ({
        kind: 'pin',
        story: problem.stories[story]!.id,
        from: problem.stories[story]!.pin ?? pin[story]!,
        to,
      })),
      ...[...dues].map(([feature, to]): Change => ({
        kind: 'due',
        feature: problem.features[feature]!.id,
        from: due[feature]!,
        to,
      })),
    ];
  }

  private waitChangesOf(waits: readonly LooseWait[]): Change[] {
    const { stories } = this.occupancy.instance.problem;
    return waits.map(({ story, after, from, to }) => {
      const pair = { story: stories[story]!.id, after: stories[after]!.id };
      return to < 0 ? { kind: 'dependency', ...pair } : { kind: 'lag', ...pair, from, to };
    });
  }

  private remedy(feature: number, moved: readonly number[], changes: readonly Change[], gain: number): Remedy {
    const { occupancy, bundle } = this;
    const { problem } = occupancy.instance;
    const along: string[] = [];
    for (const each of bundle.entering) if (each !== feature) along.push(problem.features[each]!.id);
    return {
      changes,
      moves: movesOf(occupancy, moved),
      finish: occupancy.finishNow(feature),
      with: along,
      gain,
      isLeast: this.isLeast,
    };
  }

  private blockers(feature: number, cells: readonly number[]): readonly number[] {
    const { instance, at, free } = this.occupancy;
    const blockers: number[] = [];
    for (let index = 0; cells.length > 0 && index < this.bundle.count; index += 1) {
      const story = this.bundle.stories[index]!;
      const owner = instance.featureOf[story]!;
      if (owner !== feature && free[this.occupancy.cellOf(story, at[story]!)]! < 0 && !blockers.includes(owner))
        blockers.push(owner);
    }
    return blockers;
  }
}

function movesOf({ instance, at, given }: Occupancy, moved: readonly number[]): readonly Move[] {
  return moved.map((story) => ({ story: instance.problem.stories[story]!.id, from: given[story]!, to: at[story]! }));
}
