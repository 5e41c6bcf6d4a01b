import { useMemo } from 'react';
import type { Viewer } from '../host';
import { createWords, type Catalogue, type Words } from './words';

/** A catalogue's words for one viewer; the same ones until the catalogue or the viewer changes. */
export function useWords<const Entries extends Catalogue>(entries: Entries, viewer: Viewer): Words<Entries> {
  return useMemo(() => createWords(entries, 'en', viewer, viewer.words), [entries, viewer]);
}
