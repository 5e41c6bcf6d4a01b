import { demandsOf, requirementsOf, type Demand, type IndexedDemand } from '#planner/conflict/demand';
import { demandsNear } from '#planner/conflict/nearness';
import { feasibility } from '#planner/conflict/feasibility';
import type { Budget, Packing } from '#planner/conflict/packing';
import type { Obstacle } from '#planner/conflict/windows';
import type { Instance } from '#planner/instance';
import { breachesOf, placementsOf } from '#planner/measurement';
import type { Placements } from '#planner/problem';

/** Whether all that a problem demands can hold together. */
export type Consistency =
  /** With a plan that shows it. */
  | { readonly kind: 'none'; readonly placements: Placements }
  | Conflict
  /** Neither a plan nor a proof was found in the steps given. */
  | { readonly kind: 'unknown' };

/** Demands that no plan can keep all together. */
export interface Conflict {
  readonly kind: 'conflict';
  readonly demands: readonly Demand[];
  /** Without any one of them there is a plan that keeps the others: shown for each. */
  readonly isMinimal: boolean;
  readonly reason: Reason;
}

/** What the demands of a conflict run against. Ids, iterations and points of the problem. */
export type Reason =
  | { readonly kind: 'no-stories'; readonly feature: string }
  | { readonly kind: 'no-iteration'; readonly story: string; readonly team: string }
  | {
      readonly kind: 'too-much';
      readonly team: string;
      readonly from: number;
      readonly to: number;
      readonly needed: number;
      readonly available: number;
      readonly stories: readonly string[];
    }
  | { readonly kind: 'band-over'; readonly band: string; readonly points: number }
  | { readonly kind: 'band-under'; readonly band: string; readonly points: number }
  | { readonly kind: 'exhausted' };

type Test = (demands: readonly IndexedDemand[], steps?: number) => Packing;

/**
 * Looks for a plan that keeps all demands; where there is none, for a smallest set of them that cannot hold together,
 * by leaving out all that the proof can do without. Same answer for the same problem and `steps`.
 */
export function conflictOf(instance: Instance, { steps = 2_000_000 }: { readonly steps?: number } = {}): Consistency {
  const all = demandsOf(instance);
  // Leaving out what the proof does not need asks many such questions: together they get a few times the steps of the first.
  const budget: Budget = { steps: steps * 5 };
  const test: Test = (demands, most = steps) => feasibility(instance, requirementsOf(instance, demands), most, budget);
  const answer = test(all);
  if (answer.kind === 'unknown') return answer;
  if (answer.kind === 'placed') {
    const isPlan = breachesOf(instance, answer.at).length === 0;
    return isPlan ? { kind: 'none', placements: placementsOf(instance, answer.at) } : { kind: 'unknown' };
  }
  const near = demandsNear(instance, all, answer.obstacle);
  const isEnough = near.length < all.length && test(near).kind === 'impossible';
  // What can be shown without search is narrowed down without search first.
  const few = minimal(isEnough ? near : all, (demands) => test(demands, 0)).demands;
  const { demands, isMinimal } = minimal(few, test);
  const final = test(demands);
  const obstacle = final.kind === 'impossible' ? final.obstacle : answer.obstacle;
  return {
    kind: 'conflict',
    demands: demands.map(({ demand }) => demand),
    isMinimal,
    reason: reasonOf(instance, obstacle),
  };
}

/** Leaves out ever smaller runs of demands as long as the rest is still proven impossible. */
function minimal(
  all: readonly IndexedDemand[],
  test: Test,
): { readonly demands: readonly IndexedDemand[]; readonly isMinimal: boolean } {
  let kept = all;
  for (let size = Math.ceil(all.length / 2); ; size = Math.ceil(size / 2)) {
    let open = 0;
    for (let from = 0; from < kept.length;) {
      const rest = kept.filter((_, index) => index < from || index >= from + size);
      const { kind } = test(rest);
      if (kind === 'impossible') {
        kept = rest;
        continue;
      }
      if (kind === 'unknown') open += 1;
      from += size;
    }
    if (size > 1) continue;
    // A question that stayed open may have an answer now that less is left to place.
    const isMinimal =
      open === 0 || kept.every((_, index) => test(kept.filter((__, other) => other !== index)).kind === 'placed');
    return { demands: kept, isMinimal };
  }
}

function reasonOf({ problem }: Instance, obstacle: Obstacle): Reason {
  const { features, stories, teams, bands = [] } = problem;
  switch (obstacle.kind) {
    case 'no-stories':
      return { kind: 'no-stories', feature: features[obstacle.feature]!.id };
    case 'no-iteration':
      return { kind: 'no-iteration', story: stories[obstacle.story]!.id, team: stories[obstacle.story]!.team };
    case 'too-much':
      return {
        ...obstacle,
        team: teams[obstacle.team]!.id,
        stories: obstacle.stories.map((story) => stories[story]!.id),
      };
    case 'band-over':
    case 'band-under':
      return { ...obstacle, band: bands[obstacle.band]!.name };
    case 'exhausted':
      return obstacle;
  }
}
