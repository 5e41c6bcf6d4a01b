import { useEffect, useRef } from 'react';
import { onItemChange } from '../../shell/stream';

/**
 * Calls back with the ids of work items that anybody has changed; with none when any may have changed. At most once
 * in `everyMilliseconds`: a bulk change of a thousand items is one reason to read a list again, not a thousand.
 */
export function useItemChanges(listener: (ids: readonly number[]) => void, everyMilliseconds = 0): void {
  const latest = useRef(listener);
  latest.current = listener;
  useEffect(() => {
    let waiting: number[] | undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let isAll = false;
    function tell(): void {
      timer = undefined;
      const ids = isAll ? [] : (waiting ?? []);
      [waiting, isAll] = [undefined, false];
      latest.current(ids);
    }
    const stop = onItemChange((ids) => {
      isAll ||= ids.length === 0;
      waiting = [...(waiting ?? []), ...ids];
      timer ??= setTimeout(tell, everyMilliseconds);
    });
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [everyMilliseconds]);
}
