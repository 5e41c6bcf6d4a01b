import type { AccountId } from '#core/issue';
import type { Ballot, ScoreRecord } from '#core/value/score';

/** What one person may see of a round. `voters` names everybody who has scored, in the order of their ballots. */
export interface Sight {
  readonly voters: readonly AccountId[];
  readonly ballots: readonly Ballot[];
}

/**
 * While a round is open people see their own ballot only; that somebody has scored is no secret.
 * A ballot that its author has not opened yet shows its voter, never an answer.
 */
export function sightOf({ phase, ballots }: ScoreRecord, viewer: AccountId): Sight {
  return {
    voters: ballots.map((ballot) => ballot.by),
    ballots: ballots.filter((ballot) => ballot.seal !== 'closed' && (phase !== 'open' || ballot.by === viewer)),
  };
}

/** What the past of an item says of ballots. Lines without a round come from elsewhere and reveal nothing. */
export interface BallotLine {
  readonly version: number;
  readonly round?: number | undefined;
  readonly by: string;
  readonly action: string;
}

/**
 * Holds when a round is no longer blind, by what its lines say; they come in any order. What was agreed at once, and
 * taken back since, is blind again.
 */
export function isRoundOver(lines: readonly BallotLine[], round: number): boolean {
  let isRevealed = false;
  let isAgreed = false;
  for (const line of [...lines].sort((a, b) => a.version - b.version)) {
    if (line.round !== round) continue;
    if (line.action === 'revealed') isRevealed = true;
    if (line.action === 'agreed') isAgreed = true;
    if (line.action === 'reopened') isAgreed = false;
  }
  return isRevealed || isAgreed;
}

/**
 * Versions of the lines whose answers everybody may see: ballots that stood when their round was revealed.
 * One that was replaced or withdrawn before, or whose round was abandoned, stays its author's.
 */
export function revealedLines(lines: readonly BallotLine[]): ReadonlySet<number> {
  const revealed = new Set<number>();
  const standing = new Map<string, BallotLine>();
  for (const line of [...lines].sort((a, b) => a.version - b.version)) {
    if (line.round === undefined) continue;
    if (line.action === 'submitted') standing.set(`${line.round} ${line.by}`, line);
    if (line.action === 'withdrew') standing.delete(`${line.round} ${line.by}`);
    if (line.action !== 'revealed') continue;
    for (const ballot of standing.values()) if (ballot.round === line.round) revealed.add(ballot.version);
  }
  return revealed;
}
