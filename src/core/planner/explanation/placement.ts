import type { Bundle } from '#core/planner/explanation/bundle';
import type { Occupancy } from '#core/planner/explanation/occupancy';

const FIELDS = 6;

/**
 * Searches where the stories of a bundle can lie with the fewest points over capacity, everything else staying where it
 * is: depth first in the order of dependencies, cheapest and then earliest iteration first, cut off by what the rest
 * costs at least.
 */
export class LeastOverload {
  /** Best iteration found for each story of the bundle, by its place in the bundle. */
  readonly best: Int16Array;
  /** The last search tried everything that could need fewer points. */
  isProven = false;
  private readonly here: Int16Array;
  private readonly tried: Float64Array;
  private readonly spent: Float64Array;
  private readonly rest: Float64Array;
  /** By team: first and last iteration, points, cost of each story by itself, whether there are any, bound. */
  private readonly teams: Float64Array;

  constructor(private readonly occupancy: Occupancy) {
    const { storyCount, teamCount } = occupancy.instance;
    this.teams = new Float64Array(teamCount * FIELDS);
    this.best = new Int16Array(storyCount);
    this.here = new Int16Array(storyCount + 1);
    this.tried = new Float64Array(storyCount + 1);
    this.spent = new Float64Array(storyCount + 1);
    this.rest = new Float64Array(storyCount + 1);
  }

  /**
   * Scaled points over capacity of the best placement; `most`: none was found that has fewer. Stories of the bundle must
   * be out. Without `most` there always is one, and the first is taken whatever the budget.
   */
  search(bundle: Bundle, budget: number, most = Infinity): number {
    const { stories, count } = bundle;
    const { at } = this.occupancy;
    const { instance, free } = this.occupancy;
    const { points } = instance;
    this.boundRest(bundle);
    this.isProven = true;
    let least = most;
    let over = 0;
    let depth = 0;
    let steps = 0;
    this.tried[0] = -1;
    this.here[0] = -1;
    while (depth >= 0) {
      if (depth < count && this.choose(bundle, depth) && over + this.tried[depth]! + this.rest[depth + 1]! < least) {
        const story = stories[depth]!;
        this.spent[depth] = over;
        over += this.tried[depth]!;
        at[story] = this.here[depth]!;
        free[this.occupancy.cellOf(story, at[story])]! -= points[story]!;
        depth += 1;
        this.tried[depth] = -1;
        this.here[depth] = -1;
        steps += 1;
        if (depth < count) continue;
        least = over;
        for (let index = 0; index < count; index += 1) this.best[index] = this.here[index]!;
      }
      const isOver = least <= this.rest[0]! || (steps > budget && least < Infinity);
      this.isProven &&= steps <= budget || least <= this.rest[0]!;
      do {
        depth -= 1;
        if (depth < 0) break;
        const story = stories[depth]!;
        free[this.occupancy.cellOf(story, at[story]!)]! += points[story]!;
        at[story] = -1;
        over = this.spent[depth]!;
      } while (isOver);
    }
    return least;
  }

  /**
   * What the stories from each one on cost at least, given what is there already; more in the bundle only adds to it.
   * For each team the larger of two bounds: each story by itself, and all of them in all of their iterations.
   */
  private boundRest({ stories, count, latest }: Bundle): void {
    const { instance, free } = this.occupancy;
    const { points, earliest, teamOf } = instance;
    for (let index = 0; index < count; index += 1) this.teams.fill(0, teamOf[stories[index]!]! * FIELDS, (teamOf[stories[index]!]! + 1) * FIELDS);
    this.rest[count] = 0;
    for (let index = count - 1; index >= 0; index -= 1) {
      const story = stories[index]!;
      const size = points[story]!;
      const first = earliest[story]!;
      const last = latest[story]!;
      let least = Infinity;
      for (let iteration = first; iteration <= last && least > 0; iteration += 1) {
        const cost = overload(size, free[this.occupancy.cellOf(story, iteration)]!);
        if (cost < least) least = cost;
      }
      this.rest[index] = this.rest[index + 1]! + this.boundTeam(teamOf[story]!, size, least, first, last);
    }
  }

  /** How much the bound of a team rises by one more story. */
  private boundTeam(team: number, size: number, least: number, first: number, last: number): number {
    const { teams } = this;
    const { free, instance } = this.occupancy;
    const at = team * FIELDS;
    const isFirst = teams[at + 4] === 0;
    const from = isFirst ? first : Math.min(first, teams[at]!);
    const to = isFirst ? last : Math.max(last, teams[at + 1]!);
    teams[at] = from;
    teams[at + 1] = to;
    teams[at + 2]! += size;
    teams[at + 3]! += least;
    teams[at + 4] = 1;
    let room = 0;
    for (let cell = team * instance.iterations + from; cell <= team * instance.iterations + to; cell += 1) room += Math.max(0, free[cell]!);
    const before = teams[at + 5]!;
    // A wider window may weaken the second bound, but what was needed stays needed.
    teams[at + 5] = Math.max(before, teams[at + 3]!, teams[at + 2]! - room);
    return teams[at + 5]! - before;
  }

  /** The next iteration for a story after those tried, by cost and then by time; false: all were tried. */
  private choose({ stories, latest }: Bundle, depth: number): boolean {
    const { instance, free } = this.occupancy;
    const story = stories[depth]!;
    const lastCost = this.tried[depth]!;
    const lastIteration = this.here[depth]!;
    const points = instance.points[story]!;
    let least = Infinity;
    let found = -1;
    for (let iteration = Math.max(instance.earliest[story]!, this.occupancy.first(story)); iteration <= latest[story]!; iteration += 1) {
      const cost = overload(points, free[this.occupancy.cellOf(story, iteration)]!);
      if (cost < lastCost || (cost === lastCost && iteration <= lastIteration) || cost >= least) continue;
      least = cost;
      found = iteration;
    }
    this.tried[depth] = least;
    this.here[depth] = found;
    return found >= 0;
  }
}

/** By how many points more than fit a cell is filled when `points` are added to it. */
function overload(points: number, free: number): number {
  return free >= points ? 0 : free > 0 ? points - free : points;
}
