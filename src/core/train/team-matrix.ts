import type { DependencyState, Tie } from '#core/train/board';
import type { TeamId } from '#core/train/ids';

/** Dependencies by which one team waits for another, or for itself. */
export interface TeamTies {
  /** Gives. */
  readonly from: TeamId;
  /** Waits. */
  readonly to: TeamId;
  readonly ties: readonly Tie[];
  readonly worst: DependencyState;
}

/** States of dependencies, worst first. */
const worstFirst: readonly DependencyState[] = ['conflict', 'at-risk', 'open', 'ok', 'done'];

/** Orders states of dependencies, worst first; for sorting. */
export function byTrouble(one: DependencyState, other: DependencyState): number {
  return worstFirst.indexOf(one) - worstFirst.indexOf(other);
}

/** The worse of two states. */
export function worse(one: DependencyState, other: DependencyState): DependencyState {
  return byTrouble(one, other) <= 0 ? one : other;
}

/**
 * Who waits for whom: the pairs of teams that have dependencies, in the order of these. Those of which an end has no team
 * stand in `withoutTeam`.
 */
export function teamMatrix(ties: readonly Tie[]): {
  readonly pairs: readonly TeamTies[];
  readonly withoutTeam: readonly Tie[];
} {
  const pairs = new Map<string, { from: TeamId; to: TeamId; ties: Tie[]; worst: DependencyState }>();
  const withoutTeam: Tie[] = [];
  for (const tie of ties) {
    const { fromTeam, toTeam } = tie;
    if (fromTeam === undefined || toTeam === undefined) {
      withoutTeam.push(tie);
      continue;
    }
    const name = JSON.stringify([fromTeam, toTeam]);
    const pair = pairs.get(name);
    if (!pair) pairs.set(name, { from: fromTeam, to: toTeam, ties: [tie], worst: tie.state });
    else {
      pair.ties.push(tie);
      pair.worst = worse(pair.worst, tie.state);
    }
  }
  return { pairs: [...pairs.values()], withoutTeam };
}
