import { FaultFinder, type Reading } from '#planner/reading/faults';
import type { Placements, PlanningProblem } from '#planner/problem';

/** What of an earlier plan still holds for a problem that may have changed since. */
export interface EarlierPlan {
  /** In the order of the plan; only stories and iterations that the problem has. */
  readonly placements: Placements;
  /** Stories that the problem no longer has. */
  readonly unknown: readonly string[];
  /** Stories in iterations that the problem no longer has. */
  readonly outside: readonly string[];
}

/** Reads a plan to start from. That some of its stories are gone is no fault; that all are, is: it is another problem's plan. */
export function readPlan(json: unknown, problem: PlanningProblem): Reading<EarlierPlan> {
  const find = new FaultFinder();
  const plan = find.object(json, '');
  const placements = plan && find.object(plan.placements, 'placements');
  if (!placements) return find.malformed!;
  const stories = new Set(problem.stories.map(({ id }) => id));
  const kept: [string, number][] = [];
  const unknown: string[] = [];
  const outside: string[] = [];
  for (const [id, value] of Object.entries(placements)) {
    const iteration = find.whole(value, `placements[${JSON.stringify(id)}]`, undefined, 0);
    if (!stories.has(id)) unknown.push(id);
    else if (iteration !== undefined && iteration >= problem.iterations) outside.push(id);
    else if (iteration !== undefined) kept.push([id, iteration]);
  }
  if (unknown.length > 0 && unknown.length === Object.keys(placements).length)
    find.add(
      'placements',
      undefined,
      `is a plan for another problem: it has none of the stories placed (${unknown.slice(0, 5).join(', ')}${unknown.length > 5 ? ', …' : ''})`,
    );
  return find.malformed ?? { kind: 'ok', value: { placements: Object.fromEntries(kept), unknown, outside } };
}
