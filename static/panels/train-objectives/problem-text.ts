import type { TrainObjectivesWords } from '../words/en-train-objectives';
import type { ObjectiveProblem } from './objective-book';

/** Why an objective could not be saved or read, in words. */
export function problemText(problem: ObjectiveProblem, words: TrainObjectivesWords): string {
  switch (problem.kind) {
    case 'no-title':
      return words.say('needsTitle');
    case 'unknown-keys':
      return words.say('unknownKeys', { keys: words.formats.list(problem.keys) });
    case 'clash':
      return words.say('rowConflict');
    case 'no-answer':
      return words.say('failedText');
    case 'signed-out':
      return words.say('signedOutText');
    case 'bug':
      return words.say('bugText');
    case 'refused':
      return problem.problem.kind === 'not-permitted'
        ? words.say('readOnly')
        : words.say('whyRefused', { code: problem.problem.kind });
  }
}
