import * as z from 'zod/mini';
import { chunks } from '#app/chunks';
import { inParallel } from '#app/parallel';
import { callsAtOnce, isHidden, type JiraClient } from '#jira/client';

/** Most issues in one bulk fetch. Source: POST /rest/api/3/issue/bulkfetch (2026-11-27). */
export const issuesAFetch = 100;

/** Which issues are fetched, and what of them. */
export interface BulkFetch<Bean> {
  /** Ids or keys. */
  readonly ids: readonly string[];
  readonly fields: readonly string[];
  readonly bean: z.ZodMiniType<Bean>;
  /** Told of the issues of each call as they come. */
  readonly onPart?: (issues: readonly Bean[]) => void;
  /** Whoever decides by what is missing says so: then an issue that is left out is surely hidden or gone. */
  readonly isDecisive?: true;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Issues in no order, a hundred a call; hidden ones and those that are gone are left out. Issues that Jira could not return
 * this time are asked for once more and, where the fetch is decisive, one by one after that.
 */
export async function bulkFetch<Bean>(client: JiraClient, wish: BulkFetch<Bean>): Promise<readonly Bean[]> {
  const found = await inParallel(chunks([...new Set(wish.ids)], issuesAFetch), callsAtOnce, async (part) => {
    const issues = await fetchPart(client, part, wish);
    wish.onPart?.(issues);
    return issues;
  });
  return found.flat();
}

async function fetchPart<Bean>(client: JiraClient, ids: readonly string[], wish: BulkFetch<Bean>): Promise<Bean[]> {
  const { fields, bean, signal, isDecisive } = wish;
  const answer = z.object({
    issues: z.array(bean),
    issueErrors: z.optional(z.array(z.object({ id: z.optional(z.string()) }))),
  });
  const issues: Bean[] = [];
  let due: readonly string[] = ids;
  for (let attempt = 1; attempt <= 2 && due.length > 0; attempt += 1) {
    const body = { issueIdsOrKeys: due, fields };
    const page = await client.send({
      path: '/rest/api/3/issue/bulkfetch',
      body,
      isRepeatable: true,
      answer,
      signal,
    });
    issues.push(...page.issues);
    due = (page.issueErrors ?? []).flatMap(({ id }) => id ?? []);
  }
  const alone = isDecisive ? await inParallel(due, callsAtOnce, (id) => fetchOne(client, id, wish)) : [];
  return [...issues, ...alone.flat()];
}

/** The issue, or none where it is hidden or gone. Throws HostUnreachable where Jira cannot say. */
async function fetchOne<Bean>(
  client: JiraClient,
  id: string,
  { fields, bean, signal }: BulkFetch<Bean>,
): Promise<readonly Bean[]> {
  const path = `/rest/api/3/issue/${encodeURIComponent(id)}?fields=${encodeURIComponent(fields.join(','))}`;
  try {
    return [await client.send({ path, answer: bean, signal })];
  } catch (error) {
    if (isHidden(error)) return [];
    throw error;
  }
}
