import type { DecisionWords } from '../words/en-decision';
import type { DecisionProblem, SaveProblem } from './decision-book';

/** Why a call about decisions did not end well, in words. */
export function problemText(problem: DecisionProblem, words: DecisionWords): string {
  switch (problem.kind) {
    case 'no-answer':
      return words.say('whyNoAnswer');
    case 'signed-out':
      return words.say('signedOutText');
    case 'bug':
      return words.say('bugText');
    case 'refused':
      return refusalText(problem.problem, words);
  }
}

/** Why what was typed is not saved, in words. */
export function saveProblemText(
  problem: Exclude<SaveProblem, { readonly kind: 'clash' }>,
  words: DecisionWords,
): string {
  switch (problem.kind) {
    case 'lack':
      return words.say(problem.what);
    case 'unknown-issues':
      return words.say('unknownIssues', { keys: words.formats.list(problem.keys) });
    default:
      return problemText(problem, words);
  }
}

type Refused = Extract<DecisionProblem, { readonly kind: 'refused' }>['problem'];

function refusalText(problem: Refused, words: DecisionWords): string {
  if (problem.kind === 'not-permitted' || problem.kind === 'not-found') return words.say('whyNotPermitted');
  if (problem.kind === 'too-large') return words.say('tooLarge');
  if (problem.kind !== 'invalid') return words.say('whyOther', { code: problem.kind });
  switch (problem.why) {
    case 'no-title':
      return words.say('needsTitle');
    case 'no-decider':
      return words.say('needsDecider');
    case 'superseded-already':
      return words.say('supersededAlready');
    case 'supersedes-itself':
      return words.say('supersedesItself');
    case 'unknown-decision':
      return words.say('unknownDecision');
    case 'unseen-issues':
      return words.say('unseenIssues', { count: Number(problem.data?.['count'] ?? 1) });
    default:
      return words.say('whyOther', { code: problem.field ?? problem.why });
  }
}
