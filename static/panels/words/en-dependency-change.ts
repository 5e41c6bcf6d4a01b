import { enEveryPanel } from './en-every-panel';
import type { Catalogue, Words } from './words';

/** English, as links are added, reversed and removed. `{issue}`, `{issues}` and `{project}` are the host's nouns. */
export const enDependencyChange = {
  ...enEveryPanel,

  addTitle: 'Add a dependency',
  other: 'The other {issue}',
  otherHelp: 'Its key, or words of its summary',
  otherChosen: '{key} {summary}',
  chooseAnother: 'Choose another',
  searching: 'Searching',
  noneFound: 'Nothing in this {project} fits. A key finds {issues} of others, too.',
  searchFailed: 'The search got no answer. Try again.',
  which: 'Which of these is true?',
  kind: 'Kind of link',
  kindOption: '{giver} / {needer}',
  noKinds:
    'No kind of link counts as a dependency here. Choose some in the set-up of the train, on the planning board.',
  create: 'Create the link',
  checking: 'Looking for circles: {count} steps',

  reverseTitle: 'Reverse a dependency',
  removeTitle: 'Remove a dependency',
  now: 'Now',
  then: 'Then',
  removeText: 'Only the link goes; both {issues} stay as they are.',
  reverseNow: 'Reverse it',
  removeNow: 'Remove it',
  'wrote-add': 'Linked: {sentence}',
  'wrote-remove': 'Removed: {sentence}',
  'wrote-reverse': 'Reversed: {sentence}',
  takenBack: 'Taken back',
  refusedTitle: 'The tracker refused it',
  'refused-forbidden': 'You may not link these {issues}.',
  'refused-not-found': 'One of the {issues}, or the kind of link, is not there, or you may not see it.',
  'refused-invalid': 'The tracker’s rules do not allow this link.',
  restored: 'The link is as it was.',
  notRestored: 'The old link is removed, and could not be put back: add it again.',
  doubtful: 'The answer was lost: it may have happened. Below is what the tracker says now.',
  notSent: 'There was no answer. Nothing was changed.',

  'check-same': 'An {issue} cannot wait for itself.',
  'check-there': 'This link is there already.',
  checkCircleTitle: 'This would close a circle',
  checkCircleText: '{items}. None of them could be done first, so nothing was written.',
  checkHierarchyTitle: 'A parent and its own part cannot wait for each other',
  checkHierarchyText: '{part} is a part of {parent}. Nothing was written. Link it to what {part} needs instead.',
  checkUnsure: 'After {count} steps along the chain no circle was found, and it goes on. Write it anyway?',
  writeAnyway: 'Write it anyway',
  checkFailed: 'Whether this closes a circle could not be found out: there was no answer. Nothing was written.',
} as const satisfies Catalogue;

/** The words of changing links. */
export type DependencyChangeWords = Words<typeof enDependencyChange>;
