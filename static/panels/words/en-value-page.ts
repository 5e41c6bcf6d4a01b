import { enEveryPanel } from './en-every-panel';
import type { Catalogue, Words } from './words';

/** English, as the Value page speaks. `{issue}`, `{issues}` and `{project}` are the host's nouns. */
export const enValuePage = {
  ...enEveryPanel,

  title: 'Value',
  tableLabel: 'Value of the {issues}',
  shownAll: { one: '{count} {issue}', other: '{count} {issues}' },

  // columns
  type: 'Type',
  status: 'Status',
  epic: 'Epic',
  score: '{model}',
  rank: 'Rank',
  agreed: 'Agreed',
  expires: 'Expires',
  agreedByOn: '{name}, {date}',
  somebody: 'Somebody who has left',
  never: 'Never',
  expired: 'Expired {date}',
  none: 'None',
  noEpic: 'No epic',
  noTeam: 'No team',
  noClient: 'No client',
  estimate: 'estimate',
  estimateHelp: 'The estimate of the {issue}. It becomes the agreed size with the next edit.',
  otherModel: 'Agreed under another model ({model})',

  summary: 'Summary',
  agreedBy: 'Agreed by',
  agreedAt: 'Agreed on',

  // column menu
  columnMenu: 'Column menu: {column}',
  sortUp: 'Sort ascending',
  sortDown: 'Sort descending',
  sortNone: 'Order of the backlog',
  filterColumn: 'Filter…',
  onlyFilled: 'Only filled cells',
  onlyEmpty: 'Only empty cells',
  hideColumn: 'Hide column',
  noOne: 'Nothing is 1 in {column}',
  noOneHelp:
    'No {issue} has a 1 in {column}; the smallest is {smallest}. Scores are relative: give the smallest {issue} a 1 and score the others next to it.',

  // tool bar
  filterBy: 'Filter by {column}',
  filterCount: '{column}: {count}',
  searchValues: 'Search {column}',
  noValueFound: 'Nothing is called “{text}”.',
  moreValues: { one: '{count} more: search to find it.', other: '{count} more: search to find them.' },
  clear: 'Clear',
  group: 'Group',
  groupBy: 'Group by {column}',
  groupedBy: 'Group: {column}',
  groupNone: 'No groups',
  columns: 'Columns',
  showAllColumns: 'Show all columns',
  exportShown: { one: 'Export the {count} shown as CSV', other: 'Export the {count} shown as CSV' },
  exportAll: { one: 'Export all {count} as CSV', other: 'Export all {count} as CSV' },
  exported: 'Saved {file}',
  redone: 'Redone',
  nothingToUndo: 'Nothing to undo',
  sortAgain: 'Sort again',
  sortAgainHelp: 'Edits have moved some {issues}. They stay in place until you sort again.',
  unscored: 'Unscored',
  scored: 'Scored',
  waiting: 'Waiting for others',
  doneToo: 'Done too',

  // groups
  groupCount: { one: '{count} {issue}', other: '{count} {issues}' },
  groupCost: 'Cost of delay {figure}',
  fold: 'Fold {group}',
  unfold: 'Unfold {group}',

  // editing
  editLabel: '{factor} of {key}',
  allowedSteps: 'Allowed: {steps}.',
  allowedRange: 'Allowed: {min} to {max}.',
  allowedAtLeast: 'Allowed: {min} or more.',
  notAllowed: '{text} is not on the scale. {allowed}',
  clearCell: 'No value',
  saving: 'Saving',
  notSaved: 'Not saved',
  clash: 'Changed by somebody else',
  yours: 'Yours: {value}',
  theirs: 'Stored meanwhile: {value}',
  clashQuestion: '{factor} of {key} was changed while you edited it. Which value shall stand?',
  keepMine: 'Keep mine: {value}',
  takeTheirs: 'Take theirs: {value}',
  decide: 'Decide later',
  empty: 'empty',

  // notices
  clashes: {
    one: '{count} cell was changed by somebody else meanwhile. Both values are kept until you choose.',
    other: '{count} cells were changed by somebody else meanwhile. Both values are kept until you choose.',
  },
  showClash: 'Show the first',
  retrying: {
    one: '{count} edit is not stored yet and will be tried again by itself.',
    other: '{count} edits are not stored yet and will be tried again by themselves.',
  },
  unreachable: {
    one: '{count} edit could not be stored: no answer. It is {kept}.',
    other: '{count} edits could not be stored: no answer. They are {kept}.',
  },
  signedOutEdits: {
    one: 'Your session has ended. {count} edit is {kept}: sign in again in another tab, then try again.',
    other: 'Your session has ended. {count} edits are {kept}: sign in again in another tab, then try again.',
  },
  bugEdits: {
    one: '{count} edit could not be stored: something went wrong in Waybill itself. It is {kept}. Reload, then try again.',
    other:
      '{count} edits could not be stored: something went wrong in Waybill itself. They are {kept}. Reload, then try again.',
  },
  refusedEdits: { one: '{count} edit was not accepted: {why}', other: '{count} edits were not accepted: {why}' },
  strayDrafts: {
    one: 'Edits of {count} {issue} that is no longer in this list are {kept}.',
    other: 'Edits of {count} {issues} that are no longer in this list are {kept}.',
  },
  changedElsewhere: {
    one: '{count} {issue} was scored elsewhere meanwhile. You see the new values.',
    other: '{count} {issues} were scored elsewhere meanwhile. You see the new values.',
  },
  readOnly: 'You can look, not edit.',
  readOnlyEditors:
    'To edit scores you need the permission to edit {issues} in this {project}. An administrator of the {project} can give it.',
  readOnlyPermission:
    'To edit scores you need the permission “Agree scores” in this {project}. An administrator of the {project} can give it.',
  readOnlyAdministrators:
    'In this {project} only its administrators edit scores. One of them can change that in the settings.',

  // why a request was refused
  whyNotFound: 'the {issue} no longer exists, or you may not see it.',
  whyNotPermitted: 'you may not edit scores here any more.',
  whyInvalid: 'it was not accepted ({code}).',
  whyNoSize: 'the size must be above 0.',
  whyUnreadable: 'what is stored of it cannot be read: it is damaged, or a newer Waybill wrote it.',
  whyUnknownFactor: 'the model no longer has this factor. Reload to see the new one.',
  whyOutOfScale: '{value} is not on the scale. {allowed}',
  whyWrongPhase: 'the round went on meanwhile. Reload to see where it stands.',

  // loading, empty, errors
  loading: 'Loading the backlog',
  loadingMore: '{loaded} of {total} loaded',
  cancelLoading: 'Cancel',
  cancelled: 'Loading was cancelled at {loaded} of {total}. Ranks and inherited cost of delay need all {issues}.',
  cancelledUncounted: 'Loading was cancelled.',
  loadRest: 'Load the rest',
  emptyTitle: 'Nothing to value yet',
  emptyText: 'Here stand the {issues} of this {project} that are not done, to be compared by value. There are none.',
  emptyQueryText: 'Here stand the {issues} that the query of this {project} finds. It finds none: {query}',
  showDone: 'Show done {issues}, too',
  filteredTitle: 'No {issue} fits these filters',
  filteredText: { one: '{count} {issue} is hidden by them.', other: '{count} {issues} are hidden by them.' },
  failedTitle: 'The backlog could not be loaded',
  failedPartTitle: 'A part of the backlog could not be loaded',
  failedPartText: '{loaded} of {total} are here and can be edited; ranks need all of them.',
  badQueryTitle: 'The query that chooses the {issues} does not work',
  badQueryAdmin: 'Correct it in the Waybill settings of this {project}.',
  badQueryOther: 'An administrator of this {project} can correct it in the Waybill settings.',
  brokenFormula:
    'The formula of {model} cannot be read, so nothing has a score. An administrator can choose another model in the settings.',

  // why
  whyOf: '{value}. Why? {figure} of {key}',
  whyScore: '{figure} of {key}: {value}',
  whyNoScore: '{figure} of {key}: none yet',
  whyFormula: '{formula} = {value}',
  whyMissing: 'Missing: {factors}.',
  whyUnsized: 'It has no size, so it has no score.',
  whyDrift: 'Agreed with a size of {agreed}; the estimate is {estimate} by now.',
  whyRank: {
    other: 'Place {count} of {of} scored {issues} that are not done, by {model}. Equal scores share a place.',
  },
  whyAbove: 'Next better',
  whyBelow: 'Next after it',
  whyInherited:
    'The own cost of delay of everything that waits for this {issue}, directly or through others, each counted once. It does not change the score.',
  answer: 'Answer',
} as const satisfies Catalogue;

/** The words of the Value page. */
export type ValuePageWords = Words<typeof enValuePage>;
