import type { Failure } from '../base/ask';
import type { ItemsLoad } from '../train/board-session';
import type { PiGadgetWords } from '../words/en-pi-gadget';

/** Why something did not come, as the rest of a sentence. */
export function failureText(problem: Failure | NonNullable<ItemsLoad['problem']>, words: PiGadgetWords): string {
  switch (problem.kind) {
    case 'no-answer':
      return words.say('whySilent');
    case 'signed-out':
      return words.say('whySignedOut');
    case 'bug':
      return words.say('whyBug');
    case 'bad-query':
      return words.say('badQuery', { message: problem.message });
    case 'refused':
      return words.say('whyRefused', { code: problem.problem.kind });
  }
}
