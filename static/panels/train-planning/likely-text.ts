import type { FeatureForecast, Forecast, Reach } from '#planner/forecast/forecast';
import type { TeamId } from '#core/train/ids';
import { fewestIterations } from '#core/train/throughput';
import type { Train } from '#core/train/train';
import type { TrainLikelyWords } from '../words/en-train-likely';
import type { OutlookBasis } from './outlook';

/** Of fewer tries no percentage is shown: one more or less would change it by more than a tenth. */
const fewestTries = 10;
/** A backcast of what should hold in 85 of 100 that held less often is told as a warning. */
const steadyShare = 0.7;

/** A probability from runs: only what happened in none or in all of them is 0 % or 100 %. */
export function chanceText(share: number, words: TrainLikelyWords): string {
  if (share > 0 && share < 0.01) return `< ${words.formats.percent(0.01)}`;
  if (share < 1 && share > 0.99) return `> ${words.formats.percent(0.99)}`;
  return words.formats.percent(share);
}

/** What the figures rest on, before any of them: the sample, how it was measured, and how it would have done. */
export function basisTexts(
  { teams, iterations, byPoints, fixed }: OutlookBasis,
  { runs, backcast: { tried, held } }: Pick<Forecast, 'runs' | 'backcast'>,
  train: Train,
  words: TrainLikelyWords,
): readonly string[] {
  const sample = words.say('sampleOf', {
    iterations: words.say('sampleIterations', { count: iterations }),
    teams: words.say('sampleTeams', { count: teams }),
  });
  const measured =
    byPoints.length === 0
      ? []
      : byPoints.length === teams
        ? [words.say('allByPoints')]
        : [words.say('byPoints', { teams: teamNames(byPoints, train, words) })];
  const certainty = words.formats.percent(0.85);
  const backcast =
    tried < fewestTries
      ? words.say('backcastFew', { count: tried, held, certainty })
      : words.say('backcast', { count: tried, held, certainty, share: words.formats.percent(held / tried) });
  return [
    words.say('sample', { sample, runs }),
    ...measured,
    `${backcast} ${words.say('backcastHelp')}`,
    ...(fixed > 0 ? [words.say('fixed', { count: fixed })] : []),
  ];
}

/** The past was less steady than figures of 85 in 100 take it to be. */
export function isUnsteady({ tried, held }: Forecast['backcast']): boolean {
  return tried >= fewestTries && held / tried < steadyShare;
}

/** What the figures leave out, as too little is known of it, or nothing could be read. */
export function gapTexts({ thin, unreadable }: OutlookBasis, train: Train, words: TrainLikelyWords): readonly string[] {
  const teams = thin.map(({ teamId }) => teamId);
  return [
    ...(teams.length > 0
      ? [words.say('thinTeams', { teams: teamNames(teams, train, words), count: fewestIterations })]
      : []),
    ...(unreadable.length > 0 ? [words.say('unreadable', { teams: teamNames(unreadable, train, words) })] : []),
  ];
}

/** How many iterations of each team are known, where that is too few for any figure. */
export function thinTexts({ thin }: OutlookBasis, train: Train, words: TrainLikelyWords): readonly string[] {
  return thin.map(({ teamId, iterations }) =>
    words.say('thinTeam', { team: teamNames([teamId], train, words), count: iterations }),
  );
}

/** Stated value against expected value, in a sentence. */
export function worthText({ stated, expected }: Reach, words: TrainLikelyWords): string {
  const { number, percent } = words.formats;
  const lost = stated - expected;
  if (stated <= 0 || lost / stated < 0.005) return words.say('asMuch', { stated: number(stated) });
  return words.say('less', {
    stated: number(stated),
    expected: number(rounded(expected)),
    share: percent(lost / stated),
  });
}

/** One figure: what the plan says, what is expected and how far that is off, P50 and P85. */
export function reachTexts({ stated, expected, p50, p85 }: Reach, words: TrainLikelyWords): readonly string[] {
  const { number } = words.formats;
  const change = rounded(expected) - stated;
  const off =
    Math.abs(change) < 0.05
      ? number(rounded(expected))
      : words.say('difference', {
          expected: number(rounded(expected)),
          change: `${change < 0 ? '−' : '+'}${number(rounded(Math.abs(change)))}`,
        });
  return [number(rounded(stated)), off, number(rounded(p50)), number(rounded(p85))];
}

/** The slots by which everything is done in half and in 85 of 100 runs; undefined: not in the PI. */
export function allDoneSlots(allDoneBy: readonly number[]): readonly (number | undefined)[] {
  return [0.5, 0.85].map((share) => {
    const slot = allDoneBy.findIndex((done) => done >= share);
    return slot < 0 ? undefined : slot;
  });
}

/** Features with the least likely first; of those with too little of a past nothing is said, and they come last. */
export function leastLikelyFirst(features: readonly FeatureForecast[]): readonly FeatureForecast[] {
  const inPi = ({ doneBy }: FeatureForecast): number => doneBy.at(-1) ?? 0;
  const inTime = ({ doneBy, planned }: FeatureForecast): number => doneBy[planned] ?? 0;
  return [...features].sort(
    (one, other) =>
      Number(other.isCalibrated) - Number(one.isCalibrated) ||
      inPi(one) - inPi(other) ||
      inTime(one) - inTime(other) ||
      (one.id < other.id ? -1 : 1),
  );
}

function teamNames(ids: readonly TeamId[], train: Train, words: TrainLikelyWords): string {
  return words.formats.list(ids.map((id) => train.teams.find((team) => team.id === id)?.name ?? id));
}

/** To a tenth: runs tell no more. */
function rounded(value: number): number {
  return Math.round(value * 10) / 10;
}
