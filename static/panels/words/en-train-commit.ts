import { enEveryPanel } from './en-every-panel';
import type { Catalogue, Words } from './words';

/** English, as committing a plan speaks. `{issue}`, `{issues}` and `{project}` are the host's nouns. */
export const enTrainCommit = {
  ...enEveryPanel,

  title: 'Commit the plan',
  undoTitle: 'Undo the commitment',
  comparing: 'Comparing the plan with the tracker',
  nothing: 'The tracker says what the plan says',
  nothingHelp: 'Move {issues} on the board first; what differs from the tracker is written from here.',
  preview: {
    one: '{count} {issue} changes its iteration. Nothing else of it is written.',
    other: '{count} {issues} change their iteration. Nothing else of them is written.',
  },
  undoPreview: {
    one: '{count} {issue} goes back to where it was before the commitment, unless somebody has moved it since.',
    other: '{count} {issues} go back to where they were before the commitment, unless somebody has moved them since.',
  },
  previewDays: {
    one: '{count} {issue} is written: {moved} to another iteration, {dated} with new days. Nothing else of it is written.',
    other:
      '{count} {issues} are written: {moved} to another iteration, {dated} with new days. Nothing else of them is written.',
  },
  undoPreviewDays: {
    one: '{count} {issue} gets back the iteration and the days of before the commitment, unless somebody has changed one of them since.',
    other:
      '{count} {issues} get back the iteration and the days of before the commitment, unless somebody has changed one of them since.',
  },
  withoutField: {
    one: '{count} {issue} has no field for a day that would be written, so that day stays unwritten.',
    other: '{count} {issues} have no field for a day that would be written, so those days stay unwritten.',
  },
  shown: 'Show',
  'shown-all': 'All ({count})',
  'shown-moved': 'To another iteration ({count})',
  'shown-dated': 'With new days ({count})',
  'shown-open': 'Refused, changed or without an answer ({count})',
  startChange: 'first day {from} → {to}',
  endChange: 'last day {from} → {to}',
  noDay: 'none',
  asYou: 'It is written as you, in the tracker’s own history.',
  teamChanges: { one: '{team}: {count} change', other: '{team}: {count} changes' },
  noTeam: 'No team',
  none: 'no iteration',
  unnamed: 'another iteration',
  fromTo: '{from} → {to}',
  unknownItem: 'An {issue} that is not on this board',
  unwritable: {
    one: '{count} {issue} stays a draft',
    other: '{count} {issues} stay drafts',
  },
  'obstacle-no-iteration': 'its team has no iteration there: choose or create one in the set-up',
  'obstacle-no-team': 'no team of the train could be told',
  'obstacle-done': 'it is done, and stays where it was done',

  commit: { one: 'Write {count} change', other: 'Write {count} changes' },
  undoNow: { one: 'Take {count} change back', other: 'Take {count} changes back' },
  pause: 'Stop',
  resume: { one: 'Write the other {count}', other: 'Write the other {count}' },
  resumeEnd: 'Note that it is done',
  progress: '{done} of {total} written',
  writing: 'Writing to the tracker',
  stoppedTitle: 'Stopped: {done} of {total} are written',
  stoppedHelp: 'What is written stays. The rest can be written now or later, by you or by somebody else.',
  stoppedAtEnd: 'Nothing is left to write, but its end is not noted yet.',
  doneTitle: { one: '{count} change is in the tracker', other: '{count} changes are in the tracker' },
  undoneTitle: { one: '{count} change is taken back', other: '{count} changes are taken back' },
  baselineKept: 'The plan of this moment is kept as the baseline.',
  baselineMissing: 'The baseline could not be kept. Commit again to keep it: nothing is written twice.',
  'outcome-waiting': 'Not written yet',
  'outcome-done': 'Written',
  'outcome-refused': 'Refused',
  'outcome-changed': 'Changed by somebody else meanwhile: left alone',
  'outcome-doubtful': 'No answer: it may be written. Going on finds out.',
  unfinishedTitle: 'A commitment was not brought to its end',
  unfinishedText: '{person} began it {moment}: {done} of {total} are written.',
  goOn: 'Go on with it',
  undoLast: 'Undo the last commitment',
  lastCommit: 'Last committed by {person}, {moment}',
  journalClash: 'Somebody else is going on with this commitment. Close this and open it again to see how far it is.',
  refused: 'It was refused: {why}',
  planUnread: 'The plan could not be read, so there is nothing to compare with the tracker. Close this and try again.',
  doubtfulPlan: 'While that is so, nothing of this plan is written to the tracker.',
  doubtfulJournal: 'A commitment of before can be neither gone on with nor undone',
  readOnly: 'You can look at the plan. To commit it you need the permission to plan this train.',
  noAnswer: 'There was no answer. Nothing more was written.',
} as const satisfies Catalogue;

/** The words of committing a plan. */
export type TrainCommitWords = Words<typeof enTrainCommit>;
