import { reachedIn, type TeamBasis } from '#planner/forecast/history';

/** How often a forecast would have held, had it been made before. */
export interface Backcast {
  /** Past iterations that could be foretold: enough lay before them. */
  readonly tried: number;
  /** Those in which at least what was foretold was done. */
  readonly held: number;
}

/** Iterations that have to lie before one that is foretold. */
export const fewestBefore = 3;

/**
 * Foretells each past iteration of the teams from those before it, as what is reached in `share` of these, and counts
 * how often that held. From those after it nothing is taken: with few iterations the answer would be the same whatever
 * had happened, as just the worst one lies below all others; a team that gets slower would never show.
 */
export function backcastOf(teams: readonly Pick<TeamBasis, 'source' | 'ratios'>[], share: number): Backcast {
  let tried = 0;
  let held = 0;
  for (const { source, ratios } of teams) {
    if (source !== 'own') continue;
    for (let place = fewestBefore; place < ratios.length; place += 1) {
      tried += 1;
      if (ratios[place]! >= reachedIn(ratios.slice(0, place), share) - 1e-9) held += 1;
    }
  }
  return { tried, held };
}
