import { useCallback, useEffect, useRef, useState } from 'react';
import { useResource } from '../../api/use-resource';
import { call } from '../api/rest';
import type { RestItem } from '../item/work-item';

/** A column of a result. */
export interface ResultColumn {
  readonly referenceName: string;
  readonly name: string;
}

/** One line of a result: an item, and how deep it stands in a tree. */
export interface ResultLine {
  readonly id: number;
  readonly depth: number;
}

/** What a query found, without the items' fields. */
export interface QueryResult {
  readonly columns: readonly ResultColumn[];
  readonly lines: readonly ResultLine[];
}

interface WiqlReply {
  readonly columns: readonly ResultColumn[];
  readonly workItems?: readonly { readonly id: number }[];
  readonly workItemRelations?: readonly {
    readonly source?: { readonly id: number } | null;
    readonly target: { readonly id: number };
  }[];
}

/** Runs a query in a project. */
export async function runQuery(projectName: string, query: string, signal?: AbortSignal): Promise<QueryResult> {
  const reply = await call<WiqlReply>('POST', `${encodeURIComponent(projectName)}/_apis/wit/wiql?api-version=7.1`, {
    body: { query },
    signal,
  });
  if (reply.workItemRelations === undefined)
    return { columns: reply.columns, lines: (reply.workItems ?? []).map(({ id }) => ({ id, depth: 0 })) };
  const depths = new Map<number, number>();
  return {
    columns: reply.columns,
    lines: reply.workItemRelations.map(({ source, target }) => {
      const depth = source ? (depths.get(source.id) ?? 0) + 1 : 0;
      depths.set(target.id, depth);
      return { id: target.id, depth };
    }),
  };
}

/** Runs a query whenever its text changes; none while there is no text. */
export function useQuery(projectName: string, query: string | undefined) {
  return useResource(query === undefined ? undefined : `query ${projectName} ${query}`, (signal) =>
    runQuery(projectName, query ?? '', signal),
  );
}

const batch = 200;

interface LineItems {
  readonly items: ReadonlyMap<number, RestItem>;
  readonly problem?: Error;
}

/**
 * Reads the fields of lines as they come into view, up to 200 items a call. What was read for an earlier result of
 * the same query stays until it is read anew.
 */
export function useLineItems(
  result: QueryResult,
): readonly [
  items: ReadonlyMap<number, RestItem>,
  want: (ids: readonly number[]) => void,
  problem: Error | undefined,
  retry: () => void,
] {
  const [state, setState] = useState<LineItems>({ items: new Map() });
  const [round, setRound] = useState(0);
  const asked = useRef(new Set<number>());
  useEffect(() => {
    asked.current = new Set();
  }, [result, round]);
  const want = useCallback(
    (ids: readonly number[]) => {
      const known = asked.current;
      const wanted = ids.find((id) => !known.has(id));
      if (wanted === undefined) return;
      // What comes next in the list is read along: scrolling on asks less often.
      const from = result.lines.findIndex(({ id }) => id === wanted);
      const next = [...new Set([...ids, ...result.lines.slice(from, from + batch).map(({ id }) => id)])]
        .filter((id) => !known.has(id))
        .slice(0, batch);
      for (const id of next) known.add(id);
      const fields = [
        ...new Set([
          'System.Title',
          'System.WorkItemType',
          'System.State',
          ...result.columns.map(({ referenceName }) => referenceName),
        ]),
      ];
      call<{ value: readonly (RestItem | null)[] }>('POST', '_apis/wit/workItemsBatch?api-version=7.1', {
        body: { ids: next, fields, errorPolicy: 'omit' },
      }).then(
        ({ value }) =>
          known === asked.current &&
          setState(({ items }) => ({
            items: new Map([...items, ...value.flatMap((item) => (item ? [[item.id, item] as const] : []))]),
          })),
        (problem: unknown) =>
          known === asked.current &&
          setState(({ items }) => ({
            items,
            problem: problem instanceof Error ? problem : new Error(String(problem)),
          })),
      );
    },
    // A new round asks again for what could not be read.
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [result, round],
  );
  const retry = useCallback(() => {
    setState(({ items }) => ({ items }));
    setRound((count) => count + 1);
  }, []);
  return [state.items, want, state.problem, retry];
}
