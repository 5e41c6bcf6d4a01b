import { enEveryPanel } from './en-every-panel';
import type { Catalogue, Words } from './words';

/** English, as the gadget of a PI and its set-up speak. `{issue}`, `{issues}` and `{project}` are the host's nouns. */
export const enPiGadget = {
  ...enEveryPanel,

  loading: 'Loading the PI',
  title: '{train} · {pi}',
  period: '{train} · {pi} · {period}',
  refresh: 'Refresh',
  asOf: 'As of {moment}',
  openBoard: 'Open the board',

  unsetTitle: 'No train is chosen yet',
  unsetText: 'Choose the train and the PI to show in the configuration.',
  goneTitle: 'The train is not here',
  goneText: 'It was removed, or you may not see its {project}. Choose another in the configuration.',
  noPiTitle: '{train} has no PI yet',
  noPiText: 'Add one in the set-up of the train, on the planning board.',
  noChosenPiTitle: '{train} no longer has the PI that was chosen',
  noChosenPiText: 'Choose another in the configuration.',
  failedTitle: 'The PI could not be loaded',
  againFailed: 'It could not be read again: {why} What you see is from before.',
  whySilent: 'there was no answer.',
  whySignedOut: 'your session has ended; sign in again in another tab.',
  whyRefused: 'it was refused ({code}).',
  badQuery: 'the tracker refused the query: “{message}”.',

  load: 'Load',
  loadOf: '{load} of {capacity} points',
  loadAlone: '{load} points',
  over: 'over by {points}',
  noCapacity: 'No team has said yet what it can give.',
  silentTeams: {
    one: '{count} team has not said what it can give: its {points} points are not counted.',
    other: '{count} teams have not said what they can give: their {points} points are not counted.',
  },
  slots: 'By iteration',
  slotOf: '{load} / {capacity}',
  now: 'now',
  overTeams: { one: '{count} team over', other: '{count} teams over' },

  predictability: 'Predictability',
  soFar: 'so far',
  reached: '{actual} of {planned} planned business value',
  withoutActual: { one: '{count} objective is not rated yet', other: '{count} objectives are not rated yet' },
  noObjective: 'No objective yet.',
  nothingPlanned: 'No committed objective has a planned value yet.',
  notYet: 'No objective is rated yet.',
  objectivesFailed: 'The objectives could not be read: {why}',
  objectivesUnreadable: {
    one: '{count} objective cannot be read and is left out.',
    other: '{count} objectives cannot be read and are left out.',
  },

  atRisk: 'At risk',
  atRiskCount: 'At risk: {count}',
  nothingPlannedYet: 'Nothing is planned in this PI yet.',
  nothingAtRisk: 'Nothing: no dependency is in conflict, nothing has slipped and no team is over.',
  item: '{key} {summary}',
  waitsFor: 'waits for “{item}”, planned in {slot}',
  waitedFor: 'comes too late for “{item}”, planned in {slot}',
  moreConflicts: {
    one: '{conflict}; {count} more dependency in conflict',
    other: '{conflict}; {count} more dependencies in conflict',
  },
  slipped: 'not done by the end of {slots}',
  overIn: '{team} is over by {points} in {slot}',
  moreAtRisk: { one: '{count} more on the board', other: '{count} more on the board' },

  hiddenLinks: {
    one: '{count} link leads to {issues} you may not see.',
    other: '{count} links lead to {issues} you may not see.',
  },
  unreadablePlaces: {
    one: '{count} {project} of this train cannot be read. Its {issues} are missing here.',
    other: '{count} {project}s of this train cannot be read. Their {issues} are missing here.',
  },
  unreadablePlan: 'A part of what is stored of this plan cannot be read. It is left out here.',

  editLoading: 'Loading the trains',
  editFailed: 'The trains could not be loaded',
  noTrains: 'There is no train yet',
  noTrainsText: 'Set one up on the planning board; then choose it here.',
  train: 'Train',
  chooseTrain: 'Choose a train',
  trainIn: '{train} ({place})',
  pi: 'PI',
  currentPi: 'The current one, whichever that is',
  gadgetTitle: 'Title',
  gadgetTitleHelp: 'Without one, the names of train and PI stand there.',
  unreadableTrains: {
    one: '{count} train is stored in a form that cannot be read. It is left out here.',
    other: '{count} trains are stored in a form that cannot be read. They are left out here.',
  },
  notKept: 'It was not saved. Try again.',
} as const satisfies Catalogue;

/** The words of the gadget of a PI. */
export type PiGadgetWords = Words<typeof enPiGadget>;
