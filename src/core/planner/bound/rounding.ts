import type { Instance } from '#core/planner/instance';
import { breachesOf, valueOf } from '#core/planner/measurement';
import type { Assignment } from '#core/planner/measurement';
import type { Guide } from '#core/planner/bound/relaxation-guide';

/**
 * Makes a plan of what a relaxation suggests: features in the order in which it has them done, each with what it needs,
 * stories near the iterations that it has for them. What does not fit is left out, then tried again as early as it can
 * be, best worth for its points first. The best of a few ways to do so. All rules hold but two: a mandatory feature may
 * be left out and a band may stay under its minimum where none of them finds room.
 */
export function roundToPlan(instance: Instance, guide: Guide): Assignment {
  const plans = ways.map((way) => roundInOneWay(instance, guide, way));
  const faults = plans.map((at) => breachesOf(instance, at).length);
  const values = plans.map((at) => valueOf(instance, at));
  const best = plans.map((_, index) => index).sort((one, other) => faults[one]! - faults[other]! || values[other]! - values[one]!);
  return plans[best[0]!]!;
}

/** How features are taken in: those that must be as the relaxation has them or as early as can be; others by what comes first. */
interface Way {
  readonly hasRequiredEarly: boolean;
  readonly order: 'finish' | 'worth';
}

const ways: readonly Way[] = [
  { hasRequiredEarly: false, order: 'finish' },
  { hasRequiredEarly: false, order: 'worth' },
  { hasRequiredEarly: true, order: 'finish' },
];

function roundInOneWay(instance: Instance, guide: Guide, { hasRequiredEarly, order }: Way): Assignment {
  const { featureCount, isRequired, isImpossible, due } = instance;
  const { share, finish, target } = guide;
  const placing = new Placing(instance);
  const possible = [...Array(featureCount).keys()].filter((feature) => isImpossible[feature] === 0);
  const worth = worthForPoints(instance, guide);
  const byWorth = [...possible].sort((one, other) => worth[other]! - worth[one]!);
  const first = firstPin(instance);
  const required = possible.filter((feature) => isRequired[feature] === 1).sort((one, other) => first[one]! - first[other]! || due[one]! - due[other]! || finish[one]! - finish[other]!);
  const whole = order === 'finish' ? possible.filter((feature) => share[feature]! > 0.999).sort((one, other) => finish[one]! - finish[other]!) : byWorth.filter((feature) => share[feature]! > 0.999);
  const part = possible.filter((feature) => share[feature]! >= 0.3).sort((one, other) => share[other]! - share[one]! || finish[one]! - finish[other]!);
  for (const feature of required) placing.insert(feature, hasRequiredEarly ? undefined : target);
  for (const feature of [...whole, ...part]) placing.insert(feature, target);
  for (let pass = 0; pass < 2; pass += 1) {
    for (const feature of byWorth) placing.pullForward(feature);
    for (const feature of byWorth) placing.insert(feature);
  }
  return placing.at;
}

/** By feature: the iteration of its first pin, or past all. */
function firstPin({ featureCount, storyCount, featureOf, pin, iterations }: Instance): Int32Array {
  const first = new Int32Array(featureCount).fill(iterations);
  for (let story = 0; story < storyCount; story += 1) if (pin[story]! >= 0) first[featureOf[story]!] = Math.min(first[featureOf[story]!]!, pin[story]!);
  return first;
}

/** Value of each feature for what its points cost at their teams' mean prices. */
function worthForPoints(instance: Instance, guide: Guide): Float64Array {
  const cost = pricedEffort(instance, guide);
  return Float64Array.from(cost, (price, feature) => (instance.value[feature * instance.iterations]! + 1e-9) / (price + (instance.effort[feature]! + 1) * 1e-6));
}

/** What the points of each feature cost at the mean price of their teams. */
function pricedEffort({ storyCount, featureCount, featureOf, teamOf, teamCount, iterations, points }: Instance, { price }: Guide): Float64Array {
  const mean = Float64Array.from({ length: teamCount }, (_, team) => price.subarray(team * iterations, (team + 1) * iterations).reduce((sum, each) => sum + each, 0) / iterations);
  const cost = new Float64Array(featureCount);
  for (let story = 0; story < storyCount; story += 1) cost[featureOf[story]!]! += points[story]! * mean[teamOf[story]!]!;
  return cost;
}

