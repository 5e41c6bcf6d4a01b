import type { Failure } from '../base/ask';
import type { PiBoardWords } from '../words/en-pi-board';

/** Why something did not come, as the rest of a sentence. */
export function failureText(
  failure: Failure | { readonly kind: 'bad-query'; readonly message: string },
  words: PiBoardWords,
): string {
  switch (failure.kind) {
    case 'no-answer':
      return words.say('whySilent');
    case 'signed-out':
      return words.say('whySignedOut');
    case 'bug':
      return words.say('whyBugHere');
    case 'bad-query':
      return words.say('badQuery', { message: failure.message });
    case 'refused':
      return refusalText(failure.problem, words);
  }
}

function refusalText(problem: Extract<Failure, { kind: 'refused' }>['problem'], words: PiBoardWords): string {
  switch (problem.kind) {
    case 'not-permitted':
      return words.say('whyNotPermitted');
    case 'not-found':
      return words.say('whyGone');
    case 'too-large':
      return words.say('whyTooLarge');
    case 'unreadable':
      return words.say('whyStored');
    case 'invalid':
      return words.say('whyRefused', { code: problem.why });
  }
}
