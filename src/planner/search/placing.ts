import type { Draft } from '#planner/search/draft';
import { tailsOf, type Instance } from '#planner/instance';
import type { Random } from '#planner/random';

/**
 * Stories in a bundle up to which chance may put one elsewhere than where it costs least. One story in 25 is: in a long
 * chain it would take all that follow along, to beyond the end.
 */
const longBundle = 150;

/** Puts features and stories into a {@link Draft} where they cost least, and takes them out. */
export class Placing {
  /** Cost that chance may add to or take from a choice. */
  noise = 0;
  /** Iterations in which the story of the last `window` can lie. */
  low = 0;
  high = 0;
  /** Stories that the last `bringIn` placed, each after those before it. */
  readonly bundle: Int32Array;
  bundleLength = 0;
  /** Stories of each team. */
  readonly teamStories: Int32Array;
  readonly teamStart: Int32Array;

  private readonly instance: Instance;
  /** Iterations that lie at least between a story and the end of its feature. */
  private readonly tail: Int32Array;
  private readonly rank: Int32Array;
  private readonly queue: Int32Array;
  private queueLength = 0;
  /** Features of the last walk carry its stamp. */
  private readonly mark: Int32Array;
  private stamp = 0;

  constructor(
    private readonly draft: Draft,
    private readonly random: Random,
  ) {
    const { instance } = draft;
    const { storyCount, featureCount, teamCount, order, teamOf } = instance;
    this.instance = instance;
    this.rank = new Int32Array(storyCount);
    order.forEach((story, rank) => (this.rank[story] = rank));
    this.tail = tailsOf(instance);
    this.teamStart = new Int32Array(teamCount + 1);
    teamOf.forEach((team) => (this.teamStart[team + 1]! += 1));
    for (let team = 0; team < teamCount; team += 1) this.teamStart[team + 1]! += this.teamStart[team]!;
    const next = this.teamStart.slice();
    this.teamStories = new Int32Array(storyCount);
    teamOf.forEach((team, story) => (this.teamStories[next[team]!++] = story));
    this.bundle = new Int32Array(storyCount);
    this.queue = new Int32Array(featureCount);
    this.mark = new Int32Array(featureCount);
  }

  /** Finds where a story can lie as the others lie now: `low` to `high`, in none when `low` is greater. */
  window(story: number): void {
    const { before, beforeLag, after, afterLag, earliest, latest } = this.instance;
    const { at } = this.draft;
    let low = earliest[story]!;
    let high = latest[story]!;
    for (let index = before.start[story]!; index < before.start[story + 1]!; index += 1) {
      const bound = at[before.item[index]!]! + beforeLag[index]!;
      if (bound > low) low = bound;
    }
    for (let index = after.start[story]!; index < after.start[story + 1]!; index += 1) {
      const later = at[after.item[index]!]!;
      if (later < 0) continue;
      const bound = later - afterLag[index]!;
      if (bound < high) high = bound;
    }
    this.low = low;
    this.high = high;
  }

  /** Takes a feature out with all that needs it; false, with nothing changed: one of them is required. */
  takeOut(feature: number): boolean {
    const { draft, instance } = this;
    const { neededBy, stories, isRequired } = instance;
    this.stamp += 1;
    this.queue[0] = feature;
    this.queueLength = 1;
    this.mark[feature] = this.stamp;
    for (let read = 0; read < this.queueLength; read += 1) {
      const each = this.queue[read]!;
      if (isRequired[each] === 1) return false;
      for (let index = neededBy.start[each]!; index < neededBy.start[each + 1]!; index += 1) {
        const taker = neededBy.item[index]!;
        if (draft.finish[taker]! < 0 || this.mark[taker] === this.stamp) continue;
        this.mark[taker] = this.stamp;
        this.queue[this.queueLength++] = taker;
      }
    }
    for (let read = 0; read < this.queueLength; read += 1) {
      const each = this.queue[read]!;
      for (let index = stories.start[each]!; index < stories.start[each + 1]!; index += 1)
        draft.put(stories.item[index]!, -1);
    }
    return true;
  }

  /** Places a feature with all that it needs and that is out; false: one story has no place, and some are placed. */
  bringIn(feature: number): boolean {
    const { draft, instance } = this;
    const { needs, stories } = instance;
    this.stamp += 1;
    this.queue[0] = feature;
    this.queueLength = 1;
    this.mark[feature] = this.stamp;
    this.bundleLength = 0;
    for (let read = 0; read < this.queueLength; read += 1) {
      const each = this.queue[read]!;
      for (let index = stories.start[each]!; index < stories.start[each + 1]!; index += 1)
        this.bundle[this.bundleLength++] = stories.item[index]!;
      for (let index = needs.start[each]!; index < needs.start[each + 1]!; index += 1) {
        const giver = needs.item[index]!;
        if (draft.finish[giver]! >= 0 || this.mark[giver] === this.stamp) continue;
        this.mark[giver] = this.stamp;
        this.queue[this.queueLength++] = giver;
      }
    }
    this.sortBundle();
    return this.placeBundle();
  }

  /** Places only a feature's own stories, none later than `last`; false: one has no place. */
  place(feature: number, last = Infinity): boolean {
    const { stories } = this.instance;
    this.bundleLength = 0;
    for (let index = stories.start[feature]!; index < stories.start[feature + 1]!; index += 1)
      this.bundle[this.bundleLength++] = stories.item[index]!;
    this.sortBundle();
    return this.placeBundle(last);
  }

