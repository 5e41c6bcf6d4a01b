import type { WorkingInstance } from '#planner/explanation/working-instance';

/** Lags that are shortened for one feature before it is given up. */
const MOST_LAGS = 4;
/** Less than any chain of stories is long. */
const NO_LAG = -1_000_000_000;

/** A wait that is set otherwise: `story` waits `to` instead of `from` iterations for `after`; `to` below zero: not at all. */
export interface LooseWait {
  readonly story: number;
  readonly after: number;
  readonly from: number;
  readonly to: number;
}

/** Drops and shortens waits in a working copy for a while, so that features which can never be done get an iteration for each story. */
export class LooseOrder {
  private readonly dropped: {
    readonly place: number;
    readonly other: number;
    readonly story: number;
    readonly after: number;
    readonly lag: number;
  }[] = [];
  /** Places among what features need, with what stands there. */
  private readonly dismissed: number[] = [];
  /** By place among those before each story: the lag that the problem has. */
  private readonly given = new Map<number, { readonly story: number; readonly lag: number }>();
  /** Stories with the earliest iteration that they had, in the order in which it changed. */
  private readonly trail: number[] = [];

  constructor(private readonly instance: WorkingInstance) {}

  /** No story of a feature waits any more for a feature that can never be done. False: none did. */
  drop(feature: number): boolean {
    const { stories, before, beforeLag, after, afterLag, featureOf, isImpossible, needs } = this.instance;
    for (let index = stories.start[feature]!; index < stories.start[feature + 1]!; index += 1) {
      const story = stories.item[index]!;
      for (let place = before.start[story]!; place < before.start[story + 1]!; place += 1) {
        const first = before.item[place]!;
        if (featureOf[first] === feature || isImpossible[featureOf[first]!] === 0) continue;
        const other = this.otherEnd(place, story);
        this.dropped.push({ place, other, story, after: first, lag: beforeLag[place]! });
        // Lists keep their length: both wait for themselves, and not even that.
        before.item[place] = story;
        after.item[other] = first;
        beforeLag[place] = NO_LAG;
        afterLag[other] = NO_LAG;
      }
    }
    for (let index = needs.start[feature]!; index < needs.start[feature + 1]!; index += 1) {
      if (isImpossible[needs.item[index]!] === 0) continue;
      this.dismissed.push(index, needs.item[index]!);
      needs.item[index] = feature;
    }
    for (const { story } of this.dropped) this.spread(story);
    return this.dropped.length > 0;
  }

  /**
   * Shortens as few waits as it finds, each by no more than is needed, until all of these features can be done and the
   * asked one by `target`. False: they cannot so.
   */
  shorten(features: readonly number[], feature: number, target: number): boolean {
    const missing = (): number => this.missing(features, feature, target);
    for (let rounds = 0; missing() > 0; rounds += 1) {
      const at =
        rounds < MOST_LAGS ? this.bestOf(this.chainTo(this.latecomer(features, feature, target)), missing) : undefined;
      if (at === undefined) return false;
      this.set(at.place, at.story, at.lag);
    }
    if (this.given.size > 0) this.lengthen(missing);
    return true;
  }

  /** What is set otherwise than the problem says. */
  get waits(): readonly LooseWait[] {
    const { before, beforeLag } = this.instance;
    return [
      ...this.dropped.map(({ story, after, lag }) => ({ story, after, from: lag, to: -1 })),
      ...[...this.given].map(([place, { story, lag }]) => ({
        story,
        after: before.item[place]!,
        from: lag,
        to: beforeLag[place]!,
      })),
    ];
  }

  /** Sets everything back to what the problem says. */
  restore(): void {
    const { before, beforeLag, after, afterLag, needs } = this.instance;
    for (const [place, { story, lag }] of this.given) this.write(place, story, lag);
    this.given.clear();
    for (const { place, other, story, after: first, lag } of this.dropped) {
      before.item[place] = first;
      after.item[other] = story;
      beforeLag[place] = lag;
      afterLag[other] = lag;
    }
    this.dropped.length = 0;
    while (this.dismissed.length > 0) {
      const needed = this.dismissed.pop()!;
      needs.item[this.dismissed.pop()!] = needed;
    }
    this.undo(0);
  }

  /** By how many iterations all stories of these features come too late in all. */
  private missing(features: readonly number[], feature: number, target: number): number {
    let sum = 0;
    this.each(features, feature, target, (_, late) => (sum += late));
    return sum;
  }

