import { Draft, type DraftPrices } from '#planner/search/draft';
import type { Instance } from '#planner/instance';
import { movedPoints, valueOf, type Assignment } from '#planner/measurement';
import { Moves } from '#planner/search/moves';
import { Prices } from '#planner/search/prices';
import { rescued } from '#planner/search/rescue';
import { Random } from '#planner/random';

/** What a search begins with. */
export interface SearchOptions {
  readonly seed: number;
  readonly prices: DraftPrices;
  /** Order, lags, pins, dates and whole features hold in it; capacity and bands need not. */
  readonly start?: Assignment;
}

/** A part of the search: when it begins, as a share of the budget, and how hot, as a share of what a feature is worth on average. */
interface Leg {
  readonly begin: number;
  readonly heat: number;
}

/** The first leg comes from nothing; the others go on from the best plan, which a single long one leaves worse. */
const usualLegs: readonly Leg[] = [
  { begin: 0, heat: 0.15 },
  { begin: 0.6, heat: 0.03 },
  { begin: 0.8, heat: 0.03 },
];
/** With much time for each story it is better to come from nothing twice, and there is a good plan early. */
const longLegs: readonly Leg[] = [
  { begin: 0, heat: 0.15 },
  { begin: 0.3, heat: 0.15 },
  { begin: 0.6, heat: 0.03 },
  { begin: 0.8, heat: 0.03 },
];
/** Steps for each story that are much. */
const manySteps = 5_000;
/** After this share of the budget it is known how many there will be. */
const knownShare = 0.02;
/** The heat in which each leg ends. */
const lastHeat = 0.004;

/** Steps between two looks at the prices. */
const stepsAtOnePrice = 1_000;

/** When in the first leg prices are near those at which everything just fits: the later legs begin with them. */
const learning = { from: 0.2, to: 0.5 };

/** At the end a point too many costs this many prices more. */
const strictness = 8;

/** How often everything is tried on a repaired copy, at most. */
const sweepsAtOnce = 2;

/** How often of a hundred times each step is tried: cheap ones often; the rest pulls features forward. */
const mix = { shift: 71, swap: 14, insert: 7, remove: 4, exchange: 1 };

/**
 * Simulated annealing over a {@link Draft}. Work over capacity is allowed at a price, which rises in each cell as long
 * as the cell is overfull and falls while it is not, as multipliers do in a Lagrangian relaxation; towards the end all
 * prices rise. From time to time a copy of the draft is made to keep all rules: the best plan is seldom far from it.
 */
export class Search {
  /** The best plan so far that keeps all rules. */
  best: Assignment | undefined;

  private bestEnergy = Infinity;
  private readonly draft: Draft;
  private readonly moves: Moves;
  /** The copy that keeps all rules. */
  private readonly repaired: Draft;
  private readonly repairs: Moves;
  private readonly random: Random;
  /** What a feature is worth, and what a point is worth, to measure temperature and prices by. */
  private readonly worth: number;
  private readonly density: number;
  /** Less is what rounding leaves. */
  private readonly leastGain: number;
  private readonly costs: DraftPrices;
  private readonly isGoingOn: boolean;
  /** Something that must be in the plan has no place in it. */
  private readonly isInfeasible: boolean;
  private legs = usualLegs;
  private areLegsChosen = false;
  private leg = 0;
  private readonly prices: Prices;
  private steps = 0;
  private nextRepair = 0;
  private isRescued = false;

  constructor(
    private readonly instance: Instance,
    { seed, prices, start }: SearchOptions,
  ) {
    this.costs = prices;
    this.random = new Random(seed);
    let worth = 0;
    let effort = 0;
    for (let feature = 0; feature < instance.featureCount; feature += 1) {
      worth += Math.abs(instance.value[feature * instance.iterations]!);
      effort += instance.effort[feature]!;
    }
    this.worth = Math.max(worth / Math.max(1, instance.featureCount), 1e-9);
    this.density = Math.max(worth / Math.max(1, effort), 1e-9);
    this.leastGain = this.worth * 1e-11;
    this.isGoingOn = start !== undefined;

    this.draft = new Draft(instance, prices);
    this.moves = new Moves(this.draft, this.random);
    this.prices = new Prices(this.draft, this.density, start !== undefined);
    if (start) this.draft.take(start);
    this.moves.placing.bringInRequired();
    this.isInfeasible = instance.isRequired.some(
      (isRequired, feature) => isRequired === 1 && this.draft.finish[feature]! < 0,
    );
    if (this.draft.excess === 0) this.keep(this.draft);

    this.repaired = new Draft(instance, prices);
    this.repairs = new Moves(this.repaired, this.random);
    const forbidding = 1e6 * this.density;
    this.repaired.weight.fill(forbidding);
    this.repaired.bandWeight.fill(forbidding);
    this.repaired.weigh();
  }

