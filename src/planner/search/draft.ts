import type { Instance } from '#planner/instance';
import type { Assignment } from '#planner/measurement';

/** What a {@link Draft} weighs besides value. */
export interface DraftPrices {
  /** Where stories lie in the plan that people know; −1: nowhere. */
  readonly reference: ArrayLike<number>;
  /** Value given up for each point that moves away from `reference`. */
  readonly perMovedPoint: number;
}

/**
 * An assignment while it is worked on. Order, lags, pins and dates always hold, a feature is in with all its stories
 * and all that it needs; capacity and bands may be broken at a price, which `weight` and `bandWeight` say.
 */
export class Draft {
  readonly at: Assignment;
  readonly load: Float64Array;
  /** [team × iterations + iteration] price of each scaled point too many. */
  readonly weight: Float64Array;
  readonly bandUsed: Float64Array;
  /** Price of each scaled point out of a band. */
  readonly bandWeight: Float64Array;
  readonly finish: Int8Array;
  /** Features that are in, and those that are not but could be: members in front. */
  readonly planned: IndexSet;
  readonly open: IndexSet;
  /** Worth of what is in. */
  value = 0;
  /** Points over capacity and out of bands, scaled. */
  excess = 0;
  /** Price of them. */
  penalty = 0;
  /** Price of what moved. */
  moved = 0;

  private journal: Int32Array;
  private journalLength = 0;
  private readonly touched: Int32Array;
  private readonly isTouched: Uint8Array;
  private touchedLength = 0;

  constructor(
    readonly instance: Instance,
    private readonly prices: DraftPrices,
  ) {
    const { storyCount, featureCount, teamCount, iterations, bandCount } = instance;
    this.at = new Int8Array(storyCount).fill(-1);
    this.load = new Float64Array(teamCount * iterations);
    this.weight = new Float64Array(teamCount * iterations).fill(1);
    this.bandUsed = new Float64Array(bandCount);
    this.bandWeight = new Float64Array(bandCount).fill(1);
    this.finish = new Int8Array(featureCount).fill(-1);
    this.planned = new IndexSet(featureCount);
    this.open = new IndexSet(featureCount);
    this.journal = new Int32Array(storyCount + 64);
    this.touched = new Int32Array(featureCount);
    this.isTouched = new Uint8Array(featureCount);
    for (let feature = 0; feature < featureCount; feature += 1)
      if (instance.isImpossible[feature] === 0) this.open.add(feature);
    for (let story = 0; story < storyCount; story += 1) this.moved += this.movePrice(story, -1);
    this.weigh();
  }

  /** Lower is better. */
  get energy(): number {
    return this.penalty + this.moved - this.value;
  }

  /** Takes over an assignment in which order, lags, pins and whole features hold. */
  take(at: Assignment): void {
    this.begin();
    for (let story = 0; story < at.length; story += 1) if (this.at[story] !== at[story]) this.put(story, at[story]!);
    this.settle();
    this.journalLength = 0;
  }

  /** Starts a change that can be taken back. */
  begin(): void {
    this.journalLength = 0;
    this.touchedLength = 0;
  }

  /** Puts a story into an iteration, −1 for none; `settle` before anything is read. */
  put(story: number, iteration: number): void {
    const { iterations, points, teamOf, featureOf } = this.instance;
    const old = this.at[story]!;
    if (this.journalLength === this.journal.length) this.growJournal();
    this.journal[this.journalLength++] = story * 128 + old + 1;
    const row = teamOf[story]! * iterations;
    const size = points[story]!;
    if (old >= 0) this.addLoad(row + old, -size);
    if (iteration >= 0) this.addLoad(row + iteration, size);
    if (this.prices.perMovedPoint !== 0) this.moved += this.movePrice(story, iteration) - this.movePrice(story, old);
    this.at[story] = iteration;
    const feature = featureOf[story]!;
    if (this.isTouched[feature] === 0) {
      this.isTouched[feature] = 1;
      this.touched[this.touchedLength++] = feature;
    }
  }

  /** Brings finishes, value and bands up to date with what was put. */
  settle(): void {
    for (let index = 0; index < this.touchedLength; index += 1) {
      const feature = this.touched[index]!;
      this.isTouched[feature] = 0;
      this.settleFeature(feature);
    }
    this.touchedLength = 0;
  }

  /** How much there is to take back, for `undo`. */
  get changes(): number {
    return this.journalLength;
  }

  /** Takes back everything since `begin`, or since there were `changes`. */
  undo(changes = 0): void {
    for (let index = this.journalLength - 1; index >= changes; index -= 1) {
      const entry = this.journal[index]!;
      this.put(entry >> 7, (entry & 127) - 1);
    }
    this.settle();
    this.journalLength = changes;
  }

