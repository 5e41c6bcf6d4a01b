import { useCallback, useEffect, useState } from 'react';
import type { RestProblem } from './rest';

/** Something being read: `value` of an earlier reading stays while a new one runs. */
export interface Resource<Value> {
  readonly value?: Value;
  readonly problem?: RestProblem | Error;
  readonly isLoading: boolean;
  reload(): void;
}

/** Reads whenever `key` changes; undefined as key reads nothing. Answers that come too late are dropped. */
export function useResource<Value>(
  key: string | undefined,
  load: (signal: AbortSignal) => Promise<Value>,
): Resource<Value> {
  const [state, setState] = useState<{ key?: string; value?: Value; problem?: Error; isLoading: boolean }>({
    isLoading: key !== undefined,
  });
  const [round, setRound] = useState(0);
  useEffect(() => {
    if (key === undefined) return;
    const abort = new AbortController();
    setState((before) => ({ ...(before.key === key && before), key, isLoading: true }));
    load(abort.signal).then(
      (value) => !abort.signal.aborted && setState({ key, value, isLoading: false }),
      (problem: unknown) => {
        if (abort.signal.aborted) return;
        setState({ key, problem: problem instanceof Error ? problem : new Error(String(problem)), isLoading: false });
      },
    );
    return () => abort.abort();
    // `load` closes over what `key` names; a new closure alone is no reason to read again.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [key, round]);
  const reload = useCallback(() => setRound((count) => count + 1), []);
  const isCurrent = state.key === key;
  return {
    value: isCurrent ? state.value : undefined,
    problem: isCurrent ? state.problem : undefined,
    isLoading: isCurrent ? state.isLoading : key !== undefined,
    reload,
  };
}
