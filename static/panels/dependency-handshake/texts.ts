import type { Handshake, HandshakeAction, Said, Saying } from '#core/dependency/handshake';
import { lastSaid, mayFollow, sideOf } from '#core/dependency/handshake';
import type { HandshakeView } from '#app/dependency/calls';
import type { IssueId, IssueKey } from '#core/issue';
import type { IterationId } from '#core/train/ids';
import type { Tone } from '../../kit/tone';
import type { HandshakeWords } from '../words/en-handshake';

/** One end of a dependency as a panel names it. */
export interface NamedItem {
  readonly id: IssueId;
  readonly key: IssueKey;
}

/** An iteration that can be wanted or promised. */
export interface NamedIteration {
  readonly id: IterationId;
  readonly name: string;
}

/** Tones of the acts; the mark and the word say the same. */
export const actionTones: Readonly<Record<HandshakeAction, Tone>> = {
  proposed: 'warning',
  committed: 'info',
  rejected: 'danger',
  delivered: 'success',
  withdrawn: 'neutral',
};

/** Shapes of the acts, for whoever does not see the tones. */
export const actionMarks: Readonly<Record<HandshakeAction, string>> = {
  proposed: '?',
  committed: '→',
  rejected: '✕',
  delivered: '✓',
  withdrawn: '–',
};

/** What somebody who may do that can say next. */
export function actsOf({ handshake, can }: Pick<HandshakeView, 'handshake' | 'can'>): readonly HandshakeAction[] {
  return mayFollow(handshake).filter((action) => (sideOf[action] === 'needer' ? can.ask : can.give));
}

/** What a button for an act says. */
export function actText(
  action: HandshakeAction,
  handshake: Handshake | undefined,
  giver: NamedItem,
  words: HandshakeWords,
): string {
  const isPromised = handshake !== undefined && lastSaid(handshake).action === 'committed';
  if (action === 'proposed') return words.say(handshake ? 'actAgain' : 'act-proposed', { giver: giver.key });
  if (action === 'committed' && isPromised) return words.say('actMove');
  if (action === 'rejected' && isPromised) return words.say('actBreak');
  return words.say(`act-${action}`);
}

/** Who said what and when, in a sentence. `person`: nothing where their name is not known. */
export function saidText(
  said: Said,
  iterations: readonly NamedIteration[],
  person: string | undefined,
  words: HandshakeWords,
): string {
  const values = { person: person ?? words.say('someone'), when: words.formats.moment(said.at) };
  switch (said.action) {
    case 'proposed':
      return words.say('said-proposed', { ...values, wish: wishText(said, iterations, words) });
    case 'committed':
      return words.say('said-committed', { ...values, iteration: iterationName(said, iterations, words) });
    default:
      return words.say(`said-${said.action}`, values);
  }
}

/** By when something is wanted. */
export function wishText(
  { iterationId, day }: Pick<Saying, 'iterationId' | 'day'>,
  iterations: readonly NamedIteration[],
  words: HandshakeWords,
): string {
  const iteration = iterationName({ iterationId }, iterations, words);
  if (day === undefined) return words.say('wishIteration', { iteration });
  const shown = words.formats.calendarDate(day);
  return iterationId === undefined
    ? words.say('wishDay', { day: shown })
    : words.say('wishBoth', { iteration, day: shown });
}

/** Days after which a proposal that nobody has answered stands out. */
const longWaitDays = 7;

/** Whether a proposal has waited so long that it should stand out. */
export function isLongWait(days: number): boolean {
  return days >= longWaitDays;
}

/** How long a proposal waits. */
export function ageText(days: number, words: HandshakeWords): string {
  return days === 0 ? words.say('ageToday') : words.say('age', { count: days });
}

function iterationName(
  { iterationId }: Pick<Saying, 'iterationId'>,
  iterations: readonly NamedIteration[],
  words: HandshakeWords,
): string {
  return iterations.find(({ id }) => id === iterationId)?.name ?? words.say('otherIteration');
}
