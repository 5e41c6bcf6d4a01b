import type { en } from './en';
import type { Words } from './words';

/** The value panel's words. */
export type PanelWords = Words<typeof en>;