  private sortBundle(): void {
    const { bundle, rank } = this;
    if (this.bundleLength > 60) {
      bundle.subarray(0, this.bundleLength).sort((a, b) => rank[a]! - rank[b]!);
      return;
    }
    for (let index = 1; index < this.bundleLength; index += 1) {
      const story = bundle[index]!;
      let place = index;
      while (place > 0 && rank[bundle[place - 1]!]! > rank[story]!) {
        bundle[place] = bundle[place - 1]!;
        place -= 1;
      }
      bundle[place] = story;
    }
  }

  private placeBundle(last = Infinity): boolean {
    for (let index = 0; index < this.bundleLength; index += 1) {
      const story = this.bundle[index]!;
      this.window(story);
      if (this.high > last - this.tail[story]!) this.high = last - this.tail[story]!;
      if (this.low > this.high) return false;
      this.draft.put(story, this.bestIteration(story));
    }
    return true;
  }

  /** Takes only a feature's own stories out, to place them anew. */
  lift(feature: number): void {
    const { stories } = this.instance;
    for (let index = stories.start[feature]!; index < stories.start[feature + 1]!; index += 1)
      this.draft.put(stories.item[index]!, -1);
  }

  private bestIteration(story: number): number {
    const { draft, instance, random } = this;
    const { iterations, teamOf, points, capacity, value, featureOf } = instance;
    const { low, high } = this;
    const span = high - low + 1;
    if (span === 1) return low;
    if (this.bundleLength <= longBundle && random.bits() < 0x0a000000) return low + random.below(span);
    const row = teamOf[story]! * iterations;
    const size = points[story]!;
    const worth = featureOf[story]! * iterations;
    const tail = this.tail[story]!;
    let best = low;
    let bestCost = Infinity;
    for (let iteration = low; iteration <= high; iteration += 1) {
      const cell = row + iteration;
      const excess = draft.load[cell]! - capacity[cell]!;
      let cost = excess + size > 0 ? draft.weight[cell]! * (excess > 0 ? size : excess + size) : 0;
      const end = iteration + tail < iterations ? iteration + tail : iterations - 1;
      cost += value[worth]! - value[worth + end]! + draft.movePrice(story, iteration);
      if (cost < bestCost) {
        bestCost = cost;
        best = iteration;
      }
    }
    return best;
  }

  /** Places everything that must be in the plan. */
  bringInRequired(): void {
    const { instance, draft } = this;
    for (let feature = 0; feature < instance.featureCount; feature += 1) {
      if (instance.isRequired[feature] === 0 || draft.finish[feature]! >= 0) continue;
      draft.begin();
      const isIn = this.bringIn(feature);
      draft.settle();
      if (!isIn) draft.undo();
    }
  }

  /** Moves or drops other work in the overfull cell of a story, whichever costs least. */
  relieve(story: number): void {
    for (let rounds = 0; rounds < 3; rounds += 1) {
      const here = this.draft.at[story]!;
      if (here < 0 || !this.relieveCell(this.instance.teamOf[story]!, here, story)) return;
    }
  }

  /** Moves or drops one story of an overfull cell, whichever costs least for what it frees; false: nothing to do, or nothing helps. */
  relieveCell(team: number, here: number, kept = -1): boolean {
    const { draft, instance, random } = this;
    const { iterations, capacity, featureOf, isRequired, value, effort } = instance;
    const cell = team * iterations + here;
    const excess = draft.load[cell]! - capacity[cell]!;
    if (excess <= 0) return false;
    const keptFeature = kept < 0 ? -1 : featureOf[kept]!;
    let best = -1;
    let bestPlace = -1;
    let bestCost = Infinity;
    for (let index = this.teamStart[team]!; index < this.teamStart[team + 1]!; index += 1) {
      const other = this.teamStories[index]!;
      if (draft.at[other] !== here || other === kept) continue;
      const size = instance.points[other]!;
      if (size === 0) continue;
      const feature = featureOf[other]!;
      const finish = draft.finish[feature]!;
      const freed = size < excess ? size : excess;
      this.window(other);
      for (let place = this.low; place <= this.high; place += 1) {
        if (place === here) continue;
        const target = team * iterations + place;
        const room = capacity[target]! - draft.load[target]!;
        let cost = room >= size ? 0 : draft.weight[target]! * (room > 0 ? size - room : size);
        if (place > finish) cost += value[feature * iterations + finish]! - value[feature * iterations + place]!;
        cost = (cost + 1e-3) / freed + random.share() * this.noise;
        if (cost < bestCost) {
          bestCost = cost;
          best = other;
          bestPlace = place;
        }
      }
      if (isRequired[feature] === 1 || feature === keptFeature) continue;
      const cost =
        (value[feature * iterations + finish]! * (0.3 + 0.7 * (size / effort[feature]!))) / freed +
        random.share() * this.noise;
      if (cost < bestCost) {
        bestCost = cost;
        best = other;
        bestPlace = -1;
      }
    }
    if (best < 0) return false;
    if (bestPlace >= 0) draft.put(best, bestPlace);
    else if (!this.takeOut(featureOf[best]!)) return false;
    draft.settle();
    return true;
  }
}