/** A plan that grows; what does not fit is taken back. */
class Placing {
  readonly at: Assignment;
  private readonly load: Float64Array;
  private readonly used: Float64Array;
  private readonly rank: Int32Array;
  private readonly isIn: Uint8Array;

  constructor(private readonly instance: Instance) {
    this.at = new Int8Array(instance.storyCount).fill(-1);
    this.load = new Float64Array(instance.teamCount * instance.iterations);
    this.used = new Float64Array(instance.bandCount);
    this.isIn = new Uint8Array(instance.featureCount);
    this.rank = new Int32Array(instance.storyCount);
    instance.order.forEach((story, rank) => (this.rank[story] = rank));
  }

  /** Takes a feature in with all that it needs: stories at or after their targets, else before, else as early as can be. */
  insert(feature: number, target?: Int8Array): boolean {
    if (this.isIn[feature] === 1) return true;
    const { stories, isImpossible } = this.instance;
    const bundle = this.missing(feature);
    if (bundle.some((each) => isImpossible[each] === 1) || !this.fitsBands(bundle)) return false;
    const members = bundle.flatMap((each) => [...stories.item.subarray(stories.start[each], stories.start[each + 1])]).sort((one, other) => this.rank[one]! - this.rank[other]!);
    const isPlaced = members.every((story) => {
      const iteration = this.roomFor(story, target?.[story] ?? -1);
      if (iteration >= 0) this.put(story, iteration);
      return iteration >= 0;
    });
    if (!isPlaced) {
      for (const story of members) this.put(story, -1);
      return false;
    }
    for (const each of bundle) {
      this.isIn[each] = 1;
      this.countBands(each, this.used);
    }
    return true;
  }

  /** Moves the stories of a planned feature to the earliest iterations with room. */
  pullForward(feature: number): void {
    if (this.isIn[feature] === 0) return;
    const { stories } = this.instance;
    for (const story of [...stories.item.subarray(stories.start[feature], stories.start[feature + 1])].sort((one, other) => this.rank[one]! - this.rank[other]!)) {
      const old = this.at[story]!;
      this.put(story, -1);
      const now = this.roomFor(story, -1);
      this.put(story, now >= 0 && now < old ? now : old);
    }
  }

  private missing(feature: number): readonly number[] {
    const { needs } = this.instance;
    const found = new Set([feature]);
    for (const each of found) {
      for (let at = needs.start[each]!; at < needs.start[each + 1]!; at += 1) if (this.isIn[needs.item[at]!] === 0) found.add(needs.item[at]!);
    }
    return [...found];
  }

  private fitsBands(bundle: readonly number[]): boolean {
    const used = this.used.slice();
    for (const each of bundle) this.countBands(each, used);
    return used.every((points, band) => points <= this.instance.bandMax[band]!);
  }

  private countBands(feature: number, used: Float64Array): void {
    const { bandsOf, effort } = this.instance;
    for (let at = bandsOf.start[feature]!; at < bandsOf.start[feature + 1]!; at += 1) used[bandsOf.item[at]!]! += effort[feature]!;
  }

  private roomFor(story: number, target: number): number {
    const { before, beforeLag, earliest, latest, iterations, teamOf, points, capacity, pin, due, featureOf } = this.instance;
    let first = earliest[story]!;
    for (let at = before.start[story]!; at < before.start[story + 1]!; at += 1) {
      const lies = this.at[before.item[at]!]!;
      if (lies < 0) return -1;
      first = Math.max(first, lies + beforeLag[at]!);
    }
    const last = pin[story]! >= 0 ? pin[story]! : Math.min(latest[story]!, due[featureOf[story]!]!);
    const row = teamOf[story]! * iterations;
    const hasRoom = (iteration: number): boolean => this.load[row + iteration]! + points[story]! <= capacity[row + iteration]!;
    const start = Math.max(first, target);
    for (let iteration = start; iteration <= last; iteration += 1) if (hasRoom(iteration)) return iteration;
    for (let iteration = Math.min(start - 1, last); iteration >= first; iteration -= 1) if (hasRoom(iteration)) return iteration;
    return -1;
  }

  private put(story: number, iteration: number): void {
    const { teamOf, points, iterations } = this.instance;
    const row = teamOf[story]! * iterations;
    if (this.at[story]! >= 0) this.load[row + this.at[story]!]! -= points[story]!;
    if (iteration >= 0) this.load[row + iteration]! += points[story]!;
    this.at[story] = iteration;
  }
}
