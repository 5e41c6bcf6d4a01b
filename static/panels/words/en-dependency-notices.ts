import { enEveryPanel } from './en-every-panel';
import type { Catalogue, Words } from './words';

/** English, as the dependency panel says what is wrong, missing or not counted. `{issue}`, `{issues}` and `{project}` are the host's nouns. */
export const enDependencyNotices = {
  ...enEveryPanel,

  staleTitle: 'It could not be read again: this is how it was before',
  planFailedTitle: 'The plan could not be read, so nobody knows what is in time',
  noTrain: 'No train plans this {project}, so nobody knows what is in time: the links are shown, their states are not.',
  openBoard: 'Open the planning board',
  hidden: { one: '{count} dependency that you may not see', other: '{count} dependencies that you may not see' },
  others: { one: '{count} link of other kinds', other: '{count} links of other kinds' },
  othersHelp: 'They do not count as dependencies here.',
  otherLine: '{phrase} {key} {summary}',
  otherRest: { one: 'and {count} more', other: 'and {count} more' },

  circleTitle: 'These wait for each other in a circle',
  circleText: '{items}. None of them can be done first: remove or reverse one of the links.',
  hierarchyTitle: 'A parent and its own part wait for each other',
  hierarchyText:
    '{part} is a part of {parent}, so neither can wait for the other. Remove the link; nothing is inherited over it.',
  doubleTitle: 'The same dependency is linked twice',
  doubleText: '{giver} is needed by {needer}: {phrases}. It counts once; remove one of the links.',
} as const satisfies Catalogue;

/** The words of what is wrong, missing or not counted. */
export type DependencyNoticesWords = Words<typeof enDependencyNotices>;
