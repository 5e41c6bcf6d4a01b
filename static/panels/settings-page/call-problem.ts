import type { Failure, Refusal } from '../base/ask';
import type { SettingsPageWords } from '../words/en-settings-page';

/** Why a single call failed. */
export type CallProblem =
  | Failure
  /** The tracker's own sentence about the query of candidates. */
  | { readonly kind: 'bad-query'; readonly message: string };

/** The reason in words, to end a sentence with. */
export function reasonText(problem: CallProblem, words: SettingsPageWords): string {
  switch (problem.kind) {
    case 'no-answer':
      return words.say('whyNoAnswer');
    case 'signed-out':
      return words.say('whySignedOut');
    case 'bug':
      return words.say('whyBug');
    case 'bad-query':
      return words.say('badQuery', { message: problem.message });
    case 'refused':
      return refusalText(problem.problem, words);
  }
}

function refusalText(problem: Refusal, words: SettingsPageWords): string {
  switch (problem.kind) {
    case 'not-permitted':
    case 'not-found':
      return words.say('whyNotPermitted');
    case 'unreadable':
      return words.say('whyUnreadable');
    case 'too-large':
      return words.say('whyOther', { code: problem.kind });
    case 'invalid':
      if (problem.why === 'field-taken') return words.say('whyFieldTaken');
      return problem.why === 'unknown-model'
        ? words.say('whyUnknownModel', { model: problem.data?.['model'] ?? '' })
        : words.say('whyOther', { code: problem.field ?? problem.why });
  }
}
