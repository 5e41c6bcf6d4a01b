import { Bounding } from '#planner/bound/bound';
import type { LinearSolver } from '#planner/bound/solver';
import { explain } from '#planner/explanation/explanation';
import { forecastOf } from '#planner/forecast/forecast';
import { compile } from '#planner/instance';
import { assignmentOf } from '#planner/measurement';
import type { Plan, PlanningProblem } from '#planner/problem';
import { plan } from '#planner/search/planning-turns';
import { Random } from '#planner/random';
import { percentile } from '../measure';

/** What a person at the board waits for, in milliseconds of wall time, measured in this process. */
export interface Answers {
  /** Search after an edit of one team's capacity in one iteration, as it is set up for the board. */
  readonly editPlan: number;
  /** Worth of those plans against searches of a second each, at worst and in the middle; 0 where none was found. */
  readonly editWorst: number;
  readonly editMedian: number;
  /** The new bound after the same edit, from the basis before. */
  readonly editBound: number;
  readonly explanations: number;
  /** One after the other, compiled code: median. */
  readonly explaining: number;
  /** Of 10,000 runs, without what dependencies cost. */
  readonly forecasting: number;
  readonly plannedStories: number;
}

const edits = 20;
const editMilliseconds = 60;

/** Edits, explains and forecasts a plan again and again. */
export async function measureAnswers(problem: PlanningProblem): Promise<Answers> {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- a CommonJS package, loaded as Node loads it
  const solver = await (require('highs') as () => Promise<LinearSolver>)();
  const base = plan(problem, { seed: 1, milliseconds: 5_000, now })!;
  const instance = compile(problem);
  const at = assignmentOf(instance, base.placements);
  const bounding = new Bounding(instance, solver);
  bounding.improve({ now, until: Infinity });
  const random = new Random(1);
  const planTimes: number[] = [];
  const boundTimes: number[] = [];
  const shares: number[] = [];
  for (let edit = 0; edit < edits; edit += 1) {
    const edited = withLess(problem, random.below(problem.teams.length), random.below(problem.iterations));
    let quick: Plan | undefined;
    planTimes.push(
      timed(() => (quick = plan(edited, { seed: 1, milliseconds: editMilliseconds, now, start: base.placements }))),
    );
    boundTimes.push(
      timed(() => {
        bounding.edit(compile(edited));
        bounding.improve({ now, until: Infinity });
      }),
    );
    const long = plan(edited, { seed: 1, milliseconds: 1_000, now, start: base.placements });
    if (long) shares.push((quick?.value ?? 0) / long.value);
  }
  bounding.dispose();
  const explaining = Array.from({ length: 15 }, () => timed(() => explain(instance, at)));
  const history = Object.fromEntries(
    problem.teams.map(({ id }, index) => [id, [0.8, 1, 0.9, 1.05, 0.7 + (index % 4) * 0.1]]),
  );
  const forecasting = Array.from({ length: 5 }, () =>
    timed(() => forecastOf(instance, at, history, { runs: 10_000, seed: 1, candidates: 0 })),
  );
  return {
    editPlan: percentile(planTimes, 0.95),
    editWorst: Math.min(...shares),
    editMedian: percentile(shares, 0.5),
    editBound: percentile(boundTimes, 0.95),
    explanations: explain(instance, at).length,
    explaining: percentile(explaining, 0.5),
    forecasting: percentile(forecasting, 0.5),
    plannedStories: Object.keys(base.placements).length,
  };
}

/** A team that has less time than it thought. */
function withLess(problem: PlanningProblem, team: number, iteration: number): PlanningProblem {
  const teams = problem.teams.map((each, index) =>
    index === team
      ? { ...each, capacity: each.capacity.map((points, at) => (at === iteration ? Math.max(0, points - 5) : points)) }
      : each,
  );
  return { ...problem, teams };
}

function now(): number {
  return performance.now();
}

function timed(work: () => unknown): number {
  const begun = now();
  work();
  return now() - begun;
}
