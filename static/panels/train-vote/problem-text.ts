import type { Refusal } from '../base/ask';
import type { TrainVoteWords } from '../words/en-train-vote';
import type { VoteAct, VoteProblem } from './vote-book';

/** Why a vote could not be read, cast, revealed or begun anew, in words. */
export function problemText(problem: VoteProblem, words: TrainVoteWords, act?: VoteAct): string {
  switch (problem.kind) {
    case 'needs-team':
      return words.say('needsTeam');
    case 'needs-confidence':
      return words.say('needsConfidence');
    case 'overtaken':
      return words.say(act === 'cast' ? 'overtakenCast' : 'overtakenLead');
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

function refusalText(problem: Refusal, words: TrainVoteWords): string {
  switch (problem.kind) {
    case 'not-permitted':
      return words.say('whyNotPermitted');
    case 'not-found':
      return words.say('whyNotFound');
    case 'unreadable':
      return words.say('whyUnreadable');
    case 'too-large':
      return words.say('whyRefused', { code: problem.kind });
    case 'invalid':
      return invalidText(problem.why, words);
  }
}

function invalidText(why: string, words: TrainVoteWords): string {
  switch (why) {
    case 'insecure-page':
      return words.say('whyInsecure');
    case 'unknown-team':
      return words.say('whyUnknownTeam');
    case 'no-votes':
      return words.say('whyNoVotes');
    default:
      return words.say('whyRefused', { code: why });
  }
}
