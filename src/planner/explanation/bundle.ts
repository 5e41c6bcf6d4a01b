import type { Occupancy } from '#planner/explanation/occupancy';

/**
 * Stories that have to be laid anew so that one feature gets in, or is done earlier: those that are missing, and those
 * before them that lie too late. Everything else stays where it is. Filled again for each feature.
 */
export class Bundle {
  /** In order; the first `count` count. */
  readonly stories: Int32Array;
  count = 0;
  /** Last iteration of each story of the bundle. */
  readonly latest: Int16Array;
  /** Features that enter, the asked one first; empty where it is only to be done earlier. */
  readonly entering: number[] = [];
  private readonly ranks: Int32Array;
  private readonly storyMark: Int32Array;
  private readonly featureMark: Int32Array;
  private readonly open: number[] = [];
  private mark = 0;

  constructor(private readonly occupancy: Occupancy) {
    const { storyCount, featureCount } = occupancy.instance;
    this.stories = new Int32Array(storyCount);
    this.ranks = new Int32Array(storyCount);
    this.latest = new Int16Array(storyCount);
    this.storyMark = new Int32Array(storyCount);
    this.featureMark = new Int32Array(featureCount);
  }

  has(story: number): boolean {
    return this.storyMark[story] === this.mark;
  }

  /**
   * The feature with all that it needs and that is left out, the feature itself done by `target`; false: it cannot be so
   * early, or these are more than `most`.
   */
  fillToEnter(feature: number, target: number, most = Infinity): boolean {
    const { needs, stories, iterations } = this.occupancy.instance;
    this.clear();
    this.entering.push(feature);
    this.featureMark[feature] = this.mark;
    for (let read = 0; read < this.entering.length; read += 1) {
      const next = this.entering[read]!;
      for (let index = needs.start[next]!; index < needs.start[next + 1]!; index += 1) {
        const needed = needs.item[index]!;
        if (this.featureMark[needed] === this.mark || this.occupancy.finish[needed]! >= 0) continue;
        this.featureMark[needed] = this.mark;
        this.entering.push(needed);
      }
      if (this.entering.length > most) return false;
    }
    for (const next of this.entering) {
      for (let index = stories.start[next]!; index < stories.start[next + 1]!; index += 1)
        this.add(stories.item[index]!, next === feature ? target : iterations - 1);
    }
    return this.close();
  }

  /** A planned feature, to be done by `target`; false: it cannot be so early. */
  fillToHasten(feature: number, target: number): boolean {
    const { stories } = this.occupancy.instance;
    this.clear();
    for (let index = stories.start[feature]!; index < stories.start[feature + 1]!; index += 1) {
      const story = stories.item[index]!;
      if (this.occupancy.at[story]! > target) this.add(story, target);
    }
    return this.close();
  }

  /** A feature on an empty train with the stories that it waits for, to be done by `target`; false: it cannot be so early. */
  fillAlone(feature: number, target: number): boolean {
    const { stories, pin } = this.occupancy.instance;
    this.clear();
    for (let index = stories.start[feature]!; index < stories.start[feature + 1]!; index += 1) {
      const story = stories.item[index]!;
      this.add(story, pin[story]! < 0 ? target : Math.min(target, pin[story]!));
    }
    return this.close();
  }

  private clear(): void {
    this.mark += 1;
    this.count = 0;
    this.entering.length = 0;
    this.open.length = 0;
  }

  private add(story: number, latest: number): void {
    this.storyMark[story] = this.mark;
    this.latest[story] = latest;
    this.ranks[this.count] = this.occupancy.rank[story]!;
    this.count += 1;
    this.open.push(story);
  }

  /** Takes in what lies too late for a story of the bundle, and what is before that; then orders the stories. */
  private close(): boolean {
    const { before, beforeLag, earliest, pin, order } = this.occupancy.instance;
    const { at } = this.occupancy;
    while (this.open.length > 0) {
      const story = this.open.pop()!;
      const latest = this.latest[story]!;
      if (latest < earliest[story]!) return false;
      for (let index = before.start[story]!; index < before.start[story + 1]!; index += 1) {
        const first = before.item[index]!;
        const bound = latest - beforeLag[index]!;
        if (this.has(first)) {
          if (bound < this.latest[first]!) {
            this.latest[first] = bound;
            this.open.push(first);
          }
        } else if (at[first]! > bound || at[first]! < 0) {
          if (pin[first]! > bound) return false;
          this.add(first, pin[first]! < 0 ? bound : pin[first]!);
        }
      }
    }
    this.ranks.subarray(0, this.count).sort();
    for (let index = 0; index < this.count; index += 1) this.stories[index] = order[this.ranks[index]!]!;
    return true;
  }
}
