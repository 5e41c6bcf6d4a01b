import type { PlanningProblem } from '#planner/problem';

/** One thing that is otherwise than it is. */
export type Condition =
  /** Every team has this share of its capacity; 0.8: a fifth less. */
  | { readonly kind: 'capacity'; readonly share: number }
  | { readonly kind: 'without-client'; readonly client: string }
  /** A team plans nothing new in the first slots that are not over yet. */
  | { readonly kind: 'late-team'; readonly team: string; readonly slots: number };

/** What a scenario asks: the same train, as it is or with things otherwise. */
export type WhatIf =
  { readonly kind: 'as-is' } | Condition | { readonly kind: 'all'; readonly conditions: readonly Condition[] };

/** What is otherwise under a scenario; nothing: the train as it is. */
export function conditionsOf(whatIf: WhatIf): readonly Condition[] {
  if (whatIf.kind === 'as-is') return [];
  return whatIf.kind === 'all' ? whatIf.conditions : [whatIf];
}

/** The scenario in which all of this is otherwise at once. */
export function whatIfOf(conditions: readonly Condition[]): WhatIf {
  const [only, second] = conditions;
  if (!only) return { kind: 'as-is' };
  return second ? { kind: 'all', conditions } : only;
}

/** The problem under a scenario. `clientsOf`: whose a feature of the problem is. */
export function problemUnder(
  problem: PlanningProblem,
  whatIf: WhatIf,
  clientsOf: (feature: string) => readonly string[],
): PlanningProblem {
  const conditions = conditionsOf(whatIf);
  if (conditions.length === 0) return problem;
  const left = capacityUnder(conditions, firstOpen(problem));
  const gone = new Set(conditions.flatMap((one) => (one.kind === 'without-client' ? [one.client] : [])));
  const less = {
    ...problem,
    teams: problem.teams.map(({ id, capacity }) => ({
      id,
      capacity: capacity.map((points, slot) => left(id, slot, points)),
    })),
  };
  if (gone.size === 0) return less;
  return withoutFeatures(less, (feature) => {
    const clients = clientsOf(feature);
    return clients.length > 0 && clients.every((client) => gone.has(client));
  });
}

/** What is left of a team's points in a slot. `first`: see {@link firstOpen}. */
export function capacityUnder(
  conditions: readonly Condition[],
  first: number,
): (team: string, slot: number, points: number) => number {
  const share = conditions.reduce((product, one) => (one.kind === 'capacity' ? product * one.share : product), 1);
  const begins = new Map<string, number>();
  for (const one of conditions)
    if (one.kind === 'late-team') begins.set(one.team, Math.max(begins.get(one.team) ?? 0, first + one.slots));
  return (team, slot, points) => (slot < (begins.get(team) ?? 0) ? 0 : points * share);
}

/** The first slot in which anybody can do anything. */
export function firstOpen({ teams, iterations }: Pick<PlanningProblem, 'teams' | 'iterations'>): number {
  const slots = teams.map(({ capacity }) => capacity.findIndex((points) => points > 0)).filter((slot) => slot >= 0);
  return Math.min(iterations, ...slots);
}

/** Leaves features out with their stories, and with every dependency on these. */
function withoutFeatures(problem: PlanningProblem, isOut: (feature: string) => boolean): PlanningProblem {
  const out = new Set(problem.features.filter(({ id, mandatory }) => !mandatory && isOut(id)).map(({ id }) => id));
  const stories = problem.stories.filter(({ feature }) => !out.has(feature));
  const left = new Set(stories.map(({ id }) => id));
  return {
    ...problem,
    features: problem.features.filter(({ id }) => !out.has(id)),
    stories,
    dependencies: problem.dependencies.filter(({ from, to }) => left.has(from) && left.has(to)),
    ...(problem.bands && {
      bands: problem.bands.map((band) => ({ ...band, features: band.features.filter((id) => !out.has(id)) })),
    }),
  };
}
