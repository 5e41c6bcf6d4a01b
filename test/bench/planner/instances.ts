import { Random } from '#planner/random';
import type { Band, Dependency, Feature, PlanningProblem, Story, Team } from '#planner/problem';
import { greedy } from './greedy';

/** How large a train is. */
export interface TrainSize {
  readonly teams: number;
  readonly features: number;
  readonly stories: number;
  readonly dependencies: number;
}

/** The sizes that are measured. */
export const sizes = {
  small: { teams: 5, features: 40, stories: 130, dependencies: 90 },
  normal: { teams: 12, features: 150, stories: 500, dependencies: 300 },
  large: { teams: 60, features: 2_000, stories: 10_000, dependencies: 10_000 },
} as const satisfies Readonly<Record<string, TrainSize>>;

const iterations = 6;

/**
 * Makes a train of six iterations; the same for the same size and seed. Its distribution, as far as it was told from the
 * instances that the planner was studied with:
 * - stories: one for each feature, the others drawn among features, so 1 + Poisson; points 1, 2, 3, 5, 8, 13 with
 *   probability .10, .20, .30, .25, .12, .03.
 * - teams of a feature: 1, 2, 3 or 4 with .5, .3, .15, .05; a team is drawn in proportion to its weight, lognormal with
 *   spread .45.
 * - capacity: .64 of all points over all teams and iterations; a team's share follows its points to the power of .55; half
 *   of the iterations are full, others lose up to a quarter, the last one a quarter more.
 * - dependencies: 28 % inside a feature, from an earlier to a later story, the others between features: seven of ten to one
 *   about 12 places away (exponential), the others to any; which one waits follows an order of all features that nobody
 *   sees, so that they never go in a circle. Lag 1 between teams, 0 inside one.
 * - value: whole worth, 11 × √points × lognormal factor of spread .6, less half of its risk (.05, .15, .3, .5 with .42,
 *   .29, .18, .11); falls in even steps by 10, 30, 50 or 80 % over six iterations (.28, .30, .25, .17).
 * - client 1 to 5 with .37, .26, .17, .12, .08; a quarter are enablers.
 * - today's plan: a greedy one by worth per point × lognormal factor of spread .8, for about half of the features. Of those
 *   that are in it, as many as one in twenty of all are mandatory, due when they are done there or up to two later, and one
 *   in sixty has a story pinned where it lies.
 * - bands: features of the first client at most 40 % of all capacity; enablers at least 15 % or 90 % of what today's plan
 *   has of them, whichever is less.
 */
export function makeTrain(name: string, size: TrainSize, seed: number): PlanningProblem {
  const draw = new Draws(seed);
  const weights = Array.from({ length: size.teams }, () => Math.exp(0.45 * draw.normal()));
  const counts = new Array<number>(size.features).fill(1);
  for (let extra = size.features; extra < size.stories; extra += 1) counts[draw.random.below(size.features)]! += 1;
  const stories: Story[] = [];
  counts.forEach((count, feature) => {
    const teams = draw.teams(weights, Math.min(count, size.teams, draw.from([1, 2, 3, 4], [0.5, 0.3, 0.15, 0.05])));
    for (let index = 0; index < count; index += 1) {
      const team = teams[index < teams.length ? index : draw.random.below(teams.length)]!;
      stories.push({
        id: `S${stories.length + 1}`,
        feature: `F${feature + 1}`,
        team: `T${team + 1}`,
        points: draw.from([1, 2, 3, 5, 8, 13], [0.1, 0.2, 0.3, 0.25, 0.12, 0.03]),
      });
    }
  });
  const members = Array.from({ length: size.features }, (): Story[] => []);
  for (const story of stories) members[Number(story.feature.slice(1)) - 1]!.push(story);
  const problem: PlanningProblem = {
    name,
    iterations,
    teams: drawTeams(draw, size.teams, stories),
    features: members.map((own, index) => drawFeature(draw, index, pointsOf(own))),
    stories,
    dependencies: drawDependencies(draw, members, size.dependencies),
  };
  return withToday(draw, problem, members);
}

function drawTeams(draw: Draws, count: number, stories: readonly Story[]): readonly Team[] {
  const demand = Array.from({ length: count }, (_, team) =>
    pointsOf(stories.filter((story) => story.team === `T${team + 1}`)),
  );
  const shares = demand.map((points) => Math.max(points, 8) ** 0.55);
  const total = 0.64 * demand.reduce((sum, points) => sum + points, 0);
  const all = shares.reduce((sum, share) => sum + share, 0);
  return shares.map((share, index) => {
    // Of six iterations about 5.4 are left after what they lose.
    const full = (total * share) / all / 5.4;
    const capacity = Array.from({ length: iterations }, (_, iteration) => {
      const rest =
        (draw.random.share() < 0.5 ? 1 : 1 - 0.25 * draw.random.share()) * (iteration === iterations - 1 ? 0.75 : 1);
      return Math.max(8, Math.round(full * rest));
    });
    return { id: `T${index + 1}`, capacity };
  });
}

