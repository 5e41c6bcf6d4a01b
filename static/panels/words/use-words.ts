import { useMemo } from 'react';
import type { Host } from '../host';
import { keeping } from './keeping';
import { createWords, type Catalogue, type Words } from './words';

/** A catalogue's words for a host's viewer; the same ones until the catalogue or the host changes. */
export function useWords<const Entries extends Catalogue>(
  entries: Entries,
  host: Pick<Host, 'viewer' | 'drafts'>,
): Words<Entries> {
  return useMemo(() => wordsFor(entries, host), [entries, host]);
}

/** A catalogue's words for a host's viewer, with what their browser keeps. */
export function wordsFor<const Entries extends Catalogue>(
  entries: Entries,
  { viewer, drafts }: Pick<Host, 'viewer' | 'drafts'>,
): Words<Entries> {
  const nouns = {
    ...viewer.words,
    // Asked for every sentence: a disk can fill up.
    get kept() {
      return drafts.lasts ? keeping.lasting : keeping.passing;
    },
  };
  return createWords(entries, 'en', viewer, nouns);
}
