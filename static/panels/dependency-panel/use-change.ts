import { useEffect, useRef, useState } from 'react';
import type { LinkChange } from './change-links';
import type { LinkCheck } from './check-change';
import type { DependencyBook } from './dependency-book';

/** A change on its way: looked through first, then written. */
export interface Changing {
  readonly isBusy: boolean;
  /** Steps that were followed so far; absent while nothing is looked for. */
  readonly searched: number | undefined;
  readonly check: LinkCheck | undefined;
  /** Looks for circles and writes what is fine; `isSure`: writes without looking. */
  start(change: LinkChange, isSure?: boolean): void;
  /** Forgets what was found, and stops looking. */
  reset(): void;
}

/** Looks whether a change may be made, makes it, and tells when it was written or refused by the tracker. */
export function useChange(book: DependencyBook, onWritten: () => void): Changing {
  const [check, setCheck] = useState<LinkCheck>();
  const [searched, setSearched] = useState<number>();
  const [isBusy, setBusy] = useState(false);
  const stop = useRef<AbortController>(undefined);
  useEffect(() => () => stop.current?.abort(), []);
  return {
    isBusy,
    searched,
    check,
    start(change, isSure = false) {
      const { signal } = (stop.current = new AbortController());
      setCheck(undefined);
      setBusy(true);
      void (async () => {
        const found = isSure ? ({ kind: 'fine' } as const) : await book.check(change, signal, setSearched);
        if (signal.aborted) return;
        setSearched(undefined);
        if (found.kind !== 'fine') {
          setBusy(false);
          setCheck(found);
          return;
        }
        await book.change(change, false, () => {
          setBusy(false);
          onWritten();
        });
      })();
    },
    reset() {
      stop.current?.abort();
      setBusy(false);
      setSearched(undefined);
      setCheck(undefined);
    },
  };
}