  /** Puts one story elsewhere, which changes its feature's finish to `finish`; cannot be taken back. */
  shift(story: number, iteration: number, finish: number): void {
    const { iterations, points, teamOf, featureOf, value } = this.instance;
    const row = teamOf[story]! * iterations;
    const size = points[story]!;
    const feature = featureOf[story]!;
    this.addLoad(row + this.at[story]!, -size);
    this.addLoad(row + iteration, size);
    if (this.prices.perMovedPoint !== 0)
      this.moved += this.movePrice(story, iteration) - this.movePrice(story, this.at[story]!);
    this.at[story] = iteration;
    this.value += value[feature * iterations + finish]! - value[feature * iterations + this.finish[feature]!]!;
    this.finish[feature] = finish;
  }

  /** Price of a story in an iteration for lying elsewhere than people know it. */
  movePrice(story: number, iteration: number): number {
    const known = this.prices.reference[story]!;
    return known >= 0 && known !== iteration
      ? (this.prices.perMovedPoint * this.instance.points[story]!) / this.instance.scale
      : 0;
  }

  /** Sums anew after weights changed, which also takes away what rounding left. */
  weigh(): void {
    const { capacity, bandMin, bandMax } = this.instance;
    this.penalty = 0;
    this.excess = 0;
    for (let cell = 0; cell < this.load.length; cell += 1)
      this.count(Math.max(0, this.load[cell]! - capacity[cell]!), this.weight[cell]!);
    for (let band = 0; band < this.bandUsed.length; band += 1)
      this.count(outside(this.bandUsed[band]!, bandMin[band]!, bandMax[band]!), this.bandWeight[band]!);
  }

  private growJournal(): void {
    const longer = new Int32Array(2 * this.journal.length);
    longer.set(this.journal);
    this.journal = longer;
  }

  private count(excess: number, weight: number): void {
    this.excess += excess;
    this.penalty += excess * weight;
  }

  private addLoad(cell: number, size: number): void {
    const room = this.instance.capacity[cell]!;
    const old = this.load[cell]!;
    const now = old + size;
    this.load[cell] = now;
    const change = (now > room ? now - room : 0) - (old > room ? old - room : 0);
    if (change !== 0) {
      this.excess += change;
      this.penalty += change * this.weight[cell]!;
    }
  }

  private settleFeature(feature: number): void {
    const { stories, iterations, value, bandsOf, bandMin, bandMax, effort } = this.instance;
    const old = this.finish[feature]!;
    let finish = -1;
    for (let index = stories.start[feature]!; index < stories.start[feature + 1]!; index += 1) {
      const iteration = this.at[stories.item[index]!]!;
      if (iteration > finish) finish = iteration;
    }
    if (finish === old) return;
    this.finish[feature] = finish;
    if (old >= 0) this.value -= value[feature * iterations + old]!;
    if (finish >= 0) this.value += value[feature * iterations + finish]!;
    if (old >= 0 && finish >= 0) return;
    const size = finish >= 0 ? effort[feature]! : -effort[feature]!;
    if (finish >= 0) {
      this.open.remove(feature);
      this.planned.add(feature);
    } else {
      this.planned.remove(feature);
      this.open.add(feature);
    }
    for (let index = bandsOf.start[feature]!; index < bandsOf.start[feature + 1]!; index += 1) {
      const band = bandsOf.item[index]!;
      const used = this.bandUsed[band]!;
      this.bandUsed[band] = used + size;
      this.count(
        outside(used + size, bandMin[band]!, bandMax[band]!) - outside(used, bandMin[band]!, bandMax[band]!),
        this.bandWeight[band]!,
      );
    }
  }
}

function outside(used: number, min: number, max: number): number {
  return used > max ? used - max : used < min ? min - used : 0;
}

/** Indices below a limit, to draw from and to change in constant time. */
export class IndexSet {
  readonly members: Int32Array;
  size = 0;
  private readonly position: Int32Array;

  constructor(limit: number) {
    this.members = new Int32Array(limit);
    this.position = new Int32Array(limit).fill(-1);
  }

  add(index: number): void {
    if (this.position[index]! >= 0) return;
    this.position[index] = this.size;
    this.members[this.size++] = index;
  }

  remove(index: number): void {
    const position = this.position[index]!;
    if (position < 0) return;
    const last = this.members[--this.size]!;
    this.members[position] = last;
    this.position[last] = position;
    this.position[index] = -1;
  }
}
