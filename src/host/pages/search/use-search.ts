import { useCallback, useEffect, useRef, useState } from 'react';
import type { Issue, SearchPage } from '../api/jira';
import { read, rest } from '../api/rest';

/** A search in progress: pages come as they are asked for. */
export interface Search {
  readonly issues: readonly Issue[];
  readonly problem?: Error;
  readonly isLoading: boolean;
  readonly hasMore: boolean;
  /** About how many there are; absent until counted. */
  readonly total?: number;
  /** Reads the next page unless one is on its way. */
  more(): void;
}

interface State {
  readonly issues: readonly Issue[];
  readonly problem?: Error;
  readonly isLoading: boolean;
  readonly next?: string;
  readonly total?: number;
}

const pageSize = 100;

/** Searches by JQL with only the columns' fields; a new query or column starts over. */
export function useSearch(jql: string, columns: readonly string[]): Search {
  const [state, setState] = useState<State>({ issues: [], isLoading: true });
  const current = useRef<AbortController>(undefined);
  const fields = columns.map((id) => (id === 'issuekey' ? 'key' : id)).join(',');

  const load = useCallback(
    async (next: string | undefined, abort: AbortController) => {
      const token = next === undefined ? '' : `&nextPageToken=${encodeURIComponent(next)}`;
      try {
        const page = await read<SearchPage>(
          `/rest/api/3/search/jql?jql=${encodeURIComponent(jql)}&maxResults=${pageSize}&fields=${encodeURIComponent(fields)}${token}`,
          abort.signal,
        );
        if (abort.signal.aborted) return;
        setState((before) => ({
          ...before,
          issues: [...before.issues, ...page.issues],
          next: page.nextPageToken,
          isLoading: false,
        }));
      } catch (error) {
        if (!abort.signal.aborted) setState((before) => ({ ...before, problem: error as Error, isLoading: false }));
      }
    },
    [jql, fields],
  );

  useEffect(() => {
    const abort = new AbortController();
    current.current = abort;
    setState({ issues: [], isLoading: true });
    void load(undefined, abort);
    rest<{ count: number }>('POST', '/rest/api/3/search/approximate-count', { jql }, abort.signal).then(
      ({ count }) => !abort.signal.aborted && setState((before) => ({ ...before, total: count })),
      () => {},
    );
    return () => abort.abort();
  }, [load, jql]);

  const more = useCallback(() => {
    const abort = current.current;
    if (state.isLoading || state.next === undefined || state.problem || abort === undefined) return;
    setState((before) => ({ ...before, isLoading: true }));
    void load(state.next, abort);
  }, [state, load]);

  return { ...state, hasMore: state.next !== undefined, more };
}
