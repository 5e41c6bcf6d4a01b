import { enEveryPanel } from './en-every-panel';
import type { Catalogue, Words } from './words';

/** English, as decisions speak. `{issue}`, `{issues}` and `{project}` are the host's nouns. */
export const enDecision = {
  ...enEveryPanel,

  title: 'Decisions',
  loading: 'Loading the decisions',
  failedTitle: 'The decisions could not be loaded',
  whyNoAnswer: 'There was no answer.',
  whyNotFound: 'It is gone, or you may not see it.',
  whyOther: 'It was refused ({code}).',

  // on an item
  noneOnIssue: 'No decision is logged on this {issue} yet',
  onIssue: { one: '{count} decision on this {issue}', other: '{count} decisions on this {issue}' },
  latest: 'the latest of {date}',

  // in the log
  noneYet: 'No decision is logged in this {project} yet',
  noneYetHelp:
    'Log what was decided, by whom and why, on the {issues} that it is about. It is found here when somebody asks again.',
  search: 'Search decisions',
  standing: 'Standing',
  superseded: 'Superseded',
  noneMatches: 'No decision matches',
  shown: '{shown} of {count}',
  unreadable: {
    one: '{count} decision is stored in a form that cannot be read. It is left out here and was not changed.',
    other: '{count} decisions are stored in a form that cannot be read. They are left out here and were not changed.',
  },
  readOnly:
    'You can read decisions. To log one you need the permission to edit {issues} of this {project}; an administrator of this {project} can give it to you.',

  // a decision
  decided: 'Decided {date}',
  decidedBy: 'Decided {date} by {people}',
  supersededBy: 'Superseded by “{title}”',
  supersedes: 'In the place of “{title}”',
  another: 'another decision',
  noReason: 'No reason is written down.',
  onIssues: 'On',
  hiddenIssues: { one: '{count} {issue} you may not see', other: '{count} {issues} you may not see' },
  logged: '{person} logged it, {moment}',
  changed: '{person} changed it, {moment}',
  imported: '{person} imported it, {moment}',
  edit: 'Change',
  replace: 'Decide anew',

  // the form
  log: 'Log a decision',
  formChange: 'Change a decision',
  what: 'What was decided',
  reason: 'Why',
  reasonHelp: 'What speaks for it, and what was not chosen.',
  when: 'Decided on',
  me: 'I decided',
  others: 'Who else decided',
  othersHelp: 'Names, with commas between them.',
  issueKeys: 'On which {issues}',
  issueKeysHelp: 'Their keys, with commas between them.',
  takesPlaceOf: 'Takes the place of',
  nothing: 'no earlier decision',
  restored: 'What you typed before is here again.',
  failedSave: 'The decision was not saved',
  needsTitle: 'Say in a sentence what was decided.',
  needsDecider: 'Say who decided: yourself, or a name.',
  needsDate: 'Choose the day.',
  unknownIssues: 'There is no such {issue}, or you may not see it: {keys}',
  unseenIssues: { one: '{count} {issue} is not yours to see.', other: '{count} {issues} are not yours to see.' },
  tooManyIssues: { other: 'A decision is on {count} {issues} at most.' },
  tooManyOthers: { other: 'Write at most {count} names, none longer than {length} characters.' },
  supersededAlready: 'Another decision has taken that place meanwhile.',
  supersedesItself: 'A decision cannot take the place of one that follows from it.',
  unknownDecision: 'The earlier decision is gone.',
  tooLarge: 'It is too long to be stored.',
  conflictTitle: 'Somebody else has changed this decision',
  conflictText: 'It now says “{title}”. Yours is not lost: save it over theirs, or take theirs.',
  keepMine: 'Save mine',

  // columns of the CSV file
  csvTitle: 'Decision',
  csvDeciders: 'Decided by',
  csvIssues: 'On {issues}',
  csvState: 'State',
} as const satisfies Catalogue;

/** The words of decisions. */
export type DecisionWords = Words<typeof enDecision>;
