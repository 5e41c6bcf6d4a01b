import type { Requirements } from '#planner/conflict/demand';
import type { Instance } from '#planner/instance';

/** Why required stories cannot all be placed; indices of the instance, points unscaled. */
export type Obstacle =
  /** Nothing can be placed: the feature has no stories. */
  | { readonly kind: 'no-stories'; readonly feature: number }
  /** Between what it waits for and what waits for it, no iteration is left in which it has room. */
  | { readonly kind: 'no-iteration'; readonly story: number }
  /** These stories must all be done within these iterations, and need more than the team has. */
  | {
      readonly kind: 'too-much';
      readonly team: number;
      readonly from: number;
      readonly to: number;
      readonly needed: number;
      readonly available: number;
      readonly stories: readonly number[];
    }
  | { readonly kind: 'band-over'; readonly band: number; readonly points: number }
  | { readonly kind: 'band-under'; readonly band: number; readonly points: number }
  /** Every way was tried. */
  | { readonly kind: 'exhausted' };

/**
 * Iterations that are left for each required story, kept narrow while stories are placed: by dependencies in both
 * directions and by the room that each team has left. Steps can be taken back.
 */
export class Windows {
  readonly first: Int16Array;
  readonly last: Int16Array;
  /** Scaled points that placed stories leave. */
  readonly room: Float64Array;
  /** Required stories. */
  readonly stories: readonly number[];
  readonly storiesOfTeam: readonly (readonly number[])[];
  /** Where narrowing failed last. */
  obstacle: Obstacle = { kind: 'exhausted' };
  /** Work done, to end in time. */
  steps = 0;
  private readonly isRequired: Uint8Array;
  private readonly trail: number[] = [];
  private readonly open: number[] = [];
  private readonly isOpen: Uint8Array;

  constructor(
    private readonly instance: Instance,
    requirements: Requirements,
    isRequiredFeature: Uint8Array,
  ) {
    const { storyCount, featureOf, order, capacity, iterations, teamCount, teamOf } = instance;
    this.first = new Int16Array(storyCount);
    this.last = new Int16Array(storyCount);
    this.isRequired = Uint8Array.from(featureOf, (feature) => isRequiredFeature[feature]!);
    this.isOpen = new Uint8Array(storyCount);
    this.room = capacity.slice();
    this.stories = [...order].filter((story) => this.isRequired[story] === 1);
    const storiesOfTeam: number[][] = Array.from({ length: teamCount }, () => []);
    for (const story of this.stories) {
      const pin = requirements.pin[story]!;
      this.first[story] = Math.max(0, pin);
      this.last[story] = Math.min(requirements.due[featureOf[story]!]!, pin < 0 ? iterations - 1 : pin);
      storiesOfTeam[teamOf[story]!]!.push(story);
    }
    this.storiesOfTeam = storiesOfTeam;
  }

  /** Narrows everything once; false: some story has no iteration left. */
  start(): boolean {
    for (const story of this.stories) {
      if (this.first[story]! > this.last[story]!) return this.fail(story);
      if (this.first[story] === this.last[story] && !this.take(story)) return false;
      this.touch(story);
    }
    return this.spread();
  }

  /** Narrows one story to these iterations, and all that follows from it; false: that leaves some story none. */
  narrow(story: number, first: number, last: number): boolean {
    return this.set(story, first, last) && this.spread();
  }

  get mark(): number {
    return this.trail.length;
  }

  undo(mark: number): void {
    for (const story of this.open) this.isOpen[story] = 0;
    this.open.length = 0;
    const { teamOf, iterations, points } = this.instance;
    while (this.trail.length > mark) {
      const last = this.trail.pop()!;
      const first = this.trail.pop()!;
      const story = this.trail.pop()!;
      // Its room was taken when it came down to one iteration.
      if (this.first[story] === this.last[story] && first !== last)
        this.room[teamOf[story]! * iterations + this.first[story]!]! += points[story]!;
      this.first[story] = first;
      this.last[story] = last;
    }
  }

  private set(story: number, first: number, last: number): boolean {
    const [before, until] = [this.first[story]!, this.last[story]!];
    if (first <= before && last >= until) return true;
    if (Math.max(first, before) > Math.min(last, until)) return this.fail(story);
    this.trail.push(story, before, until);
    this.first[story] = Math.max(first, before);
    this.last[story] = Math.min(last, until);
    this.touch(story);
    return this.first[story]! < this.last[story]! || this.take(story);
  }

  private take(story: number): boolean {
    const { teamOf, iterations, points } = this.instance;
    const team = teamOf[story]!;
    const cell = team * iterations + this.first[story]!;
    this.room[cell]! -= points[story]!;
    if (this.room[cell]! < 0) return this.fail(story);
    this.steps += this.storiesOfTeam[team]!.length / 8;
    for (const other of this.storiesOfTeam[team]!) {
      if (this.first[other]! < this.last[other]! && points[other]! > this.room[cell]!) this.touch(other);
    }
    return true;
  }

  private touch(story: number): void {
    if (this.isOpen[story] === 1) return;
    this.isOpen[story] = 1;
    this.open.push(story);
  }

  private spread(): boolean {
    while (this.open.length > 0) {
      const story = this.open.pop()!;
      this.isOpen[story] = 0;
      this.steps += 1;
      if (!this.trim(story) || !this.pass(story)) return false;
    }
    return true;
  }

  /** Leaves out iterations at both ends in which the team has too little room. */
  private trim(story: number): boolean {
    let [first, last] = [this.first[story]!, this.last[story]!];
    if (first === last) return true;
    const size = this.instance.points[story]!;
    const row = this.instance.teamOf[story]! * this.instance.iterations;
    while (first <= last && this.room[row + first]! < size) first += 1;
    while (first <= last && this.room[row + last]! < size) last -= 1;
    return first > last ? this.fail(story) : this.set(story, first, last);
  }

  /** Holds those after it back, and those before it to their time. */
  private pass(story: number): boolean {
    const { before, beforeLag, after, afterLag } = this.instance;
    for (let index = after.start[story]!; index < after.start[story + 1]!; index += 1) {
      const later = after.item[index]!;
      if (this.isRequired[later] === 1 && !this.set(later, this.first[story]! + afterLag[index]!, this.last[later]!))
        return false;
    }
    for (let index = before.start[story]!; index < before.start[story + 1]!; index += 1) {
      const sooner = before.item[index]!;
      if (!this.set(sooner, this.first[sooner]!, this.last[story]! - beforeLag[index]!)) return false;
    }
    return true;
  }

  private fail(story: number): boolean {
    this.obstacle = { kind: 'no-iteration', story };
    return false;
  }
}
