import type { PlanningProblem, Team } from '#planner/problem';

/** How one past iteration of a team went: the share of its planned points that were done, or both figures. */
export type PastIteration = number | { readonly planned: number; readonly done: number };

/** Past iterations by the id of their team, oldest first; of teams that are not there nothing is known. */
export type History = Readonly<Record<string, readonly PastIteration[]>>;

/** What a team's forecast rests on. */
export interface TeamBasis {
  readonly id: string;
  /** Past iterations of its own. */
  readonly iterations: number;
  /** `pooled`: all teams' iterations together, because it has none; `none`: nobody has any, it is taken to do what it plans. */
  readonly source: 'own' | 'pooled' | 'none';
  /** Done by planned, of each past iteration that counts. */
  readonly ratios: readonly number[];
}

/** What each team's forecast rests on. Iterations without a plan say nothing and are left out. */
export function basesOf(teams: readonly Team[], history: History): readonly TeamBasis[] {
  const own = teams.map(({ id }) => (Object.hasOwn(history, id) ? history[id]!.flatMap(ratioOf) : []));
  const pooled = own.flat();
  return teams.map(({ id }, index): TeamBasis => {
    const ratios = own[index]!;
    if (ratios.length > 0) return { id, iterations: ratios.length, source: 'own', ratios };
    return pooled.length > 0
      ? { id, iterations: 0, source: 'pooled', ratios: pooled }
      : { id, iterations: 0, source: 'none', ratios: [1] };
  });
}

/**
 * The problem with the capacity that each team reached in `share` of its past iterations (0.8: in four of five), so
 * that a plan for it holds about that often.
 */
export function withSteadyCapacity(problem: PlanningProblem, history: History, share = 0.8): PlanningProblem {
  const bases = basesOf(problem.teams, history);
  const teams = problem.teams.map((team, index) => {
    const ratio = reachedIn(bases[index]!.ratios, share);
    return { ...team, capacity: team.capacity.map((points) => Math.floor(points * ratio * 1e6) / 1e6) };
  });
  return { ...problem, teams };
}

/** The highest of `values` that at least `share` of them reach. */
export function reachedIn(values: ArrayLike<number>, share: number): number {
  const rising = Float64Array.from(values).sort();
  // At least `share` reach the value at index k when (length − k) / length ≥ share.
  return rising[Math.max(0, Math.floor(rising.length * (1 - share) + 1e-9))] ?? 0;
}

function ratioOf(past: PastIteration): readonly number[] {
  const ratio = typeof past === 'number' ? past : past.planned > 0 ? past.done / past.planned : NaN;
  return Number.isFinite(ratio) && ratio >= 0 ? [ratio] : [];
}
