import type { Draft, IndexSet } from '#planner/search/draft';
import type { Instance } from '#planner/instance';
import { Placing } from '#planner/search/placing';
import type { Random } from '#planner/random';

/** The steps that a search takes over a {@link Draft}: each is tried, weighed, and kept when it costs no more than allowed. */
export class Moves {
  readonly placing: Placing;
  private readonly instance: Instance;
  private temperature = 0;

  constructor(
    private readonly draft: Draft,
    private readonly random: Random,
  ) {
    this.instance = draft.instance;
    this.placing = new Placing(draft, random);
  }

  /** Sets the cost at which a step is still kept about once in three times. */
  cool(temperature: number): void {
    this.temperature = temperature;
    this.placing.noise = temperature * 0.2;
  }

  /** One story to another iteration. */
  shiftStory(): boolean {
    const { draft, instance, placing, random } = this;
    if (draft.planned.size === 0) return false;
    const feature = draft.planned.members[random.below(draft.planned.size)]!;
    const first = instance.stories.start[feature]!;
    const story = instance.stories.item[first + random.below(instance.stories.start[feature + 1]! - first)]!;
    placing.window(story);
    const span = placing.high - placing.low;
    if (span <= 0) return false;
    const old = draft.at[story]!;
    let now = placing.low + random.below(span);
    if (now >= old) now += 1;
    return this.tryShift(story, feature, old, now);
  }

  /** Two stories of a team change places. */
  swapStories(): boolean {
    const { draft, instance, placing, random } = this;
    if (draft.planned.size === 0) return false;
    const feature = draft.planned.members[random.below(draft.planned.size)]!;
    const first = instance.stories.start[feature]!;
    const one = instance.stories.item[first + random.below(instance.stories.start[feature + 1]! - first)]!;
    const team = instance.teamOf[one]!;
    const from = placing.teamStart[team]!;
    const other = placing.teamStories[from + random.below(placing.teamStart[team + 1]! - from)]!;
    const here = draft.at[one]!;
    const there = draft.at[other]!;
    if (there < 0 || here === there) return false;
    placing.window(one);
    if (there < placing.low || there > placing.high) return false;
    placing.window(other);
    if (here < placing.low || here > placing.high || this.isLinked(one, other)) return false;
    return this.attempt(() => {
      draft.put(one, there);
      draft.put(other, here);
      return true;
    });
  }

  /** A feature comes in, with all that it needs. */
  insertFeature(): boolean {
    const feature = this.openFeature();
    return feature >= 0 && this.attempt(() => this.placing.bringIn(feature));
  }

  /** A feature leaves, with all that needs it. */
  removeFeature(): boolean {
    const { draft, random } = this;
    if (draft.planned.size === 0) return false;
    const feature = draft.planned.members[random.below(draft.planned.size)]!;
    return this.instance.isRequired[feature] === 0 && this.attempt(() => this.placing.takeOut(feature));
  }

  /** A feature comes in; what lies in the cells that it fills too much goes elsewhere, or out. */
  private pushIn(feature: number): boolean {
    const { draft, placing } = this;
    if (!placing.bringIn(feature)) return false;
    draft.settle();
    this.relieveBundle();
    return true;
  }

  private relieveBundle(): void {
    const { bundle, bundleLength } = this.placing;
    for (let index = 0; index < bundleLength; index += 1) this.placing.relieve(bundle[index]!);
  }

  /** A feature leaves, and another one that its team works on takes the place. */
  exchange(): boolean {
    const { draft, instance, random } = this;
    if (draft.planned.size === 0) return false;
    const feature = draft.planned.members[random.below(draft.planned.size)]!;
    if (instance.isRequired[feature] === 1) return false;
    return this.attempt(() => {
      if (!this.placing.takeOut(feature)) return false;
      draft.settle();
      for (let tries = 0; tries < 3; tries += 1) {
        const other = this.neighbourOf(feature);
        if (other < 0 || other === feature || draft.finish[other]! >= 0 || instance.isImpossible[other] === 1) continue;
        const before = draft.energy;
        const changes = draft.changes;
        const isIn = this.placing.bringIn(other);
        draft.settle();
        if (!isIn || draft.energy > before) draft.undo(changes);
      }
      return true;
    });
  }

  /** All stories of a feature are placed anew. */
  private replaceStories(feature: number): boolean {
    this.placing.lift(feature);
    return this.placing.place(feature);
  }

