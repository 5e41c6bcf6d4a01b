import { enEveryPanel } from './en-every-panel';
import type { Catalogue, Words } from './words';

/** English, as the plan since its commitment speaks. `{issue}`, `{issues}` and `{project}` are the host's nouns. */
export const enTrainReplay = {
  ...enEveryPanel,

  title: 'Since the commitment',
  loadingPlan: 'Loading the plan',
  planUnread: 'The plan could not be read, so there is nothing to compare with. Close this and try again.',
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
  group: { one: '{fate}: {count} {issue}, {points} pt', other: '{fate}: {count} {issues}, {points} pt' },
  'fate-left': 'Set aside since',
  'fate-later': 'Later than promised',
  'fate-earlier': 'Earlier than promised',
  'fate-added': 'Added since',
  'fate-kept': 'Where it was promised',
  'fate-done': 'Done',
  fromTo: '{from} → {to}',
  nowhere: 'set aside',
  notPromised: 'not promised',
  endangers: {
    one: 'Endangers {count} {issue} that waits for it without an iteration to spare: {keys}',
    other: 'Endangers {count} {issues} that wait for it without an iteration to spare: {keys}',
  },
  others: { one: '{count} other', other: '{count} others' },
  more: { one: 'and {count} more', other: 'and {count} more' },
} as const satisfies Catalogue;

/** The words of a plan since its commitment. */
export type TrainReplayWords = Words<typeof enTrainReplay>;
