import { useCallback, useEffect, useState } from 'react';
import type { Host } from '../host';
import { readView, writeView, type View } from './view';

/** The view that the address describes; changing it changes the address, and going back changes it back. */
export function useAddressView({ address }: Host): readonly [View, (change: Partial<View>) => void] {
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

  const change = useCallback((part: Partial<View>) => setView((before) => ({ ...before, ...part })), []);
  return [view, change];
}
