import type { Catalogue, Words } from './words';

/** English, as every panel and page speaks, and as the frame around them does. Every catalogue begins with these. */
export const enEveryPanel = {
  retry: 'Try again',
  undo: 'Undo',
  cancel: 'Cancel',
  close: 'Close',
  saved: 'Saved',
  undone: 'Undone',
  save: 'Save',
  discard: 'Discard',
  optional: 'optional',
  someone: 'somebody',
  kept: 'What you typed is {kept}.',
  takeTheirs: 'Take theirs',
  clearFilters: 'Clear filters',
  why: 'Why?',
  costOfDelay: 'Cost of delay',
  inherited: 'Inherited cost of delay',
  factor: 'Factor',
  team: 'Team',
  client: 'Client',
  stale: 'Stale',
  unsized: 'Unsized',
  failedText: 'There was no answer. Nothing was changed.',
  signedOutTitle: 'Your session has ended',
  signedOutText: 'Sign in again in another tab, then try again. What you typed is {kept}.',
  forbiddenTitle: 'You may not see this {project}',
  forbiddenText: 'An administrator of the {project} can give you the permission to browse it.',
  whyUnanswered: '{factor} is not answered yet.',
  whyUnreadable:
    'What is stored of it cannot be read: it is damaged, or a newer Waybill wrote it. Nothing was changed.',
  exportFailed: 'The file could not be made. Nothing was changed; try again.',
  whyBug: 'something went wrong in Waybill itself. Reload, then try again.',
  bugText: 'Something went wrong in Waybill itself. Reload, then try again.',

  // lists and boards
  search: 'Search key or summary',
  clearSearch: 'Clear search',
  quickFilters: 'Quick filters',
  redo: 'Redo',
  more: 'More',
  reload: 'Reload',
  dismiss: 'Dismiss',
  whyTooLarge: 'it is larger than can be stored.',
  sortBy: 'Sort by {column}',
  shownOf: { one: '{count} of {of} {issues}', other: '{count} of {of} {issues}' },
  noProject: 'Open this page inside a {project}.',
  exportCsv: 'Export as CSV',
  exported: 'Saved as {file}.',
  showMore: { one: 'Show {count} more', other: 'Show {count} more' },

  // the frame around a panel
  crashTitle: 'Something went wrong in this panel',
  crashKept: 'What you typed is kept on this device. Nothing that was saved is lost.',
  crashNotKept: 'Nothing that was saved is lost. What you typed since is: this browser lets this page keep nothing.',
  crashReload: 'Reload the panel',
  loadingPage: 'Opening the page',
  unknownModule: 'This page has no part called {module}.',
} as const satisfies Catalogue;

/** The words that every panel has. */
export type EveryPanelWords = Words<typeof enEveryPanel>;
