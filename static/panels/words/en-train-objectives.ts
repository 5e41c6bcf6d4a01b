import { enEveryPanel } from './en-every-panel';
import type { Catalogue, Words } from './words';

/** English, as PI objectives speak. `{issue}`, `{issues}` and `{project}` are the host's nouns. */
export const enTrainObjectives = {
  ...enEveryPanel,

  loading: 'Loading the objectives',
  failedTitle: 'The objectives could not be loaded',
  none: 'No objective yet',
  noneHelp:
    'An objective says what a team sets out to reach in this PI, in the words of those who pay for it. Business owners rate it from 1 to 10 now, and again when the PI is over.',
  add: 'Add an objective',
  addFor: 'Add an objective of {team}',
  unreadable: {
    one: '{count} objective is stored in a form that cannot be read. It is left out here and was not changed.',
    other: '{count} objectives are stored in a form that cannot be read. They are left out here and were not changed.',
  },
  readOnly: 'You can read the objectives. To change them you need the permission to plan this train.',

  predictabilityOf: 'Predictability {percent}',
  predictabilitySoFar: 'Predictability so far {percent}',
  predictabilityWhy:
    'Actual value of all objectives, {actual}, divided by the planned value of the committed ones, {planned}; the train counts total over total. 80 to 100 is healthy.',
  withoutActual: {
    one: '{count} objective is not rated yet and counts for nothing.',
    other: '{count} objectives are not rated yet and count for nothing.',
  },
  notYet: 'not rated yet',
  nothingPlanned: 'no committed objective has a planned value',

  leftTeams: 'Teams that have left the train',
  leftTeamsHelp: 'Their objectives still count for the predictability of the train, and can be changed and removed.',

  objective: 'Objective',
  commitment: 'Commitment',
  committed: 'Committed',
  uncommitted: 'Uncommitted',
  planned: 'Planned value',
  actual: 'Actual value',
  unrated: '–',
  linked: 'Linked {issues}',
  hidden: { one: '{count} you may not see', other: '{count} you may not see' },
  change: 'Change',
  finishFirst: 'Save or discard what you are typing first.',
  remove: 'Remove…',
  removeOf: 'Remove “{title}”…',
  removeTitle: 'Remove this objective?',
  removeText:
    '“{title}” and its values are forgotten, for everybody, and predictability counts without it. {issues} stay as they are.',
  removeNow: 'Remove it',
  changing: 'A change of it is on its way, or it is being typed.',
  changeOf: 'Change “{title}”',
  plannedOf: 'Planned value of “{title}”',
  actualOf: 'Actual value of “{title}”',

  formNew: 'A new objective',
  formChange: 'Change an objective',
  what: 'What is to be reached',
  whatHelp: 'In a sentence that a business owner would say.',
  isCommitted: 'The team commits to it',
  isCommittedHelp: 'An uncommitted one counts when it is reached, and is no promise.',
  keys: 'Which {issues} bring it about',
  keysHelp: 'Their keys, with commas between them.',
  restored: 'What you typed before is here again.',
  needsTitle: 'Say in a sentence what is to be reached.',
  unknownKeys: 'Not on this board: {keys}',
  conflictTitle: 'Somebody else has changed this objective',
  conflictText: 'It now says “{title}”. Yours is not lost: save it over theirs, or take theirs.',
  keepMine: 'Save mine',
  rowConflict: 'Somebody else changed it meanwhile; theirs is shown.',
  notSaved: 'It was not saved.',
  whyRefused: 'It was refused ({code}).',
} as const satisfies Catalogue;

/** The words of PI objectives. */
export type TrainObjectivesWords = Words<typeof enTrainObjectives>;
