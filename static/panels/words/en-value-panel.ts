import { enEveryPanel } from './en-every-panel';
import type { Catalogue, Words } from './words';

/** English, as the value panel and its compact form speak. `{issue}`, `{issues}` and `{project}` are the host's nouns. */
export const enValuePanel = {
  ...enEveryPanel,

  // first line
  score: '{model} {score}',
  rank: {
    type: 'ordinal',
    one: '{count}st of {of}',
    two: '{count}nd of {of}',
    few: '{count}rd of {of}',
    other: '{count}th of {of}',
  },
  expiresIn: { one: 'expires in {count} day', other: 'expires in {count} days' },
  expiresToday: 'expires today',
  expiresTomorrow: 'expires tomorrow',
  expiredAgo: { one: 'expired {count} day ago', other: 'expired {count} days ago' },
  expiredToday: 'expired today',
  nobodyYet: 'Nobody has scored this {issue} yet',
  somebodyScored: { one: '{count} person has scored, blind', other: '{count} people have scored, blind' },
  revealedLine: { one: '{count} score revealed, not agreed yet', other: '{count} scores revealed, not agreed yet' },
  revealedSome: {
    one: '{open} of {count} score revealed, not agreed yet',
    other: '{open} of {count} scores revealed, not agreed yet',
  },
  unscored: 'No {model} yet: {missing} is missing',
  unscoredSize: 'No {model} yet: it has no size',
  unscoredFormula: 'No {model}: the formula of this model cannot be read',
  agreedBy: {
    one: 'Scored by {count} person, agreed by {name} on {date}',
    other: 'Scored by {count} people, agreed by {name} on {date}',
  },
  agreedAlone: 'Agreed by {name} on {date}',
  agreedBefore: 'Last agreed by {name} on {date}',
  agreedUnder: 'Agreed under the model {model}, which this {project} no longer uses. Score it again to rank it.',
  newRound: 'Round {round} is open',
  toAgree: 'To agree',
  drifted: 'Estimate changed',
  inheritedChip: '+{costOfDelay} inherited',

  // figures
  inheritedNone: 'No scored {issue} waits for this one.',
  inheritedHelp:
    'This {issue} blocks others. Their own cost of delay, each counted once, is shown apart from the cost of delay of this one and does not change its score.',
  inheritedCapped: {
    one: 'Only the nearest {count} {issue} was followed; there may be more.',
    other: 'Only the nearest {count} {issues} were followed; there may be more.',
  },
  inheritedFailed: 'The {issues} that wait for this one could not be read.',
  rankFigure: 'Place',
  rankWhy:
    'Its {model} of {score} is compared with that of every scored {issue} of this {project} that is not done. Equal scores share a place.',
  rankAmong: 'Only these types have a field for {model} and are counted: {types}.',
  rankList: 'Open the list in this order',

  // scoring
  scoreIt: 'Score this {issue}',
  scoreAgain: 'Score again',
  continueDraft: 'Continue your draft',
  yourScore: 'Your score',
  blindHelp: 'Nobody sees your answers until the scores are revealed.',
  submit: 'Save my score',
  discardDraft: 'Discard draft',
  note: 'Note',
  noteHelp: 'Why you answered like this',
  draftKept: 'You typed this on {date}; it is {kept} and not saved yet.',
  draftFromRound: 'You typed this in round {round}; it is {kept}.',
  draftOnDevice: 'Draft {kept}',
  answerAll: { one: '{count} question is still open: {missing}', other: '{count} questions are still open: {missing}' },
  notANumber: '“{text}” is not a number. Write it like {example}.',
  outOfRange: 'Choose a number from {min} to {max}.',
  outOfSteps: 'Choose one of {steps}.',
  sizeFromEstimate: 'from the estimate: {points}',
  sizeBesideEstimate: 'the estimate is {points}',
  rangeHint: '{min} to {max}',
  othersBlind: {
    one: '{count} other person has scored. You see their answers once the scores are revealed.',
    other: '{count} other people have scored. You see their answers once the scores are revealed.',
  },
  othersBlindNotMine: {
    one: '{count} person has scored. Score it yourself before you look: the answers stay hidden until they are revealed.',
    other:
      '{count} people have scored. Score it yourself before you look: the answers stay hidden until they are revealed.',
  },
  othersBlindReadOnly: {
    one: '{count} person has scored. The answers stay hidden until they are revealed.',
    other: '{count} people have scored. The answers stay hidden until they are revealed.',
  },
  nobodyElse: 'Nobody else has scored yet.',
  changeMine: 'Change my score',
  withdraw: 'Withdraw my score',
  withdrawn: 'Your score was withdrawn.',
  reveal: 'Reveal scores',
  revealHelp: 'Ends the blind round for everybody.',
  agreeAlone: 'Agree on it now',
  voters: 'Scored: {names}',
  you: 'you',

  // comparison and agreement
  compare: 'Everybody’s answers',
  factor: 'Question',
  median: 'Median',
  spread: 'Spread',
  stepsApart: { one: '{count} step apart', other: '{count} steps apart' },
  allSame: 'all the same',
  range: '{min}–{max}',
  noAnswer: 'none',
  sealed: {
    one: '{names} has scored, but the answers are still sealed. They appear here once {names} opens Waybill again.',
    other: '{names} have scored, but their answers are still sealed. They appear here once they open Waybill again.',
  },
  sealBroken: {
    one: 'The answers of {names} are not the ones that were sealed before the scores were revealed.',
    other: 'The answers of {names} are not the ones that they sealed before the scores were revealed.',
  },
  notesOf: 'Notes',
  agreeTitle: 'Agree on a value',
  agreeHelp: 'The medians are chosen already. Talk about the widest spread, change what you like, then agree.',
  agreePreview: '{model} {score}',
  agree: 'Agree',
  agreeNote: 'Why you agreed on this',
  driftLine: 'The estimate is now {estimate}; agreed with {agreed}.',
  driftLineNone: 'The estimate is now {estimate}; agreed without a size.',
  driftUse: 'Use {estimate}',
  staleLine: 'This score expired on {date}. Score it again, or it keeps its place with an old value.',
  fromFields: {
    one: '{names} was set in a field of the {issue}, not here.',
    other: '{names} were set in fields of the {issue}, not here.',
  },
  offScale: '{factor} is {value} in the field of the {issue}. This model has no such step, so it is not used.',

  // saved and undo
  savedBallot: 'Your score is saved',
  savedAgreed: 'Agreed',
  savedEdited: 'Saved',
  savedRestarted: 'A new round is open',
  savedRevealed: 'Scores revealed',
  notUndone: 'Not undone: this has changed since',

  // history
  history: 'History',
  historyEmpty: 'Nothing has happened yet.',
  historyLoading: 'Reading the history',
  historyFailed: 'The history could not be read.',
  didSubmitted: '{name} scored',
  didWithdrew: '{name} withdrew a score',
  didRevealed: '{name} revealed the scores',
  didAgreed: '{name} agreed on {score}',
  didAgreedPlain: '{name} agreed on a value',
  didEdited: '{name} changed {changes}',
  didRestarted: '{name} opened a new round',
  didReopen: '{name} took an agreement back',
  didReopenRound: '{name} took a new round back',
  didImported: '{name} imported this score',
  change: '{factor} from {before} to {after}',
  changeNew: '{factor} to {after}',
  changeCleared: '{factor} from {before} to none',

  // trouble
  loading: 'Reading the value of this {issue}',
  retryIn: { one: 'Wait {count} second, then try again.', other: 'Wait {count} seconds, then try again.' },
  nothingLost: 'Nothing was changed.',
  failedLoad: 'The value of this {issue} could not be read',
  failedSubmit: 'Your score was not saved',
  failedWithdraw: 'Your score was not withdrawn',
  failedReveal: 'The scores were not revealed',
  failedAgree: 'The agreement was not saved',
  failedRestart: 'No new round was opened',
  failedReopen: 'It was not undone',
  failedEdit: 'The change was not saved',
  whyUnreachable: 'The server did not answer.',
  whyBusy: 'The server is busy.',
  whyFailed: 'The server reported: {message}',
  whyNotFound: 'This {issue} no longer exists, or you may no longer see it.',
  whyNotSignedIn: 'Your session has ended. Sign in again in another tab, then try again here.',
  whyNeedSee: 'You may not see this {issue}.',
  whyNeedEdit: 'You need the permission to edit this {issue}. An administrator of this {project} can give it to you.',
  whyNeedAgree: 'You may not agree scores in this {project}. An administrator of this {project} can allow it.',
  whyNeedAdminister: 'Only an administrator of this {project} may do this.',
  whyInvalid: 'It was not accepted ({code}).',
  whyNoBallots: 'Nobody has scored in this round yet.',
  whyNoAnswer: 'Answer at least one question.',
  whyInsecure: 'This page came without encryption, and cannot seal answers.',
  whyNoSize: 'The size must be above 0.',
  whyNoScore: 'These answers give no score.',
  whyUnknownFactor: 'The scoring model has changed and no longer asks for “{factor}”. Reload, then answer again.',
  whyTooLarge: 'It is too long to be stored. Shorten the note.',
  itemFailed:
    'The estimate and the links of this {issue} could not be read. Sizes and inherited cost of delay are missing until they can.',

  // read only
  readOnlyScore:
    'You can read this score. To score, you need the permission to edit this {issue}; an administrator of this {project} can give it to you.',
  readOnlyAgreeEditors:
    'To agree on a value, you need the permission to edit this {issue}; an administrator of this {project} can give it to you.',
  readOnlyAgreePermission:
    'To agree on a value, you need the permission “Agree scores”; an administrator of this {project} can give it to you.',
  readOnlyAgreeAdministrators: 'Only administrators of this {project} agree on values.',
  readOnlyLabel: 'Read only',

  // conflict
  conflictAgreed: '{name} agreed on a value while you were typing',
  conflictRevealed: 'The scores were revealed while you were typing',
  conflictRestarted: 'Round {round} was opened while you were typing',
  conflictHelp: 'Both are here. Yours is kept until you choose.',
  conflictMine: 'Yours',
  conflictTheirs: 'Agreed by {name}',
  conflictMedian: 'Median of the others',
  useMineAgreed: 'Agree on mine instead',
  useMineRound: 'Open a new round with mine',
  useMineHere: 'Use mine in round {round}',
  keepTheirs: 'Keep theirs and drop mine',
  dropMine: 'Drop mine',
} as const satisfies Catalogue;

/** The words of the value panel and its compact form. */
export type ValuePanelWords = Words<typeof enValuePanel>;
