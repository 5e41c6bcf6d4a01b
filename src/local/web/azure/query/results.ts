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
  readonly workItemRelations?: readonly { readonly source?: { readonly id: number } | null; readonly target: { readonly id: number } }[];
}

/** Runs a query in a project. */
export async function runQuery(projectName: string, query: string, signal?: AbortSignal): Promise<QueryResult> {
  const reply = await call<WiqlReply>('POST', `${encodeURIComponent(projectName)}/_apis/wit/wiql?api-version=7.1`, { body: { query }, signal });
  if (reply.workItemRelations === undefined) return { columns: reply.columns, lines: (reply.workItems ?? []).map(({ id }) => ({ id, depth: 0 })) };
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

/** Runs a query whenever its text changes. */
export function useQuery(projectName: string, query: string) {
  return useResource(`query ${projectName} ${query}`, (signal) => runQuery(projectName, query, signal));
}

const batch = 200;

/** Reads the fields of lines as they come into view, 200 items a call. */
export function useLineItems(result: QueryResult | undefined): readonly [items: ReadonlyMap<number, RestItem>, want: (from: number, to: number) => void] {
  const [items, setItems] = useState<ReadonlyMap<number, RestItem>>(new Map());
  const asked = useRef(new Set<number>());
  useEffect(() => {
    asked.current = new Set();
    setItems(new Map());
  }, [result]);
  const want = useCallback(
    (from: number, to: number) => {
      if (result === undefined) return;
      const fields = [...new Set(['System.Title', 'System.WorkItemType', 'System.State', ...result.columns.map(({ referenceName }) => referenceName)])];
      for (let index = Math.floor(from / batch); index * batch < to; index += 1) {
        if (asked.current.has(index)) continue;
        asked.current.add(index);
        const round = asked.current;
        const ids = [...new Set(result.lines.slice(index * batch, (index + 1) * batch).map(({ id }) => id))];
        if (ids.length === 0) continue;
        call<{ value: readonly (RestItem | null)[] }>('POST', '_apis/wit/workItemsBatch?api-version=7.1', { body: { ids, fields, errorPolicy: 'omit' } }).then(
          ({ value }) => round === asked.current && setItems((before) => new Map([...before, ...value.flatMap((item) => (item ? [[item.id, item] as const] : []))])),
          () => round.delete(index),
        );
      }
    },
    [result],
  );
  return [items, want];
}
