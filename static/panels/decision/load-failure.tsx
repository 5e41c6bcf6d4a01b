import { Button } from '../../kit/button';
import { Message } from '../../kit/message';
import type { DecisionWords } from '../words/en-decision';
import type { DecisionBook, DecisionProblem } from './decision-book';
import { problemText } from './problem-text';

interface LoadFailureProps {
  readonly words: DecisionWords;
  readonly book: DecisionBook;
  readonly problem: DecisionProblem;
}

/** Why there are no decisions to show, and a way to try again. */
export function LoadFailure({ words, book, problem }: LoadFailureProps) {
  return (
    <Message
      tone="danger"
      title={words.say(problem.kind === 'signed-out' ? 'signedOutTitle' : 'failedTitle')}
      actions={<Button onClick={() => void book.load()}>{words.say('retry')}</Button>}
    >
      {problemText(problem, words)}
    </Message>
  );
}