  /** A feature is done as early as order allows; what lies in the cells that it fills too much goes elsewhere, or out. */
  pullForward(): boolean {
    const { planned } = this.draft;
    return planned.size > 0 && this.tryPullForward(planned.members[this.random.below(planned.size)]!);
  }

  private tryPullForward(feature: number): boolean {
    const { draft, placing } = this;
    const finish = draft.finish[feature]!;
    if (finish === 0) return false;
    return this.attempt(() => {
      placing.lift(feature);
      if (!placing.place(feature, finish - 1)) return false;
      draft.settle();
      this.relieveBundle();
      return true;
    });
  }

  /** Tries everything once: what is out comes in, what is in comes earlier, in an order of chance. */
  sweep(): void {
    const { draft, random } = this;
    const features = [...shuffled(draft.planned, random), ...shuffled(draft.open, random)];
    for (const feature of features) {
      if (draft.finish[feature]! < 0) this.attempt(() => this.pushIn(feature));
      else if (!this.attempt(() => this.replaceStories(feature))) this.tryPullForward(feature);
    }
  }

  private openFeature(): number {
    const { open } = this.draft;
    return open.size === 0 ? -1 : open.members[this.random.below(open.size)]!;
  }

  /** Another feature on which a team of this one works. */
  private neighbourOf(feature: number): number {
    const { instance, placing, random } = this;
    const first = instance.stories.start[feature]!;
    const team =
      instance.teamOf[instance.stories.item[first + random.below(instance.stories.start[feature + 1]! - first)]!]!;
    const from = placing.teamStart[team]!;
    return instance.featureOf[placing.teamStories[from + random.below(placing.teamStart[team + 1]! - from)]!]!;
  }

  /** Keeps a change when it costs no more than chance and temperature allow. */
  private attempt(change: () => boolean): boolean {
    const { draft } = this;
    const before = draft.energy;
    draft.begin();
    if (change()) {
      draft.settle();
      const cost = draft.energy - before;
      if (cost <= 0 || cost < -this.temperature * Math.log(this.random.share())) return true;
    }
    draft.undo();
    return false;
  }

  private tryShift(story: number, feature: number, old: number, now: number): boolean {
    const { draft, instance } = this;
    const { iterations, teamOf, points, capacity, value, stories } = instance;
    const row = teamOf[story]! * iterations;
    const size = points[story]!;
    const left = draft.load[row + old]! - capacity[row + old]!;
    const right = draft.load[row + now]! - capacity[row + now]!;
    let cost = 0;
    if (left > 0) cost -= draft.weight[row + old]! * (left < size ? left : size);
    if (right + size > 0) cost += draft.weight[row + now]! * (right > 0 ? size : right + size);
    const finish = draft.finish[feature]!;
    let newFinish = finish;
    if (now > finish) newFinish = now;
    else if (old === finish) {
      newFinish = now;
      for (let index = stories.start[feature]!; index < stories.start[feature + 1]!; index += 1) {
        const other = stories.item[index]!;
        if (other !== story && draft.at[other]! > newFinish) newFinish = draft.at[other]!;
      }
    }
    if (newFinish !== finish) cost += value[feature * iterations + finish]! - value[feature * iterations + newFinish]!;
    cost += draft.movePrice(story, now) - draft.movePrice(story, old);
    if (cost > 0 && cost >= -this.temperature * Math.log(this.random.share())) return false;
    draft.shift(story, now, newFinish);
    return true;
  }

  private isLinked(one: number, other: number): boolean {
    const { after } = this.instance;
    for (let index = after.start[one]!; index < after.start[one + 1]!; index += 1)
      if (after.item[index] === other) return true;
    for (let index = after.start[other]!; index < after.start[other + 1]!; index += 1)
      if (after.item[index] === one) return true;
    return false;
  }

  /** Tries to bring in every feature that is out, in an order of chance. */
  insertAll(): void {
    const candidates = shuffled(this.draft.open, this.random);
    for (const feature of candidates)
      if (this.draft.finish[feature]! < 0) this.attempt(() => this.placing.bringIn(feature));
  }
}

function shuffled({ members, size }: IndexSet, random: Random): Int32Array {
  const drawn = members.slice(0, size);
  for (let index = size - 1; index > 0; index -= 1) {
    const other = random.below(index + 1);
    const member = drawn[index]!;
    drawn[index] = drawn[other]!;
    drawn[other] = member;
  }
  return drawn;
}
