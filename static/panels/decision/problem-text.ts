import type { DecisionWords } from '../words/en-decision';
import type { DecisionProblem, SaveProblem } from './decision-book';
import type { DecisionLack } from './decision-draft';

/** Fields of the form at which mistakes are said. */
export type DecisionField = 'title' | 'decidedOn' | 'others' | 'keys' | 'supersedes';

/** As many as are stored: items of a decision, its names, characters of a name. */
const most = { issues: 200, others: 50, name: 200 };

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

/** Mistakes in words, by the field that mends them; empty where no field does. */
export function fieldErrors(
  problem: SaveProblem | undefined,
  words: DecisionWords,
): { readonly [Field in DecisionField]?: string } {
  switch (problem?.kind) {
    case 'lack':
      return Object.fromEntries(problem.what.map((lack) => [fieldsOfLacks[lack], words.say(lack)]));
    case 'unknown-issues':
      return { keys: words.say('unknownIssues', { keys: words.formats.list(problem.keys) }) };
    case 'refused': {
      const mistake = problem.problem.kind === 'invalid' ? mistakeOf(problem.problem, words) : undefined;
      return mistake ? { [mistake.field]: mistake.text } : {};
    }
    default:
      return {};
  }
}

const fieldsOfLacks: Readonly<Record<DecisionLack, DecisionField>> = {
  needsTitle: 'title',
  needsDate: 'decidedOn',
  needsDecider: 'others',
};

type Refused = Extract<DecisionProblem, { readonly kind: 'refused' }>['problem'];
type Invalid = Extract<Refused, { readonly kind: 'invalid' }>;

function refusalText(problem: Refused, words: DecisionWords): string {
  switch (problem.kind) {
    case 'not-permitted':
      return words.say('readOnly');
    case 'not-found':
      return `${words.say('whyNotFound')} ${words.say('forbiddenText')}`;
    case 'too-large':
      return words.say('tooLarge');
    case 'unreadable':
      return words.say('whyUnreadable');
    case 'invalid':
      return mistakeOf(problem, words)?.text ?? words.say('whyOther', { code: problem.field ?? problem.why });
  }
}

function mistakeOf(
  { why, field, data }: Invalid,
  words: DecisionWords,
): { readonly field: DecisionField; readonly text: string } | undefined {
  // What is malformed is named by its path: decision.others.3
  switch (why === 'malformed' ? field?.split('.')[1] : why) {
    case 'no-title':
      return { field: 'title', text: words.say('needsTitle') };
    case 'decidedOn':
      return { field: 'decidedOn', text: words.say('needsDate') };
    case 'no-decider':
      return { field: 'others', text: words.say('needsDecider') };
    case 'others':
      return { field: 'others', text: words.say('tooManyOthers', { count: most.others, length: most.name }) };
    case 'issueIds':
    case 'too-many-issues':
      return { field: 'keys', text: words.say('tooManyIssues', { count: Number(data?.['most'] ?? most.issues) }) };
    case 'unseen-issues':
      return { field: 'keys', text: words.say('unseenIssues', { count: Number(data?.['count'] ?? 1) }) };
    case 'superseded-already':
      return { field: 'supersedes', text: words.say('supersededAlready') };
    case 'supersedes-itself':
      return { field: 'supersedes', text: words.say('supersedesItself') };
    case 'unknown-decision':
      return { field: 'supersedes', text: words.say('unknownDecision') };
    default:
      return undefined;
  }
}
