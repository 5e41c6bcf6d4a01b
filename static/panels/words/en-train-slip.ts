import { enEveryPanel } from './en-every-panel';
import type { Catalogue, Words } from './words';

/** English of the question what a slip endangers. `{issue}`, `{issues}` and `{project}` are the host's nouns. */
export const enTrainSlip = {
  ...enEveryPanel,

  title: 'What if {key} slips?',
  question: 'Nothing is moved by asking.',
  by: 'How far it slips',
  byIterations: { one: '{count} iteration', other: '{count} iterations' },
  outOf: 'Out of the {pi}',
  endangers: { one: 'Endangers {count} {issue}', other: 'Endangers {count} {issues}' },
  endangersNothing: 'Endangers nothing else: all that waits for it has time',
  gone: 'It lies on the board no more, or is done by now.',
  stillLoading: 'Items or dependencies are still being read, so some may be missing here.',
  hiddenLinks: {
    one: '{count} dependency on something that is not yours to see is left out.',
    other: '{count} dependencies on what is not yours to see are left out.',
  },
  own: 'Slips itself',
  pushed: 'Would have to move, or be in conflict',
  tight: 'Would keep no iteration to spare',
  missed: 'Would be ready only after a milestone',
  fromTo: '{from} → {to}',
  afterPi: 'after the {pi}',
  milestone: '{name}, {day}',
} as const satisfies Catalogue;

/** The words of what a slip endangers. */
export type TrainSlipWords = Words<typeof enTrainSlip>;
