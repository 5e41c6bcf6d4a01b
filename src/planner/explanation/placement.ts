import type { Bundle } from '#planner/explanation/bundle';
import type { Occupancy } from '#planner/explanation/occupancy';

const FIELDS = 6;
/** How much more a point costs for which nothing can make way. */
const WITHOUT_WAY = 1024;

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
  /** By cell: scaled points that others could leave; where they could not, points over capacity cost more. `undefined`: all cost the same. */
  room: Float64Array | undefined;
  private readonly here: Int16Array;
  /** First iteration of each story of the bundle as those before it lie. */
  private readonly from: Int16Array;
  private readonly tried: Float64Array;
  private readonly spent: Float64Array;
  private readonly rest: Float64Array;
  /** By team: first and last iteration, points, cost of each story by itself, number of the search they are of, bound. */
  private readonly teams: Float64Array;
  private number = 0;

  constructor(private readonly occupancy: Occupancy) {
    const { storyCount, teamCount } = occupancy.instance;
    this.teams = new Float64Array(teamCount * FIELDS);
    this.best = new Int16Array(storyCount);
    this.here = new Int16Array(storyCount + 1);
    this.from = new Int16Array(storyCount + 1);
    this.tried = new Float64Array(storyCount + 1);
    this.spent = new Float64Array(storyCount + 1);
    this.rest = new Float64Array(storyCount + 1);
  }

  /**
   * Scaled points over capacity of the best placement; `most`: none was found that has fewer. Stories of the bundle must
   * be out. Without `most` there always is one, and the first is taken whatever the budget.
   */
  search(bundle: Bundle, budget: number, most = Infinity): number {
    const { stories, count, latest } = bundle;
    const { here, tried, spent, rest } = this;
    const { instance, free, at } = this.occupancy;
    const { points, teamOf, iterations } = instance;
    this.boundRest(bundle);
    this.isProven = true;
    let least = most;
    let over = 0;
    let depth = 0;
    let steps = 0;
    this.begin(stories[0]!, 0);
    while (depth >= 0) {
      const story = stories[depth]!;
      if (this.choose(story, latest[story]!, depth) && over + tried[depth]! + rest[depth + 1]! < least) {
        spent[depth] = over;
        over += tried[depth]!;
        at[story] = here[depth]!;
        free[teamOf[story]! * iterations + here[depth]!]! -= points[story]!;
        depth += 1;
        steps += 1;
        if (depth < count) {
          this.begin(stories[depth]!, depth);
          continue;
        }
        least = over;
        for (let index = 0; index < count; index += 1) this.best[index] = here[index]!;
      }
      const isOver = least <= rest[0]! || (steps > budget && least < Infinity);
      this.isProven &&= steps <= budget || least <= rest[0]!;
      do {
        depth -= 1;
        if (depth < 0) break;
        const last = stories[depth]!;
        free[teamOf[last]! * iterations + here[depth]!]! += points[last]!;
        at[last] = -1;
        over = spent[depth]!;
      } while (isOver);
    }
    return least;
  }

  private begin(story: number, depth: number): void {
    this.tried[depth] = -1;
    this.here[depth] = -1;
    this.from[depth] = Math.max(this.occupancy.instance.earliest[story]!, this.occupancy.first(story));
  }

  /**
   * What the stories from each one on cost at least, given what is there already; more in the bundle only adds to it.
   * For each team the larger of two bounds: each story by itself, and all of them in all of their iterations.
   */
  private boundRest({ stories, count, latest }: Bundle): void {
    const { instance, free } = this.occupancy;
    const { points, earliest, teamOf, iterations } = instance;
    this.number += 1;
    this.rest[count] = 0;
    for (let index = count - 1; index >= 0; index -= 1) {
      const story = stories[index]!;
      const size = points[story]!;
      const first = earliest[story]!;
      const last = latest[story]!;
      let least = Infinity;
      const row = teamOf[story]! * iterations;
      for (let cell = row + first; cell <= row + last && least > 0; cell += 1) {
        const cost = this.costOf(size, free[cell]!, cell);
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
    if (teams[at + 4] !== this.number) {
      teams[at] = first;
      teams[at + 1] = last;
      teams[at + 2] = 0;
      teams[at + 3] = 0;
      teams[at + 4] = this.number;
      teams[at + 5] = 0;
    }
    const from = Math.min(first, teams[at]!);
    const to = Math.max(last, teams[at + 1]!);
    teams[at] = from;
    teams[at + 1] = to;
    teams[at + 2]! += size;
    teams[at + 3]! += least;
    let room = 0;
    for (let cell = team * instance.iterations + from; cell <= team * instance.iterations + to; cell += 1)
      room += Math.max(0, free[cell]!);
    const before = teams[at + 5]!;
    // A wider window may weaken the second bound, but what was needed stays needed.
    teams[at + 5] = Math.max(before, teams[at + 3]!, teams[at + 2]! - room);
    return teams[at + 5]! - before;
  }

  /** The next iteration for a story after those tried, by cost and then by time; false: all were tried. */
  private choose(story: number, latest: number, depth: number): boolean {
    const { instance, free } = this.occupancy;
    const lastCost = this.tried[depth]!;
    const lastIteration = this.here[depth]!;
    const points = instance.points[story]!;
    const row = instance.teamOf[story]! * instance.iterations;
    let least = Infinity;
    let found = -1;
    for (let iteration = this.from[depth]!; iteration <= latest; iteration += 1) {
      const cost = this.costOf(points, free[row + iteration]!, row + iteration);
      if (cost < lastCost || (cost === lastCost && iteration <= lastIteration) || cost >= least) continue;
      least = cost;
      found = iteration;
      if (cost === 0) break;
    }
    this.tried[depth] = least;
    this.here[depth] = found;
    return found >= 0;
  }

  private costOf(points: number, free: number, cell: number): number {
    const over = overload(points, free);
    return over === 0 || this.room === undefined
      ? over
      : over + WITHOUT_WAY * overload(points, free + this.room[cell]!);
  }
}

/** By how many points more than fit a cell is filled when `points` are added to it. */
function overload(points: number, free: number): number {
  return free >= points ? 0 : free > 0 ? points - free : points;
}
