import type { Refusal } from '../base/ask';
import type { HandshakeWords } from '../words/en-handshake';
import type { HandshakeProblem } from './handshake-book';
import type { NamedItem } from './texts';

/** Why something could not be read or said, in words. */
export function problemText(problem: HandshakeProblem, giver: NamedItem | undefined, words: HandshakeWords): string {
  const item = { giver: giver?.key ?? '' };
  switch (problem.kind) {
    case 'no-wish':
      return words.say('needsWish');
    case 'no-iteration':
      return words.say('needsIteration', item);
    case 'no-reason':
      return words.say('needsReason');
    case 'overtaken':
    case 'conflict':
    case 'wrong-phase':
      return words.say('overtaken');
    case 'stray-wish':
      return words.say('whyRefused', { code: problem.kind });
    case 'no-answer':
      return words.say('failedText');
    case 'signed-out':
      return words.say('signedOutText');
    case 'bug':
      return words.say('bugText');
    case 'refused':
      return refusalText(problem.problem, item, words);
  }
}

function refusalText(problem: Refusal, item: { readonly giver: string }, words: HandshakeWords): string {
  switch (problem.kind) {
    case 'not-permitted':
      return words.say('whyNotPermitted');
    case 'not-found':
      return words.say('whyNotFound');
    case 'unreadable':
      return words.say('whyUnreadable');
    case 'too-large':
      return words.say('whyTooLarge', item);
    case 'invalid':
      return words.say('whyRefused', { code: problem.why });
  }
}
