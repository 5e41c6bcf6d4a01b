import { enEveryPanel } from './en-every-panel';
import type { Catalogue, Words } from './words';

/** English, as the picture of a planning board speaks. `{issue}` and `{issues}` are the host's nouns. */
export const enTrainPicture = {
  ...enEveryPanel,

  title: '{train}: {pi}',
  subtitle: 'As planned on {day}. {drawn} of {total} {issues} drawn, {aside} set aside.',
  load: '{load} pt',
  loadOf: '{load} / {capacity} pt',
  cardPoints: '{points} pt',
  saved: 'Saved as {file}',
  tooLarge:
    'The board is too large for one picture ({width} × {height} pixels, at most {most} each way). Print it instead.',
  failed: 'The picture could not be made. Try again.',
  draft: 'Planned, not committed',
  committed: 'As in the tracker',
  done: 'Done',
  over: 'Over capacity',
  'tie-ok': 'Dependency in order',
  'tie-at-risk': 'No iteration to spare',
  'tie-conflict': 'Conflict',
} as const satisfies Catalogue;

/** The words of the picture of a board. */
export type TrainPictureWords = Words<typeof enTrainPicture>;
