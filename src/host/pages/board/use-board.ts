import type { Board, Page } from '../api/jira';
import { read } from '../api/rest';
import { useResource, type Resource } from '../api/use-resource';

/** The boards of a project; the first is the one shown unless the address names another. */
export function useBoards(projectKey: string): Resource<Page<Board>> {
  return useResource(projectKey, (signal) =>
    read<Page<Board>>(`/rest/agile/1.0/board?projectKeyOrId=${encodeURIComponent(projectKey)}&maxResults=50`, signal),
  );
}

/** Reads all pages of an agile list of issues. */
export async function readAll<Item>(path: string, list: 'issues' | 'values', signal: AbortSignal): Promise<Item[]> {
  const items: Item[] = [];
  for (;;) {
    const page = await read<Record<'issues' | 'values', Item[]> & { total?: number; isLast?: boolean }>(
      `${path}${path.includes('?') ? '&' : '?'}startAt=${items.length}&maxResults=100`,
      signal,
    );
    const part = page[list] ?? [];
    items.push(...part);
    if (part.length === 0 || page.isLast === true || items.length >= (page.total ?? Infinity)) return items;
  }
}
