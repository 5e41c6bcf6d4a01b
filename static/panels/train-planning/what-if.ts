import type { PlanningProblem } from '#planner/problem';

/** What a scenario asks: the same train with one thing otherwise. */
export type WhatIf =
  | { readonly kind: 'as-is' }
  /** Every team has this share of its capacity; 0.8: a fifth less. */
  | { readonly kind: 'capacity'; readonly share: number }
  | { readonly kind: 'without-client'; readonly client: string }
  /** A team plans nothing new in the first slots that are not over yet. */
  | { readonly kind: 'late-team'; readonly team: string; readonly slots: number };

/** The problem under a scenario. `clientsOf`: whose a feature of the problem is. */
export function problemUnder(
  problem: PlanningProblem,
  whatIf: WhatIf,
  clientsOf: (feature: string) => readonly string[],
): PlanningProblem {
  switch (whatIf.kind) {
    case 'as-is':
      return problem;
    case 'capacity':
      return {
        ...problem,
        teams: problem.teams.map((team) => ({
          ...team,
          capacity: team.capacity.map((points) => points * whatIf.share),
        })),
      };
    case 'late-team': {
      const end = firstOpen(problem) + whatIf.slots;
      return {
        ...problem,
        teams: problem.teams.map((team) =>
          team.id === whatIf.team
            ? { ...team, capacity: team.capacity.map((points, slot) => (slot < end ? 0 : points)) }
            : team,
        ),
      };
    }
    case 'without-client':
      return withoutFeatures(problem, (feature) => {
        const clients = clientsOf(feature);
        return clients.length === 1 && clients[0] === whatIf.client;
      });
  }
}

/** The first slot in which anybody can do anything. */
function firstOpen({ teams, iterations }: PlanningProblem): number {
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
