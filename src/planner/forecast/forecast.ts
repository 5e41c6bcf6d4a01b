import { basesOf, reachedIn, type History, type TeamBasis } from '#planner/forecast/history';
import { Replay, type Outcome } from '#planner/forecast/replay';
import { compile, type Instance } from '#planner/instance';
import { assignmentOf, finishOf, valueOf, type Assignment } from '#planner/measurement';
import type { Placements, PlanningProblem } from '#planner/problem';

/** How a forecast is made; the same options give the same forecast. */
export interface ForecastOptions {
  readonly runs: number;
  readonly seed: number;
  /** Standard deviation of the logarithm of real by estimated effort of a story; 0.35 unless said, 0 for none. */
  readonly spread?: number;
  /** Of so many dependencies that held up most is found what they cost; 3 unless said. */
  readonly candidates?: number;
}

/** When a planned feature will be done. */
export interface FeatureForecast {
  readonly id: string;
  /** The iteration in which the plan has it done. */
  readonly planned: number;
  /** By iteration: share of the runs in which it is done by then. */
  readonly doneBy: readonly number[];
  /** All its teams, and those that it waits for, have a history of their own. Where not, show no probability. */
  readonly isCalibrated: boolean;
}

/** What a dependency costs: value that is delivered more when nobody has to wait for it, and all else is the same. */
export interface DependencyCost {
  readonly from: string;
  readonly to: string;
  readonly cost: number;
}

/** What a plan will come to, as far as the teams' past tells. */
export interface Forecast {
  readonly runs: number;
  readonly seed: number;
  /** What the plan says it is worth. */
  readonly planned: number;
  /** Mean of what is delivered. */
  readonly expected: number;
  /** Median of what is delivered: reached in half of the runs. */
  readonly p50: number;
  /** Reached in 85 of 100 runs: less than the median. */
  readonly p85: number;
  /** Planned features, in the order of the problem. */
  readonly features: readonly FeatureForecast[];
  readonly teams: readonly TeamBasis[];
  /** The dearest first; only those that cost anything. */
  readonly dependencies: readonly DependencyCost[];
}

/** Runs that tell what dependencies cost: with the same luck in both, few are enough. */
const mostComparisons = 1_000;

/** Forecasts a plan from each team's own past, by Monte Carlo. Two forecasts of one seed meet the same luck, whatever the plans. */
export function forecast(
  problem: PlanningProblem,
  plan: { readonly placements: Placements },
  history: History,
  options: ForecastOptions,
): Forecast {
  const instance = compile(problem);
  return forecastOf(instance, assignmentOf(instance, plan.placements), history, options);
}

/** The same for what is compiled already. */
export function forecastOf(
  instance: Instance,
  at: Assignment,
  history: History,
  { runs, seed, spread = 0.35, candidates = 3 }: ForecastOptions,
): Forecast {
  const teams = basesOf(instance.problem.teams, history);
  const replay = new Replay(instance, at, teams, seed, spread);
  const outcome = replay.play(runs);
  return {
    runs,
    seed,
    planned: valueOf(instance, at),
    expected: meanOf(outcome.values),
    p50: reachedIn(outcome.values, 0.5),
    p85: reachedIn(outcome.values, 0.85),
    features: featureForecasts(instance, at, outcome, runs, teams),
    teams,
    dependencies: dependencyCosts(instance, replay, outcome, Math.min(runs, mostComparisons), candidates),
  };
}

function featureForecasts(
  instance: Instance,
  at: Assignment,
  { done }: Outcome,
  runs: number,
  teams: readonly TeamBasis[],
): readonly FeatureForecast[] {
  const { iterations, problem } = instance;
  const isCalibrated = calibrated(instance, teams);
  return problem.features.flatMap(({ id }, feature) => {
    const planned = finishOf(instance, at, feature);
    if (planned < 0) return [];
    let sum = 0;
    const doneBy = Array.from(
      { length: iterations },
      (_, iteration) => (sum += done[feature * iterations + iteration]!) / runs,
    );
    return [{ id, planned, doneBy, isCalibrated: isCalibrated[feature] === 1 }];
  });
}

/** 1 for each feature all of whose stories, and all before them, are of teams with a past. */
function calibrated(
  { order, before, teamOf, featureOf, storyCount, featureCount }: Instance,
  teams: readonly TeamBasis[],
): Uint8Array {
  const stories = new Uint8Array(storyCount);
  const features = new Uint8Array(featureCount).fill(1);
  for (const story of order) {
    let isKnown = teams[teamOf[story]!]!.source === 'own';
    for (let place = before.start[story]!; place < before.start[story + 1]!; place += 1)
      isKnown &&= stories[before.item[place]!] === 1;
    stories[story] = isKnown ? 1 : 0;
    if (!isKnown) features[featureOf[story]!] = 0;
  }
  return features;
}

function dependencyCosts(
  instance: Instance,
  replay: Replay,
  outcome: Outcome,
  runs: number,
  candidates: number,
): readonly DependencyCost[] {
  const { before, problem, storyCount } = instance;
  const places = [...outcome.delays.keys()]
    .filter((place) => outcome.delays[place]! > 0)
    .sort((one, other) => outcome.delays[other]! - outcome.delays[one]! || one - other);
  const now = meanOf(outcome.values.subarray(0, runs));
  const waiting = new Int32Array(before.item.length);
  for (let story = 0; story < storyCount; story += 1) waiting.fill(story, before.start[story], before.start[story + 1]);
  return places
    .slice(0, candidates)
    .map((place) => ({
      from: problem.stories[before.item[place]!]!.id,
      to: problem.stories[waiting[place]!]!.id,
      cost: meanOf(replay.play(runs, place).values) - now,
    }))
    .filter(({ cost }) => cost > 1e-9)
    .sort((one, other) => other.cost - one.cost);
}

function meanOf(values: Float64Array): number {
  let sum = 0;
  for (let index = 0; index < values.length; index += 1) sum += values[index]!;
  return values.length === 0 ? 0 : sum / values.length;
}
