import { backcastOf, type Backcast } from '#planner/forecast/backcast';
import { basesOf, reachedIn, type History, type TeamBasis } from '#planner/forecast/history';
import { Replay, type Outcome, type Tally } from '#planner/forecast/replay';
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
  /** A team with fewer past iterations has no history of its own to speak of; 1 unless said. */
  readonly fewest?: number;
}

/** A figure as the plan states it, and as the runs have it. */
export interface Reach {
  readonly stated: number;
  /** Mean of the runs. */
  readonly expected: number;
  /** Reached in half of the runs. */
  readonly p50: number;
  /** Reached in 85 of 100 runs: less than the median. */
  readonly p85: number;
}

/** What comes of the features that are calibrated and have any points, by the end of the last iteration. */
export interface WholeForecast {
  readonly features: Reach;
  readonly points: Reach;
  readonly value: Reach;
  /** By iteration: share of the runs in which all of them are done by then. */
  readonly allDoneBy: readonly number[];
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
  readonly whole: WholeForecast;
  /** How what is reached in 85 of 100 runs would have held for the iterations of the teams with a history. */
  readonly backcast: Backcast;
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
  { runs, seed, spread = 0.35, candidates = 3, fewest = 1 }: ForecastOptions,
): Forecast {
  const teams = basesOf(instance.problem.teams, history);
  const isCalibrated = calibrated(instance, teams, fewest);
  const isCounted = counted(instance, at, isCalibrated);
  const replay = new Replay(instance, at, teams, seed, spread, isCounted);
  const outcome = replay.play(runs);
  return {
    runs,
    seed,
    planned: valueOf(instance, at),
    expected: meanOf(outcome.values),
    p50: reachedIn(outcome.values, 0.5),
    p85: reachedIn(outcome.values, 0.85),
    features: featureForecasts(instance, at, outcome, runs, isCalibrated),
    whole: wholeForecast(instance, at, isCounted, outcome.tally),
    backcast: backcastOf(
      teams.filter(({ iterations }) => iterations >= fewest),
      0.85,
    ),
    teams,
    dependencies: dependencyCosts(instance, replay, outcome, Math.min(runs, mostComparisons), candidates),
  };
}

function featureForecasts(
  instance: Instance,
  at: Assignment,
  { done }: Outcome,
  runs: number,
  isCalibrated: Uint8Array,
): readonly FeatureForecast[] {
  const { iterations, problem } = instance;
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

function wholeForecast(instance: Instance, at: Assignment, isCounted: Uint8Array, tally: Tally): WholeForecast {
  const { iterations, problem, value, points, featureOf, scale } = instance;
  const stated = { features: 0, points: 0, value: 0 };
  problem.features.forEach((_, feature) => {
    if (isCounted[feature] !== 1) return;
    stated.features += 1;
    stated.value += value[feature * iterations + finishOf(instance, at, feature)]!;
  });
  featureOf.forEach((feature, story) => {
    if (isCounted[feature] === 1) stated.points += points[story]! / scale;
  });
  const runs = tally.lastDone.length;
  return {
    features: reachOf(stated.features, tally.features),
    points: reachOf(
      stated.points,
      tally.points.map((scaled) => scaled / scale),
    ),
    value: reachOf(stated.value, tally.values),
    allDoneBy: Array.from(
      { length: iterations },
      (_, iteration) => tally.lastDone.reduce((sum, last) => sum + (last <= iteration ? 1 : 0), 0) / runs,
    ),
  };
}

function reachOf(stated: number, values: ArrayLike<number>): Reach {
  return { stated, expected: meanOf(values), p50: reachedIn(values, 0.5), p85: reachedIn(values, 0.85) };
}

/** 1 for each feature that is planned, calibrated, and any work: what only holds a place is not counted. */
function counted(instance: Instance, at: Assignment, isCalibrated: Uint8Array): Uint8Array {
  const size = new Float64Array(instance.featureCount);
  instance.featureOf.forEach((feature, story) => (size[feature]! += instance.points[story]!));
  return isCalibrated.map((is, feature) =>
    is === 1 && size[feature]! > 0 && finishOf(instance, at, feature) >= 0 ? 1 : 0,
  );
}

/** 1 for each feature all of whose stories, and all before them, are of teams with `fewest` past iterations of their own. */
function calibrated(
  { order, before, teamOf, featureOf, storyCount, featureCount }: Instance,
  teams: readonly TeamBasis[],
  fewest: number,
): Uint8Array {
  const stories = new Uint8Array(storyCount);
  const features = new Uint8Array(featureCount).fill(1);
  for (const story of order) {
    const { source, iterations } = teams[teamOf[story]!]!;
    let isKnown = source === 'own' && iterations >= fewest;
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

function meanOf(values: ArrayLike<number>): number {
  let sum = 0;
  for (let index = 0; index < values.length; index += 1) sum += values[index]!;
  return values.length === 0 ? 0 : sum / values.length;
}
