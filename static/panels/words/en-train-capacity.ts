import { enEveryPanel } from './en-every-panel';
import type { Catalogue, Words } from './words';

/** English, as the capacity of a train speaks. */
export const enTrainCapacity = {
  ...enEveryPanel,

  title: 'Capacity of {pi}',
  total: '{points} points',
  totalLoad: '{load} of {points} points planned',
  noneYet: 'Nobody has said yet what the teams can give.',
  noneYetHelp:
    'Type the people of each team under People, or paste them from a spreadsheet; points follow from people, focus and days off.',
  noTeams: 'This train has no teams yet. Add them in its set-up.',
  loading: 'Loading the capacity',
  planFailed: 'What was said before could not be read: {why}',

  // measures
  show: 'Show',
  all: 'All',
  people: 'People',
  daysOff: 'Days off',
  focus: 'Focus',
  points: 'Points',
  peopleHelp: 'Full-time people; halves count.',
  daysOffHelp: 'Days off of all people of the team together.',
  focusHelp: 'Share of the time that goes into planned work: 80 or 80 %.',
  pointsHelp: 'Points said outright; empty: they follow from people, focus and days off.',
  edit: '{measure} of {team}, {slot}',

  // the table
  table: 'Capacity of every team in every iteration',
  team: 'Team',
  allTeams: 'All teams',
  sum: 'Total',
  delivered: 'Delivered before: median (each)',
  ip: 'IP',
  ipHelp: 'Innovation and planning: {share} of the points are planned.',
  load: '{load} of {points}',
  over: '{count} over',
  overShort: '+{count}',
  unknown: 'not said',
  loadOnly: '{load} planned, capacity not said',
  whyOf: '{points} points of {team}, {slot}. Why?',
  saving: 'Being saved',
  notSaved: 'Not saved',
  clash: 'Somebody else has changed this team, too',
  bothVersions: 'Both versions',

  // keys and tools
  keys: 'Enter or typing edits, Tab goes on, Escape takes back. Paste a block from a spreadsheet; Ctrl+D fills down, Ctrl+R to the right.',
  fillRight: 'Fill right',
  fillDown: 'Fill down',
  fillNothing: 'Select the cells to fill first: hold Shift and press arrows, or press the last one with Shift held.',
  undoTyped: 'Undo: what was typed',
  undoPasted: 'Undo: what was pasted',
  undoFilled: 'Undo: what was filled in',
  undoHolidays: 'Undo: the holidays',
  undoTaken: 'Undo: what was taken over',
  overtaken: 'Left as they are, because somebody else has changed them since: {teams}',

  // mistakes
  notANumber: '“{text}” is no number.',
  negative: '“{text}” is below 0. Write 0 or more.',
  aboveWhole: '“{text}” is more than the whole time. Write 0 to 100 %.',
  tooManyPeople: '“{text}” people are too many for one team: at most {most}.',
  tooManyPoints: '“{text}” points are too many for one team: at most {most}.',
  tooManyDays: '“{text}” days off are more than its people have in this iteration: at most {most}.',
  fixed: '“{text}”: this cell cannot be changed.',
  otherRow: '“{text}”: that row of the sheet has another name than the row here.',

  // paste
  pasted: { one: '{count} cell taken from the sheet.', other: '{count} cells taken from the sheet.' },
  refused: { one: '{count} cell was not taken', other: '{count} cells were not taken' },
  refusedCell: '{team}, {column}: {why}',
  refusedMore: { one: 'and {count} more', other: 'and {count} more' },
  outside: {
    one: '{count} cell of the sheet lies beyond the table.',
    other: '{count} cells of the sheet lie beyond the table.',
  },

  // saving
  failed: { one: 'The capacity of {count} team is not saved', other: 'The capacity of {count} teams is not saved' },
  failedWhy: '{why} What you typed is {kept}.',
  keptBefore: {
    one: 'You changed {count} team earlier and it was not saved',
    other: 'You changed {count} teams earlier and they were not saved',
  },
  saveNow: 'Save now',
  whyNoAnswer: 'There was no answer.',
  whySignedOut: 'Your session has ended. Sign in again in another tab.',
  whyNotPermitted: 'You may not plan this train any more.',
  whyOther: 'It was refused ({code}).',
  clashTitle: 'Two versions of {team}',
  clashText: 'Somebody else changed this team while you did. Both are kept until you choose.',
  slot: 'Iteration',
  mine: 'Yours',
  theirs: 'Saved meanwhile',
  keepMine: 'Save mine over it',
  later: 'Decide later',
  nothingSaid: 'nothing said',
  said4: '{people} people, {focus} focus, {daysOff} days off',
  saidPoints: '{points} points',

  // why
  whyTitle: '{team}, {slot}',
  whySaid: 'Said outright: {points} points.',
  whyOtherwise: 'People, focus and days off would make {points}.',
  whyPeople: 'People: {people} × {focus} focus × {rate} points for 10 working days',
  whyDays: 'Working days of this iteration: {days} of 10',
  whyOff: { one: 'Days off: {daysOff} × {count} point', other: 'Days off: {daysOff} × {count} points' },
  whyIp: 'Innovation and planning: {share} of it is planned',
  whyResult: 'Capacity',
  whyNothing: 'Nobody has said yet what this team can give here.',
  whyLoad: 'Planned here',
  whyUnestimated: {
    one: '{count} part without an estimate is in no figure.',
    other: '{count} parts without an estimate are in no figure.',
  },
  whyRule: 'The rule is changed in the set-up of the train.',
  times: '× {factor}',
  less: '− {points}',

  // holidays
  holidays: 'Public holidays',
  holidaysIn: 'In which iteration',
  holidaysDays: 'Days on which nobody works',
  holidaysEffect: {
    one: 'Adds {count} day off for everybody: {days} days in {teams} teams, {points} points.',
    other: 'Adds {count} days off for everybody: {days} days in {teams} teams, {points} points.',
  },
  holidaysNobody: 'No team has people there yet: say people first.',
  holidaysAdd: 'Add them',
  holidaysInvalid: 'Write whole or half days from 0.5 to {most}.',

  // the tracker's own capacity
  take: 'Take the teams’ own capacity',
  takeTitle: 'Capacity as the teams keep it',
  takeText:
    'People are those with hours a day, focus is their hours of 8 a day, and each day off counts once, in the iteration that it lies in.',
  takeReading: 'Reading the capacity of {count} teams',
  takeNothing: 'The teams keep no capacity in these iterations.',
  takeSame: 'It is the same as here already.',
  takeFailed: 'The teams’ capacity could not be read: {why}',
  takeUnreadable: 'Not readable: {places}',
  takePlace: '{team}, {slot}',
  takeHere: 'Here',
  takeThere: 'There',
  takeIt: { one: 'Take {count} iteration', other: 'Take {count} iterations' },
  takeKeepsPoints: 'Points that were said outright stay, and count.',

  // history
  history: '{median} ({numbers})',
  historyHelp: {
    one: 'Median of {median} points in {count} closed iteration, iterations of innovation and planning left out.',
    other: 'Median of {median} points in {count} closed iterations, iterations of innovation and planning left out.',
  },
  historyInGroup: {
    one: 'delivered {median} in the median of {count} iteration: {numbers}',
    other: 'delivered {median} in the median of {count} iterations: {numbers}',
  },
  historyNone: 'nothing closed yet',
  historyFailed: 'What the teams have delivered could not be read: {why}',
  historyUnreadable: 'Closed iterations cannot be read of: {teams}',
  historyUnestimated: {
    one: '{count} item was done without an estimate.',
    other: '{count} items were done without an estimate.',
  },
  aboveHistory: 'More than the team has delivered: median {median}',
  aboveTitle: {
    one: '{count} team plans more than it has delivered',
    other: '{count} teams plan more than they have delivered',
  },
  aboveTeam: '{team}: {load} in {slot}, median {median} of {count}',
} as const satisfies Catalogue;

/** The words of capacity. */
export type TrainCapacityWords = Words<typeof enTrainCapacity>;
