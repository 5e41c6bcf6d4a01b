import { enEveryPanel } from './en-every-panel';
import type { Catalogue, Words } from './words';

/** English, as the plan since its commitment speaks. `{issue}`, `{issues}` and `{project}` are the host's nouns. */
export const enTrainReplay = {
  ...enEveryPanel,

  title: 'Since the commitment',
  loadingPlan: 'Loading the plan',
  planUnread: 'The plan could not be read, so there is nothing to compare with. Close this and try again.',
  itemsFailed: 'Not every {issue} could be read: those that are missing are counted as gone here. Reload the board.',
  noBaseline: 'Nothing has been committed yet',
  noBaselineHelp: 'Commit the plan: what it says at that moment is kept, and every later day is held against it here.',
  committed: 'Committed by {person}, {moment}',
  someone: 'somebody',
  headline: '{share} of what was promised is done, or still where it was promised',
  basis: '{held} of {promised} {issues}. Points are those of today: the commitment keeps places, not estimates.',
  nothingPromised: 'The commitment promised no {issue} that is on this board.',
  gone: {
    one: '{count} promised {issue} is no longer part of this train, or not yours to see.',
    other: '{count} promised {issues} are no longer part of this train, or not yours to see.',
  },
  'fate-left': 'Set aside since',
  'fate-later': 'Later than promised',
  'fate-earlier': 'Earlier than promised',
  'fate-added': 'Added since',
  'fate-kept': 'As promised',
  'fate-done': 'Done',

  // filters
  filters: 'What became of it',
  allTeams: 'All teams',
  noTeam: 'No team of this train',
  noneMatches: 'No {issue} matches. Show other fates, or all teams.',

  // the tables
  byTeam: 'By team',
  itemsLabel: 'What was promised, and today',
  team: 'Team',
  promised: 'Promised',
  points: 'Points today',
  now: 'Today',
  item: 'Key and summary',
  became: 'What became of it',
  lastMove: 'Last moved',
  endangersTitle: 'Endangers',
  endangersHelp: 'What waits for it without an iteration to spare, at once or through others.',
  nowhere: 'set aside',
  endangered: '{count}: {keys}',
  others: { one: '{count} other', other: '{count} others' },
  tally: '{count} ({points} pt)',
  lastMoveOf: { one: '{person}, {moment}', other: '{person}, {moment}; {count} moves' },
  doubted: '{person} ({doubt})',

  // every move
  changes: { one: '{count} move since', other: '{count} moves since' },
  noChanges: 'Nothing was moved since.',
  changesLabel: 'Every move since the commitment, the latest first',
  loadingChanges: 'Asking who moved what',
  when: 'When',
  who: 'Who',
  from: 'From',
  to: 'To',
  where: 'Where',
  inPlan: 'in the plan',
  inTracker: 'in the tracker',
  planChangesFailed: 'Who moved what in the plan could not be read, so such moves are missing here.',
  trackerChangesFailed: 'Who moved what in the tracker itself could not be read, so such moves are missing here.',
  partialChanges: 'There are older moves that are not told here.',
  unasked: {
    one: 'Of {count} further {issue} the tracker was not asked who moved it.',
    other: 'Of {count} further {issues} the tracker was not asked who moved them.',
  },
  hiddenChanges: {
    one: '{count} move of something that is not yours to see is not told.',
    other: '{count} moves of what is not yours to see are not told.',
  },
  unnamedChanges: {
    one: '{count} further move of large changes is counted only.',
    other: '{count} further moves of large changes are counted only.',
  },

  // files
  saveItems: 'Save as CSV',
  saveChanges: 'Save the moves as CSV',
  saved: 'Saved as {file}',
  saveFailed: 'The file could not be made. Try again.',
  csvKey: 'Key',
  csvSummary: 'Summary',
  csvMovedBy: 'Last moved by',
  csvMovedAt: 'Last moved at',
  csvMoves: 'Moves',
} as const satisfies Catalogue;

/** The words of a plan since its commitment. */
export type TrainReplayWords = Words<typeof enTrainReplay>;
