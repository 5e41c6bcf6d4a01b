import type { CalendarDate, IsoDateTime } from '#core/result';
import type { Iteration } from '#app/ports/schedule';
import type { Failure } from '../base/ask';
import type { Host } from '../host';
import type { TrainSetupWords } from '../words/en-train-setup';
import type { Found, SetupBook, SetupState } from './setup-book';
import type { TrainLack } from './setup-draft';
import { lastDay, wallTime } from './zoned-days';

/** What every part of the page draws from. */
export interface SetupContext {
  readonly host: Host;
  readonly words: TrainSetupWords;
  readonly book: SetupBook;
  readonly state: SetupState;
  readonly canSetUp: boolean;
  /** What is missing and may be said by now. */
  readonly lacks: readonly TrainLack[];
  /** In which days are meant. */
  readonly zone: string;
  readonly now: IsoDateTime;
}

/** The days of a time, as people write them. */
export function periodText(
  { start, end }: Pick<Iteration, 'start' | 'end'>,
  { words, zone }: Pick<SetupContext, 'words' | 'zone'>,
): string {
  const day = (date: CalendarDate) => words.formats.calendarDate(date);
  if (start === undefined || end === undefined) return '';
  return `${day(wallTime(start, zone).day)} – ${day(lastDay(end, zone))}`;
}

/** Why something was not done or read, as a sentence. */
export function failureText(failure: Failure | NonNullable<Found<unknown>['problem']>, words: TrainSetupWords): string {
  switch (failure.kind) {
    case 'signed-out':
      return words.say('signedOutText');
    case 'bug':
      return words.say('bugText');
    case 'bad-query':
      return failure.message;
    case 'no-answer':
      return words.say('whyNoAnswer');
    case 'refused':
      return refusalText(failure.problem, words);
  }
}

function refusalText(
  problem: Extract<Failure, { readonly kind: 'refused' }>['problem'],
  words: TrainSetupWords,
): string {
  switch (problem.kind) {
    case 'not-permitted':
      return words.say('whyNotPermitted');
    case 'not-found':
      return words.say('whyNotFound');
    case 'unreadable':
      return words.say('whyUnreadable');
    case 'too-large':
      return words.say('whyOther', { code: problem.kind });
    case 'invalid':
      return words.say('whyOther', { code: problem.field ?? problem.why });
  }
}
