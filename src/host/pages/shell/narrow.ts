import { useSyncExternalStore } from 'react';

const query = matchMedia('(max-width: 600px)');

/** Whether the window is so narrow that lines need a second row; the style sheets break at the same width. */
export function useNarrow(): boolean {
  return useSyncExternalStore(
    (listener) => {
      query.addEventListener('change', listener);
      return () => query.removeEventListener('change', listener);
    },
    () => query.matches,
  );
}
