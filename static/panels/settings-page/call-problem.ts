import type { Problem } from '#app/contract';
import { HostUnreachable, NotSignedIn } from '#app/ports';
import type { enSettingsPage } from '../words/en-settings-page';
import type { Words } from '../words/words';

/** Why a single call failed. */
export type CallProblem =
  | { readonly kind: 'no-answer' }
  | { readonly kind: 'signed-out' }
  | { readonly kind: 'refused'; readonly problem: Problem }
  /** The tracker's own sentence about the query of candidates. */
  | { readonly kind: 'bad-query'; readonly message: string };

/** Sorts what a call threw; a bug of ours is thrown on. */
export function callProblem(error: unknown): CallProblem {
  if (error instanceof NotSignedIn) return { kind: 'signed-out' };
  if (error instanceof HostUnreachable) return { kind: 'no-answer' };
  throw error;
}

/** Sorts a reply that is not `ok`. */
export function replyProblem(problem: Problem): CallProblem {
  if (problem.kind === 'not-signed-in') return { kind: 'signed-out' };
  if (problem.kind === 'busy' || problem.kind === 'host-failed') return { kind: 'no-answer' };
  return { kind: 'refused', problem };
}

/** The reason in words, to end a sentence with. */
export function reasonText(problem: CallProblem, words: Words<typeof enSettingsPage>): string {
  switch (problem.kind) {
    case 'no-answer':
      return words.say('whyNoAnswer');
    case 'signed-out':
      return words.say('whySignedOut');
    case 'bad-query':
      return words.say('badQuery', { message: problem.message });
    case 'refused':
      return problem.problem.kind === 'not-permitted' || problem.problem.kind === 'not-found'
        ? words.say('whyNotPermitted')
        : words.say('whyOther', {
            message: problem.problem.kind === 'invalid' ? problem.problem.message : problem.problem.kind,
          });
  }
}
