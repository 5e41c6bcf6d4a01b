import { useEffect, useState } from 'react';
import type { ScoreRow } from '#app/contract';
import type { Issue, ProjectId } from '#core/issue';
import type { Host } from '../host';
import { loadScores, loadScoresOf } from './backlog';
import type { Outbox } from './outbox';

const quietMilliseconds = 30_000;

/**
 * Looks for values that were stored elsewhere whenever the viewer comes back to the page, at most twice a minute.
 * Answers how many there were, and how to forget that.
 */
export function useElsewhere(
  host: Host,
  projectId: ProjectId,
  outbox: Outbox,
  issues: readonly Pick<Issue, 'id'>[],
  isComplete: boolean,
): readonly [number, () => void] {
  const [changed, setChanged] = useState(0);

  useEffect(() => {
    if (!isComplete) return undefined;
    let last = performance.now();
    let isStopped = false;
    const look = () => {
      if (document.visibilityState !== 'visible' || performance.now() - last < quietMilliseconds) return;
      last = performance.now();
      let found = 0;
      const onRows = (rows: readonly ScoreRow[]) => (found += outbox.load(rows));
      const loading = host.tracker.can.factorFields
        ? loadScoresOf(host, issues, onRows, () => isStopped)
        : loadScores(host, projectId, onRows, () => isStopped);
      loading.then(
        () => setChanged((before) => before + found),
        // Looking again is a courtesy; a fault shows itself when the viewer acts.
        () => undefined,
      );
    };
    document.addEventListener('visibilitychange', look);
    window.addEventListener('focus', look);
    return () => {
      isStopped = true;
      document.removeEventListener('visibilitychange', look);
      window.removeEventListener('focus', look);
    };
  }, [host, projectId, outbox, issues, isComplete]);

  return [changed, () => setChanged(0)];
}
