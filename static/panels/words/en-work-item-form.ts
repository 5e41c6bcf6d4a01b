import type { Catalogue } from './words';

/** English, as the form of a work item speaks around a panel. */
export const enWorkItemForm = {
  unsavedTitle: 'Save this {issue} first',
  unsavedHelp: 'It can be scored as soon as it has a number.',
  fieldsRefused: 'The score of {issue} {key} is kept, but its fields did not take it:',
} as const satisfies Catalogue;
