import type { TeamId } from '#core/train/ids';

/** Fingers of one hand: 1, no confidence, to 5, full confidence. */
export const confidenceSteps = [1, 2, 3, 4, 5] as const;

/** An average from here on accepts the plan. Source: SAFe, confidence vote; see DOMAIN. */
export const leastAccepted = 3;

/** Votes up to here ask for a talk. */
export const mostDoubtful = 2;

/** What one person says of the plan, for one team. */
export interface ConfidenceVote {
  readonly teamId: TeamId;
  /** 1–5. */
  readonly confidence: number;
}

/** What votes say together. */
export interface Confidence {
  readonly voters: number;
  /** Not rounded; undefined where nobody has voted. */
  readonly average: number | undefined;
  readonly isAccepted: boolean;
  /** How many have shown 1, 2, … 5 fingers, in this order. */
  readonly distribution: readonly number[];
}

/** Holds for a vote whose author has to be heard before anything is accepted. */
export function needsTalk({ confidence }: Pick<ConfidenceVote, 'confidence'>): boolean {
  return confidence <= mostDoubtful;
}

/** Confidence of one set of votes: each counts the same, and an average of 3 accepts. */
export function confidenceOf(votes: readonly Pick<ConfidenceVote, 'confidence'>[]): Confidence {
  const voters = votes.length;
  const total = votes.reduce((sum, { confidence }) => sum + confidence, 0);
  return {
    voters,
    average: voters === 0 ? undefined : total / voters,
    isAccepted: voters > 0 && total >= leastAccepted * voters,
    distribution: confidenceSteps.map((step) => votes.filter(({ confidence }) => confidence === step).length),
  };
}

/** Confidence of each team that somebody has voted for, in the order of the votes, and of the train: of all votes. */
export function trainConfidence(votes: readonly ConfidenceVote[]): {
  readonly train: Confidence;
  readonly teams: ReadonlyMap<TeamId, Confidence>;
} {
  const byTeam = new Map<TeamId, ConfidenceVote[]>();
  for (const vote of votes) byTeam.set(vote.teamId, [...(byTeam.get(vote.teamId) ?? []), vote]);
  return {
    train: confidenceOf(votes),
    teams: new Map([...byTeam].map(([teamId, own]) => [teamId, confidenceOf(own)])),
  };
}

/** An average with one decimal. What is not accepted never reads 3. */
export function shownAverage({ average, isAccepted }: Confidence): number | undefined {
  if (average === undefined) return undefined;
  const rounded = Math.round(average * 10) / 10;
  return isAccepted ? rounded : Math.min(rounded, leastAccepted - 0.1);
}
