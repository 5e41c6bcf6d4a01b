import { evaluate, type Evaluation } from '#core/value/evaluation';
import { isStale } from '#core/value/expiry';
import type { AccountId } from '#core/issue';
import type { IsoDateTime } from '#core/result';
import type { Ballot } from '#core/value/score';
import { sizeDrift, type SizeDrift } from '#core/value/size';
import { proposal } from '#core/value/spread';
import { draftOf, type Draft } from './draft';
import type { ItemScore } from './item-score';

/** The viewer's ballot of this round. */
export function ownBallot(score: ItemScore, viewer: AccountId): Ballot | undefined {
  return score.ballots.find(({ by }) => by === viewer);
}

/** How many others have scored in this round. */
export function othersCount(score: ItemScore, viewer: AccountId): number {
  return score.voters.filter((id) => id !== viewer).length;
}

/** What the agreement says under the model in use; nothing without one, or when it was made under another model. */
export function agreedEvaluation(score: ItemScore): Evaluation | undefined {
  const { agreed, model } = score;
  return agreed && agreed.modelId === model.id ? evaluate(model, agreed.factors) : undefined;
}

/** The figure that is ranked; nothing while the item is unscored. */
export function standingScore(score: ItemScore): number | undefined {
  return agreedEvaluation(score)?.score;
}

/** What stands in the form to agree while nobody has touched it: the medians on the scale, the estimate as size. */
export function proposedAgreement(score: ItemScore, points: number | undefined, now: IsoDateTime): Draft {
  return draftOf(score.round, now, proposal(score.model, score.ballots, points));
}

/** The agreed size that today's estimate has left behind; nothing where the model takes no estimate. */
export function drift(score: ItemScore, points: number | undefined): SizeDrift | undefined {
  return score.agreed?.modelId === score.model.id ? sizeDrift(score.model, score.agreed, points) : undefined;
}

/** Holds for an agreement that has expired; one under another model counts for nothing anyway. */
export function isStaleScore(score: ItemScore, now: IsoDateTime): boolean {
  return score.agreed?.modelId === score.model.id && isStale(score.agreed, now);
}

/** Holds when the viewer alone has scored: then nothing is hidden from them, and they may agree at once. */
export function isAlone(score: ItemScore, viewer: AccountId): boolean {
  return score.phase === 'open' && score.voters.length === 1 && score.voters[0] === viewer;
}