  /** Takes a plan that keeps all rules for its best, when it is better; the next leg goes on from there. */
  offer(plan: Assignment): void {
    const { reference, perMovedPoint } = this.costs;
    const energy = perMovedPoint * movedPoints(this.instance, plan, reference) - valueOf(this.instance, plan);
    if (this.isInfeasible || energy >= this.bestEnergy - this.leastGain) return;
    this.bestEnergy = energy;
    this.best = plan;
  }

  /** Takes steps; `share` says how much of the budget is used, from 0 to 1. */
  run(steps: number, share: number): void {
    if (share >= this.nextRepair) {
      this.repair(this.draft.at);
      if (this.best === undefined && !this.isInfeasible && !this.isRescued) this.rescue();
      this.nextRepair = share + (share < 0.5 ? 0.1 : 0.02);
    }
    const { draft } = this;
    const progress = this.walkLegs(share);
    for (let step = 0; step < steps; step += 1) {
      if (this.step() && draft.excess === 0) this.keep(draft);
      this.steps += 1;
      if (this.steps % stepsAtOnePrice === 0) {
        this.prices.adapt(1 + strictness * progress * progress);
        if (this.leg === 0 && progress > learning.from && progress < learning.to) this.prices.note();
      }
    }
  }

  /** Begins a leg when its time has come; answers how much of it is done. */
  private walkLegs(share: number): number {
    if (!this.areLegsChosen && share >= knownShare) this.chooseLegs(share);
    const { legs } = this;
    const leg = legs.findLastIndex(({ begin }) => share >= begin);
    if (leg > this.leg && this.best) {
      this.draft.take(this.best);
      this.prices.restore();
    }
    this.leg = leg;
    const { begin } = legs[leg]!;
    const heat = this.isGoingOn ? legs.at(-1)!.heat : legs[leg]!.heat;
    const progress = (share - begin) / ((legs[leg + 1]?.begin ?? 1) - begin);
    this.moves.cool(this.worth * heat * (lastHeat / heat) ** progress);
    return progress;
  }

  private chooseLegs(share: number): void {
    this.areLegsChosen = true;
    const isLong = this.steps / share >= manySteps * this.instance.storyCount;
    if (isLong && !this.isGoingOn && share < longLegs[1]!.begin) this.legs = longLegs;
  }

  private step(): boolean {
    const { moves } = this;
    let chance = this.random.share() * 100;
    if ((chance -= mix.shift) < 0) return moves.shiftStory();
    if ((chance -= mix.swap) < 0) return moves.swapStories();
    if ((chance -= mix.insert) < 0) return moves.insertFeature();
    if ((chance -= mix.remove) < 0) return moves.removeFeature();
    if ((chance -= mix.exchange) < 0) return moves.exchange();
    return moves.pullForward();
  }

  private keep(draft: Draft): void {
    const energy = draft.moved - draft.value;
    if (this.isInfeasible || energy >= this.bestEnergy - this.leastGain) return;
    this.bestEnergy = energy;
    this.best = draft.at.slice();
  }

  /** Looks for a plan that keeps all rules where moves did not come to one; the draft goes on as it is, and often comes to a better one. */
  private rescue(): void {
    this.isRescued = true;
    for (const at of rescued(this.instance, this.draft.at)) if (this.best === undefined) this.repair(at);
  }

  private repair(at: Assignment): void {
    const { repaired, repairs, instance } = this;
    repaired.take(at);
    for (let rounds = 0; rounds < instance.storyCount && this.relieveOnce(); rounds += 1);
    repairs.insertAll();
    for (let sweeps = 0; sweeps < sweepsAtOnce; sweeps += 1) {
      const before = repaired.energy;
      repairs.sweep();
      if (repaired.energy >= before - this.leastGain) break;
    }
    if (repaired.excess === 0) this.keep(repaired);
  }

  /** Makes each overfull cell a little less so; false: none is, or none can be. */
  private relieveOnce(): boolean {
    const { repaired, repairs, instance } = this;
    let isBetter = false;
    for (let cell = 0; cell < repaired.load.length; cell += 1) {
      if (repaired.load[cell]! <= instance.capacity[cell]!) continue;
      repaired.begin();
      if (repairs.placing.relieveCell(Math.floor(cell / instance.iterations), cell % instance.iterations))
        isBetter = true;
    }
    return isBetter;
  }
}
