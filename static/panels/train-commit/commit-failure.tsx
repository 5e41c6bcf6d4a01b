import { Message } from '../../kit/message';
import type { TrainCommitWords } from '../words/en-train-commit';
import type { CommitState } from './commit-state';

/** Why a commitment came to a stop. */
export function CommitFailure({
  words,
  failure,
}: {
  readonly words: TrainCommitWords;
  readonly failure: NonNullable<CommitState['failure']>;
}) {
  return <Message tone="danger">{failureText(failure, words)}</Message>;
}

function failureText(failure: NonNullable<CommitState['failure']>, words: TrainCommitWords): string {
  switch (failure.kind) {
    case 'journal-clash':
      return words.say('journalClash');
    case 'signed-out':
      return words.say('signedOutTitle');
    case 'bug':
      return words.say('bugText');
    case 'no-answer':
      return words.say('noAnswer');
    case 'refused':
      return failure.problem.kind === 'not-permitted'
        ? words.say('readOnly')
        : words.say('refused', { why: failure.problem.kind });
  }
}
