import fc from 'fast-check';
import type { Band, Dependency, Feature, Placements, PlanningProblem, Story, Team } from '#planner/problem';

/** A train of `teams`, each with its points per iteration. */
export function train(
  teams: Readonly<Record<string, readonly number[]>>,
  rest: Partial<Omit<PlanningProblem, 'teams'>> = {},
): PlanningProblem {
  const list: readonly Team[] = Object.entries(teams).map(([id, capacity]) => ({ id, capacity }));
  return {
    iterations: list[0]?.capacity.length ?? 1,
    teams: list,
    features: [],
    stories: [],
    dependencies: [],
    ...rest,
  };
}

/** A feature with what it is worth by the iteration in which it is done. */
export function feature(id: string, value: readonly number[], rest: Partial<Feature> = {}): Feature {
  return { id, value, ...rest };
}

/** A story of a feature: team and points. */
export function story(id: string, owner: string, team: string, points: number, rest: Partial<Story> = {}): Story {
  return { id, feature: owner, team, points, ...rest };
}

/** `to` comes at least `lag` iterations after `from`. */
export function dependency(from: string, to: string, lag: number): Dependency {
  return { from, to, lag };
}

/** How tiny problems are drawn. */
export interface TinyLimits {
  readonly iterations?: number;
  readonly teams?: number;
  readonly features?: number;
  readonly stories?: number;
  /** Pins, mandatory features, due dates and band minima, so that some problems have no plan at all. */
  readonly isBound?: boolean;
}

/** Problems that exhaustive search can answer: few stories, little capacity, sometimes half points. */
export function tinyProblem(limits: TinyLimits = {}): fc.Arbitrary<PlanningProblem> {
  const { iterations: most = 3, teams = 2, features = 4, stories = 6, isBound = true } = limits;
  const sizes = fc.record({
    iterations: fc.integer({ min: 1, max: most }),
    teams: fc.integer({ min: 1, max: teams }),
    features: fc.integer({ min: 1, max: features }),
    stories: fc.integer({ min: 1, max: stories }),
  });
  return sizes.chain((size) => {
    const points = fc.oneof(
      { weight: 3, arbitrary: fc.integer({ min: 0, max: 5 }) },
      { weight: 1, arbitrary: fc.integer({ min: 1, max: 9 }).map((half) => half / 2) },
    );
    const drawn = fc.record({
      capacities: fc.array(
        fc.array(fc.integer({ min: 0, max: 7 }), { minLength: size.iterations, maxLength: size.iterations }),
        { minLength: size.teams, maxLength: size.teams },
      ),
      values: fc.array(
        fc.array(fc.integer({ min: 0, max: 20 }), { minLength: size.iterations, maxLength: size.iterations }),
        { minLength: size.features, maxLength: size.features },
      ),
      mandatory: fc.array(
        fc.record({
          is: fc.integer({ min: 0, max: 4 }),
          due: fc.option(fc.nat({ max: size.iterations - 1 }), { nil: undefined }),
        }),
        { minLength: size.features, maxLength: size.features },
      ),
      stories: fc.array(
        fc.record({
          owner: fc.nat({ max: size.features - 1 }),
          team: fc.nat({ max: size.teams - 1 }),
          points,
          pin: fc.integer({ min: -7, max: size.iterations - 1 }),
        }),
        { minLength: size.stories, maxLength: size.stories },
      ),
      links: fc.uniqueArray(fc.tuple(fc.nat({ max: size.stories - 1 }), fc.nat({ max: size.stories - 1 })), {
        maxLength: 4,
        selector: ([one, other]) => `${Math.min(one, other)} ${Math.max(one, other)}`,
      }),
      bands: fc.array(
        fc.record({
          members: fc.uniqueArray(fc.nat({ max: size.features - 1 }), { minLength: 1 }),
          min: fc.option(fc.integer({ min: 0, max: 6 }), { nil: undefined, freq: 1 }),
          max: fc.option(fc.integer({ min: 3, max: 12 }), { nil: undefined }),
        }),
        { maxLength: 2 },
      ),
    });
    return drawn.map((parts): PlanningProblem => {
      const members = parts.stories.map(({ owner, team, points: size, pin }, index) =>
        story(`S${index}`, `F${owner}`, `T${team}`, size, isBound && pin >= 0 ? { pin } : {}),
      );
      return {
        iterations: size.iterations,
        teams: parts.capacities.map((capacity, index) => ({ id: `T${index}`, capacity })),
        features: parts.values.map((value, index) => {
          const { is, due } = parts.mandatory[index]!;
          const falling = [...value].sort((one, other) => other - one);
          return feature(
            `F${index}`,
            falling,
            isBound && is === 0 ? { mandatory: true, ...(due === undefined ? {} : { due }) } : {},
          );
        }),
        stories: members,
        dependencies: parts.links
          .filter(([one, other]) => one !== other)
          .map(([one, other]) => [Math.min(one, other), Math.max(one, other)] as const)
          .map(([from, to]) => dependency(`S${from}`, `S${to}`, members[from]!.team === members[to]!.team ? 0 : 1)),
        bands: parts.bands.map(({ members: owners, min, max }, index): Band => ({
          name: `band ${index}`,
          features: owners.map((owner) => `F${owner}`),
          ...(isBound && min !== undefined ? { min } : {}),
          ...(max === undefined ? {} : { max }),
        })),
      };
    });
  });
}

