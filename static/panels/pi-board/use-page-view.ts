import { useCallback, useEffect, useState } from 'react';
import type { Host } from '../host';
import { readView, writeView, type PageView } from './page-view';

/** Changes a part of a view. */
export type ChangeView = (change: Partial<PageView>) => void;

/** The view that the address describes; changing it changes the address, and going back changes it back. */
export function usePageView({ address }: Pick<Host, 'address'>): readonly [PageView, ChangeView] {
  const [view, setView] = useState(() => readView(address?.read() ?? ''));

  useEffect(
    () =>
      address?.onChange(() => {
        const next = readView(address.read());
        setView((before) => (writeView(before) === writeView(next) ? before : next));
      }),
    [address],
  );

  const written = writeView(view);
  useEffect(() => {
    if (address && writeView(readView(address.read())) !== written) address.replace(written);
  }, [address, written]);

  const change = useCallback<ChangeView>((part) => setView((before) => ({ ...before, ...part })), []);
  return [view, change];
}
