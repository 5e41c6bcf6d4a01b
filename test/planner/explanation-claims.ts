import type { Change, Explanation, Move } from '#planner/explanation/claim';
import type { Placements, PlanningProblem } from '#planner/problem';
import { faultsOf, worthOf } from './builders';

/** A problem with the changes of a claim made; `lessIn`: with so many points less in the change at that place. */
export function changed(problem: PlanningProblem, changes: readonly Change[], lessIn = -1, less = 0): PlanningProblem {
  return changes.reduce((result, change, index) => changedOnce(result, change, index === lessIn ? less : 0), problem);
}

function changedOnce(problem: PlanningProblem, change: Change, less: number): PlanningProblem {
  switch (change.kind) {
    case 'capacity':
      return {
        ...problem,
        teams: problem.teams.map((team) =>
          team.id === change.team
            ? {
                ...team,
                capacity: team.capacity.map((points, iteration) =>
                  iteration === change.iteration ? points + change.points - less : points,
                ),
              }
            : team,
        ),
      };
    case 'band':
      return {
        ...problem,
        bands: problem.bands!.map((band) =>
          band.name === change.band ? { ...band, max: band.max! + change.points - less } : band,
        ),
      };
    case 'pin':
      return {
        ...problem,
        stories: problem.stories.map((story) =>
          story.id === change.story ? { ...story, pin: less > 0 ? change.from : change.to } : story,
        ),
      };
    case 'due':
      return {
        ...problem,
        features: problem.features.map((feature) =>
          feature.id === change.feature ? { ...feature, due: less > 0 ? change.from : change.to } : feature,
        ),
      };
    case 'lag':
      return {
        ...problem,
        dependencies: problem.dependencies.map((each) =>
          each.from === change.after && each.to === change.story && each.lag === change.from
            ? { ...each, lag: less > 0 ? change.to + 1 : change.to }
            : each,
        ),
      };
    case 'dependency':
      return less > 0
        ? problem
        : {
            ...problem,
            dependencies: problem.dependencies.filter((each) => each.from !== change.after || each.to !== change.story),
          };
  }
}

/** Placements after moves; throws where a story is not where the move says. */
export function moved(placements: Placements, moves: readonly Move[]): Placements {
  const result: Record<string, number> = { ...placements };
  for (const { story, from, to } of moves) {
    if ((result[story] ?? -1) !== from) throw new Error(`${story} is not in ${from}`);
    if (to < 0) delete result[story];
    else result[story] = to;
  }
  return result;
}

/** What is wrong with the claims of an explanation, found out by planning each anew from the problem itself. */
export function falseClaims(
  problem: PlanningProblem,
  placements: Placements,
  explanation: Explanation,
): readonly string[] {
  const before = worthOf(problem, placements);
  const wrong: string[] = [];
  const { feature, remedy, alternatives, displacement } = explanation;
  for (const each of remedy === undefined ? alternatives : [remedy, ...alternatives]) {
    const next = moved(placements, each.moves);
    const eased = changed(problem, each.changes);
    wrong.push(...faultsOf(eased, next).map((fault) => `after all changes ${fault}`));
    each.changes.forEach((_, index) => {
      if (faultsOf(changed(problem, each.changes, index, 0.01), next).length === 0)
        wrong.push(`change ${index} is larger than it must be`);
    });
    if (Math.abs(worthOf(eased, next) - before - each.gain) > 1e-6)
      wrong.push(`gains ${worthOf(eased, next) - before}, not ${each.gain}`);
    if (each.gain <= 0) wrong.push('gains nothing');
    const members = problem.stories.filter((story) => story.feature === feature).map((story) => next[story.id] ?? -1);
    if (members.includes(-1) || Math.max(...members) !== each.finish) wrong.push(`is not done in ${each.finish}`);
    if (explanation.state === 'late' && each.finish >= explanation.finish) wrong.push('is done no earlier');
  }
  if (displacement !== undefined) {
    const next = moved(placements, displacement.moves);
    wrong.push(...faultsOf(problem, next).map((fault) => `after the displacement ${fault}`));
    if (Math.abs(worthOf(problem, next) - before - displacement.net) > 1e-6)
      wrong.push(`displaces for ${worthOf(problem, next) - before}, not ${displacement.net}`);
    const members = problem.stories.filter((story) => story.feature === feature).map((story) => next[story.id] ?? -1);
    if (members.includes(-1) || Math.max(...members) !== displacement.finish)
      wrong.push(`is not done in ${displacement.finish} after the displacement`);
    if (explanation.state === 'late' && displacement.finish >= explanation.finish)
      wrong.push('is done no earlier after the displacement');
    for (const left of displacement.leaves)
      if (problem.stories.some((story) => story.feature === left && story.id in next))
        wrong.push(`${left} does not leave`);
  }
  return wrong;
}
