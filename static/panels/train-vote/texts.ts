import type { TeamId } from '#core/train/ids';
import type { Train } from '#core/train/train';
import type { TrainVoteWords } from '../words/en-train-vote';

const steps = ['step1', 'step2', 'step3', 'step4', 'step5'] as const;

/** What a number of fingers means. */
export function stepName(confidence: number, words: TrainVoteWords): string {
  const key = steps[confidence - 1];
  return key ? words.say(key) : '';
}

/** A number of fingers with what it means: "4 – Good". */
export function confidenceText(confidence: number, words: TrainVoteWords): string {
  return `${words.formats.number(confidence)} – ${stepName(confidence, words)}`;
}

/** The name of a team of the train, or that it has left. */
export function teamName({ teams }: Pick<Train, 'teams'>, teamId: TeamId, words: TrainVoteWords): string {
  return teams.find(({ id }) => id === teamId)?.name ?? words.say('leftTeam');
}
