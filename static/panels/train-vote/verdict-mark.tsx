import { CheckIcon, WarningIcon } from '../../kit/icons';
import { Lozenge } from '../../kit/pill';
import type { TrainVoteWords } from '../words/en-train-vote';

/** The verdict as a shape and a word. */
export function VerdictMark({ words, isAccepted }: { readonly words: TrainVoteWords; readonly isAccepted: boolean }) {
  return (
    <Lozenge tone={isAccepted ? 'success' : 'warning'}>
      {isAccepted ? <CheckIcon size={12} /> : <WarningIcon size={12} />}
      {words.say(isAccepted ? 'accepted' : 'notYet')}
    </Lozenge>
  );
}
