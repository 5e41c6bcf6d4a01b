import type { Refusal } from '../base/ask';
import type { TrainScenariosWords } from '../words/en-train-scenarios';
import type { ScenarioProblem } from './scenario-book';

/** Why scenarios could not be read, or one not be kept or changed, in words. */
export function problemText(problem: ScenarioProblem, words: TrainScenariosWords): string {
  switch (problem.kind) {
    case 'needs-name':
      return words.say('needsName');
    case 'name-taken':
      return words.say('nameTaken');
    case 'clash':
      return words.say('clash');
    case 'gone':
      return words.say('gone');
    case 'no-answer':
      return words.say('failedText');
    case 'signed-out':
      return words.say('signedOutText');
    case 'bug':
      return words.say('bugText');
    case 'refused':
      return refusalText(problem.problem, words);
  }
}

function refusalText(problem: Refusal, words: TrainScenariosWords): string {
  switch (problem.kind) {
    case 'not-permitted':
      return words.say('whyNotPermitted');
    case 'unreadable':
      return words.say('whyUnreadable');
    case 'too-large':
      return `${words.say('notSaved')} ${words.say('whyTooLarge')}`;
    case 'invalid':
      return problem.why === 'too-many-scenarios'
        ? words.say('tooMany', { most: problem.data?.['most'] ?? '' })
        : words.say('whyRefused', { code: problem.why });
    case 'not-found':
      return words.say('whyRefused', { code: problem.kind });
  }
}
