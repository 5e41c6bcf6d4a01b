import { useEffect, useMemo, useState } from 'react';
import type { TrainRow } from '#app/train/calls';
import type { Host } from '../host';
import { readHistory, type History } from './read-history';

/** Reads what each team of a train has finished in its last closed iterations; once for a train and its teams. */
export function useHistory(host: Host, row: TrainRow): History {
  const [history, setHistory] = useState<History>({ kind: 'loading' });
  const { train, projectId } = row;
  const teams = useMemo(() => train.teams.map(({ id }) => id), [train.teams]);

  useEffect(() => {
    const controller = new AbortController();
    void readHistory(host, { train, projectId, teams }, controller.signal).then((read) => {
      if (!controller.signal.aborted) setHistory(read);
    });
    return () => controller.abort();
  }, [host, train, projectId, teams]);

  return history;
}
