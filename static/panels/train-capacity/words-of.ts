import type { CapacityEntry } from '#core/train/capacity';
import type { Failure } from '../base/ask';
import type { TrainCapacityWords } from '../words/en-train-capacity';
import type { CellProblem } from './cell-text';
import { isSaid } from './entries';
import type { RefusedCell } from './paste';

/** What is wrong with a text in a cell. */
export function cellProblemText(
  text: string,
  problem: CellProblem | RefusedCell['problem'],
  words: TrainCapacityWords,
): string {
  const shown = { text: text.trim().slice(0, 40) };
  switch (problem.why) {
    case 'not-a-number':
      return words.say('notANumber', shown);
    case 'negative':
      return words.say('negative', shown);
    case 'above-whole':
      return words.say('aboveWhole', shown);
    case 'too-many-people':
      return words.say('tooManyPeople', { ...shown, most: problem.most });
    case 'too-many-points':
      return words.say('tooManyPoints', { ...shown, most: problem.most });
    case 'too-many-days':
      return words.say('tooManyDays', { ...shown, most: problem.most });
    case 'fixed':
      return words.say('fixed', shown);
    case 'other-row':
      return words.say('otherRow', shown);
  }
}

/** Why a call was not answered, as a sentence. */
export function failureText(failure: Failure | { readonly kind: 'stopped' }, words: TrainCapacityWords): string {
  switch (failure.kind) {
    case 'signed-out':
      return words.say('whySignedOut');
    case 'bug':
      return words.say('bugText');
    case 'refused':
      return failure.problem.kind === 'not-permitted' || failure.problem.kind === 'not-found'
        ? words.say('whyNotPermitted')
        : words.say('whyOther', { code: failure.problem.kind });
    default:
      return words.say('whyNoAnswer');
  }
}

/** What is said of a slot, in one line. */
export function entryText(entry: CapacityEntry, words: TrainCapacityWords): string {
  if (!isSaid(entry)) return words.say('nothingSaid');
  const { people, daysOff, focus, points } = entry;
  const parts = words.say('said4', { people, daysOff, focus: words.formats.percent(focus) });
  return points === undefined ? parts : words.formats.list([words.say('saidPoints', { points }), parts]);
}
