import { enEveryPanel } from './en-every-panel';
import type { Catalogue } from './words';

/** English of the keys of the planning board. */
export const enKeyList = {
  ...enEveryPanel,

  keysTitle: 'Keys',
  keyUndo: 'Take the last change back',
  keyRedo: 'Do it again',
  keySearch: 'Search',
  keyHelp: 'This list',
  keyViews: 'Board, list, dependencies',
  keyTray: 'Show or fold what is set aside',
  keyArrows: 'Move over the board or the list',
  keyEdit: 'List: change the iteration',
} as const satisfies Catalogue;
