import type { Host } from '../host';

/** What every part of a panel speaks and acts with; each panel adds what it is about. */
export interface PanelContext<Words> {
  readonly host: Host;
  readonly words: Words;
}