function drawFeature(draw: Draws, index: number, points: number): Feature {
  const worth = Math.max(3, Math.round(11 * Math.sqrt(points) * Math.exp(0.6 * draw.normal())));
  const risk = draw.from([0.05, 0.15, 0.3, 0.5], [0.42, 0.29, 0.18, 0.11]);
  const fall = draw.from([0.1, 0.3, 0.5, 0.8], [0.28, 0.3, 0.25, 0.17]);
  const start = worth * (1 - risk / 2);
  return {
    id: `F${index + 1}`,
    value: Array.from(
      { length: iterations },
      (_, iteration) => Math.round(start * (1 - (fall * iteration) / iterations) * 100) / 100,
    ),
    client: draw.from(['client-1', 'client-2', 'client-3', 'client-4', 'client-5'], [0.37, 0.26, 0.17, 0.12, 0.08]),
    kind: draw.random.share() < 0.25 ? 'enabler' : 'feature',
    risk,
  };
}

function drawDependencies(draw: Draws, members: readonly (readonly Story[])[], count: number): readonly Dependency[] {
  const hidden = members.map(() => draw.random.share());
  const found = new Map<string, Dependency>();
  for (let attempt = 0; found.size < count && attempt < count * 50; attempt += 1) {
    const one = draw.random.below(members.length);
    const [from, to] = draw.random.share() < 0.28 ? inside(draw, members[one]!) : between(draw, members, hidden, one);
    if (from && to) found.set(`${from.id} ${to.id}`, { from: from.id, to: to.id, lag: from.team === to.team ? 0 : 1 });
  }
  return [...found.values()];
}

function inside(draw: Draws, own: readonly Story[]): readonly [Story?, Story?] {
  if (own.length < 2) return [];
  const first = draw.random.below(own.length - 1);
  return [own[first], own[first + 1 + draw.random.below(own.length - first - 1)]];
}

function between(
  draw: Draws,
  members: readonly (readonly Story[])[],
  hidden: readonly number[],
  one: number,
): readonly [Story?, Story?] {
  const step = Math.ceil(-12 * Math.log(1 - draw.random.share())) * (draw.random.share() < 0.5 ? 1 : -1);
  const other = draw.random.share() < 0.7 ? one + step : draw.random.below(members.length);
  if (other === one || other < 0 || other >= members.length) return [];
  const [giver, taker] =
    hidden[one]! < hidden[other]! ? [members[one]!, members[other]!] : [members[other]!, members[one]!];
  const from = giver[draw.random.below(giver.length)]!;
  return [from, taker[draw.random.below(taker.length)]];
}

function withToday(draw: Draws, problem: PlanningProblem, members: readonly (readonly Story[])[]): PlanningProblem {
  const noise = problem.features.map(() => Math.exp(0.8 * draw.normal()));
  const capacity = problem.teams.reduce(
    (sum, team) => sum + team.capacity.reduce((total, points) => total + points, 0),
    0,
  );
  const client: Band = {
    name: 'client-1 at most',
    features: problem.features.flatMap((each) => (each.client === 'client-1' ? [each.id] : [])),
    max: Math.round(capacity * 4) / 10,
  };
  const today = greedy(
    { ...problem, bands: [client] },
    ({ value, effort }, feature) => (-value[feature * iterations]! / effort[feature]!) * noise[feature]!,
  );
  const isIn = members.map(([first]) => first !== undefined && Object.hasOwn(today, first.id));
  const enablers = problem.features.flatMap((each, index) => (each.kind === 'enabler' ? [index] : []));
  const planned = enablers.filter((index) => isIn[index]).reduce((sum, index) => sum + pointsOf(members[index]!), 0);
  const features = problem.features.map((each, index): Feature => {
    if (!isIn[index] || draw.random.share() >= 0.1) return each;
    const finish = Math.max(...members[index]!.map(({ id }) => today[id]!));
    return { ...each, mandatory: true, due: Math.min(iterations - 1, finish + draw.random.below(3)) };
  });
  const pinned = new Set(
    members.flatMap((own, index) =>
      isIn[index] && draw.random.share() < 1 / 30 ? [own[draw.random.below(own.length)]!.id] : [],
    ),
  );
  const stories = problem.stories.map((each): Story => {
    const current = today[each.id];
    if (current === undefined) return each;
    return pinned.has(each.id) ? { ...each, pin: current, current } : { ...each, current };
  });
  const enabler: Band = {
    name: 'enablers at least',
    features: enablers.map((index) => problem.features[index]!.id),
    min: Math.floor(Math.min(capacity * 0.15, planned * 0.9)),
  };
  return { ...problem, features, stories, bands: [client, enabler] };
}

function pointsOf(stories: readonly Story[]): number {
  return stories.reduce((sum, { points }) => sum + points, 0);
}

/** Draws of the kinds that a train is made of. */
class Draws {
  readonly random: Random;

  constructor(seed: number) {
    this.random = new Random(seed);
  }

  normal(): number {
    return Math.sqrt(-2 * Math.log(1 - this.random.share())) * Math.cos(2 * Math.PI * this.random.share());
  }

  from<Value>(values: readonly Value[], probabilities: readonly number[]): Value {
    let rest = this.random.share();
    const index = probabilities.findIndex((probability) => (rest -= probability) < 0);
    return values[index < 0 ? values.length - 1 : index]!;
  }

  /** Different ones, each in proportion to its weight. */
  teams(weights: readonly number[], count: number): readonly number[] {
    const chosen = new Set<number>();
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    while (chosen.size < count)
      chosen.add(
        this.from(
          [...weights.keys()],
          weights.map((weight) => weight / total),
        ),
      );
    return [...chosen];
  }
}