  /** The story that comes too late by most, with that. */
  private latecomer(
    features: readonly number[],
    feature: number,
    target: number,
  ): { readonly story: number; readonly late: number } {
    let worst = { story: -1, late: 0 };
    this.each(features, feature, target, (story, late) => {
      if (late > worst.late) worst = { story, late };
    });
    return worst;
  }

  private each(
    features: readonly number[],
    feature: number,
    target: number,
    visit: (story: number, late: number) => void,
  ): void {
    const { stories, earliest, latest } = this.instance;
    for (const each of features) {
      for (let index = stories.start[each]!; index < stories.start[each + 1]!; index += 1) {
        const story = stories.item[index]!;
        const late = earliest[story]! - (each === feature ? Math.min(target, latest[story]!) : latest[story]!);
        if (late > 0) visit(story, late);
      }
    }
  }

  /** Waits on the way to a story that comes too late, from its end, each as short as it would have to be by itself. */
  private chainTo({
    story,
    late,
  }: {
    readonly story: number;
    readonly late: number;
  }): readonly { readonly place: number; readonly story: number; readonly lag: number }[] {
    const { before, beforeLag, earliest, pin } = this.instance;
    const chain: { place: number; story: number; lag: number }[] = [];
    for (let here = story; earliest[here]! > Math.max(0, pin[here]!);) {
      let place = before.start[here]!;
      while (earliest[before.item[place]!]! + beforeLag[place]! < earliest[here]!) place += 1;
      if (beforeLag[place]! > 0) chain.push({ place, story: here, lag: Math.max(0, beforeLag[place]! - late) });
      here = before.item[place]!;
    }
    return chain;
  }

  /** The wait that helps most when it is shortened; of equal ones the last on the way. */
  private bestOf<Wait extends { readonly place: number; readonly story: number; readonly lag: number }>(
    chain: readonly Wait[],
    missing: () => number,
  ): Wait | undefined {
    const { beforeLag } = this.instance;
    let best: Wait | undefined;
    let least = Infinity;
    for (const wait of chain) {
      const mark = this.trail.length;
      const lag = beforeLag[wait.place]!;
      this.write(wait.place, wait.story, wait.lag);
      this.spread(wait.story);
      const rest = missing();
      this.write(wait.place, wait.story, lag);
      this.undo(mark);
      if (rest >= least) continue;
      best = wait;
      least = rest;
    }
    return best;
  }

  /** Gives back what later changes made needless. */
  private lengthen(missing: () => number): void {
    const { beforeLag } = this.instance;
    for (const [place, { story, lag }] of [...this.given]) {
      while (beforeLag[place]! < lag) {
        const mark = this.trail.length;
        const shorter = beforeLag[place]!;
        this.write(place, story, shorter + 1);
        this.spread(story);
        if (missing() === 0) continue;
        this.write(place, story, shorter);
        this.undo(mark);
        break;
      }
      if (beforeLag[place] === lag) this.given.delete(place);
    }
  }

  private set(place: number, story: number, lag: number): void {
    if (!this.given.has(place)) this.given.set(place, { story, lag: this.instance.beforeLag[place]! });
    this.write(place, story, lag);
    this.spread(story);
  }

  private write(place: number, story: number, lag: number): void {
    this.instance.afterLag[this.otherEnd(place, story)] = lag;
    this.instance.beforeLag[place] = lag;
  }

  /** Every wait stands with both of its stories: where it stands with the one before. */
  private otherEnd(place: number, story: number): number {
    const { before, beforeLag, after, afterLag } = this.instance;
    let other = after.start[before.item[place]!]!;
    while (after.item[other] !== story || afterLag[other] !== beforeLag[place]) other += 1;
    return other;
  }

  /** Works out anew when a story can be done, and what waits for it. */
  private spread(story: number): void {
    const { before, beforeLag, after, earliest, pin } = this.instance;
    const open = [story];
    while (open.length > 0) {
      const here = open.pop()!;
      let first = Math.max(0, pin[here]!);
      for (let place = before.start[here]!; place < before.start[here + 1]!; place += 1)
        first = Math.max(first, earliest[before.item[place]!]! + beforeLag[place]!);
      if (first === earliest[here]) continue;
      this.trail.push(here, earliest[here]!);
      earliest[here] = first;
      for (let index = after.start[here]!; index < after.start[here + 1]!; index += 1) open.push(after.item[index]!);
    }
  }

  private undo(mark: number): void {
    while (this.trail.length > mark) {
      const earliest = this.trail.pop()!;
      this.instance.earliest[this.trail.pop()!] = earliest;
    }
  }
}
