import type { Host } from '../host';
import type { DependencyPanelWords } from '../words/en-dependency-panel';
import type { LinkChange } from './change-links';
import type { Around, DependencyBook } from './dependency-book';

/** What every part of the panel is given. */
export interface PanelParts {
  readonly host: Host;
  readonly words: DependencyPanelWords;
  readonly book: DependencyBook;
  readonly around: Around;
  /** Begins to change a link that is there: it is shown before it is written. */
  onChange(change: LinkChange): void;
}
