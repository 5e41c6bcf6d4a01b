import type { AccountId } from '#core/issue';
import type { Ballot, ScoreRecord } from '#core/score';

/** What one person may see of a round. `voters` names everybody who has scored, in the order of their ballots. */
export interface Sight {
  readonly voters: readonly AccountId[];
  readonly ballots: readonly Ballot[];
}

/** While a round is open people see their own ballot only; that somebody has scored is no secret. */
export function sightOf(record: ScoreRecord, viewer: AccountId): Sight {
  return {
    voters: record.ballots.map((ballot) => ballot.by),
    ballots: record.ballots.filter((ballot) => isVisible(record, record.round, ballot.by, viewer)),
  };
}

/** Holds when a viewer may see what somebody answered in a round: past rounds, revealed ones and their own. */
export function isVisible(record: ScoreRecord, round: number, by: AccountId, viewer: AccountId): boolean {
  return by === viewer || round < record.round || record.phase !== 'open';
}
