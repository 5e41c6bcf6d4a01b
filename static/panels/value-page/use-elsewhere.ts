import { useEffect, useState } from 'react';
import type { ScoreRow } from '#app/value/calls';
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
    const controller = new AbortController();
    const lookAgain = async () => {
      if (document.visibilityState !== 'visible' || performance.now() - last < quietMilliseconds) return;
      last = performance.now();
      let found = 0;
      const loading = {
        signal: controller.signal,
        onRows: (rows: readonly ScoreRow[]) => (found += outbox.load(rows)),
      };
      // Looking again is a courtesy; a fault shows itself when the viewer acts.
      await (host.tracker.fields.areShared
        ? loadScoresOf(host, issues, loading)
        : loadScores(host, projectId, loading));
      setChanged((before) => before + found);
    };
    const look = (): void => void lookAgain();
    document.addEventListener('visibilitychange', look);
    window.addEventListener('focus', look);
    return () => {
      controller.abort();
      document.removeEventListener('visibilitychange', look);
      window.removeEventListener('focus', look);
    };
  }, [host, projectId, outbox, issues, isComplete]);

  return [changed, () => setChanged(0)];
}