/** What placements break, in words; read from the problem alone, so that it can judge the planner. */
export function faultsOf(problem: PlanningProblem, placements: Placements): readonly string[] {
  const at = (id: string): number => placements[id] ?? -1;
  const faults: string[] = [];
  const isIn = new Set<string>();
  for (const { id, mandatory, due } of problem.features) {
    const members = problem.stories.filter((each) => each.feature === id);
    const placed = members.filter((each) => at(each.id) >= 0);
    if (placed.length > 0) isIn.add(id);
    if (placed.length > 0 && placed.length < members.length) faults.push(`${id} is partly planned`);
    if (mandatory && placed.length === 0) faults.push(`${id} is left out`);
    if (mandatory && due !== undefined && placed.some((each) => at(each.id) > due)) faults.push(`${id} is late`);
  }
  for (const { id, pin } of problem.stories)
    if (pin !== undefined && at(id) !== pin) faults.push(`${id} is off its pin`);
  for (const { id, capacity } of problem.teams) {
    capacity.forEach((points, iteration) => {
      const load = sum(
        problem.stories.filter((each) => each.team === id && at(each.id) === iteration).map((each) => each.points),
      );
      if (load > points + 1e-9) faults.push(`${id} carries ${load} of ${points} in ${iteration}`);
    });
  }
  for (const { from, to, lag } of problem.dependencies)
    if (at(to) >= 0 && (at(from) < 0 || at(from) + lag > at(to))) faults.push(`${to} does not wait for ${from}`);
  for (const { name, features, min = 0, max = Infinity } of problem.bands ?? []) {
    const points = sum(
      problem.stories
        .filter((each) => features.includes(each.feature) && isIn.has(each.feature))
        .map((each) => each.points),
    );
    if (points > max + 1e-6 || points < min - 1e-6) faults.push(`${name} has ${points}`);
  }
  return faults;
}

/** What placements are worth; read from the problem alone. */
export function worthOf(problem: PlanningProblem, placements: Placements): number {
  return sum(
    problem.features.map(({ id, value }) => {
      const members = problem.stories.filter((each) => each.feature === id).map((each) => placements[each.id] ?? -1);
      return members.length === 0 || members.some((iteration) => iteration < 0) ? 0 : value[Math.max(...members)]!;
    }),
  );
}

/** The best plan of a tiny problem by trying everything; `undefined` where it has none. */
export function bestOf(
  problem: PlanningProblem,
): { readonly value: number; readonly placements: Placements } | undefined {
  let best: { value: number; placements: Placements } | undefined;
  everyPlan(problem, (placements) => {
    const value = worthOf(problem, placements);
    if (best === undefined || value > best.value + 1e-9) best = { value, placements: { ...placements } };
  });
  return best;
}

/** Visits every plan of a tiny problem; `visit` may answer true to stop. */
export function everyPlan(problem: PlanningProblem, visit: (placements: Placements) => unknown): void {
  const { stories, teams, iterations, dependencies } = problem;
  const placements: Record<string, number> = {};
  const isIn = new Map<string, boolean>();
  const free = new Map<string, number>(
    teams.flatMap(({ id, capacity }) => capacity.map((points, iteration) => [`${id} ${iteration}`, points] as const)),
  );
  const isOrdered = ({ from, to, lag }: Dependency): boolean => {
    const [first, second] = [placements[from], placements[to]];
    return (
      first === undefined ||
      second === undefined ||
      (second >= 0 && first < 0 ? false : second < 0 || first + lag <= second)
    );
  };
  const place = (index: number): boolean => {
    const next = stories[index];
    if (next === undefined) {
      const planned = Object.fromEntries(Object.entries(placements).filter(([, iteration]) => iteration >= 0));
      return faultsOf(problem, planned).length === 0 && visit(planned) === true;
    }
    const { id, feature: owner, team, points, pin } = next;
    const decided = isIn.get(owner);
    const links = dependencies.filter(({ from, to }) => from === id || to === id);
    for (let iteration = -1; iteration < iterations; iteration += 1) {
      const cell = `${team} ${iteration}`;
      if (decided !== undefined && decided !== iteration >= 0) continue;
      if (pin !== undefined && pin !== iteration) continue;
      if (iteration >= 0 && free.get(cell)! < points) continue;
      placements[id] = iteration;
      if (links.every(isOrdered)) {
        isIn.set(owner, iteration >= 0);
        if (iteration >= 0) free.set(cell, free.get(cell)! - points);
        const isDone = place(index + 1);
        if (iteration >= 0) free.set(cell, free.get(cell)! + points);
        if (decided === undefined) isIn.delete(owner);
        if (isDone) return true;
      }
      delete placements[id];
    }
    return false;
  };
  place(0);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
